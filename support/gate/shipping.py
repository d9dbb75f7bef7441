"""May this build go to that environment? Answered from the evidence matrix, by the ways of the policy."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from support.gate.behaviours import Unproven
from support.gate.facts import moment
from support.gate.matrix import Evidence
from support.gate.policy import Need, Policy, Way
from support.gate.verdict import EXIT_CODES, Status, Verdict

__all__ = ["Answer", "Row", "WordOn", "may_ship"]

WordOn = Callable[[Verdict], str | None]
"""What a person said of exactly this verdict: "approved", "rejected", or None."""

_GRAVEST_FIRST = ("blocked", "not proven", "held", "deliverable")
_CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence that a way asks for, and how it stands."""

    profile: str
    on: tuple[str, ...]
    status: Status
    why: str
    run: str = ""  # the run that it stands by
    verdict: str = ""  # that run's verdict, by its digest


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a build may go to an environment, by which way, and why."""

    status: Status
    exit_code: int
    reasons: tuple[str, ...]
    build: str  # the digest of its manifest
    environment: str
    way: str
    policy_digest: str
    rows: tuple[Row, ...]
    unproven: tuple[Unproven, ...]  # the behaviours that none of this evidence shows

    def told(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Walked:
    """A way, as far as a build has come on it."""

    way: Way
    status: Status
    reasons: tuple[str, ...]
    rows: tuple[Row, ...]
    verdicts: tuple[Verdict, ...]
    is_approved: bool


def may_ship(  # noqa: PLR0913 - what an answer depends on, and nothing else
    build_digest: str, environment: str, *, evidence: Evidence, policy: Policy, at: datetime, word: WordOn
) -> Answer:
    """The answer. The environment must be one of the policy's."""
    known = evidence.of(build_digest)
    walked = [_walk(way, known, policy, at, word) for way in policy.environments[environment]]
    best = max(walked, key=lambda one: _GRAVEST_FIRST.index(one.status))
    status, reasons = best.status, list(best.reasons)
    elsewhere = [one for one in walked if one.status == "blocked" and one is not best]
    for one in elsewhere:
        reasons += [f"the way {one.way.name!r} is blocked: {why}" for why in one.reasons]
    if elsewhere and status == "deliverable" and not best.is_approved:
        status = "held"  # nobody goes round a red light without a person's word
    if due := policy.quarantine.due(at) if policy.quarantine else ():
        status, reasons = "blocked", [*due, *reasons]
    return Answer(
        status=status,
        exit_code=EXIT_CODES[status],
        reasons=tuple(reasons),
        build=build_digest,
        environment=environment,
        way=best.way.name,
        policy_digest=policy.digest,
        rows=best.rows,
        unproven=_in_none(best.verdicts),
    )


def _walk(way: Way, known: Sequence[Verdict], policy: Policy, at: datetime, word: WordOn) -> _Walked:
    found = [_row(need, known, policy, at, word) for need in way.needs]
    rows = tuple(row for row, _ in found)
    verdicts = tuple(verdict for _, verdict in found if verdict)
    status = min((row.status for row in rows), key=_GRAVEST_FIRST.index)
    reasons = [f"{row.profile} on {' or '.join(row.on)}: {row.why}" for row in rows if row.status == status]
    is_approved = any(word(verdict) == "approved" for verdict in verdicts)
    if status == "deliverable" and way.needs_a_person and not is_approved:
        status, reasons = "held", [f"the way {way.name!r} needs a person's word on one of its verdicts"]
    return _Walked(way, status, tuple(reasons), rows, verdicts, is_approved)


def _row(
    need: Need, known: Sequence[Verdict], policy: Policy, at: datetime, word: WordOn
) -> tuple[Row, Verdict | None]:
    """How a need stands: by the newest verdict that can count for it."""
    fitting, why_none = _fitting(need, known, policy)
    if not fitting:
        return Row(need.profile, need.on, "not proven", why_none), None
    newest = fitting[-1]
    status, why = _told(need, newest, at, word)
    red = next((v for v in fitting[:-1] if v.status == "blocked" and _in_time(need, v, at)), None)
    is_doubted = policy.flaky_needs_a_person and word(newest) != "approved"
    if red and status == "deliverable" and is_doubted:
        status, why = "held", f"{newest.run} passed only after {red.run} was blocked, on the same build"
    return Row(need.profile, need.on, status, why, newest.run, newest.digest), newest


def _fitting(need: Need, known: Sequence[Verdict], policy: Policy) -> tuple[list[Verdict], str]:
    """The verdicts that can count for a need, oldest first; where there are none, why."""
    fitting = [v for v in known if v.profile == need.profile and v.environment in need.on]
    for is_right, why in (
        (lambda v: not v.narrowed_by, "only a part of the profile was run: {told}"),
        (lambda v: set(need.flags) <= set(v.flags), f"not shown under {', '.join(need.flags)}"),
        (
            lambda v: v.policy_digest == policy.digest,
            "judged by another policy than the one that is asked: judge again with `tutor-bdd gate {run}`",
        ),
    ):
        left = [verdict for verdict in fitting if is_right(verdict)]
        if fitting and not left:
            last = fitting[-1]
            return [], why.format(run=last.run, told=" ".join(last.narrowed_by))
        fitting = left
    return fitting, "this build was not judged there"


def _told(need: Need, verdict: Verdict, at: datetime, word: WordOn) -> tuple[Status, str]:
    said = word(verdict)
    first = verdict.reasons[0] if verdict.reasons else "no reason is told"
    hours = _hours(verdict, at)
    if said == "rejected":
        return "blocked", f"a person rejected {verdict.run}"
    if verdict.status not in {"deliverable", "held"}:
        return verdict.status, f"{verdict.run} is {verdict.status}: {first}"
    if hours is None:
        return "not proven", f"nobody can tell when {verdict.run} ended"
    if not _in_time(need, verdict, at):
        when = f"ended {hours:.1f} hours ago" if hours > 0 else f"ends {-hours:.1f} hours from now"
        return "not proven", f"{verdict.run} {when}; it may be {need.within_hours:g} hours old"
    if verdict.status == "held" and said != "approved":
        return "held", f"{verdict.run} waits for a person: {first}"
    return "deliverable", f"{verdict.run} is {verdict.status}{' and approved' if said else ''}"


def _hours(verdict: Verdict, at: datetime) -> float | None:
    ended = moment(verdict.finished_at)
    return (at - ended).total_seconds() / 3600 if ended else None


def _in_time(need: Need, verdict: Verdict, at: datetime) -> bool:
    hours = _hours(verdict, at)
    return hours is not None and -_CLOCK_TOLERANCE.total_seconds() / 3600 <= hours <= need.within_hours


def _in_none(verdicts: Sequence[Verdict]) -> tuple[Unproven, ...]:
    """What is proven in none of these, that is, unproven in each of them."""
    if not verdicts:
        return ()
    shared = set.intersection(*({u.behaviour for u in v.unproven} for v in verdicts))
    return tuple(u for u in verdicts[0].unproven if u.behaviour in shared)
