"""What the history keeps of a run, and what tells nothing of a case."""

import pytest

from support.history import Past
from support.record.events import Attempt, CaseResult, Outcome, RunRecord
from support.record.past import history_of
from tests.support.record.test_reader import planned

AT = "2026-01-01T00:00:00.000+00:00"


def attempt(outcome: Outcome | None, *, interrupted: bool = False) -> Attempt:
    return Attempt(1, AT, 0.5, outcome, None, interrupted=interrupted)


def kept(*attempts: Attempt) -> Past | None:
    result = CaseResult(planned("one"), attempts)
    record = RunRecord(
        "r1", "", AT, None, interrupted=False, results=(result,), hook_failures=(), problems=()
    )
    results = history_of(record, "c0ffee").of("one").results
    assert len(results) <= 1
    return results[0] if results else None


def test_a_pass_is_kept_with_what_it_took() -> None:
    assert kept(attempt(Outcome.PASSED)) == Past(AT, "r1", "c0ffee", "passed", 1, 0.5)


def test_a_flaky_pass_is_kept_as_one() -> None:
    past = kept(attempt(Outcome.FAILED), attempt(Outcome.PASSED))
    assert past
    assert past.is_flaky


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.ERROR, Outcome.PENDING])
def test_what_did_not_pass_has_no_duration(outcome: Outcome) -> None:
    assert kept(attempt(outcome)) == Past(AT, "r1", "c0ffee", str(outcome), 1, None)


def test_an_attempt_that_was_cut_off_does_not_count() -> None:
    past = kept(attempt(Outcome.ERROR, interrupted=True), attempt(Outcome.PASSED))
    assert past
    assert past.is_clean


@pytest.mark.parametrize(
    "attempts",
    [
        (),
        (attempt(None),),
        (attempt(Outcome.ERROR, interrupted=True),),
        (attempt(Outcome.COMPROMISED),),
        (attempt(Outcome.SKIPPED),),
    ],
)
def test_what_tells_nothing_of_the_case_is_not_kept(attempts: tuple[Attempt, ...]) -> None:
    assert kept(*attempts) is None
