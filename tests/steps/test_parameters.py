"""The slots of wordings: what words match them, and what they become."""

import re
from datetime import time

import pytest

from steps.parameters import SLOTS, CourseOf
from support.domain.assignments import AssignmentKind
from support.domain.forecasts import ForecastLevel
from support.domain.grading import GradingRules
from support.domain.people import Standing
from support.domain.refusals import Refusal
from support.story import Day, Outcome, Persona, Plan

BY_NAME = {slot.name: slot for slot in SLOTS}
ADA, BEN, CLEO = (
    Persona(n, s) for n, s in [("Ada", Standing.TEACHER), *((n, Standing.STUDENT) for n in ("Ben", "Cleo"))]
)


def read(name: str, words: str) -> object:
    slot = BY_NAME[name]
    assert re.fullmatch(slot.pattern, words), f"{words!r} should be a {name}"
    return slot.convert(words)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("actor", "Ada", ADA),
        ("actors", "Ben", (BEN,)),
        ("actors", "Ada, Ben and Cleo", (ADA, BEN, CLEO)),
        ("course", "Ada's course", CourseOf(ADA)),
        ("assignments", '"Week 1", "Week 2" and "Quiz, the first"', ("Week 1", "Week 2", "Quiz, the first")),
        ("date", "tomorrow", Day(1)),
        ("date", "in 3 days", Day(3)),
        ("date", "2 days ago", Day(-2)),
        ("clock_time", "18:00", time(18)),
        ("pages", "pages 1, 2 and 5", (1, 2, 5)),
        ("refusal", "the code is not known", Refusal.UNKNOWN_CODE),
        ("level", "not enough answers", ForecastLevel.NONE),
        ("results", "Ben worked all wrong and Cleo all right", ((BEN, Outcome.WRONG), (CLEO, Outcome.RIGHT))),
        ("plan", 'event "Field trip"', Plan(AssignmentKind.EVENT, "Field trip")),
        (
            "plan",
            (
                'homework "Week 1", with 2 Tutor questions, with 4 questions, on pages 1 and 2, '
                "worth 1, 2.5 and 5 points, with feedback when due, losing 30 % when late"
            ),
            Plan(
                AssignmentKind.HOMEWORK,
                "Week 1",
                pages=(1, 2),
                questions=4,
                tutor_questions=2,
                points=(1.0, 2.5, 5.0),
                rules=GradingRules(feedback="due", late="immediately", penalty=0.3),
            ),
        ),
        (
            "plan",
            (
                'reading "R, due tomorrow", opening yesterday, due in 2 days, closing in 5 days, '
                'for section "2nd" only'
            ),
            Plan(
                AssignmentKind.READING,
                "R, due tomorrow",
                due=Day(2),
                opening=Day(-1),
                closing=Day(5),
                sections=("2nd",),
            ),
        ),
    ],
)
def test_words_become_values(name: str, words: str, value: object) -> None:
    assert read(name, words) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("actor", "Somebody"),
        ("actors", "Ben, Cleo"),
        ("course", "the course"),
        ("date", "next week"),
        ("plan", 'homework "Week 1", with ten questions'),
        ("plan", "homework Week 1"),
        ("refusal", "they may not"),
        ("outcome", "mostly right"),
    ],
)
def test_other_words_are_no_value(name: str, words: str) -> None:
    assert not re.fullmatch(BY_NAME[name].pattern, words)


def test_no_slot_has_groups_of_its_own() -> None:
    """A group inside a slot would become an argument of its own."""
    assert [slot.name for slot in SLOTS if re.compile(slot.pattern).groups] == []
