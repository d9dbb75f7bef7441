"""From plan and record to a verdict. Whatever is missing, broken or unknown is never a pass."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from support.gate.policy import Policy
from support.planning.plan import Plan
from support.record.events import CaseResult, Outcome, RunRecord

__all__ = ["Status", "Verdict", "VerdictError", "judge"]

Status = str  # "deliverable", "blocked", "not proven" or "held"
_EXIT_CODES = {"deliverable": 0, "blocked": 1, "not proven": 5, "held": 6}
_NOT_PROVEN = 5
_TARGET_UNAVAILABLE = 3
_HARNESS_ERROR = 4
_INTERRUPTED = 130


class VerdictError(ValueError):
    """A file is no verdict, or was changed after it was written."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence lets a build pass, why, and what to exit with. `counts`: outcome → cases.

    The rest says what the verdict is about, so that it counts for nothing else. Judging the same files again
    gives the same verdict, to its digest.
    """

    status: Status
    exit_code: int
    reasons: tuple[str, ...]
    counts: Mapping[str, int]
    run: str = ""
    build: Mapping[str, str] = field(default_factory=dict)  # component → revision
    environment: str = ""  # the target that the run was on
    profile: str = ""
    narrowed_by: tuple[str, ...] = ()  # options that left cases of the profile out
    finished_at: str = ""  # when the run ended, ISO 8601, UTC; empty where it has no end
    policy_digest: str = ""  # SHA-256 over the policy file, in hex, as the two that follow
    plan_digest: str = ""
    record_digest: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 over everything that the verdict says, in hex."""
        text = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def told(self) -> dict[str, Any]:
        """The verdict as JSON has it, with its digest."""
        return {**asdict(self), "digest": self.digest}

    @classmethod
    def read(cls, path: Path) -> "Verdict":
        """The verdict in a file. Raises VerdictError, also where its digest does not fit."""
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            digest = content.pop("digest")
            lists = {name: tuple(content[name]) for name in ("reasons", "narrowed_by")}
            verdict = cls(**{**content, **lists})
            found = verdict.digest
        except OSError as error:
            raise VerdictError(f"cannot read the verdict {path}: {error.strerror}") from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise VerdictError(f"{path} is no verdict: {error}") from error
        if found != digest:
            raise VerdictError(f"{path} was changed after it was written: its digest does not fit")
        return verdict

    def write(self, run_dir: Path) -> Path:
        """Write verdict.json, whole or not at all."""
        path = run_dir / "verdict.json"
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(self.told(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        partial.replace(path)
        return path


def judge(plan: Plan, record: RunRecord, policy: Policy) -> Verdict:
    """The verdict on a run."""
    return replace(
        _found(plan, record, policy),
        run=plan.run,
        build=plan.build,
        environment=plan.target,
        profile=plan.profile,
        narrowed_by=plan.narrowed_by,
        finished_at=record.finished_at or "",
        policy_digest=policy.digest,
        plan_digest=plan.digest,
        record_digest=record.digest,
    )


def _found(plan: Plan, record: RunRecord, policy: Policy) -> Verdict:
    counts = Counter(_standing(result) for result in record.results)
    counts["not provable here"] = len(plan.not_provable)
    unproven = [*record.problems, *_unproven(plan, record, policy)]
    blocking = [r for r in record.results if not policy.is_excused(r.case.tags)]
    failed = [r for r in blocking if r.outcome is Outcome.FAILED]
    broken = [r for r in blocking if r.outcome in {Outcome.ERROR, Outcome.PENDING}]
    away = [r for r in blocking if r.outcome is Outcome.COMPROMISED]
    hooks = [f"the {failure.hook} hook failed: {failure.error}" for failure in record.hook_failures]
    reasons = [
        *(_sentence(r, "failed") for r in failed),
        *(_sentence(r, "could not be carried out") for r in broken),
        *hooks,
        *(_sentence(r, "lost the target") for r in away),
        *unproven,
    ]
    if record.interrupted:
        reasons.insert(0, "the run was interrupted")
    # The gravest comes first: it decides.
    for found, status, exit_code in (
        (record.interrupted, "not proven", _INTERRUPTED),
        (failed, "blocked", _EXIT_CODES["blocked"]),
        (broken or hooks, "blocked", _HARNESS_ERROR),
        (away, "not proven", _TARGET_UNAVAILABLE),
        (unproven, "not proven", _NOT_PROVEN),
    ):
        if found:
            return Verdict(status, exit_code, tuple(reasons), dict(counts))
    flaky = [_sentence(r, "passed only when it was tried again") for r in blocking if r.is_flaky]
    if flaky and policy.flaky_needs_a_person:
        return Verdict("held", _EXIT_CODES["held"], tuple(flaky), dict(counts))
    excused = [
        _sentence(r, f"is excused by its tags: {_standing(r)}")
        for r in record.results
        if policy.is_excused(r.case.tags) and r.outcome is not Outcome.PASSED
    ]
    good = "every planned case that counts passed" if excused else "every planned case passed"
    return Verdict("deliverable", 0, (good, *excused), dict(counts))


def _unproven(plan: Plan, record: RunRecord, policy: Policy) -> list[str]:
    reasons = []
    if plan.shard:
        reasons.append(f"this is shard {plan.shard} only: `tutor-bdd merge` judges all of them together")
    if record.plan_digest != plan.digest:
        reasons.append("plan and record do not belong together")
    if record.finished_at is None:
        reasons.append("the run has no end")
    if [result.case.id for result in record.results] != [case.id for case in plan.cases]:
        reasons.append("the record does not hold every planned case exactly once")
    if plan.cases and all(policy.is_excused(case.tags) for case in plan.cases):
        reasons.append("no case was planned that counts: each is excused by its tags")
    if len(plan.cases) < policy.fewest_cases:
        reasons.append(
            f"{len(plan.cases)} cases were planned; the policy asks for {policy.fewest_cases} or more"
        )
    reasons += [_sentence(r, "has no outcome") for r in record.results if r.outcome is None]
    skipped = [r for r in record.results if r.outcome is Outcome.SKIPPED]
    reasons += [_sentence(r, "was skipped") for r in skipped]
    reasons += [
        _sentence(r, "passed, which its own steps or hooks contradict")
        for r in record.results
        if _contradicts_itself(r)
    ]
    return reasons


def _contradicts_itself(result: CaseResult) -> bool:
    if result.outcome is not Outcome.PASSED:
        return False
    last = result.attempts[-1]
    return not last.steps or bool(last.hook_failures) or any(step.status != "passed" for step in last.steps)


def _standing(result: CaseResult) -> str:
    if result.is_flaky:
        return "flaky"
    return str(result.outcome) if result.outcome else "no outcome"


def _sentence(result: CaseResult, what: str) -> str:
    case = result.case
    return f'"{case.title}" ({case.feature}, {case.channel}) {what}'
