"""Scores: the performance report of a course, and one plan's statistics."""

from collections.abc import Iterable, Sequence

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.accounts import full_name
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.course_objects import student_rows
from sandbox.tutor.membership import course_of, own_member
from sandbox.tutor.moment import instant, shown_wall
from sandbox.tutor.plans import own_plan
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import group, rows_in
from sandbox.tutor.task_objects import moment_text
from sandbox.tutor.task_rules import Task, load_tasks
from sandbox.tutor.task_scores import tally

__all__ = ["ROUTES", "report"]

_PLANS = (
    "SELECT p.*, MAX(t.due_at) AS due_at FROM plans p JOIN tasking_plans t ON t.plan_id = p.id WHERE p.course_id = ? "
    "AND p.withdrawn_at IS NULL AND p.first_published_at IS NOT NULL AND p.type IN ('reading', 'homework', 'external') "
    "GROUP BY p.id ORDER BY MAX(t.due_at) DESC, p.id DESC"
)
Cell = dict[str, object]


def _show(visit: Visit) -> Reply:
    visit.signed_in()
    course = course_of(visit.db, visit.number("id"))
    member = own_member(visit, course["id"])
    own = None if member["kind"] == "teacher" else member
    return answer(report(visit, course, own))


def report(visit: Visit, course: Row, own: Row | None) -> list[dict[str, object]]:
    """One item for each period; `own` is the student to whom only the own row is shown."""
    db = visit.db
    plans = db.rows(_PLANS, [course["id"]])
    students = student_rows(db, course["id"]) if own is None or own["kind"] == "student" else []
    if own is not None:
        students = [s for s in students if s["id"] == own["id"]]
    tasks = load_tasks(db, "t.role_id", [s["role_id"] for s in students], visit.now)
    steps = group(
        rows_in(db, "SELECT * FROM steps WHERE task_id IN (:many) ORDER BY number", [t.id for t in tasks]),
        "task_id",
    )
    books = {e: book_of(visit.site, db, e) for e in {t.row["ecosystem_id"] for t in tasks}}
    by_place = {(t.row["role_id"], t.row["plan_id"]): t for t in tasks}
    periods = db.rows(
        "SELECT * FROM periods WHERE course_id = ? AND archived_at IS NULL ORDER BY id", [course["id"]]
    )
    found = []
    for period in periods:
        members = sorted(
            (s for s in students if s["period_id"] == period["id"]),
            key=lambda s: ((s["last_name"] or "").lower(), (s["first_name"] or "").lower()),
        )
        if own is not None and not members:
            continue
        aimed = _aimed(db, plans, period["id"], {t.row["plan_id"] for t in tasks if _owns(members, t)})
        rows = [_student(m, aimed, (by_place, steps, books), course, hides=own is not None) for m in members]
        found.append(_period(visit, course, period["id"], (aimed, rows)))
    return found


def _owns(members: Sequence[Row], task: Task) -> bool:
    return any(m["role_id"] == task.row["role_id"] for m in members)


def _aimed(db: Connection, plans: list[Row], period_id: int, worked: set[int]) -> list[Row]:
    rows = rows_in(
        db,
        "SELECT DISTINCT plan_id FROM tasking_plans WHERE plan_id IN (:many) AND (target_type = 'course' OR target_id = ?)",
        [p["id"] for p in plans],
        [period_id],
    )
    ids = {r["plan_id"] for r in rows} | worked
    return [p for p in plans if p["id"] in ids]


def _student(
    m: Row,
    plans: list[Row],
    work: tuple[dict[tuple[int, int], Task], dict[int, list[Row]], dict[int, Book]],
    course: Row,
    *,
    hides: bool,
) -> dict[str, object]:
    by_place, steps, books = work
    data: list[Cell | None] = []
    averaged: dict[str, list[tuple[float, float]]] = {"reading": [], "homework": []}
    for plan in plans:
        task = by_place.get((m["role_id"], plan["id"]))
        if task is None:
            data.append(None)
            continue
        cell = _cell(task, steps.get(task.id, []), books[task.row["ecosystem_id"]], hides=hides)
        data.append(cell)
        score = cell["published_score"]
        if task.is_past_due and plan["type"] in averaged and isinstance(score, float):
            averaged[plan["type"]].append((score, float(str(cell["progress"]))))
    scores = {kind: _mean(s for s, _ in pairs) for kind, pairs in averaged.items()}
    progress = {kind: _mean(p for _, p in pairs) for kind, pairs in averaged.items()}
    return {
        "name": full_name(m),
        "first_name": m["first_name"],
        "last_name": m["last_name"],
        "role": m["role_id"],
        "student_identifier": m["student_identifier"],
        "homework_score": scores["homework"],
        "homework_progress": progress["homework"],
        "reading_score": scores["reading"],
        "reading_progress": progress["reading"],
        "course_average": _course_average(scores, course),
        "is_dropped": m["dropped_at"] is not None,
        "data": data,
    }


def _cell(task: Task, steps: list[Row], book: Book, *, hides: bool) -> Cell:
    done = [s for s in steps if s["first_completed_at"]]
    found = tally(task, steps, book, for_student=hides)
    return {
        "id": task.id,
        "type": task.row["type"],
        "step_count": len(steps),
        "completed_step_count": len(done),
        "completed_on_time_steps_count": len([s for s in done if not task.is_late(s)]),
        "progress": len(done) / len(steps) if steps else 0.0,
        "available_points": found.available,
        "published_points": found.earned,
        "published_score": found.share,
        "is_provisional_score": found.is_provisional,
        "due_at": moment_text(task.due_at),
    }


def _course_average(scores: dict[str, float | None], course: Row) -> float | None:
    present = {k: v for k, v in scores.items() if v is not None}
    if len(present) < len(scores):
        return next(iter(present.values()), None)
    return sum(float(course[f"{kind}_weight"]) * v for kind, v in present.items())


def _period(
    visit: Visit, course: Row, period_id: int, table: tuple[list[Row], list[dict[str, object]]]
) -> dict[str, object]:
    plans, rows = table
    counted = [r for r in rows if not r["is_dropped"]]
    headings = []
    for i, plan in enumerate(plans):
        data = [r["data"] for r in counted]
        cells = [d[i] for d in data if isinstance(d, list) and d[i] is not None]
        is_due = instant(plan["due_at"], course["timezone"]) < visit.now
        worth = max((c["available_points"] for c in cells), default=0.0)
        headings.append(
            {
                "title": plan["title"],
                "plan_id": plan["id"],
                "type": plan["type"],
                "available_points": worth,
                "due_at": shown_wall(plan["due_at"], course["timezone"]),
                "average_score": _mean(c["published_score"] for c in cells) if is_due else None,
                "average_progress": _mean(c["progress"] for c in cells) if is_due else None,
            }
        )
    overall = {
        f"overall_{kind}": _mean(r[kind] for r in counted)  # type: ignore[misc]
        for kind in ("homework_score", "homework_progress", "reading_score", "reading_progress")
    }
    return {
        "period_id": str(period_id),
        "overall_course_average": _mean(r["course_average"] for r in counted),  # type: ignore[misc]
        **overall,
        "data_headings": headings,
        "students": rows,
    }


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def _stats(visit: Visit) -> Reply:
    plan, course = own_plan(visit)
    rows = visit.db.rows(
        "SELECT m.period_id, t.id, COUNT(s.id) AS steps, SUM(CASE WHEN s.first_completed_at IS NOT NULL THEN 1 ELSE 0 "
        "END) AS done FROM tasks t JOIN members m ON m.role_id = t.role_id LEFT JOIN steps s ON s.task_id = t.id "
        "WHERE t.plan_id = ? AND m.kind = 'student' AND m.dropped_at IS NULL GROUP BY m.period_id, t.id",
        [plan["id"]],
    )
    periods = visit.db.rows(
        "SELECT * FROM periods WHERE course_id = ? AND archived_at IS NULL ORDER BY id", [course["id"]]
    )
    taken = visit.db.rows("SELECT target_type, target_id FROM tasking_plans WHERE plan_id = ?", [plan["id"]])
    targets = {t["target_id"] for t in taken if t["target_type"] == "period"}
    is_for_all = any(t["target_type"] == "course" for t in taken)
    stats = []
    for period in periods:
        own = [r for r in rows if r["period_id"] == period["id"]]
        if not (is_for_all or period["id"] in targets or own):
            continue
        complete = len([r for r in own if r["steps"] and r["done"] == r["steps"]])
        partial = len([r for r in own if r["done"]]) - complete
        stats.append(
            {
                "period_id": str(period["id"]),
                "name": period["name"],
                "total_count": len(own),
                "complete_count": complete,
                "partially_complete_count": partial,
            }
        )
    return answer(
        {
            "id": str(plan["id"]),
            "type": plan["type"],
            "title": plan["title"],
            "description": plan["description"],
            "stats": stats,
            "shareable_url": f"{visit.call.base_url}/@/{plan['short_code']}",
        }
    )


ROUTES = (
    Route("GET", "/courses/{id}/performance", _show),
    Route("GET", "/courses/{id}/performance/role/{role_id}", _show),
    Route("GET", "/plans/{id}/stats", _stats),
)
