"""The data that rules look at: one plain tree of numbers, texts and lists (docs/policy.md documents it).

Every key is always there, so that a name which is missing is a slip in the rule, never a property of the run.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from support.gate.behaviours import Shown
from support.gate.policy import Policy
from support.gate.quarantine import TAG
from support.planning.plan import Plan
from support.record.events import CaseResult, Outcome, RunRecord

__all__ = ["facts", "moment"]

_CHANNELS = ("api", "ui", "none")


def facts(plan: Plan, record: RunRecord, policy: Policy, shown: Shown, at: datetime) -> Mapping[str, Any]:
    """What rules may ask about a run, judged at some time."""
    return {
        "run": _run(plan, record, policy, at),
        "build": dict(plan.build),
        "behaviours": _behaviours(shown),
        "critical": _critical(shown),
        "channels": {name: _channel(record, name) for name in _CHANNELS},
        "answers": _answers(record),
        "growth": _growth(record),
        "quarantine": _quarantine(plan, policy, at),
        "budget": dict(policy.budget(plan.profile)),
    }


def moment(text: str | None) -> datetime | None:
    """The time that a text tells, or None: it may come from a record that somebody has changed."""
    try:
        told = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return told if told.tzinfo else None


def _run(plan: Plan, record: RunRecord, policy: Policy, at: datetime) -> dict[str, Any]:
    results = record.results
    flaky = sum(result.is_flaky for result in results)
    return {
        "name": plan.run,
        "environment": plan.target,
        "profile": plan.profile,
        "is_whole": not plan.narrowed_by and not plan.shard,
        "cases": len(results),
        **{str(outcome): sum(r.outcome is outcome for r in results) for outcome in Outcome},
        "no_outcome": sum(r.outcome is None for r in results),
        "not_provable": len(plan.unprovable_cases),
        "excused": sum(policy.is_excused(r.case.tags) for r in results),
        "flaky": flaky,
        "flaky_share": flaky / len(results) if results else 0.0,
        "attempts": sum(len(r.attempts) for r in results),
        "flags": sorted({flag for case in plan.cases for flag in case.flags}),
        # None where the record does not tell: every comparison with it is then an error, and no pass.
        "duration_seconds": _seconds_between(record.started_at, record.finished_at),
        "age_hours": _hours_since(record.finished_at, at),
    }


def _behaviours(shown: Shown) -> dict[str, Any]:
    return {
        "proven": list(shown.proven),
        "contradicted": list(shown.contradicted),
        "unproven": [found.behaviour for found in shown.unproven],
    }


def _critical(shown: Shown) -> dict[str, Any]:
    every = set(shown.critical)
    proven = sorted(every & set(shown.proven))
    return {
        "all": sorted(every),
        "proven": proven,
        "proven_share": len(proven) / len(every) if every else 0.0,
        "contradicted": sorted(every & set(shown.contradicted)),
        "unproven": [found.behaviour for found in shown.unproven if found.is_critical],
        "unwatched": list(shown.critical_unwatched),
    }


def _channel(record: RunRecord, name: str) -> dict[str, Any]:
    results = [result for result in record.results if result.case.channel == name]
    steps = sorted(
        step.duration for r in results if r.outcome is Outcome.PASSED for step in r.attempts[-1].steps
    )
    return {
        "cases": len(results),
        "passed": sum(r.outcome is Outcome.PASSED for r in results),
        "flaky": sum(r.is_flaky for r in results),
        "slowest_case_seconds": max(map(_seconds, results), default=0.0),
        "median_step_seconds": _quantile(steps, 0.5),
        "p97_step_seconds": _quantile(steps, 0.97),
    }


def _answers(record: RunRecord) -> dict[str, Any]:
    """Of attempts that passed: what failed may have waited for something that never came."""
    waits: Counter[int] = Counter()
    for result in record.results:
        if result.outcome is Outcome.PASSED:
            waits.update(result.attempts[-1].answered_within)
    ordered = sorted(waits.elements())
    return {
        "count": len(ordered),
        "median_seconds": _within(_quantile(ordered, 0.5)) if ordered else 0.0,
        "p97_seconds": _within(_quantile(ordered, 0.97)) if ordered else 0.0,
    }


def _within(n: float) -> float:
    return round(2 ** (n / 4) / 1000, 4)


def _growth(record: RunRecord) -> dict[str, Any]:
    """Of what passed: what did not is judged as such."""
    found = [
        measure
        for result in record.results
        if result.outcome is Outcome.PASSED
        for measure in result.attempts[-1].measures
        if measure.kind == "growth"
    ]
    worst = max(found, key=lambda measure: measure.value, default=None)
    return {
        "measured": len(found),
        "worst": worst.value if worst else 0.0,
        "worst_of": worst.name if worst else "",
    }


def _quarantine(plan: Plan, policy: Policy, at: datetime) -> dict[str, Any]:
    entries = policy.quarantine.entries if policy.quarantine else ()
    days = [(entry.expires - at.date()).days for entry in entries]
    return {
        "entries": len(entries),
        "cases": sum(TAG in case.tags for case in plan.cases),
        "due": sum(left < 0 for left in days),
        "due_within_7_days": sum(0 <= left <= 7 for left in days),
    }


def _seconds(result: CaseResult) -> float:
    return sum(attempt.duration or 0.0 for attempt in result.attempts)


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def _seconds_between(start: str, end: str | None) -> float | None:
    began, ended = moment(start), moment(end)
    return (ended - began).total_seconds() if began and ended else None


def _hours_since(end: str | None, at: datetime) -> float | None:
    ended = moment(end)
    return (at - ended).total_seconds() / 3600 if ended else None
