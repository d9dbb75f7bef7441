"""What short references of features stand for: the latest of their kind, in the course's own time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from support.domain.assignments import AssignmentKind
from support.domain.courses import Course, Section
from support.domain.grading import GradingRules
from support.domain.people import Person, Standing
from support.domain.tasks import Answer, Question, QuestionGroup
from support.story import Day, Outcome, Persona, Plan, Story, answers, missing

ADA = Persona("Ada", Standing.TEACHER)
MAX = Persona("Max", Standing.TEACHER)
BEN = Persona("Ben", Standing.STUDENT)
OTTO = Persona("Otto", Standing.STUDENT)


@dataclass
class FakeSeed:
    told: list[Person] = field(default_factory=list)
    templates: list[tuple[AssignmentKind, GradingRules]] = field(default_factory=list)

    def people(self, *people: Person) -> None:
        self.told += people

    def grading_template(
        self, _teacher: Person, _course: Course, kind: AssignmentKind, rules: GradingRules
    ) -> None:
        self.templates.append((kind, rules))


@dataclass
class FakeClock:
    now: datetime


@dataclass
class FakeWorld:
    clock: FakeClock
    seed: FakeSeed = field(default_factory=FakeSeed)
    namespace: Any = None


class Cast:
    def named(self, persona: str, standing: Standing) -> Person:
        return Person(persona, f"bdd-{persona}", persona, "Ex", standing)


def course(name: str, zone: str = "US/Central") -> Course:
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    return Course("1", "u", name, "2", zone, long_ago, long_ago, (Section("3", "1st", "000001"),))


def story(now: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)) -> Story:
    return Story(FakeWorld(FakeClock(now)), Cast())  # type: ignore[arg-type]


def test_a_person_becomes_known_to_the_site_once() -> None:
    told = story()
    assert told.person(BEN) is told.person(BEN)
    assert [p.persona for p in told.world.seed.told] == ["Ben"]


def test_a_course_belongs_to_who_teaches_it_or_was_put_into_it_last() -> None:
    told = story()
    own = told.remember(course("A"), "A", told.person(ADA), [told.person(BEN)])
    others = told.remember(course("M"), "M", told.person(MAX))
    assert told.of(ADA) is own
    assert told.of(BEN) is own
    assert told.of(MAX) is others
    assert told.of(OTTO) is others


def test_no_course_is_told_as_that() -> None:
    with pytest.raises(LookupError, match="no course of Ada yet"):
        story().of(ADA)


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        # Late evening in the course is already tomorrow elsewhere: the course's day counts.
        (datetime(2026, 11, 24, 4, tzinfo=UTC), "US/Central", (2026, 11, 24)),
        (datetime(2026, 11, 24, 12, tzinfo=UTC), "US/Central", (2026, 11, 25)),
        (datetime(2026, 11, 24, 5, tzinfo=UTC), "US/Eastern", (2026, 11, 25)),
    ],
)
def test_tomorrow_is_the_courses_tomorrow(now: datetime, zone: str, expected: tuple[int, int, int]) -> None:
    found = story(now).moment(Day(1), time(23), course("A", zone))
    assert found == datetime(*expected, 23, tzinfo=ZoneInfo(zone))


def test_a_day_keeps_its_clock_time_over_a_change_of_clocks() -> None:
    # Clocks in the US go back on 1 November 2026, 02:00.
    before = datetime(2026, 10, 31, 18, tzinfo=UTC)
    found = story(before).moment(Day(2), time(0, 1), course("A"))
    assert found.astimezone(UTC) == datetime(2026, 11, 2, 6, 1, tzinfo=UTC)


def test_a_plan_becomes_a_draft_with_defaults() -> None:
    told = story()
    known = told.remember(course("A"), "A", told.person(ADA))
    draft = told.draft(Plan(AssignmentKind.HOMEWORK, "Week 1", pages=(1, 3)), known)
    assert draft.pages == (0, 2)
    assert draft.dates.opens_at < told.world.clock.now < draft.dates.due_at
    assert draft.dates.closes_at is None
    assert draft.grading_template is None


def test_a_plan_due_in_the_past_opened_before() -> None:
    told = story()
    known = told.remember(course("A"), "A", told.person(ADA))
    dates = told.draft(Plan(AssignmentKind.HOMEWORK, "Week 1", due=Day(-2)), known).dates
    assert dates.opens_at < dates.due_at < told.world.clock.now


def test_a_template_with_its_rules_is_made_once_a_course() -> None:
    told = story()
    known = told.remember(course("A"), "A", told.person(ADA))
    plan = Plan(AssignmentKind.HOMEWORK, "Week 1", rules=GradingRules(feedback="due"))
    assert told.draft(plan, known).grading_template == told.draft(plan, known).grading_template
    assert told.world.seed.templates == [(AssignmentKind.HOMEWORK, plan.rules)]


def test_a_time_told_from_elsewhere_has_the_same_digits_and_another_offset() -> None:
    told = story()
    known = told.remember(course("A"), "A", told.person(ADA))
    plan = Plan(AssignmentKind.HOMEWORK, "Week 1")
    due = told.draft_from_elsewhere(plan, time(18), timedelta(hours=9), known).dates.due_at
    assert due.isoformat() == "2026-11-25T18:00:00+03:00"


def test_a_missing_course_is_another_one() -> None:
    assert missing(course("A")).id != course("A").id


def test_answers_are_right_or_wrong_and_written_where_asked_for() -> None:
    class Key:
        def right_choice(self, _question: Question) -> str:
            return "four"

        def wrong_choice(self, _question: Question) -> str:
            return "five"

    def question(*, written: bool) -> Question:
        return Question("1@1", 0, ("four", "five"), written, QuestionGroup.CORE)

    assert answers(Key(), Outcome.RIGHT)(question(written=False)) == Answer("four", None)
    wrong = answers(Key(), Outcome.WRONG)(question(written=True))
    assert wrong.choice == "five"
    assert wrong.free_response
