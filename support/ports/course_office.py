"""What can be done with courses over the API only: the site has no screen for it, or prevents it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from support.domain.courses import Course, CourseDraft, CourseView, Section, Term
from support.domain.people import Person

__all__ = [
    "CourseOffice",
]


class CourseOffice(Protocol):
    """Courses, sections and places, as only the API shows them. Scenarios that use it are `@no-ui`."""

    def view(self, person: Person, course: Course) -> CourseView:
        """What a member is told of the course."""

    def create_without(self, person: Person, draft: CourseDraft, missing: Collection[str]) -> None:
        """Create a course, leaving out what is named: name, offering, sections, term."""

    def create_as(self, person: Person | None, teacher: Person, draft: CourseDraft) -> None:
        """Somebody asks for the course that the teacher could create; None is not signed in."""

    def copy_with_library(
        self, teacher: Person, course: Course, draft: CourseDraft, *, library: bool
    ) -> Course:
        """Make a copy of a course, with or without what was changed in its question library."""

    def claim_preview_of_term(self, teacher: Person, offering_title: str, term: Term) -> Course:
        """Take a preview course, naming a term, which means nothing to it."""

    def new_offering(self, title: str) -> None:
        """Bring a book in under a new title: an offering whose courses are this scenario's only."""

    def new_edition(self, title: str) -> None:
        """Bring a newer edition of the book in; the offering's courses get it."""

    def due_dates(self, teacher: Person, course: Course) -> Sequence[datetime]:
        """When the course's assignments are due, in any section."""

    def plans_of_source(self, teacher: Person, course: Course, *, used: bool) -> Sequence[str]:
        """The titles of what was assigned in the source of this course, used again here or not."""

    def use_again(self, teacher: Person, course: Course, source: Course, title: str) -> str:
        """Publish in the course what was assigned in its source; the id of the new assignment."""

    def fits_book(self, teacher: Person, course: Course, plan: str) -> bool:
        """Whether all pages and questions of an assignment are of the course's present book."""

    def excluded(self, teacher: Person, course: Course) -> frozenset[str]:
        """The numbers of the questions that were taken out of the course."""

    def change_weights(self, teacher: Person, course: Course, reading: float, homework: float) -> None:
        """Say how much readings and homework count in the average."""

    def dates_of(self, courses: Sequence[object]) -> Mapping[str, tuple[datetime, datetime]]:
        """From when to when courses run, by their identity, told to anybody; SENSELESS for what is none."""

    def payment_due(self, student: Person, course: Course) -> datetime:
        """Until when a student may be in the course without having paid."""

    def ask_to_join_for(self, student: Person, code: str, book: str) -> None:
        """Ask to join by a code, as the edition of a book that the student has."""

    def book_of(self, person: Person, course: Course) -> str:
        """The identity of the course's book."""

    def restore_section(self, teacher: Person, course: Course, section: Section) -> Course:
        """Bring an archived section back; the course as it is then."""

    def archive_section(self, teacher: Person, course: Course, section: Section) -> Course:
        """Put a section away, whoever is in it; the course as it is then."""

    def change_code(self, teacher: Person, course: Course, section: Section, code: str) -> Course:
        """Give a section another code to join by; the course as it is then."""

    def sections_to_choose(self, person: Person, course: Course) -> Sequence[str]:
        """The sections that somebody may choose from who comes by the course's own link."""

    def sections_in(self, teacher: Person, course: Course, where: str) -> Sequence[str]:
        """The sections that a teacher's overview is about: `progress`, `forecast` or `gradebook`."""

    def student_view(self, teacher: Person, section: Section) -> str:
        """Look at a section as its students do; the id of that role. Again begins anew."""

    def move_to(self, teacher: Person, course: Course, student: Person, section: Section) -> None:
        """Move a student to a section, of whatever course."""

    def change_own_id_and_more(
        self, student: Person, course: Course, student_id: str, section: Section
    ) -> None:
        """Change the own ID, and ask in the same breath for what is not the student's: another section."""

    def teachers_for(self, person: Person, course: Course) -> Sequence[str]:
        """The full names of the course's teachers, as any member may read them."""
