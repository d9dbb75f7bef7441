"""Grading by hand: points and comments for one answer, and publishing a section's grades."""

import json

from sandbox.database import Row
from sandbox.http import Reply
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.membership import course_of, is_teacher
from sandbox.tutor.moment import instant, shown, stored
from sandbox.tutor.plan_objects import plan_objects
from sandbox.tutor.plans import plan_row
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update
from sandbox.tutor.task_rules import load_task

__all__ = ["ROUTES"]


def _grade(visit: Visit) -> Reply:
    account = visit.signed_in()
    step = _step(visit)
    task = load_task(visit.db, step["task_id"], visit.now)
    if not is_teacher(visit.db, task.row["course_id"], account["id"]) or not task.is_past_due:
        raise ForbiddenError
    if step["kind"] != "exercise":
        raise UnprocessableError("only_exercises_can_be_graded")
    body = visit.body()
    attempt = body.get("attempt_number")
    if attempt is not None and attempt != step["attempt"]:
        raise UnprocessableError("invalid_attempt_number_graded")
    values = {
        "grader_points": _points(body.get("grader_points")),
        "grader_comments": body.get("grader_comments"),
        "graded_at": stored(visit.now),
        "points_published": 0,
    }
    update(visit.db, "steps", step["id"], values)
    return answer(_graded(_step(visit)))


def _step(visit: Visit) -> Row:
    step = visit.db.row("SELECT * FROM steps WHERE id = ?", [visit.number("id")])
    if step is None:
        raise NotFoundError
    return step


def _points(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise UnprocessableError("grader_points_cant_be_blank")
    if given < 0:
        raise UnprocessableError("grader_points_must_be_greater_than_or_equal_to_0")
    return float(given)


def _graded(step: Row) -> dict[str, object]:
    return {
        "answer_id": step["answer_id"],
        "free_response": step["free_response"],
        "response_validation": json.loads(step["validation"]) if step["validation"] else {},
        "grader_points": step["grader_points"],
        "grader_comments": step["grader_comments"],
        "last_graded_at": shown(step["graded_at"]),
    }


def _publish(visit: Visit) -> Reply:
    account = visit.signed_in()
    taking = visit.db.row("SELECT * FROM tasking_plans WHERE id = ?", [visit.number("id")])
    if taking is None:
        raise NotFoundError
    plan = plan_row(visit.db, taking["plan_id"])
    course = course_of(visit.db, plan["course_id"])
    is_due = instant(taking["due_at"], course["timezone"]) < visit.now
    if not is_teacher(visit.db, course["id"], account["id"]) or not is_due:
        raise ForbiddenError
    update(visit.db, "tasking_plans", taking["id"], {"graded_at": stored(visit.now)})
    visit.db.execute(
        "UPDATE steps SET points_published = 1 WHERE graded_at IS NOT NULL AND task_id IN "
        "(SELECT id FROM tasks WHERE plan_id = ? AND (? = 'course' OR period_id = ?))",
        [plan["id"], taking["target_type"], taking["target_id"]],
    )
    [told] = plan_objects(visit.db, [plan])
    takings = told["tasking_plans"]
    own = [t for t in takings if t["id"] == str(taking["id"])] if isinstance(takings, list) else []
    return answer(own[0])


ROUTES = (
    Route("PUT", "/steps/{id}/grade", _grade, "write"),
    Route("PUT", "/tasking_plans/{id}/grade", _publish, "write"),
)
