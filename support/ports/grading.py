"""What a teacher does with the work that was handed in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.grading import AssignmentScores, DropMethod, Grade, Response
from support.domain.people import Person

__all__ = [
    "Grading",
    "Review",
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


class Grading(Protocol):
    """Reviewing and grading."""

    def review(self, teacher: Person, course: Course, assignment: Assignment) -> Review:
        """One assignment, for its teacher."""
