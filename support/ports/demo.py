"""The demo calls, by which a site is filled with made-up people and courses: how they say no."""

from typing import Protocol

from support.domain.accounts import Job
from support.domain.courses import Course
from support.domain.demo import Unknown
from support.domain.people import Person

__all__ = ["Demo"]


class Demo(Protocol):
    """The demo calls. Scenarios that use it are `@api @no-ui`."""

    def count(self, person: Person) -> int:
        """How many people of that username the site has."""

    def ask_for(self, unknown: Unknown, course: Course) -> None:
        """Ask for something about what is not there, in this course where it matters."""

    def assign_backwards(self, course: Course) -> None:
        """Ask for an assignment that is due before it opens."""

    def bring_in_book(self, title: str) -> Job:
        """Have the book brought in, as an offering of that title."""

    def fill(self, people: tuple[Person, ...]) -> Job:
        """Have everything done at once, for these people."""

    def fill_wrongly(self) -> Job:
        """Have a course made in the background for a teacher whom nobody knows."""
