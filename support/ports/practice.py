"""Practice that students start themselves, and the questions that they save for it."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.practice import SavedQuestion
from support.domain.tasks import Answering, Question, QuestionReview

__all__ = [
    "Practice",
    "SavedQuestions",
]


class Practice(Protocol):
    """Practice that students start themselves. Pages are positions in reading order."""

    def on_pages(self, student: Person, course: Course, pages: Sequence[int]) -> tuple[Question, ...]:
        """Start practice on book pages; the questions offered."""

    def on_weakest(self, student: Person, course: Course) -> tuple[Question, ...]:
        """Start practice on the weakest topics; the questions offered."""

    def on_saved(self, student: Person, course: Course) -> tuple[Question, ...]:
        """Start practice on everything that is saved; the questions offered."""

    def begun(self, student: Person, course: Course) -> str:
        """Which practice was started last: the same text for the same practice."""

    def finish(self, student: Person, course: Course, answering: Answering) -> tuple[QuestionReview, ...]:
        """Answer all of the practice started last."""


class SavedQuestions(Protocol):
    """Questions that a student saved for practice, named by their numbers."""

    def save(self, student: Person, course: Course, title: str, number: int) -> str:
        """Save a question of an assignment, counted from 1; its number."""

    def listed_for(self, student: Person, course: Course) -> Sequence[SavedQuestion]:
        """What the student saved."""

    def remove(self, student: Person, course: Course, number: str) -> None:
        """Let go of a saved question."""
