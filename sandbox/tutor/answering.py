"""Answering a step: which answers are taken, what they complete, what Biglearn hears of it."""

import json
from collections.abc import Mapping
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.books import Book, Question
from sandbox.tutor.errors import ForbiddenError, UnprocessableError
from sandbox.tutor.moment import stored
from sandbox.tutor.outbox import put_course_events
from sandbox.tutor.sql import update
from sandbox.tutor.task_rules import Task

__all__ = ["answer_step", "complete_step"]

_LONGEST = 10_000


def answer_step(db: Connection, task: Task, step: Row, book: Book, body: Mapping[str, object]) -> None:
    """Take what a student sent for a step; 403 or 422 where the rules say no."""
    if task.row["withdrawn_at"] or not (task.is_open or task.row["member_kind"] == "teacher_student"):
        raise ForbiddenError
    if task.is_closed:
        raise ForbiddenError
    if step["kind"] == "placeholder":
        raise UnprocessableError("placeholder_cannot_be_completed")
    if step["kind"] != "exercise":
        complete_step(db, task, step, book, {}, task.now)
        return
    if step["graded_at"] is not None:
        raise UnprocessableError("already_graded")
    question = book.exercises[step["exercise_id"]].questions[step["part"]]
    if not task.can_update(step, question):
        raise UnprocessableError("exercise_already_completed_and_solution_available")
    values = _checked(task, step, question, body)
    if values["answer_id"] is not None or question.is_written:
        complete_step(db, task, step, book, values, task.now)
    else:
        update(db, "steps", step["id"], {k: v for k, v in values.items() if k != "answer_id"})


def complete_step(
    db: Connection, task: Task, step: Row, book: Book, values: Mapping[str, object], now: datetime
) -> None:
    """Mark a step completed with this answer, and tell Biglearn when it is a question."""
    moment = stored(now)
    first = step["first_completed_at"] or moment
    changed: dict[str, object] = {**values, "first_completed_at": first, "last_completed_at": moment}
    if step["kind"] == "exercise":
        question = book.exercises[step["exercise_id"]].questions[step["part"]]
        changed["attempt"] = step["attempt"] + _is_new_try(task, step, question, values)
        if not question.is_written:  # Biglearn learns from what can be told right or wrong at once
            changed["is_correct"] = values["answer_id"] == question.right_id
            _tell(db, task, step, book, is_correct=bool(changed["is_correct"]), now=moment)
    update(db, "steps", step["id"], changed)
    if task.is_practice and not _is_anything_left(db, task.id):
        update(db, "tasks", task.id, {"closed_at": moment})


def _is_new_try(task: Task, step: Row, question: Question, values: Mapping[str, object]) -> bool:
    """Whether an answer counts as an attempt of its own; the same one again does not."""
    if not step["attempt"]:
        return True
    if question.is_written:
        return bool(step["free_response"] != values.get("free_response", step["free_response"]))
    return bool(task.row["many_attempts"]) and step["answer_id"] != values["answer_id"]


def _checked(task: Task, step: Row, question: Question, body: Mapping[str, object]) -> dict[str, object]:
    """The step's answer as it will be."""
    words = body.get("free_response", step["free_response"])
    choice = body.get("answer_id")
    choice = str(choice) if choice not in (None, "") else step["answer_id"]
    attempt = body.get("attempt_number")
    is_counted = bool(task.row["many_attempts"]) or question.is_written
    if attempt is not None and is_counted and attempt != step["attempt"] + 1:
        raise UnprocessableError("invalid_attempt_number")
    if choice is not None and choice not in question.answer_ids:
        raise UnprocessableError("answer_id_is_not_a_valid_answer_id_for_this_question")
    if question.needs_words:
        _check_words(step, words, body)
    if words is not None and len(str(words)) > _LONGEST:
        raise UnprocessableError("free_response_is_too_long")
    if choice is None and not question.needs_words:
        raise UnprocessableError("answer_id_cant_be_blank")
    order = body.get("answer_id_order")
    values: dict[str, object] = {"answer_id": choice}
    if words is not None and question.needs_words:
        values["free_response"] = str(words)
    if isinstance(order, list) and not step["answer_order"]:
        values["answer_order"] = json.dumps(order)
    if isinstance(body.get("response_validation"), dict):
        values["validation"] = json.dumps(body["response_validation"])
    return values


def _check_words(step: Row, words: object, body: Mapping[str, object]) -> None:
    if not isinstance(words, str) or not words.strip():
        raise UnprocessableError("free_response_cant_be_blank")
    is_changed = "free_response" in body and words != step["free_response"]
    if step["answer_id"] is not None and is_changed:
        raise UnprocessableError("free_response_cannot_be_updated_after_an_answer_is_selected")


def _is_anything_left(db: Connection, task_id: int) -> bool:
    sql = "SELECT 1 AS one FROM steps WHERE task_id = ? AND first_completed_at IS NULL"
    return db.row(sql, [task_id]) is not None


def _tell(db: Connection, task: Task, step: Row, book: Book, *, is_correct: bool, now: str) -> None:
    is_real = not (
        task.row["is_preview"] or task.row["is_test"] or task.row["member_kind"] == "teacher_student"
    )
    response = {
        "ecosystem_uuid": book.uuid,
        "trial_uuid": step["uuid"],
        "student_uuid": task.row["student_uuid"],
        "exercise_uuid": book.exercises[step["exercise_id"]].uuid,
        "is_correct": is_correct,
        "is_real_response": is_real,
        "responded_at": now,
    }
    put_course_events(db, task.row["course_id"], [("record_responses", response)])
