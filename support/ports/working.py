"""Single steps of a student's work, looked at closely."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.tasks import Answer, Question, QuestionReview
from support.domain.working import Place, Stop, Telling, WorkDone

__all__ = [
    "UnscreenedWorking",
    "Working",
]


class Working(Protocol):
    """Tasks step by step. Assignments are named by title; questions by number, counted from 1."""

    def stops(self, student: Person, course: Course, title: str) -> tuple[Stop, ...]:
        """Open an assignment and look at each of its steps, in order, without answering."""

    def address(self, student: Person, course: Course, title: str) -> str:
        """Where the link of an external assignment leads this student."""

    def review_of(self, reader: Person, course: Course, place: Place) -> QuestionReview:
        """Look at one question of somebody else's task."""

    def answer_twice(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """Send the same answer twice in one moment, as a double click does."""

    def hide(self, student: Person, course: Course, title: str) -> None:
        """Take a withdrawn assignment off the own dashboard."""


class UnscreenedWorking(Protocol):
    """What the API tells and takes of a student's work, and the site has no screen for."""

    def answer_for(self, person: Person, course: Course, place: Place, answer: Answer) -> None:
        """Answer a question of somebody else's task."""

    def answer_as_attempt(
        self, person: Person, course: Course, place: Place, answer: Answer, *, attempt: int
    ) -> None:
        """Answer a question, saying which attempt at it this is."""

    def begin(self, student: Person, course: Course, title: str) -> None:
        """Complete the first step of a reading."""

    def told_now(self, student: Person, course: Course) -> tuple[Sequence[str], bool]:
        """The titles on the dashboard at this moment, and whether it says that everything is ready."""

    def due_between(self, person: Person, course: Course, first: datetime, last: datetime) -> Sequence[str]:
        """Titles of what is due between two moments, as the dashboard lists it when asked for these."""

    def hide_any(self, student: Person, course: Course, title: str) -> None:
        """Ask for an assignment to be hidden, whatever the dashboard offers."""

    def marks_told(self, student: Person, course: Course, title: str) -> frozenset[str]:
        """The names of everything in what the student is told of a task that tells right from wrong."""

    def tellings(self, student: Person, course: Course, title: str) -> tuple[Telling, ...]:
        """What each question of a task tells of right and wrong."""

    def answer_some(
        self, student: Person, course: Course, title: str, answering: Callable[[Question], Answer | None]
    ) -> int:
        """Answer those questions of a task for which there is an answer; how many were answered."""

    def done(self, student: Person, course: Course, title: str) -> WorkDone:
        """What the dashboard counts of an assignment."""

    def research_identifier(self, student: Person, course: Course) -> str:
        """The sign by which researchers know the student."""
