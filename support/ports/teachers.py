"""Who teaches a course: colleagues who join by a link, and those who leave."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person

__all__ = [
    "Teachers",
]


class Teachers(Protocol):
    """The teachers of a course."""

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The full names of all who teach it, as one of them reads them."""

    def invitation(self, teacher: Person, course: Course) -> str:
        """The link by which a colleague joins, as a path of the site."""

    def join(self, person: Person, link: str) -> str:
        """Open such a link; the id of the course that opens."""

    def remove(self, teacher: Person, course: Course, colleague: Person) -> None:
        """Take somebody, oneself perhaps, out of the course's teachers."""
