"""Reviewing and grading through the pages."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.grading import AssignmentScores, DropMethod, Grade, Response
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.ui.actors import Actors
from support.ui.drivers.publishing import months_of
from support.ui.pages.assignment_scores import AssignmentScoresPage
from support.ui.pages.calendar import CalendarPage
from support.ui.pages.grade import GradePage
from support.ui.pages.submissions import SubmissionsPage

__all__ = ["UiGrading", "UiReview", "shown_name"]


class UiGrading:
    """`support.ports.Grading`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def review(self, teacher: Person, course: Course, assignment: Assignment) -> "UiReview":
        """One assignment, for its teacher."""
        return UiReview(self._actors, teacher, course, assignment)


class UiReview:
    """`support.ports.Review`."""

    def __init__(self, actors: Actors, teacher: Person, course: Course, assignment: Assignment) -> None:
        self._actors = actors
        self._teacher = teacher
        self._course = course
        self._assignment = assignment
        self._zone = ZoneInfo(course.time_zone)

    def scores(self, section: str) -> AssignmentScores:
        """From the last tab of the review."""
        with self._actors.acting(self._teacher, f"reading the scores of {self._assignment.title}") as tab:
            page = AssignmentScoresPage(tab, self._course.id, self._assignment.id)
            page.open(self._course.section(section))
            return page.read()

    def responses(self, section: str) -> Sequence[Response]:
        """From the second tab of the review."""
        with self._actors.acting(self._teacher, f"reading the answers to {self._assignment.title}") as tab:
            page = SubmissionsPage(tab, self._course.id, self._assignment.id)
            page.open(self._course.section(section))
            return page.responses()

    def extend(self, student: Person, due_at: datetime, closes_at: datetime) -> None:
        """By "Grant Extension"."""
        dates = [moment.astimezone(self._zone) for moment in (due_at, closes_at)]
        with self._actors.acting(self._teacher, f"giving {student.full_name} more time") as tab:
            page = AssignmentScoresPage(tab, self._course.id, self._assignment.id)
            for section in self._course.sections:
                page.open(section)
                if any(row.full_name == student.full_name for row in page.read().students):
                    break
            page.extend(shown_name(student), *dates)

    def drop_question(self, number: int, method: DropMethod) -> None:
        """In the second tab of the review."""
        with self._actors.acting(self._teacher, f"dropping question {number}") as tab:
            page = SubmissionsPage(tab, self._course.id, self._assignment.id)
            page.open()
            page.drop(number, method)

    def grade(self, student: Person, number: int, grade: Grade) -> None:
        """On the grading page."""
        with self._actors.acting(self._teacher, f"grading question {number} of {student.full_name}") as tab:
            page = GradePage(tab, self._course.id, self._assignment.id)
            for section in self._course.sections:
                page.open(section.id)
                page.choose(number)
                if page.has_answer_of(shown_name(student)):
                    page.grade(shown_name(student), grade)
                    return
            raise RefusedError(Refusal.NOT_FOUND, f"{student.full_name} has no answer to grade")

    def publish_scores(self, section: str) -> None:
        """In the last tab of the review."""
        with self._actors.acting(self._teacher, f"publishing the scores of {section}") as tab:
            page = AssignmentScoresPage(tab, self._course.id, self._assignment.id)
            page.open(self._course.section(section))
            page.publish()

    def waiting(self) -> int:
        """From the calendar, which tells the answers that are new."""
        with self._actors.acting(self._teacher, "looking for answers to grade") as tab:
            calendar = CalendarPage(tab, self._course.id)
            for day in months_of(self._course, self._actors.today):
                calendar.open(day)
                for plan in calendar.plans():
                    if plan.id == self._assignment.id:
                        return plan.new_answers
        raise RefusedError(Refusal.NOT_FOUND, f"{self._assignment.title} is not on the calendar")


def shown_name(student: Person) -> str:
    """A name as lists of teachers show it."""
    return f"{student.last_name}, {student.first_name}"
