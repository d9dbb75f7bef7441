"""Courses, joining them, and who is in them."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import (
    Course,
    CourseCard,
    CourseDetails,
    CourseDraft,
    Invitation,
    RosterEntry,
    Welcome,
)
from support.domain.people import Person

__all__ = [
    "Courses",
    "Enrollment",
    "Roster",
]


class Courses(Protocol):
    """Creating and finding courses."""

    def create(self, teacher: Person, draft: CourseDraft) -> Course:
        """Create a course from an offering, in a term that runs now."""

    def listed_for(self, person: Person) -> Sequence[CourseCard]:
        """What the person finds among the own courses, previews left out."""

    def visit(self, person: Person | None, course: Course) -> None:
        """Look into a course; None is somebody who is not signed in."""

    def rename(self, teacher: Person, course: Course, name: str) -> None:
        """Give the course another name."""

    def details(self, teacher: Person, course: Course) -> CourseDetails:
        """What the course's settings tell."""

    def change_zone(self, teacher: Person, course: Course, time_zone: str) -> None:
        """Move the course to another time zone."""

    def change_code(self, teacher: Person, course: Course, code: str) -> None:
        """Give the course the code by which the school knows it."""

    def use_lms(self, teacher: Person, course: Course, *, lms: bool) -> None:
        """Choose how students get in: from the school's learning management system, or by links."""

    def uses_lms(self, teacher: Person, course: Course) -> bool | None:
        """What has been chosen; None while nothing has."""

    def leave(self, teacher: Person, course: Course) -> None:
        """Take the course off one's own list, as its settings offer it."""

    def claim_preview(self, teacher: Person, offering_title: str) -> Course:
        """Take a ready-made course of an offering to look around in, as a teacher without a course does."""

    def copy(self, teacher: Person, course: Course, draft: CourseDraft) -> Course:
        """Make a course as a copy of another."""


class Enrollment(Protocol):
    """Joining a course by code."""

    def look_up(self, code: str) -> Invitation:
        """What a code tells without login."""

    def join(self, student: Person, code: str, *, student_identifier: str = "") -> None:
        """Ask to join, and confirm."""

    def follow_link(self, code: str) -> Welcome:
        """Follow the link of a section without being signed in, and say that one wants to join."""

    def own_id(self, student: Person, course: Course) -> str | None:
        """The student's own ID of the school, as the course has it; None while it is missing."""

    def change_own_id(self, student: Person, course: Course, student_id: str) -> None:
        """Tell the course another ID of the school."""


class Roster(Protocol):
    """Who is in a course."""

    def students(self, teacher: Person, course: Course) -> Sequence[RosterEntry]:
        """All students, dropped ones included."""

    def move(self, teacher: Person, course: Course, student: Person, section: str) -> None:
        """Move a student to another section of the course."""

    def drop(self, teacher: Person, course: Course, student: Person) -> None:
        """Take a student out of the course."""

    def restore(self, teacher: Person, course: Course, student: Person) -> None:
        """Take a dropped student back."""

    def change_id(self, teacher: Person, course: Course, student: Person, student_id: str) -> None:
        """Change the ID by which the school knows a student."""
