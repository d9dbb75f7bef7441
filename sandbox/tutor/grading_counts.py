"""How many written questions plans ask, and how many answers to them wait for a grade."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.database import Connection, Row
from sandbox.tutor.sql import rows_in

__all__ = ["GradingCounts", "counts_of"]

# Answers of those who are there: dropped students and archived periods have nothing that waits.
_ANSWERED = (
    "SELECT t.plan_id, m.period_id, s.exercise_id, s.part, s.graded_at FROM steps s JOIN tasks t ON t.id = s.task_id "
    "JOIN members m ON m.role_id = t.role_id JOIN periods p ON p.id = m.period_id WHERE t.plan_id IN (:many) "
    "AND s.kind = 'exercise' AND s.first_completed_at IS NOT NULL AND s.answer_id IS NULL "
    "AND m.kind = 'student' AND m.dropped_at IS NULL AND p.archived_at IS NULL"
)


@dataclass(slots=True)
class GradingCounts:
    """Of one plan. `answers` are pairs of a period and whether the answer waits for its grade."""

    written: int = 0
    answers: list[tuple[int, bool]] = field(default_factory=list)

    def gradable(self, period_id: int | None = None) -> int:
        """How many answers a person grades, in one period or in all."""
        return len([1 for period, _ in self.answers if period_id in (None, period)])

    def ungraded(self, period_id: int | None = None) -> int:
        """How many of them wait."""
        return len([1 for period, waits in self.answers if waits and period_id in (None, period)])


def counts_of(db: Connection, plans: Sequence[Row]) -> dict[int, GradingCounts]:
    """By plan."""
    found = {p["id"]: GradingCounts() for p in plans}
    asked = {p["id"]: _asked(p) for p in plans}
    ids = sorted({each for listed in asked.values() for each in listed})
    written = _written(db, ids)
    if not written:
        return found
    for plan_id, listed in asked.items():
        found[plan_id].written = sum(len(written.get(each, ())) for each in listed)
    for row in rows_in(db, _ANSWERED, [plan_id for plan_id, counts in found.items() if counts.written]):
        if row["part"] in written.get(row["exercise_id"], ()):
            found[row["plan_id"]].answers.append((row["period_id"], row["graded_at"] is None))
    return found


def _asked(plan: Row) -> list[int]:
    exercises = json.loads(plan["settings"]).get("exercises") or []
    return [int(str(each["id"])) for each in exercises]


def _written(db: Connection, exercise_ids: Sequence[int]) -> dict[int, set[int]]:
    """The exercises among these that ask for words only, and in which parts."""
    rows = rows_in(db, "SELECT id, content FROM exercises WHERE id IN (:many)", exercise_ids)
    parts = {
        r["id"]: {part for part, q in enumerate(json.loads(r["content"])["questions"]) if not q["answers"]}
        for r in rows
    }
    return {exercise_id: found for exercise_id, found in parts.items() if found}
