"""What stands against a build: from plan, record and what rules came to, to sentences by their gravity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from support.gate.behaviours import Shown, contradicts_itself
from support.gate.facts import moment
from support.gate.policy import Policy
from support.gate.rules import Finding
from support.planning.plan import Plan
from support.record.events import CaseResult, Outcome, RunRecord

__all__ = ["Objections", "objections", "standing"]

_CLOCK_TOLERANCE = timedelta(minutes=5)  # between two machines


@dataclass(frozen=True, slots=True)
class Objections:
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


def objections(  # noqa: PLR0913, PLR0917 - what a verdict is made of
    plan: Plan,
    record: RunRecord,
    policy: Policy,
    behaviours: Shown,
    findings: Sequence[Finding],
    now: datetime,
) -> Objections:
    """Everything that stands against the build of a run, judged at a time."""
    counting = [r for r in record.results if not policy.is_excused(r.case.tags)]
    excused = [r for r in record.results if policy.is_excused(r.case.tags)]
    flaky = [r for r in counting if r.is_flaky] if policy.flaky_needs_a_person else []
    debts = policy.quarantine.debts(plan.cases, now) if policy.quarantine else ()

    def told(outcomes: set[Outcome], what: str) -> list[str]:
        return [_sentence(r, what) for r in counting if r.outcome in outcomes]

    def against(otherwise: str) -> list[str]:
        return [f.sentence for f in findings if f.held is False and f.rule.otherwise == otherwise]

    return Objections(
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
            _sentence(r, f"{_why_excused(r)}: {standing(r)}")
            for r in excused
            if r.outcome is not Outcome.PASSED
        ],
        remarks=[
            *_inactive(behaviours),
            *against("told"),
        ],
    )


def _of_another_time(record: RunRecord, now: datetime) -> list[str]:
    """Why the evidence cannot be as old as it says: somebody has set a clock."""
    ended = moment(record.finished_at)
    if ended and ended > now + _CLOCK_TOLERANCE:
        return [f"the run ended at {record.finished_at}, which is yet to come: a clock is wrong"]
    return []


def _inactive(behaviours: Shown) -> list[str]:
    """The critical behaviours that nobody watches any more, for all who read the verdict."""
    found = [u for u in behaviours.unproven if u.behaviour in behaviours.critical_unwatched]
    return [f"critical: {u.behaviour} ({u.statement}): {u.why}" for u in found]


def _why_excused(result: CaseResult) -> str:
    if "known-defect" in result.case.tags:
        return "is a known defect, not blocking"
    if "wish" in result.case.tags:
        return "is a wish, not blocking"
    return "is excused by its tags"


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
    if len({case.id for case in plan.cases}) != len(plan.cases):
        reasons.append("the plan holds a case twice, so that one outcome would stand for two")
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


def standing(result: CaseResult) -> str:
    """How a case stands, in a word or two."""
    if result.is_flaky:
        return "flaky"
    return str(result.outcome) if result.outcome else "no outcome"


def _sentence(result: CaseResult, what: str) -> str:
    case = result.case
    return f'"{case.title}" ({case.feature}, {case.channel}) {what}'
