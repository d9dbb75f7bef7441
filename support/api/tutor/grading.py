"""Reviewing and grading over the API."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from support.api.tutor.site import Site
from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.grading import (
    AssignmentScores,
    DropMethod,
    Grade,
    Mark,
    QuestionHeading,
    ReadAnswer,
    Response,
    StudentMarks,
)
from support.domain.people import Person

__all__ = ["ApiGrading", "ApiReview", "ApiUnscreenedGrading"]

Json = dict[str, Any]
_METHODS = {DropMethod.NO_CREDIT: "zeroed", DropMethod.FULL_CREDIT: "full_credit"}


class ApiGrading:
    """`support.ports.Grading`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def review(self, teacher: Person, course: Course, assignment: Assignment) -> "ApiReview":
        """One assignment, for its teacher."""
        return ApiReview(self._site, teacher, course, assignment)


class ApiReview:
    """`support.ports.Review`."""

    def __init__(self, site: Site, teacher: Person, course: Course, assignment: Assignment) -> None:
        self._site = site
        self._teacher = teacher
        self._course = course
        self._id = assignment.id
        self._zone = ZoneInfo(course.time_zone)

    def scores(self, section: str) -> AssignmentScores:
        """A section's scores, question by question."""
        told = self._section(section)
        headings = tuple(
            QuestionHeading(h["title"], h.get("type", ""), h.get("points")) for h in told["question_headings"]
        )
        return AssignmentScores(headings, tuple(_marks(student) for student in told["students"]))

    def responses(self, section: str) -> Sequence[Response]:
        """What the students of a section wrote."""
        return [
            Response(_full_name(student), question["free_response"])
            for student in self._section(section)["students"]
            for question in student["questions"]
            if question.get("free_response")
        ]

    def extend(self, student: Person, due_at: datetime, closes_at: datetime) -> None:
        """Let one student hand in until later."""
        role = str(self._student(student)["role_id"])
        own = {
            "role_id": role,
            "due_at": due_at.astimezone(self._zone).isoformat(),
            "closes_at": closes_at.astimezone(self._zone).isoformat(),
        }
        others = [
            {**each, **{name: self._wall(each[name]) for name in ("due_at", "closes_at")}}
            for each in self._plan().get("extensions", [])
            if str(each["role_id"]) != role
        ]
        self._change({"extensions": [*others, own]})

    def drop_question(self, number: int, method: DropMethod) -> None:
        """Let a question no longer count."""
        headings = self._section(self._course.sections[0].name)["question_headings"]
        question = str(headings[number - 1]["question_ids"][0])
        kept = [
            {name: each[name] for name in ("question_id", "drop_method")}
            for each in self._plan().get("dropped_questions", [])
            if str(each["question_id"]) != question
        ]
        dropped = [*kept, {"question_id": question, "drop_method": _METHODS[method]}]
        self._change({"dropped_questions": dropped})

    def grade(self, student: Person, number: int, grade: Grade) -> None:
        """Grade one written answer."""
        question = self._student(student)["questions"][number - 1]
        body = {"grader_points": grade.points, "grader_comments": grade.comment}
        if "attempt_number" in question:
            body["attempt_number"] = question["attempt_number"]
        self._site.ask(self._teacher, "PUT", f"/steps/{question['task_step_id']}/grade", body)

    def publish_scores(self, section: str) -> None:
        """Let the students of a section see their grades."""
        wanted = self._course.section(section).id
        takings = self._plan()["tasking_plans"]
        taking = next(t for t in takings if t["target_type"] == "course" or t["target_id"] == wanted)
        self._site.ask(self._teacher, "PUT", f"/tasking_plans/{taking['id']}/grade", {})

    def waiting(self) -> int:
        """How many answers wait to be graded, of all sections together."""
        return int(self._plan()["ungraded_step_count"])

    def _plan(self) -> Json:
        told: Json = self._site.ask(self._teacher, "GET", f"/plans/{self._id}")
        return told

    def _change(self, body: Json) -> None:
        self._site.ask(self._teacher, "PUT", f"/plans/{self._id}", body)

    def _sections(self) -> list[Json]:
        return list(self._site.ask(self._teacher, "GET", f"/plans/{self._id}/scores")["tasking_plans"])

    def _section(self, name: str) -> Json:
        wanted = self._course.section(name).id
        return next(told for told in self._sections() if str(told["period_id"]) == wanted)

    def _wall(self, moment: str) -> str:
        """A moment as its wall clock in the course, which is what counts of a date that is sent."""
        return datetime.fromisoformat(moment).astimezone(self._zone).isoformat()

    def _student(self, student: Person) -> Json:
        """The student's row, in whatever section."""
        rows = [row for told in self._sections() for row in told["students"]]
        return next(row for row in rows if _full_name(row) == student.full_name)


class ApiUnscreenedGrading:
    """`support.ports.UnscreenedGrading`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def grade_own(self, student: Person, course: Course, title: str, number: int, grade: Grade) -> None:
        """Grade one's own answer."""
        tasks = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")["tasks"]
        own = next(task["id"] for task in tasks if task["title"] == title)
        steps = self._site.ask(student, "GET", f"/tasks/{own}")["steps"]
        step = [each for each in steps if each["type"] == "exercise"][number - 1]
        body = {"grader_points": grade.points, "grader_comments": grade.comment}
        self._site.ask(student, "PUT", f"/steps/{step['id']}/grade", body)

    def publish_as(self, person: Person, teacher: Person, assignment: Assignment) -> None:
        """Publish the scores of the first section, as somebody who knows what its teacher knows."""
        taking = self._site.ask(teacher, "GET", f"/plans/{assignment.id}")["tasking_plans"][0]
        self._site.ask(person, "PUT", f"/tasking_plans/{taking['id']}/grade", {})

    def attempt(self, teacher: Person, assignment: Assignment, student: Person, number: int) -> ReadAnswer:
        """A student's answer as its teacher reads it now."""
        sections = self._site.ask(teacher, "GET", f"/plans/{assignment.id}/scores")["tasking_plans"]
        rows = [row for told in sections for row in told["students"]]
        own = next(row for row in rows if _full_name(row) == student.full_name)["questions"][number - 1]
        return ReadAnswer(str(own["task_step_id"]), own["attempt_number"])

    def grade_read(self, teacher: Person, answer: ReadAnswer, grade: Grade) -> None:
        """Grade an answer that was read before."""
        body = {
            "grader_points": grade.points,
            "grader_comments": grade.comment,
            "attempt_number": answer.attempt,
        }
        self._site.ask(teacher, "PUT", f"/steps/{answer.id}/grade", body)

    def claim_written(self, teacher: Person, assignment: Assignment, count: int) -> None:
        """Send another number of written questions than there are."""
        self._site.ask(teacher, "PUT", f"/plans/{assignment.id}", {"wrq_count": count})

    def written(self, teacher: Person, assignment: Assignment) -> int:
        """How many written questions Tutor says that there are."""
        return int(self._site.ask(teacher, "GET", f"/plans/{assignment.id}")["wrq_count"])

    def exports(self, person: Person, course: Course) -> Sequence[str]:
        """The names of the files of scores that were exported so far."""
        found = self._site.ask(person, "GET", f"/courses/{course.id}/performance/exports")
        return [each["filename"] for each in found]

    def count_unanswered_as_nothing(self, teacher: Person, course: Course) -> None:
        """Let written answers that nobody gave count as nothing once they are due."""
        body = {"past_due_unattempted_ungraded_wrq_are_zero": True}
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", body)


def _full_name(student: Json) -> str:
    return f"{student.get('first_name', '')} {student.get('last_name', '')}".strip()


def _marks(student: Json) -> StudentMarks:
    return StudentMarks(
        full_name=_full_name(student),
        is_dropped=student.get("is_dropped", False),
        is_late=student.get("is_late", False),
        total=student.get("total_points"),
        marks=tuple(_mark(question) for question in student["questions"]),
    )


def _mark(question: Json) -> Mark:
    points = question.get("points")
    lost = question.get("late_work_point_penalty") or 0.0
    needs_grading = question.get("needs_grading", False)
    return Mark(None if points is None else points - lost, needs_grading=needs_grading)
