"""Whole classes at once: many students who do something at the same moment, and what all of them have."""

from collections.abc import Mapping
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person

__all__ = [
    "Classes",
]


class Classes(Protocol):
    """What concerns many students at once; a browser would do it one by one. `@no-ui`."""

    def join_at_once(self, codes: Mapping[Person, str]) -> None:
        """All of them join by their codes in one moment; AssertionError tells who did not succeed."""

    def work_partly(self, course: Course, title: str, progress: Mapping[Person, float]) -> None:
        """Each student works that share of an assignment."""

    def work_of(self, student: Person, course: Course) -> str:
        """All that a student was given and has answered, as text that is the same while nothing changes."""

    def sections_on_roster(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """The section of each active student, by identity."""

    def sections_in_gradebook(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """The same, from the gradebook."""

    def identities(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """The identity of each student on the roster, dropped ones included, by full name."""
