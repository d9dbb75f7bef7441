"""Handing out: what a plan's task consists of, and which students have one."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.assignments import tell_assignments, tell_assignments_gone
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.errors import UnprocessableError
from sandbox.tutor.moment import stored, wall_of
from sandbox.tutor.site import Site
from sandbox.tutor.sql import group, rows_in, update

__all__ = [
    "Draft",
    "add_steps",
    "copy_common_plans",
    "distribute",
    "give_missing_tasks",
    "give_previews",
    "is_open_to_students",
]

CORE, PERSONALIZED, SPACED = "fixed", "personalized", "spaced practice"


@dataclass(frozen=True, slots=True)
class Draft:
    """A step before it belongs to a task. `slot` says whose choice it is: "", "pe" or "spe"."""

    kind: str
    group: str = CORE
    is_core: bool = True
    page_id: int | None = None
    exercise_id: int | None = None
    part: int = 0
    fragment: int = 0
    points: float = 1.0
    slot: str = ""


def distribute(site: Site, db: Connection, plan_id: int, now: datetime) -> None:
    """Give every active student of the plan's periods its task: anew before it opens, only missing ones after."""
    plan = db.row("SELECT * FROM plans WHERE id = ?", [plan_id])
    if plan is None or plan["withdrawn_at"]:
        return
    takings = db.rows("SELECT * FROM tasking_plans WHERE plan_id = ?", [plan_id])
    members = _targeted(db, plan["course_id"], takings)
    rebuild = not is_open_to_students(db, plan, takings, now)
    if rebuild:
        _take_back(site, db, plan_id, members, now)
    _hand_out(site, db, plan, (takings, members), now, rebuild=rebuild)
    moment = stored(now)
    first = plan["first_published_at"] or moment
    update(db, "plans", plan_id, {"first_published_at": first, "last_published_at": moment})


def give_missing_tasks(site: Site, db: Connection, member_id: int, now: datetime) -> None:
    """Give a student all published plans of the present period that they have no task of."""
    member = db.row("SELECT * FROM members WHERE id = ?", [member_id])
    if member is None:
        return
    # A teacher who looks as a student sees drafts, too.
    plans = db.rows(
        "SELECT * FROM plans WHERE course_id = ? AND withdrawn_at IS NULL AND (first_published_at IS NOT NULL "
        "OR ? = 'teacher_student') "
        "AND id NOT IN (SELECT plan_id FROM tasks WHERE role_id = ? AND plan_id IS NOT NULL) ORDER BY id",
        [member["course_id"], member["kind"], member["role_id"]],
    )
    takings = group(
        rows_in(db, "SELECT * FROM tasking_plans WHERE plan_id IN (:many)", [p["id"] for p in plans]),
        "plan_id",
    )
    for plan in plans:
        own = [t for t in takings.get(plan["id"], []) if _aims_at(t, member)]
        if own and _has_content(site, db, plan):
            _hand_out(site, db, plan, (own, [member]), now, rebuild=False)


def give_previews(site: Site, db: Connection, plan_id: int, now: datetime) -> None:
    """Build anew the tasks by which teachers look at a plan as students do, drafts included."""
    plan = db.row("SELECT * FROM plans WHERE id = ?", [plan_id])
    if plan is None or not _has_content(site, db, plan):
        return
    takings = db.rows("SELECT * FROM tasking_plans WHERE plan_id = ?", [plan_id])
    members = [m for m in _targeted(db, plan["course_id"], takings) if m["kind"] == "teacher_student"]
    if members:
        _hand_out(site, db, plan, (takings, members), now, rebuild=True)


def _has_content(site: Site, db: Connection, plan: Row) -> bool:
    return plan["type"] == "event" or bool(_drafts(plan, book_of(site, db, plan["ecosystem_id"])))


def copy_common_plans(db: Connection, course_id: int, period_id: int) -> None:
    """Aim at a new period every plan that all other periods have with the same dates."""
    others = db.value(
        "SELECT COUNT(*) AS n FROM periods WHERE course_id = ? AND archived_at IS NULL AND id <> ?",
        [course_id, period_id],
    )
    rows = db.rows(
        "SELECT t.* FROM tasking_plans t JOIN plans p ON p.id = t.plan_id JOIN periods d ON d.id = t.target_id "
        "WHERE p.course_id = ? AND p.withdrawn_at IS NULL AND t.target_type = 'period' AND d.archived_at IS NULL",
        [course_id],
    )
    for plan_id, takings in group(rows, "plan_id").items():
        dates = {(t["opens_at"], t["due_at"], t["closes_at"]) for t in takings}
        if len(takings) == others and len(dates) == 1:
            opens, due, closes = dates.pop()
            db.insert(
                "tasking_plans",
                {
                    "plan_id": plan_id,
                    "target_type": "period",
                    "target_id": period_id,
                    "opens_at": opens,
                    "due_at": due,
                    "closes_at": closes,
                },
            )


def is_open_to_students(db: Connection, plan: Row, takings: Sequence[Row], now: datetime) -> bool:
    """Whether any student has been able to see the plan's task."""
    if not plan["first_published_at"]:
        return False
    zone = db.value("SELECT timezone FROM courses WHERE id = ?", [plan["course_id"]])
    clock = wall_of(now, zone)
    return any(t["opens_at"] <= clock for t in takings)


def add_steps(db: Connection, task_id: int, drafts: Sequence[Draft], *, first: int = 1) -> None:
    """Store steps of a task, numbered from `first` on."""
    db.insert_many(
        "INSERT INTO steps (uuid, task_id, number, kind, grp, is_core, page_id, exercise_id, slot, part, fragment, "
        "points, attempt, points_published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
        [
            (
                str(uuid.uuid4()),
                task_id,
                n,
                d.kind,
                d.group,
                d.is_core,
                d.page_id,
                d.exercise_id,
                d.slot,
                d.part,
                d.fragment,
                d.points,
            )
            for n, d in enumerate(drafts, start=first)
        ],
    )


def _hand_out(
    site: Site,
    db: Connection,
    plan: Row,
    aim: tuple[Sequence[Row], Sequence[Row]],
    now: datetime,
    *,
    rebuild: bool,
) -> None:
    takings, members = aim
    book = book_of(site, db, plan["ecosystem_id"])
    drafts = _drafts(plan, book)
    if not drafts and plan["type"] != "event":
        raise UnprocessableError("empty_tasks")
    known = {t["role_id"]: t for t in db.rows("SELECT * FROM tasks WHERE plan_id = ?", [plan["id"]])}
    touched = []
    for member in members:
        taking = next(t for t in takings if _aims_at(t, member))
        task = known.get(member["role_id"])
        values = _task(plan, taking, member, drafts)
        if task is None:
            given = {"uuid": str(uuid.uuid4()), "created_at": stored(now), "pes": {}, "spes": {}, **values}
            task_id = db.insert("tasks", given)
            add_steps(db, task_id, drafts)
        elif rebuild:
            task_id = task["id"]
            db.execute("DELETE FROM steps WHERE task_id = ?", [task_id])
            update(db, "tasks", task_id, {**values, "pes": {}, "spes": {}})
            add_steps(db, task_id, drafts)
        else:
            task_id = task["id"]
            dates = {k: values[k] for k in ("due_at", "closes_at", "title")}
            update(db, "tasks", task_id, dates)
        touched.append(task_id)
    tell_assignments(site, db, touched, now)


def _take_back(site: Site, db: Connection, plan_id: int, members: Sequence[Row], now: datetime) -> None:
    """Remove the tasks of those whom the plan is no longer for."""
    kept = {m["role_id"] for m in members}
    tasks = db.rows("SELECT id, role_id FROM tasks WHERE plan_id = ?", [plan_id])
    gone = [t["id"] for t in tasks if t["role_id"] not in kept]
    tell_assignments_gone(site, db, gone, now)
    for task_id in gone:
        db.execute("DELETE FROM steps WHERE task_id = ?", [task_id])
        db.execute("DELETE FROM tasks WHERE id = ?", [task_id])


def _task(plan: Row, taking: Row, member: Row, drafts: Sequence[Draft]) -> dict[str, object]:
    goals = {slot: sum(d.slot == slot for d in drafts) for slot in ("pe", "spe")}
    pages = [d.page_id for d in drafts if d.page_id is not None]
    return {
        "plan_id": plan["id"],
        "course_id": plan["course_id"],
        "ecosystem_id": plan["ecosystem_id"],
        "role_id": member["role_id"],
        "period_id": member["period_id"],
        "type": plan["type"],
        "title": plan["title"],
        "opens_at": taking["opens_at"],
        "due_at": taking["due_at"],
        "closes_at": taking["closes_at"],
        "page_ids": list(dict.fromkeys(pages)),
        "goal_pes": goals["pe"],
        "goal_spes": goals["spe"],
        "pes_assigned": not goals["pe"],
        "spes_assigned": not goals["spe"],
    }


def _drafts(plan: Row, book: Book) -> list[Draft]:
    settings = json.loads(plan["settings"])
    if plan["type"] == "reading":
        return _reading(settings, book)
    if plan["type"] == "homework":
        return _homework(settings, book)
    return [Draft("external_url")] if plan["type"] == "external" else []


def _reading(settings: Mapping[str, object], book: Book) -> list[Draft]:
    drafts: list[Draft] = []
    wanted = settings.get("page_ids")
    for page_id in wanted if isinstance(wanted, list) else []:
        page = book.pages[int(page_id)]
        for n, fragment in enumerate(page.fragments):
            if isinstance(fragment, str):
                drafts.append(Draft("reading", page_id=page.id, fragment=n))
            else:
                exercise = page.exercises[fragment]
                drafts += [
                    Draft("exercise", page_id=page.id, exercise_id=exercise.id, part=part)
                    for part in range(len(exercise.questions))
                ]
        slots = min(3, len(page.pool("reading_dynamic")))
        drafts += [Draft("placeholder", PERSONALIZED, page_id=page.id, slot="pe")] * slots
    if drafts:
        drafts += [Draft("placeholder", SPACED, is_core=False, slot="spe")] * 3
    return drafts


def _homework(settings: Mapping[str, object], book: Book) -> list[Draft]:
    drafts: list[Draft] = []
    wanted = settings.get("exercises")
    for chosen in wanted if isinstance(wanted, list) else []:
        exercise = book.exercises[int(chosen["id"])]
        points = chosen.get("points") or [1.0] * len(exercise.questions)
        drafts += [
            Draft(
                "exercise", page_id=exercise.page_id, exercise_id=exercise.id, part=part, points=float(worth)
            )
            for part, worth in enumerate(points)
        ]
    slots = int(str(settings.get("exercises_count_dynamic") or 0))
    return drafts + [Draft("placeholder", SPACED, is_core=False, slot="spe")] * slots if drafts else drafts


def _targeted(db: Connection, course_id: int, takings: Sequence[Row]) -> list[Row]:
    rows = db.rows(
        "SELECT m.* FROM members m JOIN periods p ON p.id = m.period_id WHERE m.course_id = ? "
        "AND m.kind <> 'teacher' AND m.dropped_at IS NULL AND p.archived_at IS NULL ORDER BY m.id",
        [course_id],
    )
    return [m for m in rows if any(_aims_at(t, m) for t in takings)]


def _aims_at(taking: Row, member: Row) -> bool:
    return bool(taking["target_type"] == "course" or taking["target_id"] == member["period_id"])
