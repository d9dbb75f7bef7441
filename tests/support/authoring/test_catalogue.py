import json
from dataclasses import dataclass
from typing import Any

import pytest
from behave.matchers import ParseMatcher
from behave.parser import parse_feature

from support.authoring.catalogue import (
    Catalogue,
    Slot,
    build_catalogue,
    render_json,
    render_markdown,
    render_text,
    search,
)

FEATURE = """\
Feature: F
  Background:
    Given a course
  Scenario: one
    When 3 students enrol
    Then all is well
  Scenario Outline: many
    When <n> students enrol
    Then nothing of the kind
    Examples:
      | n |
      | 4 |
      | 5 |
"""


@dataclass(frozen=True)
class Known:
    name: str
    about: str
    values: tuple[str, ...] = ()


def one(context: Any) -> None:
    """Stands for a step's body."""


def definitions(*others: tuple[str, str]) -> dict[str, list[ParseMatcher]]:
    found: dict[str, list[ParseMatcher]] = {"given": [], "when": [], "then": [], "step": []}
    wordings = [
        ("given", "a course"),
        ("when", "{count} students enrol"),
        ("then", "all is well"),
        ("step", "unused|"),
    ]
    for kind, wording in [*wordings, *others]:
        found[kind].append(ParseMatcher(one, wording, kind))
    return found


@pytest.fixture
def catalogue() -> Catalogue:
    feature = parse_feature(FEATURE, filename="features/f.feature")
    return build_catalogue(
        definitions(), [feature], [Known("count", "how many", ("1", "2")), Known("other", "x")]
    )


def test_each_wording_tells_its_uses(catalogue: Catalogue) -> None:
    course, enrol, well, unused = catalogue.wordings
    assert (course.example, course.used) == ("a course", ("features/f.feature:3",))
    assert (enrol.example, enrol.used) == (
        "3 students enrol",
        ("features/f.feature:5", "features/f.feature:8"),
    )
    assert (well.step_type, well.slots) == ("then", ())
    assert (unused.example, unused.used) == (None, ())
    assert enrol.defined.partition(":")[0].endswith("test_catalogue.py")


def test_slots_are_those_in_use(catalogue: Catalogue) -> None:
    assert catalogue.slots == (Slot("count", "how many", ("1", "2")),)


def test_steps_that_no_wording_fits_are_told(catalogue: Catalogue) -> None:
    (message,) = catalogue.undefined
    assert message.startswith('features/f.feature:9: no wording fits "Then nothing of the kind"')
    assert catalogue.ambiguous == ()


def test_steps_that_two_wordings_fit_are_told() -> None:
    feature = parse_feature(FEATURE, filename="f.feature")
    found = build_catalogue(definitions(("step", "all is {state}")), [feature], [])
    (message,) = found.ambiguous
    assert "all is well" in message
    assert "all is {state}" in message


def test_text_says_all_of_it(catalogue: Catalogue) -> None:
    text = render_text(catalogue)
    assert "Given\n\n  a course\n      used once, in features/f.feature:3\n" in text
    assert (
        "  {count} students enrol\n      as: 3 students enrol\n      used 2 times, first in features/f"
        in text
    )
    assert "in no feature yet" in text
    assert "{count}  how many: 1 | 2" in text


def test_json_and_markdown(catalogue: Catalogue) -> None:
    assert json.loads(render_json(catalogue))["wordings"][1]["wording"] == "{count} students enrol"
    table = render_markdown(catalogue)
    assert "| When | `{count} students enrol` | 3 students enrol | 2 |" in table
    assert "`unused\\|`" in table
    assert all(line.count(" | ") >= 2 for line in table.splitlines() if line.startswith("| W"))


def test_searching(catalogue: Catalogue) -> None:
    assert search(catalogue, []) is catalogue
    assert [w.wording for w in search(catalogue, ["ENROL", "when"]).wordings] == ["{count} students enrol"]
    assert [w.wording for w in search(catalogue, ["studnets", "enroll"]).wordings] == [
        "{count} students enrol"
    ]
    assert "no wording has to do with that" in render_text(search(catalogue, ["submarine"]))
