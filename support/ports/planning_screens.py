"""What only the site shows of planning. Scenarios that use it are `@ui @no-api`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning_screens import (
    CalendarEntry,
    Counts,
    Inspection,
    LibraryTour,
    Ordering,
    QuestionDraft,
    ReadingTour,
    Sidebar,
)

__all__ = ["BuilderScreens", "CalendarScreens", "LibraryScreens"]


class CalendarScreens(Protocol):
    """The teacher's calendar."""

    def entries(self, teacher: Person, course: Course, days: Sequence[date]) -> Sequence[CalendarEntry]:
        """The assignments of the months of these days."""

    def turn(self, teacher: Person, course: Course, day: date) -> tuple[str, str, str]:
        """What the month of a day is called, the next one, and the first again."""

    def sidebar(self, teacher: Person, course: Course) -> Sidebar:
        """Open and shut the list of what can be added."""

    def add_on(self, teacher: Person, course: Course, day: date, kind: AssignmentKind) -> Dates:
        """Begin an assignment from a day of the calendar; its dates as the builder proposes them."""

    def drag_to(self, teacher: Person, course: Course, day: date, kind: AssignmentKind) -> Dates:
        """Begin one by dragging it onto a day; its dates as the builder proposes them."""

    def offers_adding(self, teacher: Person, course: Course, day: date) -> bool:
        """Whether anything can be added on a day."""

    def summary(self, teacher: Person, course: Course, assignment: Assignment) -> str:
        """The words in which the calendar sums an assignment up."""

    def ways(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """Where the calendar leads to: what it says, and the path."""

    def address_of(self, teacher: Person, course: Course, assignment: Assignment) -> str:
        """The address by which students get to an assignment from elsewhere."""


class BuilderScreens(Protocol):
    """The builder of assignments."""

    def save_apart(
        self, teacher: Person, course: Course, draft: AssignmentDraft, dues: Mapping[str, datetime]
    ) -> Assignment:
        """Save a draft whose sections have due dates of their own."""

    def proposed(
        self, teacher: Person, course: Course, kind: AssignmentKind, template: str | None = None
    ) -> Dates:
        """The dates that are there before anybody typed any."""

    def give_up(self, teacher: Person, course: Course, title: str | None) -> None:
        """Begin a homework and cancel it; None before anything was typed."""

    def has_fields(self, teacher: Person, course: Course, kind: AssignmentKind) -> frozenset[str]:
        """Which of address, opening, due date, closing and grading template are asked for."""

    def locked(self, teacher: Person, course: Course, assignment: Assignment) -> frozenset[str]:
        """Which of opening, due date, closing and sections cannot be changed."""

    def offers_due(self, teacher: Person, course: Course, moment: datetime) -> bool:
        """Whether a due date can be chosen for this day."""

    def arrange_reading(self, teacher: Person, course: Course, title: str) -> ReadingTour:
        """Choose the book's first chapter and change one's mind about it in every way."""

    def count_questions(self, teacher: Person, course: Course, page: int) -> Sequence[Counts]:
        """At first, with a question of parts, with one more, without that; with most and least of Tutor's."""

    def inspect_questions(self, teacher: Person, course: Course, pages: Sequence[int]) -> Inspection:
        """Look through the questions of these pages."""

    def order_questions(self, teacher: Person, course: Course, page: int) -> Ordering:
        """Choose three questions of a page, and change their order, number and company."""


class LibraryScreens(Protocol):
    """The question library."""

    def by_sections(self, teacher: Person, course: Course, pages: Sequence[int]) -> tuple[Sequence[str], str]:
        """The headings under which questions of these pages stand, and where the first chapter is read."""

    def walk(self, teacher: Person, course: Course, page: int) -> LibraryTour:
        """Look at questions one by one, and leave one out."""

    def warning_after(self, teacher: Person, course: Course, page: int, count: int) -> str:
        """What the library says after so many questions of a page were left out."""

    def begin_question(self, teacher: Person, course: Course, page: int, text: str) -> QuestionDraft:
        """Begin a question, try to publish it empty, leave it, and come back."""

    def write_in_order(self, teacher: Person, course: Course, page: int, text: str) -> None:
        """Write a question with two steps whose choices stay in their order."""
