"""The grading templates that a new course has: two of its own, or those of the course it is a copy of."""

from datetime import datetime

from sandbox.database import Connection
from sandbox.tutor.moment import stored

__all__ = ["add_default_templates", "copy_templates"]

_SHARED = {
    "late_work_penalty": 0.1,
    "default_open_time": "00:01",
    "default_due_date_offset_days": 7,
    "default_close_date_offset_days": 7,
    "allow_auto_graded_multiple_attempts": 0,
    "shuffle_answer_choices": 1,
}
_DEFAULTS = (
    {
        "task_plan_type": "reading",
        "name": "OpenStax Reading",
        "completion_weight": 0.9,
        "correctness_weight": 0.1,
        "auto_grading_feedback_on": "answer",
        "manual_grading_feedback_on": "grade",
        "late_work_penalty_applied": "immediately",
        "default_due_time": "07:00",
    },
    {
        "task_plan_type": "homework",
        "name": "OpenStax Homework",
        "completion_weight": 0.0,
        "correctness_weight": 1.0,
        "auto_grading_feedback_on": "answer",
        "manual_grading_feedback_on": "publish",
        "late_work_penalty_applied": "daily",
        "default_due_time": "21:00",
    },
)


def add_default_templates(db: Connection, course_id: int, now: datetime) -> None:
    """Store them for a course."""
    for template in _DEFAULTS:
        db.insert("templates", {"course_id": course_id, "created_at": stored(now), **_SHARED, **template})


def copy_templates(db: Connection, course_id: int, source_id: int, now: datetime) -> None:
    """Store those of another course for a course."""
    rows = db.rows(
        "SELECT * FROM templates WHERE course_id = ? AND deleted_at IS NULL ORDER BY id", [source_id]
    )
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        own = {"course_id": course_id, "cloned_from_id": row["id"], "created_at": stored(now)}
        db.insert("templates", values | own)
