"""Students and teachers of a course: moving, dropping, restoring, removing, joining by the teach link."""

from sandbox.database import Connection, Row
from sandbox.http import Reply, redirect
from sandbox.tutor.course_objects import student_object, teacher_object
from sandbox.tutor.distribution import give_missing_tasks
from sandbox.tutor.dues import Dues
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.events import tell_roster
from sandbox.tutor.membership import add_member, course_of, is_teacher, member_in
from sandbox.tutor.moment import stored
from sandbox.tutor.payments import refund_if_possible
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["PAGES", "ROUTES", "move_student"]


def move_student(visit: Visit, member: Row, period_id: int) -> None:
    """Move a student to another period of the same course; work stays, missing assignments are given."""
    update(visit.db, "members", member["id"], {"period_id": period_id, "period_since": stored(visit.now)})
    tell_roster(visit.db, member["course_id"])
    give_missing_tasks(visit.site, visit.db, member["id"], visit.now)


def _change(visit: Visit) -> Reply:
    member = _student(visit)
    body = visit.body()
    if "student_identifier" in body:
        identifier = body["student_identifier"]
        update(visit.db, "members", member["id"], {"student_identifier": identifier})
    wanted = body.get("period_id")
    if wanted is not None and str(wanted) != str(member["period_id"]):
        period = _period(visit.db, member["course_id"], str(wanted))
        move_student(visit, member, period["id"])
    return _reply(visit, member["id"])


def _period(db: Connection, course_id: int, wanted: str) -> Row:
    period = None
    if wanted.isascii() and wanted.isdigit():
        period = db.row("SELECT * FROM periods WHERE id = ?", [int(wanted)])
    if period is None:
        raise NotFoundError
    if period["course_id"] != course_id:
        raise UnprocessableError("period_must_be_in_the_same_course")
    if period["archived_at"]:
        raise UnprocessableError("period_is_archived")
    return period


def _drop(visit: Visit) -> Reply:
    member = _student(visit)
    if member["dropped_at"]:
        raise UnprocessableError("already_inactive")
    update(visit.db, "members", member["id"], {"dropped_at": stored(visit.now)})
    refund_if_possible(visit, member)
    tell_roster(visit.db, member["course_id"])
    return _reply(visit, member["id"])


def _restore(visit: Visit) -> Reply:
    member = _student(visit)
    if not member["dropped_at"]:
        raise UnprocessableError("already_active")
    update(visit.db, "members", member["id"], {"dropped_at": None})
    tell_roster(visit.db, member["course_id"])
    give_missing_tasks(visit.site, visit.db, member["id"], visit.now)
    return _reply(visit, member["id"])


def _remove_teacher(visit: Visit) -> Reply:
    account = visit.signed_in()
    teacher = _named(visit.db, visit.number("id"), "teacher")
    if not is_teacher(visit.db, teacher["course_id"], account["id"]):
        raise ForbiddenError
    visit.db.execute(
        "UPDATE members SET dropped_at = ? WHERE account_id = ? AND course_id = ? AND kind <> 'student' "
        "AND dropped_at IS NULL",
        [stored(visit.now), teacher["account_id"], teacher["course_id"]],
    )
    return answer(teacher_object({**teacher, "dropped_at": stored(visit.now)}))


def _join(visit: Visit) -> Reply:
    if visit.account is None:
        return redirect(f"/accounts/login?return_to={visit.call.url_path}")
    course = visit.db.row("SELECT * FROM courses WHERE teach_token = ?", [visit.call.path["token"]])
    if course is None:
        raise NotFoundError
    account = visit.account
    if member_in(visit.db, course["id"], account["id"], "student"):
        raise ForbiddenError
    known = member_in(visit.db, course["id"], account["id"], "teacher")
    if known is None:
        add_member(visit.db, course, account["id"], "teacher", visit.now)
    elif known["dropped_at"]:
        update(visit.db, "members", known["id"], {"dropped_at": None})
    return redirect(f"/course/{course['id']}")


def _student(visit: Visit) -> Row:
    account = visit.signed_in()
    member = _named(visit.db, visit.number("id"), "student")
    if not is_teacher(visit.db, member["course_id"], account["id"]):
        raise ForbiddenError
    return member


def _named(db: Connection, member_id: int, kind: str) -> Row:
    row = db.row(
        "SELECT m.*, a.first_name, a.last_name, a.full_name, a.username FROM members m "
        "JOIN accounts a ON a.id = m.account_id WHERE m.id = ? AND m.kind = ?",
        [member_id, kind],
    )
    if row is None:
        raise NotFoundError
    return row


def _reply(visit: Visit, member_id: int) -> Reply:
    member = _named(visit.db, member_id, "student")
    course = course_of(visit.db, member["course_id"])
    return answer(student_object(member, Dues.of(visit.db, course, visit.now)))


ROUTES = (
    Route("PUT", "/students/{id}", _change, "write"),
    Route("DELETE", "/students/{id}", _drop, "write"),
    Route("PUT", "/students/{id}/restore", _restore, "write"),
    Route("PUT", "/students/{id}/undrop", _restore, "write"),
    Route("DELETE", "/teachers/{id}", _remove_teacher, "write"),
)
PAGES = (
    Route("GET", "/teach/{token}", _join, "write"),
    Route("GET", "/teach/{token}/{rest:path}", _join, "write"),
)
