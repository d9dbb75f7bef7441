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
    nearest_to,
    render_json,
    render_text,
    search,
)
from support.authoring.matching import Definitions

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
        Definitions(definitions()), [feature], [Known("count", "how many", ("1", "2")), Known("other", "x")]
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


def test_text_says_all_of_it(catalogue: Catalogue) -> None:
    text = render_text(catalogue)
    assert "Given\n\n  a course\n      used once, in features/f.feature:3\n" in text
    assert (
        "  {count} students enrol\n      as: 3 students enrol\n      used 2 times, first in features/f"
        in text
    )
    assert "in no feature yet" in text
    assert "{count}  how many\n      1 | 2\n" in text


def test_json_says_all_of_it(catalogue: Catalogue) -> None:
    told = json.loads(render_json(catalogue))
    assert told["wordings"][1] | {"defined": ""} == {
        "wording": "{count} students enrol",
        "step_type": "when",
        "slots": ["count"],
        "example": "3 students enrol",
        "used": ["features/f.feature:5", "features/f.feature:8"],
        "defined": "",
    }
    assert told["slots"] == [{"name": "count", "about": "how many", "values": ["1", "2"]}]


def test_searching(catalogue: Catalogue) -> None:
    assert search(catalogue, []) == catalogue
    found = search(catalogue, ["ENROL", "when"])
    assert [w.wording for w in found.wordings] == ["{count} students enrol"]
    assert [slot.name for slot in found.slots] == ["count"]
    assert search(catalogue, ["well"]).slots == ()
    assert search(catalogue, ["submarine"]).wordings == ()


def test_what_is_nearest_to_words_that_nothing_holds(catalogue: Catalogue) -> None:
    assert search(catalogue, ["studnets", "enroll"]).wordings == ()
    assert [w.wording for w in nearest_to(catalogue, ["studnets", "enroll"]).wordings] == [
        "{count} students enrol"
    ]
    assert nearest_to(catalogue, ["submarine"]).wordings == ()
