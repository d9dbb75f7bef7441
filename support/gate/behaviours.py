"""Which behaviours the evidence shows and which it does not, in a product manager's words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from support.gate.policy import Policy
from support.planning.plan import Plan, PlannedCase
from support.record.events import CaseResult, Outcome, RunRecord

__all__ = ["Shown", "Unproven", "contradicts_itself", "shown"]

_QUARANTINE = "quarantine"
_LEFT_OUT = "its scenarios were not part of this run"


@dataclass(frozen=True, slots=True)
class Unproven:
    """A behaviour that the evidence does not show, and why not."""

    behaviour: str
    statement: str
    why: str
    is_critical: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Every behaviour that a run is about, by how it stands."""

    proven: tuple[str, ...]
    contradicted: tuple[str, ...]  # some case that counts failed
    unproven: tuple[Unproven, ...]  # critical ones first
    critical: tuple[str, ...]  # those that the policy calls critical, whether or not a case claims them
    critical_unwatched: tuple[str, ...]  # critical ones, none of whose scenarios can block any more


@dataclass(slots=True)
class _Claims:
    """The cases that claim one behaviour."""

    counting: list[CaseResult]
    excused: list[CaseResult]
    not_here: list[PlannedCase]

    @property
    def is_proven(self) -> bool:
        return bool(self.counting) and all(
            r.outcome is Outcome.PASSED and not contradicts_itself(r) for r in self.counting
        )

    @property
    def is_contradicted(self) -> bool:
        return any(r.outcome is Outcome.FAILED for r in self.counting)

    @property
    def is_unwatched(self) -> bool:
        """Whether all that is about it is in quarantine, or cannot block for another reason."""
        return bool(self.excused) and not self.counting and not self.not_here


def shown(plan: Plan, record: RunRecord, policy: Policy) -> Shown:
    """What a run shows of the behaviours that its cases claim, and of the critical ones that none claims."""
    claims = _claims(plan, record, policy)
    critical = frozenset(b for b, (weight, _) in plan.catalogue.items() if policy.is_critical(b, weight))
    proven = tuple(sorted(b for b, own in claims.items() if own.is_proven))
    contradicted = tuple(sorted(b for b, own in claims.items() if own.is_contradicted))
    told = {
        **{b: _why(plan, own) for b, own in claims.items() if b not in {*proven, *contradicted}},
        **{b: _why_without(plan, b) for b in critical - claims.keys()},
        **({} if plan.narrowed_by else dict.fromkeys(plan.elsewhere, _LEFT_OUT)),
    }
    # A known defect is how the product is and not how it is wanted: nobody misses a proof of it.
    wanted = {b: why for b, why in told.items() if b in plan.catalogue or not plan.catalogue}
    return Shown(
        proven=proven,
        contradicted=contradicted,
        unproven=tuple(
            Unproven(b, _statement(plan, b), wanted[b], b in critical)
            for b in sorted(wanted, key=lambda b: (b not in critical, b))
        ),
        critical=tuple(sorted(critical)),
        critical_unwatched=tuple(
            sorted(
                b
                for b, own in claims.items()
                if b in critical and b not in plan.elsewhere and own.is_unwatched
            )
        ),
    )


def contradicts_itself(result: CaseResult) -> bool:
    """Whether a case that passed has steps or hooks that did not, or no steps at all."""
    if result.outcome is not Outcome.PASSED:
        return False
    last = result.attempts[-1]
    return not last.steps or bool(last.hook_failures) or any(step.status != "passed" for step in last.steps)


def _claims(plan: Plan, record: RunRecord, policy: Policy) -> dict[str, _Claims]:
    claims: dict[str, _Claims] = defaultdict(lambda: _Claims([], [], []))
    for result in record.results:
        for behaviour in result.case.behaviours:
            own = claims[behaviour]
            (own.excused if policy.is_excused(result.case.tags) else own.counting).append(result)
    for case in plan.unprovable_cases:
        for behaviour in case.behaviours:
            claims[behaviour].not_here.append(case)
    return dict(claims)


def _statement(plan: Plan, behaviour: str) -> str:
    return plan.catalogue.get(behaviour, (0, ""))[1] or plan.statements.get(behaviour, behaviour)


def _why(plan: Plan, own: _Claims) -> str:
    """Why a behaviour that is claimed is not proven. What counts tells more than what does not."""
    if why := next(_stopped(own.counting), None):
        return why
    if own.excused and all(_QUARANTINE in r.case.tags for r in own.excused):
        return f"every scenario of it is in quarantine: {_titles([r.case for r in own.excused])}"
    if own.excused:
        return f"no scenario of it counts here: {_titles([r.case for r in own.excused])}"
    case = own.not_here[0]
    reason = plan.not_provable.get(case.id, "it cannot be carried out there")
    return f"it cannot be shown on {plan.target}: {reason}"


def _stopped(results: Sequence[CaseResult]) -> Iterator[str]:
    told = {
        Outcome.ERROR: "could not be carried out",
        Outcome.PENDING: "has a step that is not written yet",
        Outcome.SKIPPED: "was skipped",
        Outcome.COMPROMISED: "lost the environment while it ran",
        Outcome.PASSED: "passed, which its own steps or hooks contradict",
        None: "has no outcome",
    }
    for result in results:
        if result.outcome is not Outcome.PASSED or contradicts_itself(result):
            yield f'"{result.case.title}" ({result.case.channel}) {told[result.outcome]}'


def _why_without(plan: Plan, behaviour: str) -> str:
    if behaviour in plan.elsewhere:
        return _LEFT_OUT
    if "PATH" in plan.narrowed_by:
        return "no scenario of the chosen features is about it"
    return "no scenario is about it"


def _titles(cases: Sequence[PlannedCase]) -> str:
    titles = sorted({f'"{case.title}"' for case in cases})
    more = f" and {len(titles) - 2} more" if len(titles) > 2 else ""
    return ", ".join(titles[:2]) + more
