"""Workers that are killed, hang or are interrupted: no case is lost, and none ends better than it was."""

from pathlib import Path

import pytest

from support.planning.plan import Plan
from support.record.events import Outcome
from support.record.reader import read_record

FEATURE = """
@api
Feature: f
  Scenario: one
    When it works
  Scenario: bad
    When {step}
  Scenario: two
    When it works
"""
OTHERS = {"one": Outcome.PASSED, "two": Outcome.PASSED}


def _outcomes(ran) -> dict[str, Outcome | None]:
    return {r.case.title: r.outcome for r in ran.record.results if r.case.title != "bad"}


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGSEGV", "SIGTERM"])
@pytest.mark.parametrize("workers", [1, 3])
def test_a_case_whose_worker_dies_once_is_tried_again(run, signal: str, workers: int) -> None:
    ran = run(FEATURE.format(step=f"its worker is sent {signal} 1 times"), workers=workers)
    assert ran.record.problems == ()
    first, second = ran.result("bad").attempts
    assert (first.outcome, second.outcome) == (Outcome.ERROR, Outcome.PASSED)
    assert ran.result("bad").is_flaky
    assert first.reason is not None
    assert signal in first.reason
    assert _outcomes(ran) == OTHERS


def test_a_case_that_takes_two_workers_ends_as_an_error(run) -> None:
    ran = run(FEATURE.format(step="its worker is sent SIGKILL 9 times"), workers=2)
    assert [a.outcome for a in ran.result("bad").attempts] == [Outcome.ERROR, Outcome.ERROR]
    assert not ran.record.interrupted
    assert _outcomes(ran) == OTHERS


@pytest.mark.parametrize("step", ["it hangs", "it hangs for good"])
def test_a_case_that_hangs_ends_with_its_deadline(run, step: str) -> None:
    ran = run(FEATURE.format(step=step), workers=2, case_timeout=0.5)
    attempts = ran.result("bad").attempts
    assert [a.outcome for a in attempts] == [Outcome.ERROR, Outcome.ERROR]
    assert "did not end within 0.5 seconds" in (attempts[0].reason or "")
    assert _outcomes(ran) == OTHERS


def test_a_failure_is_repeated_only_when_that_is_asked_for(run) -> None:
    feature = FEATURE.format(step="it is wrong")
    ran = run(feature, retries=1)
    assert [a.outcome for a in ran.result("bad").attempts] == [Outcome.FAILED, Outcome.FAILED]
    assert _outcomes(ran) == OTHERS


def test_a_failure_is_not_repeated_by_itself(run) -> None:
    ran = run(FEATURE.format(step="it is wrong"))
    assert [a.outcome for a in ran.result("bad").attempts] == [Outcome.FAILED]


def test_what_a_dying_worker_said_is_kept(run) -> None:
    ran = run(FEATURE.format(step="its worker is sent SIGSEGV 9 times"))
    assert "Segmentation fault" in (ran.result("bad").attempts[0].reason or "")


def test_an_interrupt_in_a_clean_up_is_told_as_one(run) -> None:
    ran = run(FEATURE.format(step="its clean-up is interrupted"))
    attempts = ran.result("bad").attempts
    told = "its worker was told to end (SIGTERM)"  # nobody interrupted the run
    assert [(a.outcome, a.reason) for a in attempts] == [(Outcome.ERROR, told)] * 2
    assert len(ran.closed) == 4  # of each attempt its World
    assert _outcomes(ran) == OTHERS


def test_a_record_that_cannot_grow_ends_the_run_and_proves_nothing(run, tmp_path: Path) -> None:
    small = (
        "import resource\ndef before_all(context): resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))\n"
    )
    with pytest.raises(AssertionError, match=r"RecordError: cannot write the record .* is proven"):
        run(FEATURE.format(step="it works"), small, workers=2)
    record = read_record(tmp_path / "run", Plan.read(tmp_path / "run" / "plan.json"))
    assert record.problems
    assert None in [result.outcome for result in record.results]


def test_what_a_case_kept_before_its_worker_was_killed_is_in_the_record(run) -> None:
    steps = "When a note is kept\n    Then its worker is sent SIGKILL 9 times\n"
    first, _ = run(f"@api\nFeature: F\n  Scenario: one\n    {steps}").result("one").attempts
    assert [kept.name for kept in first.attachments] == ["a note"]
    assert first.outcome is Outcome.ERROR
