"""Research: which students are in which group of a study, and the surveys that they are asked to answer."""

from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Route, Visit
from sandbox.tutor.sql import update

__all__ = ["ROUTES", "admit_student", "hand_out_surveys", "include_course", "open_surveys"]


def admit_student(db: Connection, course_id: int, member_id: int) -> None:
    """Let a new student take part in every study of the course, and in what was asked in it before."""
    studies = db.rows("SELECT study_id FROM study_courses WHERE course_id = ? ORDER BY id", [course_id])
    for study in studies:
        _place(db, study["study_id"], member_id)
        hand_out_surveys(db, study["study_id"])


def include_course(db: Connection, study_id: int, course_id: int) -> None:
    """Let a course, and everybody who studies in it, take part in a study."""
    if db.row(
        "SELECT 1 AS one FROM study_courses WHERE study_id = ? AND course_id = ?", [study_id, course_id]
    ):
        raise UnprocessableError("course_has_already_been_taken")
    db.insert("study_courses", {"study_id": study_id, "course_id": course_id})
    for student in db.rows(
        "SELECT id FROM members WHERE course_id = ? AND kind = 'student' AND dropped_at IS NULL ORDER BY id",
        [course_id],
    ):
        _place(db, study_id, student["id"])
    hand_out_surveys(db, study_id)


def _place(db: Connection, study_id: int, member_id: int) -> None:
    """Put a student into the open group with the fewest members; whoever is in one stays there."""
    if db.row(
        "SELECT 1 AS one FROM cohort_members m JOIN cohorts c ON c.id = m.cohort_id "
        "WHERE c.study_id = ? AND m.member_id = ?",
        [study_id, member_id],
    ):
        return
    smallest = db.value(
        "SELECT c.id FROM cohorts c WHERE c.study_id = ? ORDER BY "
        "(SELECT COUNT(*) FROM cohort_members m WHERE m.cohort_id = c.id), c.id",
        [study_id],
    )
    if smallest is None:
        smallest = db.insert("cohorts", {"study_id": study_id, "name": "Default"})
    db.insert("cohort_members", {"cohort_id": smallest, "member_id": member_id})


def hand_out_surveys(db: Connection, study_id: int) -> None:
    """Give every published survey of a study to those of its students who do not have it."""
    missing = db.rows(
        "SELECT p.id AS plan_id, m.id AS member_id FROM survey_plans p "
        "JOIN study_courses s ON s.study_id = p.study_id "
        "JOIN members m ON m.course_id = s.course_id AND m.kind = 'student' AND m.dropped_at IS NULL "
        "WHERE p.study_id = ? AND p.published_at IS NOT NULL AND p.hidden_at IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM surveys y WHERE y.plan_id = p.id AND y.member_id = m.id) ORDER BY p.id, m.id",
        [study_id],
    )
    for row in missing:
        db.insert("surveys", dict(row))


def open_surveys(db: Connection, member: Row) -> list[dict[str, object]]:
    """What a student is asked to answer and has not."""
    rows = db.rows(
        "SELECT y.id, p.title_for_students, p.survey_js_model FROM surveys y "
        "JOIN survey_plans p ON p.id = y.plan_id WHERE y.member_id = ? AND y.completed_at IS NULL "
        "AND p.hidden_at IS NULL ORDER BY y.id",
        [member["id"]],
    )
    return [
        {"id": str(r["id"]), "title": r["title_for_students"], "model": r["survey_js_model"]} for r in rows
    ]


def _complete(visit: Visit) -> Reply:
    account = visit.signed_in()
    survey = visit.db.row(
        "SELECT y.*, p.hidden_at, m.account_id, m.dropped_at FROM surveys y "
        "JOIN survey_plans p ON p.id = y.plan_id JOIN members m ON m.id = y.member_id WHERE y.id = ?",
        [visit.number("id")],
    )
    if survey is None:
        raise NotFoundError
    if survey["account_id"] != account["id"] or survey["dropped_at"]:
        raise ForbiddenError
    if survey["hidden_at"]:
        raise UnprocessableError("survey_is_hidden")
    _keep(visit.db, survey["id"], visit.body().get("response"), visit.now)
    return Reply(204)


def _keep(db: Connection, survey_id: int, response: object, now: datetime) -> None:
    """Keep an answer; a later one takes its place."""
    values = {"response": response if isinstance(response, dict) else {}, "completed_at": stored(now)}
    update(db, "surveys", survey_id, values)


ROUTES = (Route("PUT", "/research_surveys/{id}", _complete, "write"),)
