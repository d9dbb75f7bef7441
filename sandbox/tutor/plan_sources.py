"""Assignments that were given before, in the course that this one is a copy of: which, and how they fit the book."""

import json
from collections.abc import Mapping

from sandbox.database import Connection, Row
from sandbox.tutor.sql import rows_in

__all__ = ["fitted_settings", "listed_plans"]

_OWN = "SELECT * FROM plans WHERE course_id = ? AND withdrawn_at IS NULL"
_USED = "id IN (SELECT cloned_from_id FROM plans WHERE course_id = ? AND cloned_from_id IS NOT NULL)"


def listed_plans(db: Connection, course: Row, status: str | None) -> list[Row]:
    """The course's own plans, or the part of them or of its source's that a status names."""
    own, source = course["id"], course["cloned_from_id"]
    if status == "original":
        return db.rows(f"{_OWN} AND cloned_from_id IS NULL ORDER BY id", [own])
    if status == "clone":
        return db.rows(f"{_OWN} AND cloned_from_id IS NOT NULL ORDER BY id", [own])
    if status == "used_source":
        return db.rows(f"{_OWN} AND {_USED} ORDER BY id", [source, own])
    if status == "unused_source":
        return db.rows(f"{_OWN} AND NOT {_USED} ORDER BY id", [source, own])
    return db.rows(f"{_OWN} ORDER BY id", [own])


def fitted_settings(db: Connection, ecosystem_id: int, settings: Mapping[str, object]) -> dict[str, object]:
    """The same pages and exercises in this edition of the book; what it does not have is left out."""
    fitted = dict(settings)
    pages, exercises = settings.get("page_ids"), settings.get("exercises")
    if isinstance(pages, list):
        fitted["page_ids"] = list(
            _fitted(db, "pages", "uuid", ecosystem_id, [str(p) for p in pages]).values()
        )
    if isinstance(exercises, list):
        wanted = {str(one["id"]): one for one in exercises}
        known = {r["id"]: r for r in rows_in(db, "SELECT * FROM exercises WHERE id IN (:many)", _ids(wanted))}
        now = _fitted(db, "exercises", "number", ecosystem_id, list(wanted))
        fitted["exercises"] = [
            {**wanted[old], "id": new, "points": _points(known[int(old)], wanted[old].get("points"))}
            for old, new in now.items()
        ]
    return fitted


def _fitted(db: Connection, table: str, column: str, ecosystem_id: int, wanted: list[str]) -> dict[str, str]:
    """By these ids, in their order, the ids in the ecosystem of what they stand for somewhere."""
    sql = f"SELECT id, {column} AS mark FROM {table} WHERE id IN (:many)"  # noqa: S608 - own names
    marks = {str(r["id"]): r["mark"] for r in rows_in(db, sql, _ids(wanted))}
    sql = f"SELECT id, {column} AS mark FROM {table} WHERE {column} IN (:many) AND ecosystem_id = ?"  # noqa: S608
    there = {r["mark"]: str(r["id"]) for r in rows_in(db, sql, list(marks.values()), [ecosystem_id])}
    return {each: there[marks[each]] for each in wanted if marks.get(each) in there}


def _ids(texts: list[str] | dict[str, dict[str, object]]) -> list[int]:
    return [int(text) for text in texts if text.isascii() and text.isdigit()]


def _points(exercise: Row, points: object) -> list[object]:
    """One number for each part of the exercise: what was given, or one point."""
    parts = len(json.loads(exercise["content"])["questions"])
    given = points if isinstance(points, list) else []
    return [*given, *[1.0] * parts][:parts]
