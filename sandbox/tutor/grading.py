"""Grading templates: how a reading or homework is weighed, when it tells, what lateness costs."""

import re
from collections.abc import Mapping

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.eras import uses_old_scores
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.membership import course_of, is_teacher, own_member, teacher_of
from sandbox.tutor.moment import shown, stored, wall_of
from sandbox.tutor.site import Route, Visit, answer, text_id
from sandbox.tutor.sql import update

__all__ = ["ROUTES", "template_object"]

_TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")
_CHOICES = {
    "auto_grading_feedback_on": {"answer", "due", "publish"},
    "manual_grading_feedback_on": {"grade", "publish"},
    "late_work_penalty_applied": {"not_accepted", "immediately", "daily"},
    "task_plan_type": {"reading", "homework"},
}
_WRITABLE = (
    "name",
    "completion_weight",
    "correctness_weight",
    "auto_grading_feedback_on",
    "manual_grading_feedback_on",
    "late_work_penalty_applied",
    "late_work_penalty",
    "default_open_time",
    "default_due_time",
    "default_due_date_offset_days",
    "default_close_date_offset_days",
    "allow_auto_graded_multiple_attempts",
    "shuffle_answer_choices",
    "task_plan_type",
)
_DEFAULTS: dict[str, object] = {
    "completion_weight": 0.0,
    "correctness_weight": 1.0,
    "auto_grading_feedback_on": "answer",
    "manual_grading_feedback_on": "publish",
    "late_work_penalty_applied": "daily",
    "late_work_penalty": 0.1,
    "default_open_time": "00:01",
    "default_due_time": "21:00",
    "default_due_date_offset_days": 7,
    "default_close_date_offset_days": 7,
    "allow_auto_graded_multiple_attempts": 0,
    "shuffle_answer_choices": 1,
}


def template_object(row: Row, *, has_open_plans: bool = False) -> dict[str, object]:
    """A template as the API shows it."""
    shown_row = {k: row[k] for k in _WRITABLE}
    for flag in ("allow_auto_graded_multiple_attempts", "shuffle_answer_choices"):
        shown_row[flag] = bool(row[flag])
    return {
        "id": str(row["id"]),
        "course_id": str(row["course_id"]),
        "cloned_from_id": text_id(row["cloned_from_id"]),
        **shown_row,
        "has_open_task_plans": has_open_plans,
        "created_at": shown(row["created_at"]),
        "deleted_at": shown(row["deleted_at"]),
    }


def _list(visit: Visit) -> Reply:
    visit.signed_in()
    course = course_of(visit.db, visit.number("id"))
    own_member(visit, course["id"])
    rows = visit.db.rows(
        "SELECT * FROM templates WHERE course_id = ? AND deleted_at IS NULL ORDER BY id", [course["id"]]
    )
    items = [template_object(r, has_open_plans=_is_open(visit, r)) for r in rows]
    return answer({"total_count": len(items), "items": items})


def _create(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    if uses_old_scores(course):
        raise ForbiddenError
    values = {**_DEFAULTS, **_checked(visit.body())}
    if "task_plan_type" not in values:
        raise UnprocessableError("task_plan_type_cant_be_blank")
    _check_whole(visit.db, course["id"], values, None)
    template_id = visit.db.insert(
        "templates", {**values, "course_id": course["id"], "created_at": stored(visit.now)}
    )
    return answer(template_object(_row(visit.db, template_id)), 201)


def _change(visit: Visit) -> Reply:
    row = _own(visit)
    values = _checked(visit.body())
    if _is_open(visit, row):
        raise UnprocessableError("has_open_task_plans")
    is_other_type = values.get("task_plan_type", row["task_plan_type"]) != row["task_plan_type"]
    if is_other_type and _has_plans(visit.db, row["id"]):
        raise UnprocessableError("task_plan_type_cannot_be_changed")
    whole = {k: values.get(k, row[k]) for k in _WRITABLE}
    _check_whole(visit.db, row["course_id"], whole, row["id"])
    update(visit.db, "templates", row["id"], whole)
    return answer(template_object(_row(visit.db, row["id"])))


def _delete(visit: Visit) -> Reply:
    row = _own(visit)
    if _has_plans(visit.db, row["id"]):
        raise UnprocessableError("has_task_plans")
    others = visit.db.value(
        "SELECT COUNT(*) AS n FROM templates WHERE course_id = ? AND task_plan_type = ? AND deleted_at IS NULL",
        [row["course_id"], row["task_plan_type"]],
    )
    if others < 2:
        raise UnprocessableError("last_of_its_type")
    update(visit.db, "templates", row["id"], {"deleted_at": stored(visit.now)})
    return answer(template_object(_row(visit.db, row["id"])))


def _checked(body: Mapping[str, object]) -> dict[str, object]:
    values = {k: body[k] for k in _WRITABLE if body.get(k) is not None}
    for name in ("default_open_time", "default_due_time"):
        if name in values and not _TIME.fullmatch(str(values[name])):
            raise UnprocessableError(f"{name}_is_invalid")
    for name, allowed in _CHOICES.items():
        if name in values and values[name] not in allowed:
            raise UnprocessableError(f"{name}_is_not_included_in_the_list")
    return values


def _check_whole(db: Connection, course_id: int, values: dict[str, object], own_id: int | None) -> None:
    if not str(values.get("name") or "").strip():
        raise UnprocessableError("name_cant_be_blank")
    weights = [values["completion_weight"], values["correctness_weight"]]
    if (
        not all(isinstance(w, int | float) for w in weights)
        or abs(sum(float(str(w)) for w in weights) - 1) > 1e-9
    ):
        raise UnprocessableError("weights_must_add_up_to_1")
    taken = db.row(
        "SELECT 1 AS one FROM templates WHERE course_id = ? AND name = ? AND deleted_at IS NULL AND id <> ?",
        [course_id, values["name"], own_id or 0],
    )
    if taken:
        raise UnprocessableError("name_has_already_been_taken")
    if values["auto_grading_feedback_on"] != "answer":
        values["allow_auto_graded_multiple_attempts"] = False


def _own(visit: Visit) -> Row:
    account = visit.signed_in()
    row = _row(visit.db, visit.number("id"))
    if not is_teacher(visit.db, row["course_id"], account["id"]):
        raise ForbiddenError
    if uses_old_scores(course_of(visit.db, row["course_id"])):
        raise ForbiddenError
    return row


def _row(db: Connection, template_id: int) -> Row:
    row = db.row("SELECT * FROM templates WHERE id = ?", [template_id])
    if row is None:
        raise NotFoundError
    return row


def _has_plans(db: Connection, template_id: int) -> bool:
    sql = "SELECT 1 AS one FROM plans WHERE template_id = ? AND withdrawn_at IS NULL"
    return db.row(sql, [template_id]) is not None


def _is_open(visit: Visit, row: Row) -> bool:
    zone = visit.db.value("SELECT timezone FROM courses WHERE id = ?", [row["course_id"]])
    sql = (
        "SELECT 1 AS one FROM plans p JOIN tasking_plans t ON t.plan_id = p.id WHERE p.template_id = ? "
        "AND p.withdrawn_at IS NULL AND p.first_published_at IS NOT NULL AND t.opens_at <= ?"
    )
    return visit.db.row(sql, [row["id"], wall_of(visit.now, zone)]) is not None


ROUTES = (
    Route("GET", "/courses/{id}/grading_templates", _list),
    Route("POST", "/courses/{id}/grading_templates", _create, "write"),
    Route("PUT", "/grading_templates/{id}", _change, "write"),
    Route("DELETE", "/grading_templates/{id}", _delete, "write"),
)
