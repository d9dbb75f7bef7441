"""The drivers against pages that behave as the contract says."""

from datetime import UTC, datetime

import pytest

from support.domain.assignments import AssignmentKind
from support.domain.courses import RosterEntry
from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import Answer, QuestionGroup, TaskCard
from support.ui.driver import connect
from support.ui.errors import PageCrashedError, ServerErrorDialogError, SignInError
from tests.support.ui.browser_world import ADA, BEN, NoFacts, course

HOMEWORK = "Homework — “one”"
ANSWERS = {"41@2": Answer("green"), "42@1": Answer("red", "my own words"), "43@1": Answer("blue")}


def by_uid(question):
    return ANSWERS[question.uid]


def test_the_dashboard_lists_both_tabs(session):
    assert session.tutor.tasks.listed_for(BEN, course()) == [
        TaskCard(HOMEWORK, AssignmentKind.HOMEWORK, is_open=True, is_complete=False),
        TaskCard("Later", AssignmentKind.HOMEWORK, is_open=False, is_complete=False),
        TaskCard("Trip", AssignmentKind.EVENT, is_open=True, is_complete=False),
        TaskCard("Old reading", AssignmentKind.READING, is_open=True, is_complete=True),
    ]


@pytest.mark.parametrize(
    ("title", "reason"), [("Later", Refusal.NOT_ALLOWED), ("No such", Refusal.NOT_FOUND)]
)
def test_what_is_not_open_or_not_there_is_refused(session, title, reason):
    with pytest.raises(RefusedError) as refusal:
        session.tutor.tasks.outline(BEN, course(), title)
    assert refusal.value.reason is reason


def test_looking_through_a_homework_answers_nothing(session):
    outline = session.tutor.tasks.outline(BEN, course(), HOMEWORK)
    assert [(q.uid, q.needs_free_response, q.group) for q in outline.questions] == [
        ("41@2", False, QuestionGroup.CORE),
        ("42@1", True, QuestionGroup.CORE),
    ]
    assert all(set(q.choices) == {"red", "green", "blue"} for q in outline.questions)
    assert not session.tutor.tasks.review(BEN, course(), HOMEWORK, 2).is_completed


def test_working_a_homework_fills_its_slot_on_the_way(session):
    reviews = session.tutor.tasks.work(BEN, course(), HOMEWORK, by_uid)
    assert [(r.question.uid, r.chosen) for r in reviews] == [
        ("41@2", "green"),
        ("42@1", "red"),
        ("43@1", "blue"),
    ]
    assert reviews[2].question.group is QuestionGroup.PERSONALIZED
    assert all(r.is_completed and not r.has_feedback for r in reviews)


def test_an_answer_can_be_given_by_number_and_changed(session):
    tasks = session.tutor.tasks
    tasks.answer(BEN, course(), HOMEWORK, 1, Answer("red"))
    tasks.answer(BEN, course(), HOMEWORK, 1, Answer("blue"))
    assert tasks.review(BEN, course(), HOMEWORK, 1).chosen == "blue"
    with pytest.raises(RefusedError) as refusal:
        tasks.answer(BEN, course(), HOMEWORK, 1, Answer("purple"))
    assert refusal.value.reason is Refusal.INVALID


def test_own_words_come_before_the_choice_and_stand(session):
    tasks = session.tutor.tasks
    with pytest.raises(RefusedError) as refusal:
        tasks.answer(BEN, course(), HOMEWORK, 2, Answer("red"))
    assert refusal.value.reason is Refusal.INVALID
    tasks.answer(BEN, course(), HOMEWORK, 2, Answer("red", "first words"))
    with pytest.raises(RefusedError):
        tasks.answer(BEN, course(), HOMEWORK, 2, Answer("red", "other words"))


def test_a_reading_tells_pages_and_feedback(session):
    tasks = session.tutor.tasks
    reviews = tasks.work(BEN, course(), "Old reading", lambda _: Answer("red"))
    assert [(r.question.uid, r.chosen, r.right_choice, r.solution) for r in reviews] == [
        ("31@1", "red", "green", "because it is."),
        ("32@1", "red", "green", "because it is."),
    ]
    assert tasks.outline(BEN, course(), "Old reading").readings == ("First things", "Second things")
    with pytest.raises(RefusedError):  # feedback is out
        tasks.answer(BEN, course(), "Old reading", 2, Answer("green"))


def test_a_reading_is_looked_through_beyond_open_questions(session):
    outline = session.tutor.tasks.outline(BEN, course(), "Old reading")
    assert outline.readings == ("First things", "Second things")
    assert [q.uid for q in outline.questions] == ["31@1", "32@1"]


def test_the_roster_reads_moves_drops_and_restores(session):
    roster = session.tutor.roster
    assert roster.students(ADA, course()) == [
        RosterEntry("Zoë O\u2019Hara-Łuk", "1st", is_active=True),
        RosterEntry("ب X", "1st", is_active=True),
        RosterEntry("Ben Gone", None, is_active=False),
    ]
    with pytest.raises(RefusedError) as refusal:
        roster.drop(ADA, course(), BEN)
    assert refusal.value.reason is Refusal.INVALID
    roster.restore(ADA, course(), BEN)


def test_a_section_of_a_taken_name_is_refused(session):
    session.tutor.sections.add(ADA, course(), "3rd")
    with pytest.raises(RefusedError) as refusal:
        session.tutor.sections.add(ADA, course(), "2nd")
    assert refusal.value.reason is Refusal.NAME_TAKEN


@pytest.mark.parametrize(
    ("number", "error"),
    [
        ("500", PageCrashedError),
        ("501", ServerErrorDialogError),
        ("503", RefusedError),
        ("404", RefusedError),
    ],
)
def test_what_the_page_tells_of_trouble_is_raised(session, number, error):
    with pytest.raises(error):
        session.tutor.courses.visit(BEN, course(number))


def test_a_missing_page_is_not_waited_for(session):
    with pytest.raises(PageCrashedError, match="/course/405 with HTTP 404"):
        session.tutor.courses.visit(BEN, course("405"))


def test_somebody_nobody_knows_cannot_sign_in(session):
    stranger = BEN.__class__("X", "nobody-by-this-name", "X", "Y", BEN.standing)
    with pytest.raises(SignInError, match="nobody-by-this-name"):
        session.tutor.courses.listed_for(stranger)


def test_each_person_has_cookies_of_the_own_and_travels_in_time(session, site, clock):
    site.seen.clear()
    session.tutor.courses.listed_for(ADA)
    clock.travel_to(datetime(2026, 12, 1, 12, tzinfo=UTC))
    session.tutor.courses.listed_for(ADA)
    session.tutor.courses.listed_for(BEN)
    lists = [headers for path, headers in site.seen if path == "/courses"]
    assert [headers["Cookie"] for headers in lists] == [
        "name=ada",
        "name=ada",
        "name=ada",
        "name=ben",
        "name=ben",
    ]
    times = [headers.get("X-App-Date") for headers in lists]
    assert times == [None, None, *["2026-12-01T12:00:00+00:00"] * 3]


def test_pictures_only_of_pages_used_since_the_last(session, kept):
    session.tutor.courses.listed_for(ADA)
    session.screenshot("first")
    session.screenshot("second")
    assert list(kept.files) == ["first.jpg"]
    assert kept.files["first.jpg"].startswith(b"\xff\xd8")


def test_a_failure_leaves_everything_behind(browser, site, clock, kept):
    origin = f"http://127.0.0.1:{site.server_address[1]}"
    session = connect(browser, origin, clock=clock, evidence=kept, facts=NoFacts())
    session.tutor.courses.listed_for(ADA)
    session.close(failed=True)
    assert set(kept.files) >= {"screen of ada.jpg", "trace of ada.zip"}
    assert kept.notes == ["ada was at /courses"]
