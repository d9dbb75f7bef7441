"""What every report shows, worked out once from plan, record and verdict: so no two reports can disagree.

A case counts as passed only when its record says so, every step says so too, and nothing around it broke.
Everything else has a standing that tells why it does not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from support.planning.plan import Plan, PlannedCase
from support.privacy.redaction import redact
from support.record.events import Attempt, CaseResult, HookFailure, Outcome, RunRecord, StepResult

__all__ = ["BehaviourCount", "CaseView", "Fault", "RunView", "Standing", "Verdict", "view_run"]


class Verdict(Protocol):
    """What a report needs of the gate's verdict."""

    @property
    def status(self) -> str:
        """Deliverable, blocked, not proven or held, in small letters."""

    @property
    def exit_code(self) -> int:
        """What the command line ends with."""

    @property
    def reasons(self) -> Sequence[str]:
        """Why, one sentence each."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cases ended how."""


class Standing(StrEnum):
    """How a planned case stands after the run. Only `PASSED` is a pass."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    COMPROMISED = "compromised"
    PENDING = "pending"
    SKIPPED = "skipped"
    UNFINISHED = "unfinished"
    NEVER_RAN = "never ran"
    NOT_PROVABLE = "not provable"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that broke outside every case, or makes the record itself doubtful."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as reports show it; every text in it is redacted. `attempts` is empty when it never ran."""

    case: PlannedCase
    standing: Standing
    reason: str | None  # the first line of what stands in the way of a pass
    is_flaky: bool
    attempts: tuple[Attempt, ...]

    @property
    def last(self) -> Attempt | None:
        """The attempt that counts."""
        return self.attempts[-1] if self.attempts else None

    @property
    def duration(self) -> float:
        """Seconds over all attempts, as far as they are known."""
        return sum(attempt.duration or 0.0 for attempt in self.attempts)

    @property
    def full_error(self) -> str:
        """All that is known about what went wrong in the last attempt: steps, then hooks; may be empty."""
        if self.last is None:
            return ""
        parts = [s.error for s in self.last.steps if s.error]
        parts += [f"{failure.hook}: {failure.error}" for failure in self.last.hook_failures]
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True)
class BehaviourCount:
    """The behaviours that the plan's cases claim, by how they stand."""

    proven: tuple[str, ...] = ()  # every case that claims it passed
    contradicted: tuple[str, ...] = ()  # some case failed
    open: tuple[str, ...] = ()  # none failed, not all passed
    not_provable: tuple[str, ...] = ()  # only cases that this target cannot run

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.proven) + len(self.contradicted) + len(self.open) + len(self.not_provable)


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as reports show it."""

    plan: Plan
    record: RunRecord
    verdict: Verdict
    cases: tuple[CaseView, ...]  # in the plan's order
    not_provable: tuple[CaseView, ...]
    faults: tuple[Fault, ...]
    behaviours: BehaviourCount
    counts: Mapping[Standing, int] = field(default_factory=dict)

    @property
    def everything(self) -> tuple[CaseView, ...]:
        """What ran or should have, then what cannot run here."""
        return self.cases + self.not_provable

    @property
    def alarms(self) -> tuple[Fault, ...]:
        """What reports show beside the cases: faults; or the verdict, where it is no pass and no case tells.

        Without it a report could be green when the verdict is not.
        """
        harmless = {Standing.PASSED, Standing.SKIPPED, Standing.NOT_PROVABLE}
        if self.faults or self.verdict.exit_code == 0:
            return self.faults
        if any(case.standing not in harmless for case in self.cases):
            return ()
        reasons = redact("\n".join(self.verdict.reasons)) or "no reason given"
        return (Fault(f"Verdict: {self.verdict.status}", reasons),)

    @property
    def flaky(self) -> tuple[CaseView, ...]:
        """What passed only after attempts that did not."""
        return tuple(case for case in self.cases if case.is_flaky)


def view_run(plan: Plan, record: RunRecord, verdict: Verdict) -> RunView:
    """The run as all reports show it: one view for each planned case, whatever the record holds."""
    results = {result.case.id: result for result in record.results}
    cases = tuple(_view_case(results.get(case.id) or CaseResult(case)) for case in plan.cases)
    not_provable = tuple(
        CaseView(case, Standing.NOT_PROVABLE, _why_not_provable(plan, case), is_flaky=False, attempts=())
        for case in plan.unprovable_cases
    )
    return RunView(
        plan=plan,
        record=record,
        verdict=verdict,
        cases=cases,
        not_provable=not_provable,
        faults=tuple(_faults(plan, record)),
        behaviours=_count_behaviours(cases, not_provable),
        counts=Counter(view.standing for view in cases + not_provable),
    )


def _view_case(result: CaseResult) -> CaseView:
    standing, reason = _stand(result)
    return CaseView(
        case=result.case,
        standing=standing,
        reason=redact(_first_line(reason)) if reason else None,
        is_flaky=standing is Standing.PASSED and result.is_flaky,
        attempts=tuple(_redacted(attempt) for attempt in result.attempts),
    )


def _stand(result: CaseResult) -> tuple[Standing, str | None]:
    if not result.attempts:
        return Standing.NEVER_RAN, "it was planned, and the record holds nothing about it"
    last = result.attempts[-1]
    if last.outcome is None:
        return Standing.UNFINISHED, last.reason or "the record ends before it does"
    if last.outcome not in {Outcome.PASSED, Outcome.SKIPPED}:
        return Standing(last.outcome.value), last.reason or _reason_in(last)
    if last.hook_failures:
        failure = last.hook_failures[0]
        return Standing.ERROR, f"{failure.hook} broke: {failure.error.strip()}"
    if last.outcome is Outcome.SKIPPED:
        return Standing.SKIPPED, last.reason
    doubt = _doubt(last.steps)
    return (Standing.ERROR, doubt) if doubt else (Standing.PASSED, None)


def _doubt(steps: Sequence[StepResult]) -> str | None:
    """Why a recorded pass cannot be one; None when it can."""
    if not steps:
        return "it has no steps, so it proves nothing"
    for step in steps:
        if step.status != "passed":
            return f"it is recorded as passed, but “{step.keyword} {step.text}” as {step.status}"
    return None


def _reason_in(attempt: Attempt) -> str:
    texts: Iterable[str | None] = (
        *(step.error for step in attempt.steps),
        *(f"{failure.hook}: {failure.error}" for failure in attempt.hook_failures),
    )
    return next((text for text in texts if text and text.strip()), "the record gives no reason")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), text.strip())
    return re.sub(r"^(?:ASSERT FAILED|AssertionError|Assertion Failed): +", "", line)


def _redacted(attempt: Attempt) -> Attempt:
    return Attempt(
        number=attempt.number,
        started_at=attempt.started_at,
        duration=attempt.duration,
        outcome=attempt.outcome,
        reason=redact(attempt.reason) if attempt.reason else None,
        steps=tuple(_redacted_step(step) for step in attempt.steps),
        attachments=attempt.attachments,
        hook_failures=tuple(
            HookFailure(failure.hook, redact(failure.error), failure.case)
            for failure in attempt.hook_failures
        ),
        measures=attempt.measures,
    )


def _redacted_step(step: StepResult) -> StepResult:
    return StepResult(
        keyword=step.keyword.strip(),
        text=redact(step.text),
        status=step.status,
        duration=step.duration,
        error=redact(step.error) if step.error else None,
        location=step.location,
        attachments=step.attachments,
        argument=redact(step.argument) if step.argument else None,
    )


def _why_not_provable(plan: Plan, case: PlannedCase) -> str:
    for key in (case.id, *case.behaviours, *case.needs):
        if key in plan.not_provable:
            return redact(plan.not_provable[key])
    needs = ", ".join(case.needs)
    return (
        f"the target {plan.target} lacks {needs}" if needs else f"it cannot run on the target {plan.target}"
    )


def _faults(plan: Plan, record: RunRecord) -> Iterable[Fault]:
    if not plan.cases:
        yield Fault("Nothing was planned", "No case was selected, so nothing is proven.")
    for failure in record.hook_failures:
        yield Fault(f"{failure.hook} broke", redact(failure.error))
    if record.plan_digest != plan.digest:
        yield Fault("The record is of another plan", "What was recorded was not what this plan says.")
    for problem in record.problems:
        yield Fault("The record cannot be believed", redact(problem))
    if record.interrupted:
        yield Fault("The run was interrupted", "Somebody stopped it before its end.")
    elif record.finished_at is None:
        yield Fault("The run did not end", "Its record breaks off.")


def _count_behaviours(cases: Sequence[CaseView], not_provable: Sequence[CaseView]) -> BehaviourCount:
    standings: dict[str, set[Standing]] = {}
    for view in (*cases, *not_provable):
        for behaviour in view.case.behaviours:
            standings.setdefault(behaviour, set()).add(view.standing)
    groups: dict[str, list[str]] = {"proven": [], "contradicted": [], "open": [], "not_provable": []}
    for behaviour in sorted(standings, key=_natural):
        groups[_group(standings[behaviour])].append(behaviour)
    return BehaviourCount(**{name: tuple(found) for name, found in groups.items()})


def _group(standings: set[Standing]) -> str:
    here = standings - {Standing.NOT_PROVABLE}
    if not here:
        return "not_provable"
    if Standing.FAILED in here:
        return "contradicted"
    return "proven" if here == {Standing.PASSED} else "open"


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", text)]
