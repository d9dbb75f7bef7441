"""Making a course as a copy of another: its settings and grading templates come along, its assignments do not."""

from datetime import datetime

from sandbox.database import Row
from sandbox.http import Reply
from sandbox.tutor.courses import (
    begin_course,
    chosen_term,
    create_course,
    may_create_courses,
    writable_values,
)
from sandbox.tutor.errors import ForbiddenError, UnprocessableError
from sandbox.tutor.events import tell_exclusions
from sandbox.tutor.membership import teacher_of
from sandbox.tutor.moment import term_dates, visible_terms
from sandbox.tutor.site import Route, Visit

__all__ = ["ROUTES"]

_KEPT = ("name", "timezone", "is_college", "reading_weight", "homework_weight", "past_due_zero")


def _clone(visit: Visit) -> Reply:
    source = teacher_of(visit, visit.number("id"))
    body = visit.body()
    offering = visit.db.row(
        "SELECT * FROM offerings WHERE id = ? AND is_available = 1", [source["offering_id"]]
    )
    if offering is None or not may_create_courses(visit.signed_in()):
        raise ForbiddenError
    is_asked = body.get("term") or body.get("year")
    term, year = chosen_term(body, visit.now) if is_asked else _next_term(visit.now)
    span = term_dates(term, year)
    if span is None:
        raise UnprocessableError("invalid_term")
    values = _values(visit, source) | {"term": term, "year": year}
    course = create_course(visit.db, offering, values, span, visit.now)
    sections = visit.db.value(
        "SELECT COUNT(*) AS n FROM periods WHERE course_id = ? AND archived_at IS NULL", [source["id"]]
    )
    reply = begin_course(visit, course, body.get("num_sections") or sections)
    if body.get("copy_question_library"):
        _copy_exclusions(visit, source["id"], course["id"])
    return reply


def _values(visit: Visit, source: Row) -> dict[str, object]:
    """What comes along, unless something else was asked for."""
    body = visit.body()
    values = {name: source[name] for name in _KEPT} | writable_values(body)
    values["cloned_from_id"] = source["id"]
    if body.get("name"):
        values["name"] = str(body["name"])
    if visit.signed_in()["is_kip"]:
        values["does_cost"] = 0
    return values


def _copy_exclusions(visit: Visit, source_id: int, course_id: int) -> None:
    visit.db.execute(
        "INSERT INTO exclusions (course_id, number, group_uuid) "
        "SELECT CAST(? AS INTEGER), number, group_uuid FROM exclusions WHERE course_id = ? ORDER BY id",
        [course_id, source_id],
    )
    tell_exclusions(visit.db, course_id, visit.now)


def _next_term(now: datetime) -> tuple[str, int]:
    """The next term to begin."""
    spans = [(term_dates(*term), term) for term in visible_terms(now)]
    return min((span[0], term) for span, term in spans if span and span[0] > now)[1]


ROUTES = (Route("POST", "/courses/{id}/clone", _clone, "write"),)
