"""Courses, assignments, scores, forecasts and practice on pages that behave as the contract says."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from support.domain.assignments import AssignmentDraft, AssignmentKind, ClassProgress, Dates, PlanCard
from support.domain.courses import CourseDraft, Invitation
from support.domain.forecasts import Forecast, ForecastEntry, ForecastLevel
from support.domain.refusals import Refusal, RefusedError
from support.domain.scores import GradebookRow, Score
from support.domain.tasks import Answer
from tests.support.ui.browser_world import ADA, BEN, course

ZONE = ZoneInfo("US/Central")
DATES = Dates(datetime(2026, 11, 25, 8, 0, tzinfo=ZONE), datetime(2026, 11, 30, 23, 0, tzinfo=ZONE))


def made(session):
    """What the fixture's builder was told."""
    with session._actors.acting(ADA, "looking") as tab:
        return json.loads(tab.page.evaluate("localStorage.getItem('plan')"))


def test_a_homework_is_built_and_published(session):
    draft = AssignmentDraft(
        "HW 1",
        AssignmentKind.HOMEWORK,
        DATES,
        pages=(0, 3),
        questions=2,
        tutor_questions=1,
        sections=("2nd",),
        grading_template="Strict",
    )
    assignment = session.tutor.assignments.publish(ADA, course(), draft)
    assert (assignment.id, assignment.questions) == ("77", ("51", "52"))
    plan = made(session)
    assert plan["title"] == "HW 1"
    assert plan["published"]
    assert plan["pages"] == ["1", "4"]
    assert plan["exercises"] == ["51@1", "52@3"]
    assert plan["dynamic"] == 1
    assert plan["template"] == "Strict"
    assert [plan[f"tasking_plans[0].{name}"] for name in ("opens_at", "due_at", "closes_at")] == [
        "2026 Nov 25 | 08:00 AM",
        "2026 Nov 30 | 11:00 PM",
        "2026 Dec 7 | 11:00 PM",  # as long after as the page had it
    ]
    progress = session.tutor.assignments.progress(ADA, course(), assignment, "2nd")
    assert progress == ClassProgress(total=3, complete=0, partial=2)


def test_a_draft_is_listed_as_one(session):
    draft = AssignmentDraft("Trip", AssignmentKind.EVENT, DATES)
    assignment = session.tutor.assignments.save_draft(ADA, course(), draft)
    assert assignment.id == "78"
    assert session.tutor.assignments.listed_for(ADA, course()) == [PlanCard("Trip", is_draft=True)]


def test_dates_of_another_year_are_picked(session):
    dates = Dates(DATES.opens_at, datetime(2027, 1, 5, 9, 30, tzinfo=ZONE))
    session.tutor.assignments.save_draft(ADA, course(), AssignmentDraft("Far", AssignmentKind.EVENT, dates))
    assert made(session)["tasking_plans[0].due_at"] == "2027 Jan 5 | 09:30 AM"


@pytest.mark.parametrize("title", ["", "Backwards"])
def test_what_the_builder_does_not_take_is_refused(session, title):
    dates = Dates(DATES.due_at, DATES.opens_at) if title else DATES
    with pytest.raises(RefusedError) as refusal:
        session.tutor.assignments.publish(
            ADA, course(), AssignmentDraft(title, AssignmentKind.READING, dates)
        )
    assert refusal.value.reason is Refusal.INVALID


def test_the_gradebook_is_read_section_by_section(session):
    gradebook = session.tutor.scores.gradebook(ADA, course())
    assert gradebook.rows == (
        GradebookRow(
            "Zoë Love",
            "1st",
            is_dropped=False,
            average=0.83,
            scores={"Homework 1": Score(2.5, None, 0.63), "Reading 1": Score(None, None)},
        ),
        GradebookRow(
            "Ben Gone",
            "1st",
            is_dropped=True,
            average=None,
            scores={"Homework 1": Score(0.0, None, 0.0), "Reading 1": None},  # never given: an empty cell
        ),
    )
    assert gradebook.section_averages == {"1st": 0.83, "2nd": None}


def test_own_scores_are_one_row(session):
    (row,) = session.tutor.scores.own(BEN, course("2")).rows
    assert (row.full_name, row.average) == ("Ben Gone", 0.83)
    assert row.scores == {"Homework 1": Score(3.0, 4.0), "Reading 1": Score(None, None)}


def test_a_forecast_tells_levels_once_each(session):
    expected = Forecast(
        (
            ForecastEntry("Life", ForecastLevel.MEDIUM),
            ForecastEntry("Cells", ForecastLevel.LOW, "Life"),
            ForecastEntry("Trees", ForecastLevel.NONE, "Life"),
        )
    )
    assert session.tutor.forecasts.own(BEN, course()) == expected
    assert session.tutor.forecasts.of_section(ADA, course(), "1st") == expected
    assert session.tutor.forecasts.of_section(ADA, course(), "2nd") == Forecast(())


def test_a_course_is_created_by_the_wizard(session):
    created = session.tutor.courses.create(ADA, CourseDraft("Bio 7", "Biology 2e", sections=2))
    assert created.id == "33"
    with session._actors.acting(ADA, "looking") as tab:
        told = next(c["value"] for c in tab.page.context.cookies() if c["name"] == "told")
    assert told == "Biology%202e%7Cfall2026%7CNew%7CBio%207%7C2%7C20"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("100001", Refusal.UNKNOWN_CODE),
        ("100002", Refusal.TEACHES_COURSE),
        ("100003", Refusal.WAS_DROPPED),
        ("100004", Refusal.COURSE_ENDED),
        ("100005", Refusal.ALREADY_ENROLLED),
    ],
)
def test_codes_are_refused_for_their_reason(session, code, reason):
    with pytest.raises(RefusedError) as refusal:
        session.tutor.enrollment.join(BEN, code)
    assert refusal.value.reason is reason


def test_joining_and_looking_up(session):
    session.tutor.enrollment.join(BEN, "100006", student_identifier="S1")
    session.tutor.enrollment.join(ADA, "100006")
    assert session.tutor.enrollment.look_up("100006") == Invitation(None, None)
    with pytest.raises(RefusedError) as refusal:
        session.tutor.enrollment.look_up("999999")
    assert refusal.value.reason is Refusal.UNKNOWN_CODE


def test_practice_on_pages_of_the_book(session):
    practice = session.tutor.practice
    assert [q.uid for q in practice.on_pages(BEN, course(), [0, 1])] == ["41@2", "42@1"]
    with session._actors.acting(BEN, "looking") as tab:
        assert tab.page.evaluate("localStorage.getItem('asked')") == "?page_ids[]=61&page_ids[]=62"
    done = practice.finish(BEN, course(), lambda _: Answer("red", "words"))
    assert [review.chosen for review in done] == ["red", "red", "red"]
    with pytest.raises(RefusedError) as refusal:
        practice.on_pages(BEN, course(), [2])
    assert refusal.value.reason is Refusal.NO_QUESTIONS
    practice.on_weakest(BEN, course())
