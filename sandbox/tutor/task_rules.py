"""What holds for a student's task at a moment: open, due, closed; feedback; points and lateness."""

import json
import math
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sandbox.database import Connection, Row
from sandbox.tutor.books import Question
from sandbox.tutor.errors import NotFoundError
from sandbox.tutor.moment import instant, read, wall
from sandbox.tutor.plan_changes import Drops, drops_of
from sandbox.tutor.sql import rows_in

__all__ = ["PRACTICE_TYPES", "Task", "load_task", "load_tasks"]

PRACTICE_TYPES = {
    "page_practice",
    "chapter_practice",
    "mixed_practice",
    "practice_worst_topics",
    "practice_saved",
}
_TASKS = (
    "SELECT t.*, c.timezone, c.past_due_zero, c.is_preview, c.is_test, p.withdrawn_at, p.extensions, p.dropped, "
    "p.description, p.settings, p.title AS plan_title, g.completion_weight, g.correctness_weight, "
    "g.auto_grading_feedback_on AS feedback_on, g.manual_grading_feedback_on, g.late_work_penalty_applied, "
    "g.late_work_penalty, g.allow_auto_graded_multiple_attempts AS many_attempts, g.shuffle_answer_choices, "
    "m.id AS member_id, m.uuid AS student_uuid, m.account_id, m.kind AS member_kind, m.dropped_at, "
    "m.research_identifier, m.period_id AS present_period_id, "
    "a.first_name, a.last_name, a.full_name, a.username, "
    "(SELECT MAX(k.graded_at) FROM tasking_plans k WHERE k.plan_id = t.plan_id AND (k.target_type = 'course' "
    "OR k.target_id = t.period_id)) AS graded_at FROM tasks t JOIN courses c ON c.id = t.course_id "
    "JOIN members m ON m.role_id = t.role_id JOIN accounts a ON a.id = m.account_id "
    "LEFT JOIN plans p ON p.id = t.plan_id LEFT JOIN templates g ON g.id = p.template_id WHERE "
)


@dataclass
class Task:
    """A task row with everything of its course, plan, template and student, at one moment."""

    row: Row
    now: datetime
    drops: Drops

    def __getitem__(self, column: str) -> object:
        return self.row[column]

    @property
    def id(self) -> int:
        """Its id."""
        return int(self.row["id"])

    @property
    def is_practice(self) -> bool:
        """Whether the student started it."""
        return self.row["plan_id"] is None

    @cached_property
    def opens_at(self) -> datetime | None:
        """When it opens."""
        return self._instant(self.row["opens_at"])

    @cached_property
    def due_without_extension(self) -> datetime | None:
        """When it is due for everybody."""
        return self._instant(self.row["due_at"])

    @cached_property
    def closes_without_extension(self) -> datetime | None:
        """When it closes for everybody."""
        return self._instant(self.row["closes_at"])

    @cached_property
    def due_at(self) -> datetime | None:
        """When it is due for this student."""
        return self._later(self.due_without_extension, "due_at")

    @cached_property
    def closes_at(self) -> datetime | None:
        """When it closes for this student; a practice task once it is done."""
        if self.is_practice:
            return read(self.row["closed_at"]) if self.row["closed_at"] else None
        return self._later(self.closes_without_extension, "closes_at")

    @property
    def is_extended(self) -> bool:
        """Whether this student has more time."""
        return self._extension is not None

    @property
    def is_open(self) -> bool:
        """Whether it has opened."""
        return self.opens_at is None or self.opens_at <= self.now

    @property
    def is_past_due(self) -> bool:
        """Whether it is past due."""
        return self.due_at is not None and self.due_at < self.now

    @property
    def is_closed(self) -> bool:
        """Whether answers come too late."""
        return self.closes_at is not None and self.closes_at < self.now

    @property
    def tells_now(self) -> bool:
        """Whether the moment allows feedback to completed questions."""
        feedback_on = self.row["feedback_on"]
        if feedback_on == "due":
            return self.is_past_due
        if feedback_on == "publish":
            return self.row["graded_at"] is not None
        return True

    def has_feedback(self, step: Row) -> bool:
        """Whether this question tells right from wrong. What was graded by hand has a moment of its own."""
        if step["graded_at"] is not None:
            return self.row["manual_grading_feedback_on"] == "grade" or bool(step["points_published"])
        # Words alone are told right or wrong by a person only.
        is_chosen = step["kind"] != "exercise" or step["answer_id"] is not None
        return step["first_completed_at"] is not None and is_chosen and self.tells_now

    def attempts_left(self, step: Row, question: Question) -> int | None:
        """How many more answers a question takes once its feedback is out; None for any number."""
        if question.is_written:
            return None
        most = max(len(question.answer_ids) - 2, 1) if self.row["many_attempts"] else 1
        return max(0, most - int(step["attempt"]))

    def can_update(self, step: Row, question: Question | None) -> bool:
        """Whether an answer would be taken now. `question` is None for what asks nothing."""
        if self.row["withdrawn_at"] or self.is_closed or step["graded_at"] is not None:
            return False
        if question is None or not self.has_feedback(step):
            return True
        return not step["is_correct"] and self.attempts_left(step, question) != 0

    def points(self, step: Row) -> float:
        """What a question earns before lateness."""
        if self.drop_method(step) == "full_credit":
            return float(step["points"]) if step["first_completed_at"] else 0.0
        if step["first_completed_at"] is None or self.drop_method(step) == "zeroed":
            return 0.0
        if step["grader_points"] is not None:
            return float(step["grader_points"])
        share = float(self.row["completion_weight"] or 0.0)
        if step["is_correct"]:
            share += float(
                self.row["correctness_weight"] if self.row["correctness_weight"] is not None else 1.0
            )
        return float(step["points"]) * share

    def available(self, step: Row) -> float:
        """What a question is worth."""
        return 0.0 if self.drop_method(step) == "zeroed" else float(step["points"])

    def penalty(self, step: Row) -> float:
        """What lateness takes from a question's points."""
        if self.due_at is None or step["last_completed_at"] is None:
            return 0.0
        late = (read(step["last_completed_at"]) - self.due_at).total_seconds()
        if late <= 0:
            return 0.0
        applied = self.row["late_work_penalty_applied"]
        fraction = float(self.row["late_work_penalty"] or 0.0)
        if applied == "not_accepted":
            fraction = 1.0
        elif applied == "daily":
            fraction = min(1.0, math.ceil(late / 86400) * fraction)
        return self.points(step) * fraction

    def is_late(self, step: Row) -> bool:
        """Whether a step was completed after it was due."""
        return (
            bool(step["last_completed_at"])
            and self.due_at is not None
            and read(step["last_completed_at"]) > self.due_at
        )

    def drop_method(self, step: Row) -> str | None:
        """How the teacher dropped this question, if so: its points go, or everybody gets them."""
        return self.drops.get((step["exercise_id"], step["part"]))

    @cached_property
    def _extension(self) -> dict[str, str] | None:
        listed = json.loads(self.row["extensions"]) if self.row["extensions"] else []
        return next((e for e in listed if str(e.get("role_id")) == str(self.row["role_id"])), None)

    def _instant(self, clock: str | None) -> datetime | None:
        return instant(clock, self.row["timezone"]) if clock else None

    def _later(self, own: datetime | None, name: str) -> datetime | None:
        extended = wall(self._extension.get(name)) if self._extension else None
        if own is None or extended is None:
            return own
        return max(own, instant(extended, self.row["timezone"]))


def load_task(db: Connection, task_id: int, now: datetime) -> Task:
    """One task; 404 when there is none."""
    found = load_tasks(db, "t.id", [task_id], now)
    if not found:
        raise NotFoundError
    return found[0]


def load_tasks(db: Connection, column: str, values: list[int], now: datetime) -> list[Task]:
    """Tasks by a column of theirs, oldest first."""
    rows = rows_in(db, f"{_TASKS}{column} IN (:many) ORDER BY t.id", values)
    drops = drops_of(db, rows)
    return [Task(r, now, drops.get(r["id"], {})) for r in rows]
