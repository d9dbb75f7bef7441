"""What a task has earned at a moment: of all its questions together, for its student and for the teacher."""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.database import Row
from sandbox.tutor.books import Book, Question
from sandbox.tutor.task_rules import Task

__all__ = ["Tally", "asked_in", "is_graded_by_hand", "question_of", "tally", "waits_for_grade"]

_SCORED = ("reading", "homework")


@dataclass(frozen=True, slots=True)
class Tally:
    """Points of a task. `earned` and `share` are None while there is nothing to tell."""

    available: float
    earned: float | None
    share: float | None
    late: float
    is_provisional: bool


def question_of(step: Row, book: Book) -> Question | None:
    """What a step asks; None where it asks nothing."""
    if step["kind"] != "exercise":
        return None
    return book.exercises[step["exercise_id"]].questions[step["part"]]


def is_graded_by_hand(question: Question | None) -> bool:
    """Whether only a person can tell right from wrong."""
    return question is not None and question.is_written


def waits_for_grade(task: Task, step: Row, book: Book) -> bool:
    """Whether a written answer has no grade yet; where none was given, whether one may still come."""
    if not is_graded_by_hand(question_of(step, book)) or step["graded_at"] or task.drop_method(step):
        return False
    if step["first_completed_at"]:
        return True
    return task.is_past_due and not task.row["past_due_zero"]


def asked_in(steps: Sequence[Row]) -> list[Row]:
    """The steps that can earn points, slots that are still empty included."""
    return [s for s in steps if s["kind"] in ("exercise", "placeholder")]


def tally(task: Task, steps: Sequence[Row], book: Book, *, for_student: bool) -> Tally:
    """The task's points. A student is told what has feedback; the teacher what has a result."""
    asked = asked_in(steps)
    open_grades = [s for s in asked if waits_for_grade(task, s, book)]
    # Before it is due only what was worked counts; afterwards what was not worked counts as nothing.
    counted = [s for s in asked if task.is_past_due or s["first_completed_at"]]
    known = [s for s in counted if s not in open_grades]
    hidden = [s for s in known if for_student and not _is_told(task, s)]
    told = [s for s in known if s not in hidden]
    has_result = task.row["type"] in _SCORED and bool(told)
    earned = sum(task.points(s) - task.penalty(s) for s in told) if has_result else None
    worth = sum(task.available(s) for s in told)
    return Tally(
        available=sum(task.available(s) for s in asked),
        earned=earned,
        share=earned / worth if earned is not None and worth else None,
        late=sum(task.penalty(s) for s in told),
        is_provisional=task.row["type"] in _SCORED and bool(open_grades or (hidden and told)),
    )


def _is_told(task: Task, step: Row) -> bool:
    """Whether its student may know what a question has earned."""
    return task.has_feedback(step) or (step["first_completed_at"] is None and task.tells_now)
