"""Courses: creating, showing, changing, and who is in them."""

import secrets
import uuid
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.course_objects import (
    course_objects,
    courses_of,
    student_object,
    student_rows,
    teacher_object,
    teacher_rows,
)
from sandbox.tutor.dues import Dues
from sandbox.tutor.errors import BadRequestError, ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.events import tell_course_created, tell_course_edited
from sandbox.tutor.grading_defaults import add_default_templates, copy_templates
from sandbox.tutor.membership import add_member, add_period, course_of, own_member, teacher_of
from sandbox.tutor.moment import ZONES, shown, stored, term_dates, visible_terms
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.site_settings import setting
from sandbox.tutor.sql import rows_in, update

__all__ = [
    "ROUTES",
    "begin_course",
    "chosen_term",
    "create",
    "create_course",
    "may_create_courses",
    "missing_attributes",
    "offering_objects",
    "seen",
    "writable_values",
]

_ORDINALS = ("th", "st", "nd", "rd")
_ELIGIBLE = {"college", "high_school", "k12_school", "home_school"}


def may_create_courses(account: Row) -> bool:
    """Whether somebody is verified faculty of a school that may use Tutor."""
    return bool(account["has_access"]) or (
        account["faculty_status"] == "confirmed_faculty"
        and account["school_location"] != "foreign_school"
        and account["school_type"] in _ELIGIBLE
    )


def create_course(
    db: Connection, offering: Row, values: dict[str, object], span: tuple[datetime, datetime], now: datetime
) -> Row:
    """Store a course of an offering with grading templates: its source's, else the default ones.

    Nothing is told to Biglearn yet.
    """
    row: dict[str, object] = {
        "uuid": str(uuid.uuid4()),
        "starts_at": stored(span[0]),
        "ends_at": stored(span[1]),
        "timezone": ZONES[0],
        "offering_id": offering["id"],
        "ecosystem_id": offering["ecosystem_id"],
        "is_preview": 0,
        "is_test": 0,
        "is_college": 1,
        "does_cost": offering["does_cost"],
        "reading_weight": 0.5,
        "homework_weight": 0.5,
        "past_due_zero": 0,
        "teach_token": secrets.token_hex(16),
        "is_access_switchable": 1,
        "is_lms_enabling_allowed": int(bool(setting(db, "default_is_lms_enabling_allowed"))),
        "next_event": 0,
        "created_at": stored(now),
    }
    course_id = db.insert("courses", {**row, **values})
    source_id = values.get("cloned_from_id")
    if isinstance(source_id, int):
        copy_templates(db, course_id, source_id, now)
    else:
        add_default_templates(db, course_id, now)
    return course_of(db, course_id)


def offering_objects(visit: Visit) -> list[dict[str, object]]:
    """What courses can be made of."""
    terms = [{"term": t, "year": y} for t, y in visible_terms(visit.now)]
    return [
        {
            "id": str(o["id"]),
            "title": o["title"],
            "description": o["description"],
            "is_concept_coach": False,
            "is_tutor": True,
            "is_preview_available": True,
            "is_available": bool(o["is_available"]),
            "appearance_code": o["appearance_code"],
            "default_course_name": o["default_course_name"] or o["title"],
            "does_cost": bool(o["does_cost"]),
            "subject": "Physics",
            "os_book_id": str(o["id"]),
            "number": n,
            "active_term_years": terms,
        }
        for n, o in enumerate(visit.db.rows("SELECT * FROM offerings ORDER BY id"), start=1)
    ]


def _offerings(visit: Visit) -> Reply:
    if not may_create_courses(visit.signed_in()):
        raise ForbiddenError
    items = offering_objects(visit)
    return answer({"total_count": len(items), "items": items})


def missing_attributes(body: dict[str, object]) -> list[str]:
    """What every new course needs and was not sent."""
    return [k for k in ("name", "is_preview", "num_sections", "offering_id") if body.get(k) in (None, "")]


def create(visit: Visit) -> Reply:
    """A new course of an available offering, with the visitor as its teacher."""
    account = visit.signed_in()
    if not may_create_courses(account):
        raise ForbiddenError
    body = visit.body()
    missing = missing_attributes(body)
    if missing:
        raise UnprocessableError(
            *["missing_attribute"] * len(missing), message=f"Missing: {', '.join(missing)}"
        )
    offering = visit.db.row(
        "SELECT * FROM offerings WHERE id = ? AND is_available = 1", [_number(body["offering_id"])]
    )
    if offering is None:
        raise ForbiddenError
    term, year = chosen_term(body, visit.now)
    span = term_dates(term, year)
    if span is None:
        raise UnprocessableError("invalid_term")
    values: dict[str, object] = {
        "name": str(body["name"]),
        "term": term,
        "year": year,
        "code": body.get("code"),
    }
    values |= writable_values(body)
    if account["is_kip"]:
        values["does_cost"] = 0
    course = create_course(visit.db, offering, values, span, visit.now)
    return begin_course(visit, course, body["num_sections"])


def begin_course(visit: Visit, course: Row, num_sections: object) -> Reply:
    """The answer about a new course, which gets its sections and its teacher. Biglearn is told of it."""
    for n in range(1, max(1, _number(num_sections)) + 1):
        add_period(visit.db, course["id"], _ordinal(n), visit.now)
    add_member(visit.db, course, visit.signed_in()["id"], "teacher", visit.now)
    tell_course_created(visit.db, course["id"], visit.now)
    return answer(seen(visit, course["id"]), 201)


def chosen_term(body: dict[str, object], now: datetime) -> tuple[str, int]:
    """The term that was asked for; 422 for none, or for one that is not offered."""
    if body.get("term") in (None, "") or body.get("year") in (None, ""):
        raise UnprocessableError("term_year_blank")
    term, year = str(body["term"]), _number(body["year"])
    if (term, year) not in visible_terms(now):
        raise UnprocessableError("invalid_term")
    return term, year


def writable_values(body: dict[str, object]) -> dict[str, object]:
    """The writable fields that were sent; 422 for a value that is not allowed."""
    values: dict[str, object] = {}
    for name in ("is_college", "reading_weight", "homework_weight", "code", "is_lms_enabled"):
        if name in body and (body[name] is not None or name == "code"):
            values[name] = body[name]
    if body.get("timezone") is not None:
        if body["timezone"] not in ZONES:
            raise UnprocessableError("timezone_is_not_included_in_the_list")
        values["timezone"] = body["timezone"]
    if "past_due_unattempted_ungraded_wrq_are_zero" in body:
        values["past_due_zero"] = bool(body["past_due_unattempted_ungraded_wrq_are_zero"])
    return values


def _show(visit: Visit) -> Reply:
    course_id = visit.number("id")
    visit.signed_in()
    course_of(visit.db, course_id)
    own_member(visit, course_id)
    return answer(seen(visit, course_id))


def _change(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    body = visit.body()
    values = writable_values(body)
    if "name" in body:
        if not isinstance(body["name"], str) or not body["name"].strip():
            raise UnprocessableError("name_cant_be_blank")
        values["name"] = body["name"]
    weights = [values.get(w, course[w]) for w in ("reading_weight", "homework_weight")]
    if (
        not all(isinstance(w, int | float) for w in weights)
        or abs(sum(float(str(w)) for w in weights) - 1) > 1e-9
    ):
        raise UnprocessableError("weights_must_sum_to_1")
    lms = values.get("is_lms_enabled")
    if lms and not course["is_lms_enabling_allowed"]:
        raise UnprocessableError("is_lms_enabled_is_not_allowed")
    if lms is not None and lms != course["is_lms_enabled"] and not course["is_access_switchable"]:
        raise UnprocessableError("is_lms_enabled_cant_be_changed")
    update(visit.db, "courses", course["id"], values)
    tell_course_edited(visit.db, course["id"], visit.now)
    return answer(seen(visit, course["id"]))


def _roster(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    dues = Dues.of(visit.db, course, visit.now)
    return answer(
        {
            "teach_url": f"{visit.call.base_url}/teach/{course['teach_token']}/DO_NOT_GIVE_TO_STUDENTS",
            "teachers": [teacher_object(t) for t in teacher_rows(visit.db, [course["id"]])],
            "students": [student_object(s, dues) for s in student_rows(visit.db, course["id"])],
        }
    )


def _teachers(visit: Visit) -> Reply:
    visit.signed_in()
    course = course_of(visit.db, visit.number("id"))
    own_member(visit, course["id"])
    return answer([teacher_object(t) for t in teacher_rows(visit.db, [course["id"]])])


def _own(visit: Visit) -> Reply:
    account = visit.signed_in()
    return answer(courses_of(visit.db, account["id"], visit.now, visit.call.base_url))


def _dates(visit: Visit) -> Reply:
    wanted = visit.json()
    if not isinstance(wanted, list) or not all(isinstance(w, str) for w in wanted):
        raise BadRequestError("A list of course UUIDs is needed")
    rows = rows_in(visit.db, "SELECT uuid, starts_at, ends_at FROM courses WHERE uuid IN (:many)", wanted)
    return answer(
        {r["uuid"]: {"starts_at": shown(r["starts_at"]), "ends_at": shown(r["ends_at"])} for r in rows}
    )


def seen(visit: Visit, course_id: int) -> dict[str, object]:
    """The course as the visitor sees it."""
    account = visit.signed_in()
    return course_objects(visit.db, [course_id], account["id"], (visit.now, visit.call.base_url))[0]


def _ordinal(n: int) -> str:
    is_teen = 10 <= n % 100 <= 20
    return f"{n}{_ORDINALS[n % 10] if n % 10 < 4 and not is_teen else 'th'}"


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise NotFoundError from error


ROUTES = (
    Route("GET", "/user/courses", _own),
    Route("GET", "/offerings", _offerings),
    Route("POST", "/courses/dates", _dates),
    Route("GET", "/courses/{id}", _show),
    Route("PUT", "/courses/{id}", _change, "write"),
    Route("GET", "/courses/{id}/roster", _roster),
    Route("GET", "/courses/{id}/teachers", _teachers),
)
