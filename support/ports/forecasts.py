"""The performance forecast."""

from typing import Protocol

from support.domain.courses import Course
from support.domain.forecasts import Forecast
from support.domain.people import Person

__all__ = [
    "Forecasts",
]


class Forecasts(Protocol):
    """The performance forecast."""

    def own(self, student: Person, course: Course) -> Forecast:
        """A student's own."""

    def of_section(self, teacher: Person, course: Course, section: str) -> Forecast:
        """A section's, as its teacher sees it."""

    def of_student(self, teacher: Person, course: Course, student: Person) -> Forecast:
        """One student's, as a teacher sees it."""
