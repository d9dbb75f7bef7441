"""Tasks and steps as the API shows them. What tells right from wrong is added only where the rules allow."""

import json
from datetime import datetime

from sandbox.database import Row
from sandbox.tutor.accounts import full_name
from sandbox.tutor.books import Book
from sandbox.tutor.moment import shown, stored
from sandbox.tutor.task_rules import Task
from sandbox.tutor.task_scores import asked_in, is_graded_by_hand, question_of, tally, waits_for_grade

__all__ = ["dashboard_task", "moment_text", "step_object", "task_object"]


def moment_text(moment: datetime | None) -> str | None:
    """An instant as the API shows it."""
    return None if moment is None else shown(stored(moment))


def task_object(task: Task, steps: list[Row], book: Book) -> dict[str, object]:
    """A task with its steps, which come without content."""
    row = task.row
    found = tally(task, steps, book, for_student=True)
    return {
        "id": str(row["id"]),
        "title": row["plan_title"] or row["title"],
        "description": row["description"],
        "type": row["type"],
        "opens_at": moment_text(task.opens_at),
        "due_at": moment_text(task.due_at),
        "due_at_without_extension": moment_text(task.due_without_extension),
        "closes_at": moment_text(task.closes_at),
        "closes_at_without_extension": moment_text(task.closes_without_extension),
        "auto_grading_feedback_on": row["feedback_on"] or ("answer" if task.is_practice else None),
        "manual_grading_feedback_on": row["manual_grading_feedback_on"],
        "allow_auto_graded_multiple_attempts": bool(row["many_attempts"]),
        "shuffle_answer_choices": bool(row["shuffle_answer_choices"]),
        "completion_weight": row["completion_weight"],
        "correctness_weight": row["correctness_weight"],
        "late_work_penalty_applied": row["late_work_penalty_applied"],
        "late_work_penalty_per_period": row["late_work_penalty"],
        "published_late_work_point_penalty": None if found.earned is None else found.late,
        "published_points": found.earned,
        "is_provisional_score": found.is_provisional,
        "is_deleted": row["withdrawn_at"] is not None,
        "students": [{"role_id": str(row["role_id"]), "name": full_name(row)}],
        "spy": {},
        "steps": [step_object(task, s, book, whole=False) for s in steps],
    }


def step_object(task: Task, step: Row, book: Book, *, whole: bool, knows: bool = False) -> dict[str, object]:
    """A step, with its content when `whole`; `knows` is for teachers, who see what is right."""
    found: dict[str, object] = {
        "id": step["id"],
        "type": step["kind"],
        "tasked_id": step["id"],
        "group": step["grp"],
        "is_core": bool(step["is_core"]),
        "is_completed": step["first_completed_at"] is not None,
        "can_be_updated": task.can_update(step, question_of(step, book)),
        "last_completed_at": shown(step["last_completed_at"]),
        "spy": {},
    }
    page = book.pages.get(step["page_id"] or 0)
    if step["kind"] == "reading" and page:
        found |= {
            "title": page.title,
            "chapter_section": list(page.chapter_section),
            "preview": page.title,
            "content_url": f"https://archive.example/contents/{page.uuid}",
            "has_learning_objectives": False,
            "related_content": [],
        }
        if whole:
            found["html"] = page.fragments[step["fragment"]]
    elif step["kind"] == "exercise":
        found |= _exercise(task, step, book, whole=whole, knows=knows)
    elif step["kind"] == "external_url":
        url = json.loads(task.row["settings"]).get("external_url", "")
        identifier = task.row["research_identifier"]
        found |= {"title": task.row["plan_title"]}
        found["external_url"] = url.replace("{{research_identifier}}", identifier)
    elif step["kind"] == "placeholder":
        found |= {"placeholder_for": "exercise", "available_points": step["points"]}
    return found


def _exercise(task: Task, step: Row, book: Book, *, whole: bool, knows: bool) -> dict[str, object]:
    exercise = book.exercises[step["exercise_id"]]
    question = exercise.questions[step["part"]]
    page = book.pages[exercise.page_id]
    tells = task.has_feedback(step)
    is_settled = tells and not task.can_update(step, question)
    chapter = {"title": page.title, "book_location": list(page.chapter_section), "uuid": page.uuid}
    found: dict[str, object] = {
        "exercise_id": str(exercise.id),
        "exercise_uuid": exercise.uuid,
        "title": exercise.title,
        "preview": exercise.title,
        "uid": exercise.uid,
        "formats": list(question.formats),
        "labels": [],
        "attempt_number": step["attempt"],
        "attempts_remaining": task.attempts_left(step, question),
        "answer_id": step["answer_id"],
        "free_response": step["free_response"],
        "answer_id_order": json.loads(step["answer_order"]) if step["answer_order"] else None,
        "is_feedback_available": tells,
        "is_solution_available": is_settled,
        "was_manually_graded": step["graded_at"] is not None,
        "available_points": task.available(step),
        "drop_method": task.drop_method(step),
    }
    if tells:
        found["published_points_without_lateness"] = task.points(step)
        found["published_late_work_point_penalty"] = task.penalty(step)
        found["published_points"] = task.points(step) - task.penalty(step)
        found["published_comments"] = step["grader_comments"]
        found["feedback_html"] = question.feedback.get(step["answer_id"] or "")
    if is_settled or knows:
        found["correct_answer_id"] = question.right_id
        found["correct_answer_feedback_html"] = question.feedback.get(question.right_id or "")
        found["solution"] = {"content_html": question.solution, "solution_type": "detailed"}
    if whole:
        found |= {
            "content": exercise.for_students(step["part"]),
            "context": exercise.content["stimulus_html"],
            "related_content": [chapter],
            "response_validation": {},
        }
    return found


def dashboard_task(task: Task, steps: list[Row], book: Book) -> dict[str, object]:
    """A task as a student's dashboard lists it."""
    row = task.row
    done = [s for s in steps if s["first_completed_at"]]
    found: dict[str, object] = {
        "id": str(row["id"]),
        "title": row["plan_title"] or row["title"],
        "opens_at": moment_text(task.opens_at),
        "due_at": moment_text(task.due_at),
        "closes_at": moment_text(task.closes_at),
        "last_worked_at": max((s["last_completed_at"] for s in done), default=None),
        "type": row["type"],
        "description": row["description"],
        "complete": bool(steps) and len(done) == len(steps),
        "is_deleted": row["withdrawn_at"] is not None,
        "task_plan_id": str(row["plan_id"]),
        "is_past_due": task.is_past_due,
        "is_extended": task.is_extended,
    }
    last = found["last_worked_at"]
    found["last_worked_at"] = shown(last) if isinstance(last, str) else None
    if row["type"] not in ("reading", "homework"):
        return found
    asked = asked_in(steps)
    answered = [s for s in asked if s["first_completed_at"]]
    on_time = [s for s in done if not task.is_late(s)]
    found |= {
        "steps_count": len(steps),
        "exercise_count": len(asked),
        "completed_steps_count": len(done),
        "completed_on_time_steps_count": len(on_time),
        "complete_exercise_count": len(answered),
        "completed_on_time_exercise_steps_count": len([s for s in on_time if s["kind"] == "exercise"]),
    }
    written = [s for s in answered if is_graded_by_hand(question_of(s, book))]
    scored = tally(task, steps, book, for_student=True)
    found |= {
        "gradable_step_count": len(written),
        "ungraded_step_count": len([s for s in written if waits_for_grade(task, s, book)]),
        "published_points": scored.earned,
        "is_provisional_score": scored.is_provisional,
    }
    if task.tells_now:
        found["correct_exercise_count"] = len([s for s in answered if s["is_correct"]])
    return found
