"""The dashboard: a student's open tasks once Biglearn is ready, a teacher's plans."""

from datetime import timedelta

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.books import book_of
from sandbox.tutor.course_objects import teacher_rows
from sandbox.tutor.dues import check_paid
from sandbox.tutor.membership import course_of, own_member
from sandbox.tutor.moment import instant, read, shown_wall, wall
from sandbox.tutor.plan_objects import plan_objects
from sandbox.tutor.readiness import unready_assignments
from sandbox.tutor.research import open_surveys
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import group, rows_in
from sandbox.tutor.task_objects import dashboard_task
from sandbox.tutor.task_rules import Task, load_tasks

__all__ = ["ROUTES"]

_PATIENCE = timedelta(minutes=3)
_TYPES = {"reading", "homework", "external", "event"}


def _show(visit: Visit) -> Reply:
    visit.signed_in()
    with visit.site.database.reading() as visit.connection:
        course = course_of(visit.db, visit.number("id"))
        member = own_member(visit, course["id"])
        found: dict[str, object] = {
            "role": {"id": str(member["role_id"]), "type": member["kind"]},
            "course": {
                "name": course["name"],
                "teachers": [_teacher(t) for t in teacher_rows(visit.db, [course["id"]])],
            },
            "tasks": [],
            "plans": [],
            "all_tasks_are_ready": True,
            "research_surveys": [],
        }
        if member["kind"] == "teacher":
            found["plans"] = _plans(visit, course)
            return answer(found)
        check_paid(visit.db, member, visit.now)
        found["research_surveys"] = open_surveys(visit.db, member)
        tasks = load_tasks(visit.db, "t.role_id", [member["role_id"]], visit.now)
        steps = group(
            rows_in(
                visit.db,
                "SELECT * FROM steps WHERE task_id IN (:many) ORDER BY number",
                [t.id for t in tasks],
            ),
            "task_id",
        )
        has_all = _has_all(visit.db, course, member, {t.row["plan_id"] for t in tasks})
    pending = _pending(visit, tasks)
    listed = [
        t for t in tasks if _is_listed(t) and t.row["uuid"] not in pending and _is_within(visit, course, t)
    ]
    with visit.site.database.reading() as db:
        books = {e: book_of(visit.site, db, e) for e in {t.row["ecosystem_id"] for t in listed}}
    found["tasks"] = [dashboard_task(t, steps.get(t.id, []), books[t.row["ecosystem_id"]]) for t in listed]
    found["all_tasks_are_ready"] = has_all and not pending
    return answer(found)


def _teacher(m: Row) -> dict[str, object]:
    names = {k: m[k] for k in ("first_name", "last_name")}
    return {"id": str(m["id"]), "role_id": str(m["role_id"]), **names}


def _is_listed(task: Task) -> bool:
    return task.row["type"] in _TYPES and task.is_open and not task.row["hidden_at"]


def _pending(visit: Visit, tasks: list[Task]) -> set[str]:
    """Young open tasks for whose slots Biglearn has not chosen yet."""
    young = [
        t.row
        for t in tasks
        if _is_listed(t) and not t.row["withdrawn_at"] and visit.now - read(t.row["created_at"]) < _PATIENCE
    ]
    wanted = {
        "pe": [t["uuid"] for t in young if not t["pes_assigned"]],
        "spe": [t["uuid"] for t in young if not t["spes_assigned"]],
    }
    return unready_assignments(visit.site, wanted) if any(wanted.values()) else set()


def _has_all(db: Connection, course: Row, member: Row, plan_ids: set[int]) -> bool:
    rows = db.rows(
        "SELECT DISTINCT p.id FROM plans p JOIN tasking_plans t ON t.plan_id = p.id WHERE p.course_id = ? "
        "AND p.withdrawn_at IS NULL AND p.first_published_at IS NOT NULL "
        "AND (t.target_type = 'course' OR t.target_id = ?)",
        [course["id"], member["period_id"]],
    )
    return {r["id"] for r in rows} <= plan_ids


def _plans(visit: Visit, course: Row) -> list[dict[str, object]]:
    rows = visit.db.rows(
        "SELECT * FROM plans WHERE course_id = ? AND withdrawn_at IS NULL ORDER BY id", [course["id"]]
    )
    first, last = (wall(visit.call.ask(k)) for k in ("start_at", "end_at"))
    low, high = (shown_wall(w, course["timezone"]) for w in (first, last))
    found = []
    for plan in plan_objects(visit.db, rows):
        takings = plan["tasking_plans"]
        dues = [t["due_at"] for t in takings] if isinstance(takings, list) else []
        if not dues or any((low or "") <= d <= (high or "9") for d in dues):
            found.append(plan)
    return found


def _is_within(visit: Visit, course: Row, task: Task) -> bool:
    first, last = (wall(visit.call.ask(k)) for k in ("start_at", "end_at"))
    zone = course["timezone"]
    return task.due_at is None or (
        (first is None or instant(first, zone) <= task.due_at)
        and (last is None or task.due_at <= instant(last, zone))
    )


ROUTES = (
    Route("GET", "/courses/{id}/dashboard", _show, "own"),
    Route("GET", "/courses/{id}/dashboard/role/{role_id}", _show, "own"),
)
