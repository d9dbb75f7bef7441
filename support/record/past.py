"""From the record of a run to what the history keeps of it."""

from support.history import CaseHistory, History, Past
from support.record.events import CaseResult, Outcome, RunRecord

__all__ = ["history_of"]


def history_of(record: RunRecord, commit: str) -> History:
    """The results of one run, without those that tell nothing of the case: cut off, skipped, target gone."""
    return History(
        {
            result.case.id: CaseHistory((_past(result, record, commit),))
            for result in record.results
            if _tells_something(result)
        }
    )


def _tells_something(result: CaseResult) -> bool:
    if not result.attempts or result.attempts[-1].was_cut_off:
        return False
    return result.outcome not in {Outcome.COMPROMISED, Outcome.SKIPPED}


def _past(result: CaseResult, record: RunRecord, commit: str) -> Past:
    last = result.attempts[-1]
    return Past(
        at=record.started_at,
        run=record.run,
        commit=commit,
        outcome=str(last.outcome),
        attempts=sum(not attempt.was_cut_off for attempt in result.attempts),
        duration=last.duration if last.outcome is Outcome.PASSED else None,
    )
