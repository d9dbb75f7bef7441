"""Periods: adding, renaming, archiving, restoring, and a teacher's student view of one."""

from sandbox.database import Connection, Row, UniqueError
from sandbox.http import Reply
from sandbox.tutor.course_objects import period_object
from sandbox.tutor.distribution import copy_common_plans, give_missing_tasks
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.events import tell_roster
from sandbox.tutor.membership import add_member, add_period, course_of, is_teacher, teacher_of
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["ROUTES"]


def _create(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    name = _free_name(visit.db, course["id"], visit.body().get("name"), None)
    period_id = add_period(visit.db, course["id"], name, visit.now)
    copy_common_plans(visit.db, course["id"], period_id)
    tell_roster(visit.db, course["id"])
    return _reply(visit, period_id, 201)


def _change(visit: Visit) -> Reply:
    period = _own(visit)
    body = visit.body()
    values: dict[str, object] = {}
    if "name" in body:
        values["name"] = _free_name(visit.db, period["course_id"], body["name"], period["id"])
    if body.get("enrollment_code"):
        values["enrollment_code"] = str(body["enrollment_code"])
    try:
        update(visit.db, "periods", period["id"], values)
    except UniqueError as error:
        raise UnprocessableError("enrollment_code_has_already_been_taken") from error
    return _reply(visit, period["id"])


def _archive(visit: Visit) -> Reply:
    period = _own(visit)
    if period["archived_at"]:
        raise UnprocessableError("period_is_already_deleted")
    update(visit.db, "periods", period["id"], {"archived_at": stored(visit.now)})
    tell_roster(visit.db, period["course_id"])
    return _reply(visit, period["id"])


def _restore(visit: Visit) -> Reply:
    period = _own(visit)
    if not period["archived_at"]:
        raise UnprocessableError("period_is_not_deleted")
    _free_name(visit.db, period["course_id"], period["name"], period["id"])
    update(visit.db, "periods", period["id"], {"archived_at": None})
    tell_roster(visit.db, period["course_id"])
    return _reply(visit, period["id"])


def _student_view(visit: Visit) -> Reply:
    period = _own(visit)
    account = visit.signed_in()
    now = stored(visit.now)
    visit.db.execute(
        "UPDATE members SET dropped_at = ? WHERE account_id = ? AND period_id = ? AND kind = 'teacher_student' "
        "AND dropped_at IS NULL",
        [now, account["id"], period["id"]],
    )
    course = course_of(visit.db, period["course_id"])
    member_id = add_member(
        visit.db, course, account["id"], "teacher_student", visit.now, period_id=period["id"]
    )
    give_missing_tasks(visit.site, visit.db, member_id, visit.now)
    tell_roster(visit.db, course["id"])
    row = visit.db.row("SELECT * FROM members WHERE id = ?", [member_id]) or {}
    return answer({"id": str(row["role_id"]), "type": "teacher_student", "period_id": str(period["id"])})


def _own(visit: Visit) -> Row:
    account = visit.signed_in()
    period = visit.db.row("SELECT * FROM periods WHERE id = ?", [visit.number("id")])
    if period is None:
        raise NotFoundError
    if not is_teacher(visit.db, period["course_id"], account["id"]):
        raise ForbiddenError
    return period


def _free_name(db: Connection, course_id: int, name: object, own_id: int | None) -> str:
    if not isinstance(name, str) or not name.strip():
        raise UnprocessableError("name_cant_be_blank")
    taken = db.row(
        "SELECT id FROM periods WHERE course_id = ? AND name = ? AND archived_at IS NULL AND id <> ?",
        [course_id, name, own_id or 0],
    )
    if taken:
        raise UnprocessableError("name_has_already_been_taken")
    return name


def _reply(visit: Visit, period_id: int, status: int = 200) -> Reply:
    row = visit.db.row(
        "SELECT p.*, (SELECT COUNT(*) FROM members m WHERE m.period_id = p.id AND m.kind = 'student' "
        "AND m.dropped_at IS NULL) AS students FROM periods p WHERE p.id = ?",
        [period_id],
    )
    if row is None:
        raise NotFoundError
    return answer(period_object(row, visit.call.base_url), status)


ROUTES = (
    Route("POST", "/courses/{id}/periods", _create, "write"),
    Route("PUT", "/periods/{id}", _change, "write"),
    Route("DELETE", "/periods/{id}", _archive, "write"),
    Route("PUT", "/periods/{id}/restore", _restore, "write"),
    Route("PUT", "/periods/{id}/teacher_student", _student_view, "write"),
)
