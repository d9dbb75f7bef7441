"""What Biglearn is told about students' tasks: one event for each task, whatever changed."""

import json
from collections.abc import Sequence
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.moment import instant, stored
from sandbox.tutor.outbox import put_course_events
from sandbox.tutor.site import Site
from sandbox.tutor.sql import group, rows_in

__all__ = ["feedback_moment", "tell_assignments", "tell_assignments_gone"]

_TASKS = (
    "SELECT t.*, m.uuid AS student_uuid, c.timezone, p.withdrawn_at, p.extensions, "
    "g.auto_grading_feedback_on AS feedback_on FROM tasks t "
    "JOIN members m ON m.role_id = t.role_id JOIN courses c ON c.id = t.course_id "
    "LEFT JOIN plans p ON p.id = t.plan_id LEFT JOIN templates g ON g.id = p.template_id "
    "WHERE t.id IN (:many) ORDER BY t.id"
)
_ASSIGNABLE = {"reading", "homework", "external", "event"}


def tell_assignments(site: Site, db: Connection, task_ids: Sequence[int], now: datetime) -> None:
    """Tasks of one course as they are now."""
    _tell(site, db, task_ids, now, is_gone=False)


def tell_assignments_gone(site: Site, db: Connection, task_ids: Sequence[int], now: datetime) -> None:
    """Tasks of one course that are about to be removed."""
    _tell(site, db, task_ids, now, is_gone=True)


def feedback_moment(task: Row) -> str | None:
    """The wall clock from which answers show right and wrong; None where they do at once."""
    feedback_on = task["feedback_on"]
    if feedback_on == "due":
        return str(task["due_at"])
    return str(task["closes_at"]) if feedback_on == "publish" else None


def _tell(site: Site, db: Connection, task_ids: Sequence[int], now: datetime, *, is_gone: bool) -> None:
    tasks = rows_in(db, _TASKS, task_ids)
    if not tasks:
        return
    steps = group(
        rows_in(
            db, "SELECT * FROM steps WHERE task_id IN (:many) AND kind = 'exercise' ORDER BY number", task_ids
        ),
        "task_id",
    )
    events = []
    for task in tasks:
        book = book_of(site, db, task["ecosystem_id"])
        payload = _payload(task, steps.get(task["id"], []), book)
        payload["is_deleted"] = is_gone or task["withdrawn_at"] is not None
        payload["updated_at"] = stored(now)
        events.append(("create_update_assignments", payload))
    put_course_events(db, tasks[0]["course_id"], events)


def _payload(task: Row, steps: list[Row], book: Book) -> dict[str, object]:
    kind = task["type"] if task["type"] in _ASSIGNABLE else "practice"
    dates = {"opens_at": task["opens_at"], "due_at": task["due_at"], "feedback_at": feedback_moment(task)}
    pages = [book.pages[p].tutor_uuid for p in json.loads(task["page_ids"]) if p in book.pages]
    return {
        "assignment_uuid": task["uuid"],
        "ecosystem_uuid": book.uuid,
        "student_uuid": task["student_uuid"],
        "assignment_type": kind,
        "exclusion_info": {
            k: stored(instant(v, task["timezone"])) for k, v in dates.items() if v is not None
        },
        "pes": json.loads(task["pes"]),
        "spes": json.loads(task["spes"]),
        "assigned_book_container_uuids": pages,
        "goal_num_tutor_assigned_spes": task["goal_spes"],
        "goal_num_tutor_assigned_pes": task["goal_pes"],
        "spes_are_assigned": bool(task["spes_assigned"]),
        "pes_are_assigned": bool(task["pes_assigned"]),
        "assigned_exercises": [
            {
                "trial_uuid": s["uuid"],
                "exercise_uuid": book.exercises[s["exercise_id"]].uuid,
                "is_spe": s["slot"] == "spe",
                "is_pe": s["slot"] == "pe",
            }
            for s in steps
        ],
        "created_at": task["created_at"],
    }
