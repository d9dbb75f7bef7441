"""Filling the slots of a task with what Biglearn chooses, or with questions of its own pages without it."""

import json
import random
from collections.abc import Iterable
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.assignments import tell_assignments
from sandbox.tutor.books import Book, Exercise, book_of
from sandbox.tutor.readiness import Choice, choice_of
from sandbox.tutor.site import Site
from sandbox.tutor.site_settings import excluded_ids
from sandbox.tutor.sql import update

__all__ = ["fill", "has_open_core", "place"]

_SLOTS = "SELECT * FROM steps WHERE task_id = ? AND kind = 'placeholder' AND slot = ? ORDER BY number"


def fill(site: Site, task_id: int, slot: str, now: datetime) -> None:
    """Fill a task's slots of one kind, once. Call it without a transaction, for it asks Biglearn."""
    column = f"{slot}s_assigned"
    with site.database.reading() as db:
        task = db.row("SELECT * FROM tasks WHERE id = ?", [task_id])
        slots = db.rows(_SLOTS, [task_id, slot])
        told = db.row(
            "SELECT 1 AS one FROM courses WHERE id = ? AND is_preview = 0", [(task or {}).get("course_id")]
        )
    if task is None or task[column]:
        return
    # Biglearn has never heard of a preview course.
    choice = choice_of(site, slot, task["uuid"], len(slots)) if slots and told else None
    with site.database.writing() as db:
        task = db.row("SELECT * FROM tasks WHERE id = ?", [task_id])
        if task is None or task[column]:  # somebody was faster
            return
        book = book_of(site, db, task["ecosystem_id"])
        exercises = _chosen(book, choice, len(slots)) if choice else _fallback(db, book, task)
        place(db, task_id, slot, exercises, choice)
        calculation = {
            k: choice[k] for k in ("calculation_uuid", "ecosystem_matrix_uuid") if choice and choice.get(k)
        }
        update(db, "tasks", task_id, {column: 1, f"{slot}s": calculation})
        tell_assignments(site, db, [task_id], now)
    site.deliverer.wake()


def has_open_core(db: Connection, task_id: int) -> bool:
    """Whether any core step of a task still waits."""
    sql = "SELECT 1 AS one FROM steps WHERE task_id = ? AND is_core = 1 AND first_completed_at IS NULL"
    return db.row(sql, [task_id]) is not None


def place(
    db: Connection, task_id: int, slot: str, exercises: Iterable[Exercise], choice: Choice | None
) -> int:
    """Put exercises into slots, each page's own first, and remove the slots that stay empty; how many filled."""
    taken = {
        r["number"]
        for r in db.rows(
            "SELECT e.number FROM steps s JOIN exercises e ON e.id = s.exercise_id WHERE s.task_id = ?",
            [task_id],
        )
    }
    free = db.rows(_SLOTS, [task_id, slot])
    spied = ((choice or {}).get("spy_info") or {}).get("exercises") or {}
    filled = 0
    for exercise in exercises:
        if exercise.number in taken or not free:
            continue
        taken.add(exercise.number)
        step = next((s for s in free if s["page_id"] == exercise.page_id), free[0])
        free = [s for s in free if s["id"] != step["id"]]
        values: dict[str, object] = {
            "kind": "exercise",
            "exercise_id": exercise.id,
            "page_id": exercise.page_id,
        }
        told = spied.get(exercise.uuid) or {}
        if slot == "spe" and told.get("k_ago") == 0 and not told.get("is_random_ago"):
            values["grp"] = "personalized"
        update(db, "steps", step["id"], values)
        filled += 1
    db.execute("DELETE FROM steps WHERE task_id = ? AND kind = 'placeholder' AND slot = ?", [task_id, slot])
    return filled


def _chosen(book: Book, choice: Choice, most: int) -> list[Exercise]:
    uuids = choice.get("exercise_uuids") or []
    unknown = [u for u in uuids if u not in book.by_uuid]
    if len(uuids) > most or unknown:
        raise RuntimeError(f"Biglearn chose {len(uuids)} exercises of {most}, unknown: {unknown}")
    return [book.by_uuid[u] for u in uuids]


def _fallback(db: Connection, book: Book, task: Row) -> list[Exercise]:
    if task["type"] not in ("reading", "homework"):
        return []
    rows = db.rows("SELECT number FROM exclusions WHERE course_id = ?", [task["course_id"]])
    everywhere = set(excluded_ids(db))
    excluded = {r["number"] for r in rows} | {number for number, version in everywhere if version is None}
    pool = "reading_dynamic" if task["type"] == "reading" else "homework_dynamic"
    found = [
        e
        for page_id in json.loads(task["page_ids"])
        for e in book.pages[page_id].pool(pool)
        if e.number not in excluded and (e.number, e.version) not in everywhere
    ]
    random.shuffle(found)
    return found
