"""The sections of a course, and the links by which students join them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person

__all__ = [
    "Sections",
]


class Sections(Protocol):
    """The sections of a course. Who changes them gets the course as it is then."""

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The sections there are, in their order; archived ones are not among them."""

    def links(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """What a teacher copies for the students of each section, by its name."""

    def add(self, teacher: Person, course: Course, name: str) -> Course:
        """Add a section."""

    def rename(self, teacher: Person, course: Course, section: str, name: str) -> Course:
        """Give a section another name."""

    def archive(self, teacher: Person, course: Course, section: str) -> Course:
        """Put a section away; NOT_ALLOWED where the channel does not offer it."""
