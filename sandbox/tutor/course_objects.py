"""Courses, periods and students as the API shows them."""

from collections.abc import Sequence
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.accounts import full_name
from sandbox.tutor.dues import Dues
from sandbox.tutor.eras import uses_old_scores
from sandbox.tutor.moment import read, shown
from sandbox.tutor.site import text_id
from sandbox.tutor.sql import group, rows_in

__all__ = [
    "course_objects",
    "courses_of",
    "period_object",
    "student_object",
    "student_rows",
    "teacher_object",
    "teacher_rows",
]

_COURSES = (
    "SELECT c.*, o.title AS offering_title, o.appearance_code, o.salesforce_book_name, e.uuid AS ecosystem_uuid, "
    "e.book_uuid FROM courses c JOIN offerings o ON o.id = c.offering_id "
    "JOIN ecosystems e ON e.id = c.ecosystem_id WHERE c.id IN (:many) ORDER BY c.id"
)
_PERIODS = (
    "SELECT p.*, (SELECT COUNT(*) FROM members m WHERE m.period_id = p.id AND m.kind = 'student' "
    "AND m.dropped_at IS NULL) AS students FROM periods p WHERE p.course_id IN (:many) ORDER BY p.id"
)


def courses_of(db: Connection, account_id: int, now: datetime, base_url: str) -> list[dict[str, object]]:
    """All courses in which somebody is active, none twice."""
    rows = db.rows(
        "SELECT DISTINCT m.course_id AS id FROM members m LEFT JOIN periods p ON p.id = m.period_id "
        "WHERE m.account_id = ? AND m.dropped_at IS NULL AND p.archived_at IS NULL",
        [account_id],
    )
    return course_objects(db, [r["id"] for r in rows], account_id, (now, base_url))


def course_objects(
    db: Connection, course_ids: Sequence[int], account_id: int, seen: tuple[datetime, str]
) -> list[dict[str, object]]:
    """Courses as one account sees them. `seen` is the moment and the site's address."""
    if not course_ids:
        return []
    periods = group(rows_in(db, _PERIODS, course_ids), "course_id")
    teachers = group(teacher_rows(db, course_ids), "course_id")
    mine = group(
        rows_in(
            db,
            "SELECT m.*, a.first_name, a.last_name, a.full_name, a.username FROM members m JOIN accounts a "
            "ON a.id = m.account_id LEFT JOIN periods p ON p.id = m.period_id WHERE m.course_id IN (:many) "
            "AND m.account_id = ? AND m.dropped_at IS NULL AND p.archived_at IS NULL ORDER BY m.id",
            course_ids,
            [account_id],
        ),
        "course_id",
    )
    return [
        _course(
            c,
            periods.get(c["id"], []),
            teachers.get(c["id"], []),
            mine.get(c["id"], []),
            (Dues.of(db, c, seen[0]), seen[1]),
        )
        for c in rows_in(db, _COURSES, course_ids)
    ]


def _course(
    c: Row, periods: list[Row], teachers: list[Row], mine: list[Row], seen: tuple[Dues, str]
) -> dict[str, object]:
    dues, base_url = seen
    now = dues.now
    own_periods = {m["period_id"] for m in mine}
    teacher = next((m for m in mine if m["kind"] == "teacher"), None)
    student = next((m for m in mine if m["kind"] == "student"), None)
    listed = [p for p in periods if teacher is not None or p["id"] in own_periods]
    students = [student_object(student, dues)] if student else []
    return {
        "id": str(c["id"]),
        "uuid": c["uuid"],
        "name": c["name"],
        "term": c["term"],
        "year": c["year"],
        "num_sections": len([p for p in periods if not p["archived_at"]]),
        "starts_at": shown(c["starts_at"]),
        "ends_at": shown(c["ends_at"]),
        "is_active": read(c["starts_at"]) <= now <= read(c["ends_at"]),
        "timezone": c["timezone"],
        "salesforce_book_name": c["salesforce_book_name"],
        "appearance_code": c["appearance_code"],
        "ecosystem_id": str(c["ecosystem_id"]),
        "ecosystem_book_uuid": c["book_uuid"],
        "offering_id": str(c["offering_id"]),
        "should_reuse_preview": False,
        "is_preview": bool(c["is_preview"]),
        "is_concept_coach": False,
        "is_college": bool(c["is_college"]),
        "is_access_switchable": bool(c["is_access_switchable"]),
        "uses_pre_wrm_scores": uses_old_scores(c),
        "cloned_from_id": text_id(c["cloned_from_id"]),
        "does_cost": bool(c["does_cost"]),
        "is_lms_enabling_allowed": bool(c["is_lms_enabling_allowed"]),
        "is_lms_enabled": _flag(c["is_lms_enabled"]),
        "last_lms_scores_push_job_id": text_id(c["last_push_job_id"]),
        "code": c["code"],
        "past_due_unattempted_ungraded_wrq_are_zero": bool(c["past_due_zero"]),
        "reading_weight": c["reading_weight"],
        "homework_weight": c["homework_weight"],
        "periods": [period_object(p, base_url, codes=teacher is not None) for p in listed],
        "roles": [_role(m) for m in mine],
        "teachers": [teacher_object(t) for t in teachers],
        "students": students,
        "teacher_record": teacher_object(teacher) if teacher else None,
        "student_record": students[0] if students else None,
        "teacher_student_records": [student_object(m, dues) for m in mine if m["kind"] == "teacher_student"],
        "teacher_profiles": [{"id": str(t["account_id"]), "name": full_name(t)} for t in teachers],
        "related_teacher_profile_ids": [str(t["account_id"]) for t in teachers],
        "spy_info": {},
    }


def period_object(p: Row, base_url: str, *, codes: bool = True) -> dict[str, object]:
    """A period; students do not see its code."""
    code = p["enrollment_code"]
    return {
        "id": str(p["id"]),
        "name": p["name"],
        "enrollment_code": code if codes else None,
        "enrollment_url": f"{base_url}/enroll/{code.replace(' ', '-')}" if codes else None,
        "num_enrolled_students": p["students"] if codes else None,
        "is_archived": p["archived_at"] is not None,
        "archived_at": shown(p["archived_at"]),
    }


def student_object(m: Row, dues: Dues) -> dict[str, object]:
    """A student of a course, from a member row joined with the account."""
    return {
        "id": str(m["id"]),
        "course_id": str(m["course_id"]),
        "uuid": m["uuid"],
        "period_id": text_id(m["period_id"]),
        "role_id": str(m["role_id"]),
        "first_name": m["first_name"],
        "last_name": m["last_name"],
        "name": full_name(m),
        "student_identifier": m["student_identifier"],
        "latest_enrollment_at": shown(m["period_since"]),
        "is_active": m["dropped_at"] is None,
        **dues.told_of(m),
    }


def student_rows(db: Connection, course_id: int) -> list[Row]:
    """All students of a course, dropped ones included, with their names."""
    return db.rows(
        "SELECT m.*, a.first_name, a.last_name, a.full_name, a.username, p.name AS period_name FROM members m "
        "JOIN accounts a ON a.id = m.account_id JOIN periods p ON p.id = m.period_id "
        "WHERE m.course_id = ? AND m.kind = 'student' ORDER BY m.id",
        [course_id],
    )


def teacher_rows(db: Connection, course_ids: Sequence[int]) -> list[Row]:
    """The teachers of courses, deleted ones left out, with their names."""
    return rows_in(
        db,
        "SELECT m.*, a.first_name, a.last_name, a.full_name, a.username FROM members m "
        "JOIN accounts a ON a.id = m.account_id WHERE m.course_id IN (:many) AND m.kind = 'teacher' "
        "AND m.dropped_at IS NULL ORDER BY m.id",
        course_ids,
    )


def teacher_object(m: Row) -> dict[str, object]:
    """A teacher of a course, from a member row joined with the account."""
    return {
        "id": str(m["id"]),
        "role_id": str(m["role_id"]),
        "profile_id": str(m["account_id"]),
        "first_name": m["first_name"],
        "last_name": m["last_name"],
        "name": full_name(m),
        "is_active": m["dropped_at"] is None,
    }


def _role(m: Row) -> dict[str, object]:
    return {
        "id": str(m["role_id"]),
        "type": m["kind"],
        "period_id": text_id(m["period_id"]),
        "research_identifier": m["research_identifier"],
        "joined_at": shown(m["created_at"]),
        "latest_enrollment_at": shown(m["period_since"]) if m["kind"] == "student" else None,
    }


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)
