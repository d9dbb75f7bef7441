"""What a teacher does with the work that was handed in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.grading import AssignmentScores, DropMethod, Grade, ReadAnswer, Response
from support.domain.people import Person

__all__ = [
    "Grading",
    "Review",
    "UnscreenedGrading",
]


class Review(Protocol):
    """One assignment under its teacher's eyes. Questions are named by number, counted from 1."""

    def scores(self, section: str) -> AssignmentScores:
        """A section's scores, question by question."""

    def responses(self, section: str) -> Sequence[Response]:
        """What the students of a section wrote, in whatever question."""

    def extend(self, student: Person, due_at: datetime, closes_at: datetime) -> None:
        """Let one student hand in until later. INVALID where it would close before it is due."""

    def drop_question(self, number: int, method: DropMethod) -> None:
        """Let a question no longer count."""

    def grade(self, student: Person, number: int, grade: Grade) -> None:
        """Grade one written answer. NOT_ALLOWED before it is due."""

    def publish_scores(self, section: str) -> None:
        """Let the students of a section see their grades."""

    def waiting(self) -> int:
        """How many answers wait to be graded, of all sections together."""


class Grading(Protocol):
    """Reviewing and grading."""

    def review(self, teacher: Person, course: Course, assignment: Assignment) -> Review:
        """One assignment, for its teacher."""


class UnscreenedGrading(Protocol):
    """What the API can do with grades and the site has no screen for."""

    def grade_own(self, student: Person, course: Course, title: str, number: int, grade: Grade) -> None:
        """Grade one's own answer."""

    def publish_as(self, person: Person, teacher: Person, assignment: Assignment) -> None:
        """Publish the scores of the first section, as somebody who knows what its teacher knows."""

    def attempt(self, teacher: Person, assignment: Assignment, student: Person, number: int) -> ReadAnswer:
        """A student's answer as its teacher reads it now."""

    def grade_read(self, teacher: Person, answer: ReadAnswer, grade: Grade) -> None:
        """Grade an answer that was read before. INVALID when it has been replaced since."""

    def claim_written(self, teacher: Person, assignment: Assignment, count: int) -> None:
        """Send another number of written questions than there are."""

    def written(self, teacher: Person, assignment: Assignment) -> int:
        """How many written questions Tutor says that there are."""

    def exports(self, person: Person, course: Course) -> Sequence[str]:
        """The names of the files of scores that were exported so far."""

    def count_unanswered_as_nothing(self, teacher: Person, course: Course) -> None:
        """Let written answers that nobody gave count as nothing once they are due."""
