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

    def weigh(self, teacher: Person, course: Course, homework: float, reading: float) -> None:
        """Let homework and readings count these shares of the course average."""

    def export(self, teacher: Person, course: Course) -> bytes:
        """The scores of the whole course as a spreadsheet file (xlsx)."""
