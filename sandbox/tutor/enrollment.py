"""Enrollment by code: looking a code up, asking to join, confirming."""

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.course_objects import teacher_rows
from sandbox.tutor.distribution import give_missing_tasks
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.events import tell_roster
from sandbox.tutor.membership import add_member, course_of, has_ended, is_teacher, member_in
from sandbox.tutor.moment import stored
from sandbox.tutor.roster import move_student
from sandbox.tutor.site import Route, Visit, answer, text_id
from sandbox.tutor.sql import update

__all__ = ["ROUTES"]


def _prevalidate(visit: Visit) -> Reply:
    course, period = _place(visit)
    assignments = visit.db.value(
        "SELECT COUNT(DISTINCT p.id) AS n FROM plans p JOIN tasking_plans t ON t.plan_id = p.id "
        "WHERE p.course_id = ? AND p.withdrawn_at IS NULL AND p.first_published_at IS NOT NULL "
        "AND (t.target_type = 'course' OR t.target_id = ?)",
        [course["id"], period["id"]],
    )
    shown_period = {**_period(period), "assignments_count": assignments}
    return answer({"course": _course(visit.db, course), "period": shown_period})


def _choices(visit: Visit) -> Reply:
    course = visit.db.row("SELECT * FROM courses WHERE uuid = ?", [visit.call.path["uuid"]])
    if course is None:
        raise NotFoundError
    periods = visit.db.rows(
        "SELECT name, enrollment_code FROM periods WHERE course_id = ? AND archived_at IS NULL ORDER BY id",
        [course["id"]],
    )
    return answer(
        {
            "name": course["name"],
            "is_lms_enabled": bool(course["is_lms_enabled"]),
            "periods": [dict(p) for p in periods],
        }
    )


def _request(visit: Visit) -> Reply:
    account = visit.signed_in()
    course, period = _place(visit)
    member = member_in(visit.db, course["id"], account["id"], "student")
    if is_teacher(visit.db, course["id"], account["id"]):
        raise UnprocessableError("is_teacher", data={"course_name": course["name"]})
    origin = None
    if member is not None:
        if member["dropped_at"]:
            raise UnprocessableError("dropped_student")
        if member["period_id"] == period["id"]:
            raise UnprocessableError("already_enrolled")
        origin = visit.db.row(
            "SELECT * FROM periods WHERE id = ? AND archived_at IS NULL", [member["period_id"]]
        )
    change_id = visit.db.insert(
        "enrollment_changes",
        {
            "account_id": account["id"],
            "period_id": period["id"],
            "from_period_id": origin["id"] if origin else None,
            "status": "pending",
            "created_at": stored(visit.now),
        },
    )
    return answer(_change(visit.db, change_id, member), 201)


def _approve(visit: Visit) -> Reply:
    account = visit.signed_in()
    change = visit.db.row("SELECT * FROM enrollment_changes WHERE id = ?", [visit.number("id")])
    if change is None:
        raise NotFoundError
    if change["account_id"] != account["id"]:
        raise ForbiddenError
    if change["status"] != "pending":
        raise UnprocessableError(f"already_{change['status']}")
    period = visit.db.row("SELECT * FROM periods WHERE id = ?", [change["period_id"]])
    if period is None:
        raise NotFoundError
    course = course_of(visit.db, period["course_id"])
    if has_ended(course, visit.now):
        raise UnprocessableError("course_ended")
    member_id = _admit(visit, course, period["id"], visit.body().get("student_identifier"))
    visit.db.execute(
        "UPDATE enrollment_changes SET status = 'rejected' WHERE account_id = ? AND status = 'pending' AND id <> ?",
        [account["id"], change["id"]],
    )
    update(visit.db, "enrollment_changes", change["id"], {"status": "processed"})
    member = visit.db.row("SELECT * FROM members WHERE id = ?", [member_id])
    return answer(_change(visit.db, change["id"], member))


def _admit(visit: Visit, course: Row, period_id: int, identifier: object) -> int:
    """Make the visitor a student of this period; the id of the place."""
    account = visit.signed_in()
    given = {"student_identifier": str(identifier)} if identifier not in (None, "") else {}
    member = member_in(visit.db, course["id"], account["id"], "student")
    if member is not None:
        update(visit.db, "members", member["id"], dict(given))
        move_student(visit, member, period_id)
        return int(member["id"])
    member_id = add_member(
        visit.db,
        course,
        account["id"],
        "student",
        visit.now,
        period_id=period_id,
        student_identifier=given.get("student_identifier"),
    )
    update(visit.db, "courses", course["id"], {"is_access_switchable": 0})
    tell_roster(visit.db, course["id"])
    give_missing_tasks(visit.site, visit.db, member_id, visit.now)
    return member_id


def _place(visit: Visit) -> tuple[Row, Row]:
    """The course and period that a code names; 422 when nobody can join there."""
    body = visit.body()
    code = str(body.get("enrollment_code") or "").replace("-", " ").strip()
    period = visit.db.row("SELECT * FROM periods WHERE enrollment_code = ? AND archived_at IS NULL", [code])
    if period is None:
        raise UnprocessableError("invalid_enrollment_code")
    course = course_of(visit.db, period["course_id"])
    if course["is_preview"]:
        raise UnprocessableError("preview_course")
    if has_ended(course, visit.now):
        raise UnprocessableError("course_ended")
    if body.get("book_uuid"):
        known = visit.db.value("SELECT book_uuid FROM ecosystems WHERE id = ?", [course["ecosystem_id"]])
        if known != body["book_uuid"]:
            raise UnprocessableError("enrollment_code_does_not_match_book")
    return course, period


def _change(db: Connection, change_id: int, member: Row | None) -> dict[str, object]:
    change = db.row("SELECT * FROM enrollment_changes WHERE id = ?", [change_id])
    if change is None:
        raise NotFoundError
    return {
        "id": text_id(change["id"]),
        "student_identifier": member["student_identifier"] if member else None,
        "from": _ends(db, change["from_period_id"]),
        "to": _ends(db, change["period_id"]),
        "status": change["status"],
        "requires_enrollee_approval": True,
    }


def _ends(db: Connection, period_id: int | None) -> dict[str, object] | None:
    period = db.row("SELECT * FROM periods WHERE id = ?", [period_id]) if period_id else None
    if period is None:
        return None
    return {"course": _course(db, course_of(db, period["course_id"])), "period": _period(period)}


def _course(db: Connection, course: Row) -> dict[str, object]:
    teachers = [
        {
            "id": str(t["id"]),
            "first_name": t["first_name"],
            "last_name": t["last_name"],
            "name": t["full_name"] or f"{t['first_name'] or ''} {t['last_name'] or ''}".strip(),
        }
        for t in teacher_rows(db, [course["id"]])
    ]
    return {
        "id": str(course["id"]),
        "name": course["name"],
        "is_lms_enabled": bool(course["is_lms_enabled"]),
        "teachers": teachers,
    }


def _period(period: Row) -> dict[str, object]:
    return {"id": str(period["id"]), "name": period["name"]}


ROUTES = (
    Route("POST", "/enrollment/prevalidate", _prevalidate),
    Route("GET", "/enrollment/{uuid}/choices", _choices),
    Route("POST", "/enrollment", _request, "write"),
    Route("PUT", "/enrollment/{id}/approve", _approve, "write"),
)
