"""Hooks, fixtures and clean-ups of features and rules: called around their cases, never broken in silence."""

import pytest

from support.record.events import Outcome

FEATURES = """
@api
Feature: Around
  @fixture.ground
  Rule: first
    Scenario: one
      When it works
    Scenario: two
      When it works
  Rule: second
    Scenario: three
      When it works
"""
# Each hook of a feature or rule leaves a line, with the scenario that it finds around it: there must be none.
TELLING = """
def told(context, what, statement):
    name = statement if isinstance(statement, str) else statement.name
    scenario = getattr(context, "scenario", None) or ""
    open("told", "a").write(f"{what} {name}{scenario}\\n")
def before_feature(context, feature):
    told(context, "into", feature)
    context.add_cleanup(told, context, "clean-up of", feature)
def after_feature(context, feature): told(context, "out of", feature)
def before_rule(context, rule):
    assert context.feature.name == "Around"
    told(context, "into", rule)
def after_rule(context, rule): told(context, "out of", rule)
def before_tag(context, tag):
    if tag == "fixture.ground": told(context, "tag", tag)
"""


def test_hooks_of_features_and_rules_are_called_around_their_cases(run, tmp_path) -> None:
    ran = run(FEATURES, TELLING, workers=1)
    assert [result.outcome for result in ran.record.results] == [Outcome.PASSED] * 3
    assert (tmp_path / "told").read_text().splitlines() == [
        "into Around",
        "tag fixture.ground",
        "into first",
        "out of first",
        "into second",
        "out of second",
        "out of Around",
        "clean-up of Around",
    ]


BREAKS = "def {hook}:\n    raise OSError('the hook broke')\n"


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize(
    "hook",
    [
        "before_feature(context, it)",
        "after_feature(context, it)",
        "before_rule(context, it)",
        "after_rule(context, it)",
    ],
)
def test_a_broken_hook_of_a_feature_or_rule_leaves_no_case_green(run, hook: str, workers: int) -> None:
    ran = run(FEATURES, BREAKS.format(hook=hook), workers=workers)
    assert ran.record.problems == ()
    for result in ran.record.results:
        assert result.outcome is Outcome.ERROR, result.case.title
        [attempt] = result.attempts
        assert "the hook broke" in (attempt.reason or "")
        assert attempt.hook_failures[0].hook == hook.partition("(")[0]
    assert len(ran.closed) == (0 if hook.startswith("before") else 3)  # a World was made for what ran


def test_a_broken_hook_of_a_rule_leaves_the_other_rules_alone(run) -> None:
    ran = run(
        FEATURES, "def after_rule(context, rule):\n    if rule.name == 'first': raise OSError('broke')\n"
    )
    assert [r.outcome for r in ran.record.results] == [Outcome.ERROR, Outcome.ERROR, Outcome.PASSED]


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_broken_fixture_of_a_rule_s_tag_leaves_none_of_its_cases_green(run, where: str) -> None:
    hook = f"def {where}_tag(context, tag):\n    if tag == 'fixture.ground': raise OSError('no ground')\n"
    ran = run(FEATURES, hook)
    assert [r.outcome for r in ran.record.results] == [Outcome.ERROR, Outcome.ERROR, Outcome.PASSED]


def test_a_broken_clean_up_of_a_feature_leaves_no_case_green(run) -> None:
    hooks = (
        "def bad(): raise OSError('cannot clean up')\n"
        "def before_feature(context, feature): context.add_cleanup(bad)\n"
    )
    ran = run(FEATURES, hooks, workers=1)
    assert [r.outcome for r in ran.record.results] == [Outcome.ERROR] * 3
    assert ran.result("one").attempts[0].hook_failures[0].hook == "clean-up of the feature"
    assert ran.record.hook_failures == ()


@pytest.mark.parametrize("kind", ["feature", "rule", "scenario"])
def test_what_a_hook_skips_is_skipped_with_its_reason(run, kind: str) -> None:
    ran = run(FEATURES, f"def before_{kind}(context, it): it.skip('not today')\n", workers=1)
    assert [(r.outcome, r.attempts[0].reason) for r in ran.record.results] == [
        (Outcome.SKIPPED, "not today")
    ] * 3


def test_a_worker_that_dies_while_it_leaves_a_feature_is_told(run) -> None:
    hook = "def after_feature(context, feature):\n    import os\n    os.kill(os.getpid(), 9)\n"
    ran = run(FEATURES, hook, workers=1)
    assert ran.record.problems == ()
    assert [failure.hook for failure in ran.record.hook_failures] == ["the end of a worker"]
