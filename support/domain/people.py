"""People, and how they stand to a course."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Person",
    "Standing",
]


class Standing(StrEnum):
    """What a person is on the site before any course is concerned."""

    TEACHER = "teacher"  # verified faculty: may create courses
    STUDENT = "student"
    ADMINISTRATOR = "administrator"
    CONTENT_ANALYST = "content analyst"
    CUSTOMER_SUPPORT = "customer support"
    RESEARCHER = "researcher"
    NEWCOMER = "newcomer"  # says to be a student, and has agreed to no terms yet
    UNVERIFIED_TEACHER = "unverified teacher"  # says to teach, which nobody has confirmed


@dataclass(frozen=True, slots=True)
class Person:
    """A synthetic person. `persona` is the name features use; the other names are what the site shows."""

    persona: str
    username: str
    first_name: str
    last_name: str
    standing: Standing

    @property
    def full_name(self) -> str:
        """First and last name as the site joins them; either may be empty."""
        return f"{self.first_name} {self.last_name}".strip()
