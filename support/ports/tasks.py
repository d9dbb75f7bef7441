"""What students do."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.tasks import Answer, Answering, QuestionReview, TaskCard, TaskOutline

__all__ = [
    "Tasks",
]


class Tasks(Protocol):
    """A student's own work. Assignments are named by title; questions by number, counted from 1."""

    def listed_for(self, student: Person, course: Course) -> Sequence[TaskCard]:
        """What the student's dashboard shows, once all of it is ready."""

    def outline(self, student: Person, course: Course, title: str) -> TaskOutline:
        """Open an assignment and look at all of it without answering."""

    def answer(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """Answer one question; again is a change of answer. INVALID where the answer is not taken."""

    def review(self, student: Person, course: Course, title: str, number: int) -> QuestionReview:
        """Look at one question as it stands."""

    def work(
        self, student: Person, course: Course, title: str, answering: Answering
    ) -> tuple[QuestionReview, ...]:
        """Work the whole assignment from beginning to end, slots that fill on the way included."""

    def peek(self, person: Person, course: Course, owner: Person, title: str) -> None:
        """Try to look at the task of somebody else."""
