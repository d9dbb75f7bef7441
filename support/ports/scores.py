"""The gradebook."""

from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.scores import Gradebook

__all__ = [
    "Scores",
]


class Scores(Protocol):
    """The gradebook."""

    def gradebook(self, teacher: Person, course: Course) -> Gradebook:
        """All sections, as the teacher sees them."""

    def own(self, student: Person, course: Course) -> Gradebook:
        """The one row that a student sees."""
