"""From plan and record to a verdict. Whatever is missing, broken or unknown is never a pass."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from support.gate.behaviours import Unproven, shown
from support.gate.facts import facts
from support.gate.objections import Objections, objections, standing
from support.gate.policy import Policy
from support.gate.rules import Finding, weigh
from support.planning.plan import Plan
from support.record.events import RunRecord

__all__ = ["EXIT_CODES", "Judgement", "Status", "Verdict", "VerdictError", "judge", "weighed"]

Status = str  # "deliverable", "blocked", "not proven" or "held"
EXIT_CODES = {"deliverable": 0, "blocked": 1, "not proven": 5, "held": 6}
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
    flags: tuple[str, ...] = ()  # the states of flags that it was shown under, as "payments.on"
    started_at: str = ""  # when the run began, ISO 8601, UTC
    finished_at: str = ""  # when it ended; empty where it has no end
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
            return cls.parse(json.loads(path.read_text(encoding="utf-8")))
        except OSError as error:
            raise VerdictError(f"cannot read the verdict {path}: {error.strerror}") from error
        except VerdictError as error:
            raise VerdictError(f"{path} {error}") from error
        except (ValueError, RecursionError) as error:
            raise VerdictError(f"{path} is no verdict: {error}") from error

    @classmethod
    def parse(cls, told: object) -> "Verdict":
        """The verdict as JSON has it. Raises VerdictError, whose message says what "it" is."""
        try:
            content: dict[str, Any] = dict(told)  # type: ignore[call-overload]  # what is none is caught below
            digest = content.pop("digest")
            lists: dict[str, Any] = {n: tuple(content[n]) for n in ("reasons", "narrowed_by", "flags")}
            lists["unproven"] = tuple(Unproven(**told) for told in content["unproven"])
            verdict = cls(**{**content, **lists})
            _of_its_shape(verdict)
            found = verdict.digest
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise VerdictError(f"is no verdict: {error}") from error
        if found != digest:
            raise VerdictError("was changed after it was written: its digest does not fit")
        return verdict

    def write(self, run_dir: Path) -> Path:
        """Write verdict.json, whole or not at all."""
        path = run_dir / "verdict.json"
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(self.told(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        partial.replace(path)
        return path


def _of_its_shape(verdict: Verdict) -> None:
    """Raise ValueError for what no gate would have said."""
    if verdict.status not in EXIT_CODES:
        raise ValueError(f"there is no status {verdict.status!r}")
    if type(verdict.exit_code) is not int or (verdict.exit_code == 0) != (verdict.status == "deliverable"):
        raise ValueError(f"{verdict.status} does not end with {verdict.exit_code!r}")
    texts = ("run", "environment", "profile", "started_at", "finished_at")
    digests = ("policy_digest", "plan_digest", "record_digest")
    if not all(isinstance(getattr(verdict, name), str) for name in (*texts, *digests)):
        raise ValueError(f"{', '.join((*texts, *digests))} must be texts")
    told = [*verdict.reasons, *verdict.narrowed_by, *verdict.flags, *verdict.build, *verdict.build.values()]
    if not all(isinstance(text, str) for text in told):
        raise ValueError("reasons, flags and build must be texts")


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
    verdict = _found(objections(plan, record, policy, behaviours, findings, now), record)
    return Judgement(
        replace(
            verdict,
            counts={**Counter(map(standing, record.results)), "not provable here": len(plan.not_provable)},
            run=plan.run,
            build=plan.build,
            environment=plan.target,
            profile=plan.profile,
            narrowed_by=plan.narrowed_by,
            flags=tuple(data["run"]["flags"]),
            started_at=record.started_at,
            finished_at=record.finished_at or "",
            policy_digest=policy.digest,
            plan_digest=plan.digest,
            record_digest=record.digest,
            unproven=behaviours.unproven,
        ),
        findings,
    )


def _found(evidence: Objections, record: RunRecord) -> Verdict:
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
        (evidence.failed, "blocked", EXIT_CODES["blocked"]),
        (evidence.broken, "blocked", _HARNESS_ERROR),
        (evidence.debts or evidence.forbidden, "blocked", EXIT_CODES["blocked"]),
        (evidence.away, "not proven", _TARGET_UNAVAILABLE),
        (evidence.unproven, "not proven", _NOT_PROVEN),
    ):
        if found:
            return Verdict(status, exit_code, (*against, *evidence.doubtful), {})
    remarks = (*evidence.excused, *evidence.remarks)
    if evidence.doubtful:
        return Verdict("held", EXIT_CODES["held"], (*evidence.doubtful, *remarks), {})
    good = "every planned case that counts passed" if evidence.excused else "every planned case passed"
    return Verdict("deliverable", 0, (good, *remarks), {})
