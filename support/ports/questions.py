"""The questions that a course has to offer."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.questions import OfferedQuestion, OwnQuestion, Pooled

__all__ = [
    "Questions",
    "UnscreenedQuestions",
]


class Questions(Protocol):
    """Browsing questions, leaving some out, and writing others. Pages are positions in reading order."""

    def offered(
        self, teacher: Person, course: Course, page: int, kind: AssignmentKind
    ) -> Sequence[OfferedQuestion]:
        """The questions of a page for readings or for homework, those left out marked as such."""

    def for_new_homework(self, teacher: Person, course: Course, page: int) -> Sequence[str]:
        """The numbers of the questions that a new homework on this page may take."""

    def leave_out(self, teacher: Person, course: Course, page: int, number: str) -> None:
        """Take a question of a page out of the course."""

    def take_back_in(self, teacher: Person, course: Course, page: int, number: str) -> None:
        """Let the course have it again."""

    def write(self, teacher: Person, course: Course, question: OwnQuestion) -> OfferedQuestion:
        """Write a question."""

    def rewrite(
        self, teacher: Person, course: Course, old: OfferedQuestion, question: OwnQuestion
    ) -> OfferedQuestion:
        """Change a question, and have what the product makes of it: a copy, or a new version."""


class UnscreenedQuestions(Protocol):
    """What the API can do with questions and books, and the site has no screen for."""

    def browse(self, person: Person | None, course: Course) -> Sequence[Pooled]:
        """All questions of a course with what is right, as only its teachers may; None is not signed in."""

    def in_pools(self, teacher: Person, course: Course, pools: Sequence[str]) -> Sequence[Pooled]:
        """The questions of these pools."""

    def delete(self, person: Person, course: Course, number: str) -> None:
        """Delete a teacher's own question."""

    def publish_one(
        self, teacher: Person, course: Course, draft: AssignmentDraft, question: OfferedQuestion
    ) -> Assignment:
        """Publish a homework of this question alone."""

    def course_now(self, teacher: Person, course: Course) -> Course:
        """The course as it is now, with the book that it has now."""

    def manner(self, teacher: Person, course: Course, text: str) -> tuple[bool, bool]:
        """Whether the question with this text asks for words first, and keeps the order of its choices."""

    def saved_contents(self, student: Person, course: Course) -> Sequence[str]:
        """All that a student is told of the questions saved for practice, as text."""

    def contents(self, person: Person | None, course: Course) -> Sequence[str]:
        """The titles of the book's pages, as the table of contents has them."""

    def list_books(self, person: Person | None) -> int:
        """How many editions of books the site has."""

    def open_page(self, person: Person, course: Course, position: int, *, version: str | None = None) -> str:
        """The title of a page asked for by its identity; None is the newest version, "" the present one."""
