"""Who belongs to which course as what, and who may therefore do what."""

import secrets
import string
import uuid
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.dues import due_date
from sandbox.tutor.errors import ForbiddenError, NotFoundError
from sandbox.tutor.moment import read, stored
from sandbox.tutor.research import admit_student
from sandbox.tutor.site import Visit

__all__ = [
    "add_member",
    "add_period",
    "course_of",
    "enrollment_code",
    "has_ended",
    "is_teacher",
    "member_in",
    "own_member",
    "own_members",
    "student_in",
    "teacher_of",
]


def course_of(db: Connection, course_id: int) -> Row:
    """A course; 404 when there is none."""
    found = db.row("SELECT * FROM courses WHERE id = ?", [course_id])
    if found is None:
        raise NotFoundError
    return found


def own_members(db: Connection, course_id: int, account_id: int) -> list[Row]:
    """The places somebody has in a course: not deleted, and not in an archived period. Teacher first."""
    return db.rows(
        "SELECT m.*, p.archived_at, p.name AS period_name FROM members m LEFT JOIN periods p ON p.id = m.period_id "
        "WHERE m.account_id = ? AND m.course_id = ? AND m.dropped_at IS NULL AND p.archived_at IS NULL "
        "ORDER BY CASE m.kind WHEN 'teacher' THEN 0 WHEN 'student' THEN 1 ELSE 2 END, m.id",
        [account_id, course_id],
    )


def own_member(visit: Visit, course_id: int) -> Row:
    """The place the visitor has in a course, or the one the path names.

    404 for a role that is not theirs, 403 without any.
    """
    account = visit.signed_in()
    found = own_members(visit.db, course_id, account["id"])
    wanted = visit.call.path.get("role_id") or visit.call.ask("role_id")
    if wanted:
        mine = [m for m in found if str(m["role_id"]) == wanted]
        if not mine:
            raise NotFoundError
        return mine[0]
    if not found:
        raise ForbiddenError
    return found[0]


def teacher_of(visit: Visit, course_id: int) -> Row:
    """The course, for its teacher; 403 for everybody else, 404 when there is none."""
    account = visit.signed_in()
    course = course_of(visit.db, course_id)
    if not is_teacher(visit.db, course_id, account["id"]):
        raise ForbiddenError
    return course


def is_teacher(db: Connection, course_id: int, account_id: int) -> bool:
    """Whether somebody teaches a course."""
    sql = (
        "SELECT 1 AS one FROM members WHERE account_id = ? AND course_id = ? AND kind = 'teacher' "
        "AND dropped_at IS NULL"
    )
    return db.row(sql, [account_id, course_id]) is not None


def student_in(visit: Visit, course_id: int) -> Row:
    """The visitor's place as student, or as teacher looking as one; 403 for others."""
    account = visit.signed_in()
    found = [m for m in own_members(visit.db, course_id, account["id"]) if m["kind"] != "teacher"]
    wanted = visit.call.path.get("role_id") or visit.call.ask("role_id")
    if wanted:
        own_member(visit, course_id)  # 404 when it is not theirs
        found = [m for m in found if str(m["role_id"]) == wanted]
    if not found:
        raise ForbiddenError
    return found[0]


def member_in(db: Connection, course_id: int, account_id: int, kind: str) -> Row | None:
    """Somebody's place of one kind in a course, dropped or not."""
    return db.row(
        "SELECT * FROM members WHERE account_id = ? AND course_id = ? AND kind = ? ORDER BY id DESC",
        [account_id, course_id, kind],
    )


def add_member(
    db: Connection,
    course: Row,
    account_id: int,
    kind: str,
    now: datetime,
    *,
    period_id: int | None = None,
    student_identifier: str | None = None,
) -> int:
    """Give somebody a place in a course; its id."""
    due = due_date(db, course, now) if kind == "student" else None
    member_id = db.insert(
        "members",
        {
            "role_id": db.insert("roles", {"account_id": account_id}),
            "kind": kind,
            "account_id": account_id,
            "course_id": course["id"],
            "period_id": period_id,
            "uuid": str(uuid.uuid4()),
            "research_identifier": "r" + secrets.token_hex(4),
            "student_identifier": student_identifier,
            "created_at": stored(now),
            "period_since": stored(now),
            "payment_due_at": due,
        },
    )
    if kind == "student":
        admit_student(db, course["id"], member_id)
    return member_id


def add_period(db: Connection, course_id: int, name: str, now: datetime, *, code: str | None = None) -> int:
    """A new period with an enrollment code of its own; its id."""
    return db.insert(
        "periods",
        {
            "uuid": str(uuid.uuid4()),
            "course_id": course_id,
            "name": name,
            "enrollment_code": code or enrollment_code(db),
            "created_at": stored(now),
        },
    )


def enrollment_code(db: Connection) -> str:
    """Six digits that no period has."""
    while True:
        code = "".join(secrets.choice(string.digits) for _ in range(6))
        if db.row("SELECT 1 AS one FROM periods WHERE enrollment_code = ?", [code]) is None:
            return code


def has_ended(course: Row, now: datetime) -> bool:
    """Whether the course is over."""
    return read(course["ends_at"]) < now
