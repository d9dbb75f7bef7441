"""One assignment's scores, section by section and question by question, for its teacher."""

from collections.abc import Sequence

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.course_objects import student_rows
from sandbox.tutor.grading import template_object
from sandbox.tutor.plan_objects import plan_objects
from sandbox.tutor.plans import own_plan
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import group, rows_in
from sandbox.tutor.task_rules import Task, load_tasks
from sandbox.tutor.task_scores import is_graded_by_hand, question_of, tally, waits_for_grade

__all__ = ["ROUTES"]

Json = dict[str, object]
_ASKED = ("exercise", "placeholder", "external_url")


def _show(visit: Visit) -> Reply:
    plan, course = own_plan(visit)
    db = visit.db
    book = book_of(visit.site, db, plan["ecosystem_id"])
    template = db.row("SELECT * FROM templates WHERE id = ?", [plan["template_id"]])
    works = _works(visit, plan, course)
    takings = db.rows("SELECT * FROM tasking_plans WHERE plan_id = ? ORDER BY id", [plan["id"]])
    periods = db.rows(
        "SELECT * FROM periods WHERE course_id = ? AND archived_at IS NULL ORDER BY id", [course["id"]]
    )
    [whole] = plan_objects(db, [plan])
    kept = ("id", "type", "title", "description", "ecosystem_id", "dropped_questions")
    counts = ("wrq_count", "gradable_step_count", "ungraded_step_count")
    aimed = [
        (t, p) for t in takings for p in periods if t["target_type"] == "course" or t["target_id"] == p["id"]
    ]
    return answer(
        {
            **{name: whole[name] for name in (*kept, *counts)},
            "grading_template": template_object(template) if template else None,
            "tasking_plans": [
                _section(period, [w for w in works if w.student["period_id"] == period["id"]], book, template)
                for _, period in aimed
            ],
        }
    )


class _Work:
    """A student's task of the plan and the questions in it."""

    def __init__(self, student: Row, task: Task, steps: Sequence[Row]) -> None:
        self.student = student
        self.task = task
        self.steps = [s for s in steps if s["kind"] in _ASKED]


def _works(visit: Visit, plan: Row, course: Row) -> list[_Work]:
    tasks = {t.row["role_id"]: t for t in load_tasks(visit.db, "t.plan_id", [plan["id"]], visit.now)}
    steps = group(_steps(visit.db, [t.id for t in tasks.values()]), "task_id")
    students = sorted(
        (s for s in student_rows(visit.db, course["id"]) if s["role_id"] in tasks),
        key=lambda s: ((s["last_name"] or "").lower(), (s["first_name"] or "").lower()),
    )
    return [_Work(s, tasks[s["role_id"]], steps.get(tasks[s["role_id"]].id, [])) for s in students]


def _steps(db: Connection, task_ids: Sequence[int]) -> list[Row]:
    return rows_in(db, "SELECT * FROM steps WHERE task_id IN (:many) ORDER BY number", task_ids)


def _section(period: Row, works: list[_Work], book: Book, template: Row | None) -> Json:
    longest = max(works, key=lambda w: len(w.steps), default=None)
    headings = [_heading(n, s, longest.task, book) for n, s in enumerate(longest.steps, 1)] if longest else []
    students = [_student(w, book) for w in works]
    fractions = [s["total_fraction"] for s in students if not s["is_dropped"]]
    known = [f for f in fractions if isinstance(f, float)]
    return {
        "period_id": str(period["id"]),
        "period_name": period["name"],
        "question_headings": headings,
        "late_work_fraction_penalty": template["late_work_penalty"] if template else None,
        "students": students,
        "total_fraction": sum(known) / len(known) if known else None,
        "grades_need_publishing": any(s["grades_need_publishing"] for s in students),
    }


def _heading(number: int, step: Row, task: Task, book: Book) -> Json:
    if step["kind"] == "external_url":
        return {"title": "Clicked", "exercise_ids": [], "question_ids": []}
    question = question_of(step, book)
    is_chosen_by_tutor = step["slot"] != ""
    kind = "WRQ" if is_graded_by_hand(question) else "MCQ"
    return {
        "title": f"Q{number}",
        "type": "Tutor" if is_chosen_by_tutor else kind,
        "points_without_dropping": step["points"],
        "points": task.available(step),
        "exercise_ids": [str(step["exercise_id"])] if question else [],
        "question_ids": [question.id] if question else [],
        "group_type": step["grp"],
    }


def _student(work: _Work, book: Book) -> Json:
    student, task = work.student, work.task
    asked = [s for s in work.steps if s["kind"] != "external_url"]
    found = tally(task, work.steps, book, for_student=False)
    return {
        "role_id": student["role_id"],
        "task_id": task.id,
        "first_name": student["first_name"],
        "last_name": student["last_name"],
        "student_identifier": student["student_identifier"],
        "is_dropped": student["dropped_at"] is not None,
        "is_late": any(task.is_late(s) for s in work.steps),
        "available_points": found.available,
        "total_points": found.earned,
        "total_fraction": found.share,
        "late_work_point_penalty": found.late,
        "grades_need_publishing": _needs_publishing(task, asked),
        "questions": [_answer(s, task, book) for s in work.steps],
    }


def _answer(step: Row, task: Task, book: Book) -> Json:
    is_completed = step["first_completed_at"] is not None
    told: Json = {"task_step_id": step["id"], "is_completed": is_completed}
    question = question_of(step, book)
    if question is None:
        return told
    return {
        **told,
        "exercise_id": str(step["exercise_id"]),
        "question_id": question.id,
        "is_correct": bool(step["is_correct"]) if is_completed else None,
        "attempt_number": step["attempt"],
        "selected_answer_id": step["answer_id"],
        "free_response": step["free_response"],
        "points": task.points(step) if _has_result(task, step, book) else None,
        "late_work_point_penalty": task.penalty(step),
        "grader_points": step["grader_points"],
        "grader_comments": step["grader_comments"],
        "needs_grading": is_completed and waits_for_grade(task, step, book),
        "submitted_late": task.is_late(step),
    }


def _has_result(task: Task, step: Row, book: Book) -> bool:
    is_over = step["first_completed_at"] is not None or task.is_past_due
    return is_over and not waits_for_grade(task, step, book)


def _needs_publishing(task: Task, steps: Sequence[Row]) -> bool:
    """Whether there are results that only publishing lets the student see."""
    return any(s["first_completed_at"] and not task.has_feedback(s) for s in steps) and (
        task.row["feedback_on"] == "publish" or any(s["graded_at"] for s in steps)
    )


ROUTES = (Route("GET", "/plans/{id}/scores", _show),)
