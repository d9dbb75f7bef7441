"""Research: surveys that students answer, and the studies behind them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["Studies", "Surveys"]


class Surveys(Protocol):
    """What students are asked by researchers."""

    def offered(self, student: Person, course: Course) -> Sequence[str]:
        """The titles of the surveys that the student is asked to take."""

    def take(self, student: Person, course: Course, title: str) -> None:
        """Answer a survey."""


class Studies(Protocol):
    """What researchers do, by pages of their own."""

    def begin(self, researcher: Person, name: str, groups: Sequence[str]) -> str:
        """Begin a study with these groups; its id."""

    def include(self, researcher: Person, study: str, course: Course) -> None:
        """Let a course take part."""

    def publish_survey(self, researcher: Person, study: str, title: str) -> None:
        """Ask everybody in a study to take a survey."""

    def group_sizes(self, researcher: Person, study: str) -> Mapping[str, int]:
        """How many are in each group of a study."""

    def take_for(self, person: Person, student: Person, course: Course, title: str) -> None:
        """Somebody answers the survey of a student."""
