"""What drivers of the browser need and no page tells; wiring gives it, made of the API."""

from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["Facts"]


class Facts(Protocol):
    """Facts about what a page has just made."""

    def course(self, teacher: Person, course_id: str) -> Course:
        """The course of this id, whole."""

    def role(self, course: Course, student: Person) -> str:
        """The id of a student's role in a course."""
