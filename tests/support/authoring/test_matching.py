from typing import Any

from behave.matchers import ParseMatcher
from behave.parser import parse_feature

from support.authoring.matching import Definitions, Fault, step_faults, uses

FEATURE = """\
Feature: F
  Background:
    Given a course
  Scenario: one
    When 3 students enrol
    Then all is well
  @wip
  Scenario Outline: many
    When <n> students enrol
    Then nothing of the kind
    Examples:
      | n |
      | 4 |
      | 5 |
"""


def one(context: Any) -> None:
    """Stands for a step's body."""


def faults(*wordings: tuple[str, str]) -> list[Fault]:
    found: dict[str, list[ParseMatcher]] = {"given": [], "when": [], "then": [], "step": []}
    for kind, wording in [("given", "a course"), ("when", "{count} students enrol"), *wordings]:
        found[kind].append(ParseMatcher(one, wording, kind))
    feature = parse_feature(FEATURE, filename="features/f.feature")
    return list(step_faults(feature.walk_scenarios(), Definitions(found)))


def test_a_step_that_no_wording_fits_is_told_with_its_place() -> None:
    (fault,) = faults(("then", "all is well"))
    assert fault.use.location == "features/f.feature:10"
    assert fault.message.startswith('no wording fits "Then nothing of the kind"')
    assert not fault.is_ambiguous
    assert fault.use.is_draft


def test_a_wording_of_another_type_does_not_fit_but_is_offered() -> None:
    well, _ = faults(("given", "all is well"))
    assert well.message.startswith('no wording fits "Then all is well"; did you mean "all is well"?')
    assert not well.use.is_draft


def test_a_step_that_two_wordings_fit_is_told_with_both() -> None:
    (fault,) = faults(("then", "all is well"), ("step", "all is {state}"), ("then", "nothing of the kind"))
    assert fault.is_ambiguous
    assert fault.use.location == "features/f.feature:6"
    for told in ('"Then all is well"', '"all is well" (', '"all is {state}" (', "test_matching.py:"):
        assert told in fault.message


def test_one_wording_for_each_step_is_no_fault() -> None:
    assert faults(("step", "all is well"), ("then", "nothing of the kind")) == []


def test_a_place_is_a_use_once_for_each_text_of_it() -> None:
    found = list(uses(parse_feature(FEATURE, filename="f.feature").walk_scenarios()))
    assert [use.text for use in found if use.line == 9] == ["4 students enrol", "5 students enrol"]
    assert sum(use.text == "a course" for use in found) == 2  # once in a draft, once not
