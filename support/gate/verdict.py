"""From plan and record to a verdict. Whatever is missing, broken or unknown is never a pass."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from support.gate.behaviours import Shown, Unproven, contradicts_itself, shown
from support.gate.facts import facts, moment
from support.gate.policy import Policy
from support.gate.rules import Finding, weigh
from support.planning.plan import Plan
from support.record.events import CaseResult, Outcome, RunRecord

__all__ = ["Judgement", "Status", "Verdict", "VerdictError", "judge", "weighed"]

Status = str  # "deliverable", "blocked", "not proven" or "held"
_EXIT_CODES = {"deliverable": 0, "blocked": 1, "not proven": 5, "held": 6}
_NOT_PROVEN = 5
_TARGET_UNAVAILABLE = 3
_HARNESS_ERROR = 4
_INTERRUPTED = 130
_CLOCK_TOLERANCE = timedelta(minutes=5)  # between two machines


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
    flags: tuple[str, ...] = ()  # the states of flags that it was shown under, as "payments.on"
    finished_at: str = ""  # when the run ended, ISO 8601, UTC; empty where it has no end
    policy_digest: str = ""  # SHA-256 over the policy file, in hex, as the two that follow
    plan_digest: str = ""
    record_digest: str = ""
    unproven: tuple[Unproven, ...] = ()  # the behaviours that the evidence does not show, and why

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
            lists: dict[str, Any] = {n: tuple(content[n]) for n in ("reasons", "narrowed_by", "flags")}
            lists["unproven"] = tuple(Unproven(**told) for told in content["unproven"])
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


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and what each rule of the policy came to on the way to it."""

    verdict: Verdict
    findings: tuple[Finding, ...]


def judge(plan: Plan, record: RunRecord, policy: Policy, *, at: datetime | None = None) -> Verdict:
    """The verdict on a run, at a time (default: now)."""
    return weighed(plan, record, policy, at=at).verdict


def weighed(plan: Plan, record: RunRecord, policy: Policy, *, at: datetime | None = None) -> Judgement:
    """The verdict on a run, with the findings that led to it."""
    now = at or datetime.now(UTC)
    behaviours = shown(plan, record, policy)
    data = facts(plan, record, policy, behaviours, now)
    findings = tuple(weigh(rule, data) for rule in policy.rules if rule.is_for(plan.profile))
    verdict = _found(_evidence(plan, record, policy, behaviours, findings, now), record)
    return Judgement(
        replace(
            verdict,
            counts={**Counter(map(_standing, record.results)), "not provable here": len(plan.not_provable)},
            run=plan.run,
            build=plan.build,
            environment=plan.target,
            profile=plan.profile,
            narrowed_by=plan.narrowed_by,
            flags=tuple(data["run"]["flags"]),
            finished_at=record.finished_at or "",
            policy_digest=policy.digest,
            plan_digest=plan.digest,
            record_digest=record.digest,
            unproven=behaviours.unproven,
        ),
        findings,
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What stands against a build, by what it leads to; sentences, the gravest kind first."""

    failed: list[str]
    broken: list[str]  # the harness could not find out
    debts: list[str]  # quarantine that is due, over its cap or without an entry
    forbidden: list[str]  # rules that block
    away: list[str]
    unproven: list[str]
    doubtful: list[str]  # for a person to decide
    excused: list[str]
    remarks: list[str]  # what is told of a build that may go


def _evidence(  # noqa: PLR0913, PLR0917 - what a verdict is made of
    plan: Plan,
    record: RunRecord,
    policy: Policy,
    behaviours: Shown,
    findings: tuple[Finding, ...],
    now: datetime,
) -> _Evidence:
    counting = [r for r in record.results if not policy.is_excused(r.case.tags)]
    excused = [r for r in record.results if policy.is_excused(r.case.tags)]
    flaky = [r for r in counting if r.is_flaky] if policy.flaky_needs_a_person else []
    debts = policy.quarantine.debts(plan.cases, now) if policy.quarantine else ()

    def told(outcomes: set[Outcome], what: str) -> list[str]:
        return [_sentence(r, what) for r in counting if r.outcome in outcomes]

    def against(otherwise: str) -> list[str]:
        return [f.sentence for f in findings if f.held is False and f.rule.otherwise == otherwise]

    return _Evidence(
        failed=told({Outcome.FAILED}, "failed"),
        broken=[
            *told({Outcome.ERROR, Outcome.PENDING}, "could not be carried out"),
            *(f"the {failure.hook} hook failed: {failure.error}" for failure in record.hook_failures),
        ],
        debts=list(debts),
        forbidden=against("blocked"),
        away=told({Outcome.COMPROMISED}, "lost the target"),
        unproven=[
            *record.problems,
            *_unproven(plan, record, policy),
            *_of_another_time(record, now),
            *(finding.sentence for finding in findings if finding.held is None),
            *against("not proven"),
        ],
        doubtful=[
            *(_sentence(r, "passed only when it was tried again") for r in flaky),
            *against("held"),
        ],
        excused=[
            _sentence(r, f"is excused by its tags: {_standing(r)}")
            for r in excused
            if r.outcome is not Outcome.PASSED
        ],
        remarks=[
            *_inactive(behaviours),
            *against("told"),
        ],
    )


def _found(evidence: _Evidence, record: RunRecord) -> Verdict:
    """The gravest comes first: it decides. Nothing of what was found is left out."""
    interrupted = ["the run was interrupted"] if record.interrupted else []
    against = [
        *interrupted,
        *evidence.failed,
        *evidence.broken,
        *evidence.debts,
        *evidence.forbidden,
        *evidence.away,
        *evidence.unproven,
    ]
    for found, status, exit_code in (
        (interrupted, "not proven", _INTERRUPTED),
        (evidence.failed, "blocked", _EXIT_CODES["blocked"]),
        (evidence.broken, "blocked", _HARNESS_ERROR),
        (evidence.debts or evidence.forbidden, "blocked", _EXIT_CODES["blocked"]),
        (evidence.away, "not proven", _TARGET_UNAVAILABLE),
        (evidence.unproven, "not proven", _NOT_PROVEN),
    ):
        if found:
            return Verdict(status, exit_code, (*against, *evidence.doubtful), {})
    remarks = (*evidence.excused, *evidence.remarks)
    if evidence.doubtful:
        return Verdict("held", _EXIT_CODES["held"], (*evidence.doubtful, *remarks), {})
    good = "every planned case that counts passed" if evidence.excused else "every planned case passed"
    return Verdict("deliverable", 0, (good, *remarks), {})


def _of_another_time(record: RunRecord, now: datetime) -> list[str]:
    """Why the evidence cannot be as old as it says: somebody has set a clock."""
    ended = moment(record.finished_at)
    if ended and ended > now + _CLOCK_TOLERANCE:
        return [f"the run ended at {record.finished_at}, which is yet to come: a clock is wrong"]
    return []


def _inactive(behaviours: Shown) -> list[str]:
    """The critical behaviours that nobody watches any more, for all who read the verdict."""
    found = [u for u in behaviours.unproven if u.behaviour in behaviours.critical_inactive]
    return [f"critical: {u.behaviour} ({u.statement}): {u.why}" for u in found]


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
        if contradicts_itself(r)
    ]
    return reasons


def _standing(result: CaseResult) -> str:
    if result.is_flaky:
        return "flaky"
    return str(result.outcome) if result.outcome else "no outcome"


def _sentence(result: CaseResult, what: str) -> str:
    case = result.case
    return f'"{case.title}" ({case.feature}, {case.channel}) {what}'
