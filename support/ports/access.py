"""Getting in and getting somewhere: sessions, links, consoles."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from support.domain.access import (
    Console,
    CourseFlaw,
    CoursePart,
    Landing,
    Overwritten,
    ProgramAnswers,
    Record,
    SiteSetting,
)
from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["Consoles", "Doors", "Links", "Sessions"]


class Sessions(Protocol):
    """Who is signed in. Everybody signs in at the first thing they do."""

    def known_as(self, person: Person) -> str | None:
        """The username of the one for whom the site takes the person; None for nobody."""

    def sign_in_on_the_way(self, person: Person, path: str) -> Landing:
        """Open a page unsigned, sign in where the site asks for it, and see where that ends."""

    def sign_out(self, person: Person) -> None:
        """End the session; of somebody who is somebody else for a while, only that."""

    def become(self, administrator: Person, other: Person) -> None:
        """Be somebody else for a while, by the administrators' console."""

    def may_create_courses(self, person: Person) -> bool:
        """Whether the site offers the person to make courses."""


class Links(Protocol):
    """Links that people give one another."""

    def follow(self, person: Person, path: str) -> Landing:
        """Open a link. Raises RefusedError where the site refuses; TOO_EARLY is explained on a page."""


class Consoles(Protocol):
    """The consoles of the site's own people."""

    def visit(self, person: Person | None, console: Console) -> None:
        """Open a console."""

    def switch(self, administrator: Person, setting: SiteSetting, *, on: bool) -> None:
        """Change a setting of the site."""

    def lists_course(self, supporter: Person, course: Course) -> bool:
        """Whether customer support finds a course."""


class Doors(Protocol):
    """What only the API tells apart: who is let in where. Scenarios that use it are `@api @no-ui`."""

    def look(self, person: Person | None, course: Course, part: CoursePart) -> None:
        """Look at a part of a course."""

    def look_as(self, person: Person, course: Course, other: Person) -> None:
        """Look at a course in the role that another has in it."""

    def role_in(self, person: Person, course: Course) -> str:
        """The kind of role in which the course is shown to somebody who names none."""

    def look_for(self, person: Person, record: Record) -> None:
        """Look for a record whose id nothing has."""

    def garble(self, person: Person, course: Course) -> None:
        """Send a change of the course that is cut off half-way."""

    def overwrite(self, teacher: Person, course: Course, values: Mapping[str, object]) -> Overwritten:
        """Send values for what of a course nobody may write."""

    def spoil(self, teacher: Person, course: Course, flaw: CourseFlaw) -> None:
        """Try to give the course what it cannot have."""

    def moments(self, teacher: Person, course: Course) -> Sequence[str]:
        """Every moment that the teacher is told of the course and its assignments, as it is written."""

    def may_have_lms(self, teacher: Person, course: Course) -> bool:
        """Whether students of the course may come from an LMS."""

    def task_id(self, student: Person, course: Course, title: str) -> str:
        """The id of a student's task."""

    def due(self, person: Person, course: Course, title: str) -> datetime:
        """When an assignment is due, as its student or its teacher is told."""

    def live_at(self, moment: str) -> None:
        """Ask for something as of a moment that may be none."""

    def enter_as_program(self, administrator: Person, course: Course) -> ProgramAnswers:
        """What a program with its own token, and no person behind it, is answered."""

    def short_link(self, teacher: Person, assignment: Assignment) -> str:
        """The path of an assignment's short link."""

    def try_login_by_list(self) -> None:
        """Ask for the list of people to become."""

    def try_seeding(self) -> None:
        """Ask for a demo course without saying what for."""
