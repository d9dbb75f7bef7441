"""Whatever a scenario does, its case ends with the outcome that tells the truth."""

import pytest

from support.record.events import Outcome

EACH = """
@api
Feature: Outcomes
  Scenario: good
    When it works
  Scenario: wrong
    When it works
    Then it is wrong
    And it works
  Scenario: broken
    When it breaks
  Scenario: refused
    When it is refused
  Scenario: away
    When the target goes away
  Scenario: undefined
    When nobody ever wrote this
  Scenario: pending
    When it is not written yet
  Scenario: skipping
    When it skips itself
    Then it works
  Scenario: dirty
    When something is left to clean up badly
  Scenario: good again
    When it works
"""
WANTED = {
    "good": Outcome.PASSED,
    "wrong": Outcome.FAILED,
    "broken": Outcome.ERROR,
    "refused": Outcome.FAILED,
    "away": Outcome.COMPROMISED,
    "undefined": Outcome.PENDING,
    "pending": Outcome.PENDING,
    "skipping": Outcome.SKIPPED,
    "dirty": Outcome.ERROR,
    "good again": Outcome.PASSED,
}


def test_each_kind_of_scenario_has_its_outcome(run) -> None:
    ran = run(EACH)
    assert ran.record.problems == ()
    assert {result.case.title: result.outcome for result in ran.record.results} == WANTED
    assert len(ran.closed) == len(WANTED)


def test_a_failure_tells_what_was_wrong_and_what_was_not_tried(run) -> None:
    result = run(EACH).result("wrong")
    [attempt] = result.attempts
    assert [step.status for step in attempt.steps] == ["passed", "failed", "skipped"]
    assert attempt.reason == "one is not two"
    assert attempt.steps[1].error == "one is not two"
    assert "KeyError" not in str(attempt)


def test_an_undefined_step_is_answered_with_the_nearest_wording(run) -> None:
    ran = run("@api\nFeature: Near\n  Scenario: one\n    When it breakz\n")
    [attempt] = ran.result("one").attempts
    assert attempt.reason == "no wording fits 'it breakz'; did you mean 'it breaks'?"


def test_a_broken_clean_up_is_told(run) -> None:
    [attempt] = run(EACH).result("dirty").attempts
    assert attempt.hook_failures
    assert "cannot clean up" in attempt.hook_failures[0].error


ONE = "@api\nFeature: Hooks\n  Scenario: one\n    When it works\n  Scenario: two\n    When it works\n"


@pytest.mark.parametrize(
    "hook",
    ["before_scenario(context, scenario)", "after_scenario(context, scenario)", "before_step(context, step)"],
)
def test_a_broken_hook_is_an_error_and_never_a_pass(run, hook: str) -> None:
    ran = run(ONE, f"def {hook}:\n    raise OSError('the hook broke')\n")
    assert [result.outcome for result in ran.record.results] == [Outcome.ERROR, Outcome.ERROR]
    assert "the hook broke" in str(ran.record.results[0].attempts[0])


@pytest.mark.parametrize("hook", ["before_tag", "after_tag"])
def test_a_broken_tag_hook_is_an_error(run, hook: str) -> None:
    feature = ONE.replace("  Scenario: one", "  @smoke\n  Scenario: one")
    ran = run(feature, f"def {hook}(context, tag):\n    if tag == 'smoke': raise OSError('the hook broke')\n")
    assert [result.outcome for result in ran.record.results] == [Outcome.ERROR, Outcome.PASSED]


def test_before_all_that_breaks_runs_nothing_and_is_told(run) -> None:
    ran = run(ONE, "def before_all(context):\n    raise OSError('no ground to stand on')\n")
    assert [result.outcome for result in ran.record.results] == [None, None]
    [failure] = ran.record.hook_failures
    assert failure.hook == "before_all"
    assert "no ground to stand on" in failure.error
    assert not ran.record.interrupted


def test_after_all_that_breaks_is_told(run) -> None:
    ran = run(ONE, "def after_all(context):\n    raise OSError('cannot close')\n")
    assert [failure.hook for failure in ran.record.hook_failures] == ["after_all"]
    assert not ran.record.interrupted


@pytest.mark.parametrize("how", ["interrupted", "terminated"])
def test_an_interrupt_winds_up_and_closes_the_record(run, how: str) -> None:
    feature = ONE.replace(
        "  Scenario: two", f"  Scenario: stopping\n    When the run is {how}\n  Scenario: two"
    )
    ran = run(feature, workers=1)
    assert ran.record.problems == ()
    assert ran.record.interrupted
    assert ran.result("one").outcome is Outcome.PASSED
    assert ran.result("stopping").outcome is not Outcome.PASSED
    assert ran.result("two").attempts == ()
    assert len(ran.closed) == 2


TWINS = """
@api
Feature: Twins
  Scenario Outline: rows
    When it <does>
    Examples: first
      | does     |
      | works    |
      | is wrong |
      | works    |
  Scenario: same
    When it works
  Scenario: same
    When it is wrong
"""


def test_rows_and_scenarios_of_equal_names_are_cases_of_their_own(run) -> None:
    ran = run(TWINS)
    assert len({case.id for case in ran.plan.cases}) == 5
    assert [result.outcome for result in ran.record.results] == [
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.PASSED,
        Outcome.PASSED,
        Outcome.FAILED,
    ]


RULES = """
Feature: Rules
  Background:
    Given it works
  Rule: first
    Background:
      Given it works
    @api @ui
    Scenario: ruled
      When it works
  Rule: second
    @api
    Scenario: ruled
      Then it is wrong
"""


def test_rules_backgrounds_and_channels(run) -> None:
    ran = run(RULES)
    told = [(r.case.rule, r.case.channel, r.outcome, len(r.attempts[0].steps)) for r in ran.record.results]
    assert told == [
        ("first", "api", Outcome.PASSED, 3),
        ("first", "ui", Outcome.PASSED, 3),
        ("second", "api", Outcome.FAILED, 2),
    ]


def test_a_scenario_without_steps_proves_nothing(run) -> None:
    ran = run("@api\nFeature: Empty\n  Scenario: nothing\n    Gven a typo\n")
    assert ran.result("nothing").outcome is Outcome.ERROR


def test_evidence_stands_with_its_step(run) -> None:
    ran = run(
        "@api\nFeature: Kept\n  Scenario: one\n    When it works\n    And a note is kept\n    And it works\n"
    )
    [attempt] = ran.result("one").attempts
    assert [[a.name for a in step.attachments] for step in attempt.steps] == [[], ["a note"], []]


def test_a_clean_up_of_the_whole_run_that_breaks_is_told(run) -> None:
    hooks = (
        "from support.execution.hooks import before_all as _all\n"
        "def bad(): raise OSError('cannot close')\n"
        "def before_all(context):\n    _all(context)\n    context.add_cleanup(bad)\n"
    )
    ran = run(ONE, hooks)
    assert [result.outcome for result in ran.record.results] == [Outcome.PASSED, Outcome.PASSED]
    assert [(failure.hook, failure.case) for failure in ran.record.hook_failures] == [("clean-up", None)]


def test_a_step_that_skips_the_rest_proves_nothing_even_if_it_is_the_last(run) -> None:
    ran = run("@api\nFeature: f\n  Scenario: one\n    When it works\n    And it skips itself\n")
    [attempt] = ran.result("one").attempts
    assert (attempt.outcome, attempt.reason) == (Outcome.SKIPPED, "no wish")


def test_a_hook_that_ends_the_program_does_not_end_the_run(run) -> None:
    ran = run(ONE, "def before_all(context):\n    raise SystemExit(0)\n")
    assert [failure.hook for failure in ran.record.hook_failures] == ["before_all"]


def test_a_module_that_ends_the_program_while_it_loads_is_no_run_without_faults(run) -> None:
    with pytest.raises(AssertionError, match="ended the program while it was loaded"):
        run(ONE, "raise SystemExit(0)\n")
