"""The gradebook and the forecast."""

from typing import Protocol

from support.domain.courses import Course
from support.domain.forecasts import Forecast
from support.domain.people import Person
from support.domain.scores import Gradebook

__all__ = [
    "Forecasts",
    "Scores",
]


class Scores(Protocol):
    """The gradebook."""

    def gradebook(self, teacher: Person, course: Course) -> Gradebook:
        """All sections, as the teacher sees them."""

    def own(self, student: Person, course: Course) -> Gradebook:
        """The one row that a student sees."""


class Forecasts(Protocol):
    """The performance forecast."""

    def own(self, student: Person, course: Course) -> Forecast:
        """A student's own."""

    def of_section(self, teacher: Person, course: Course, section: str) -> Forecast:
        """A section's, as its teacher sees it."""
