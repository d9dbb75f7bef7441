"""What only the site shows of scores and of an assignment's review."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.grading import Response
from support.domain.people import Person
from support.domain.screens import GradebookView

__all__ = ["GradebookScreens", "ReviewScreens"]


class GradebookScreens(Protocol):
    """The teacher's gradebook, looked at in different ways."""

    def names(self, teacher: Person, course: Course, view: GradebookView) -> Sequence[str]:
        """The students of the first section from top to bottom, looked at in that way."""

    def heading(self, teacher: Person, course: Course, title: str) -> str:
        """All that stands over the scores of an assignment."""

    def says_empty(self, teacher: Person, course: Course) -> bool:
        """Whether the page says that there is nothing to show scores of."""


class ReviewScreens(Protocol):
    """The review of an assignment."""

    def nameless_responses(
        self, teacher: Person, course: Course, assignment: Assignment
    ) -> Sequence[Response]:
        """What was written, once the teacher has hidden the names."""

    def can_answer_for(
        self, teacher: Person, course: Course, assignment: Assignment, student: Person
    ) -> bool:
        """Go from a student's scores to the work; whether its first question could be answered there."""
