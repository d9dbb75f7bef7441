"""What teachers do with an assignment once it was saved."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.assignments import Assignment, AssignmentDraft, Dates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning import AssignmentChange, AssignmentDetails, Flaw, Publishings

__all__ = [
    "Planning",
    "UnscreenedPlanning",
]


class Planning(Protocol):
    """Changing, publishing and reading assignments that were saved before."""

    def publish_saved(self, teacher: Person, course: Course, assignment: Assignment) -> Assignment:
        """Publish it as it stands, for the first time or again; returns once the job has succeeded."""

    def change(
        self, teacher: Person, course: Course, assignment: Assignment, change: AssignmentChange
    ) -> Assignment:
        """Change it, without publishing it anew."""

    def details(self, teacher: Person, course: Course, assignment: Assignment) -> AssignmentDetails:
        """What its teacher reads of it."""

    def note_for(self, student: Person, course: Course, title: str) -> str:
        """The note that a student finds with an assignment, perhaps among other words."""


class UnscreenedPlanning(Protocol):
    """What the API can do with assignments and the site has no screen for."""

    def look(self, person: Person | None, assignment: Assignment) -> None:
        """Read an assignment, as anybody who knows its number would; None is not signed in."""

    def publish_flawed(
        self,
        teacher: Person,
        course: Course,
        draft: AssignmentDraft,
        flaw: Flaw,
        *,
        elsewhere: tuple[Person, Course] | None = None,
    ) -> None:
        """Publish something that is wrong in one way; `elsewhere` is the other course, where one is meant."""

    def publish_unseen(self, teacher: Person, course: Course, draft: AssignmentDraft) -> None:
        """Publish the teacher's draft without being signed in."""

    def takes_dates(self, teacher: Person, course: Course, draft: AssignmentDraft, dates: Dates) -> bool:
        """Whether a draft with these dates is taken."""

    def publish_for_whole_course(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Publish for the course as such, and not for each section that there is."""

    def restore(self, teacher: Person, assignment: Assignment) -> None:
        """Bring back what was withdrawn."""

    def titles(self, teacher: Person, course: Course) -> Sequence[str]:
        """The titles of the list of assignments, which is not the calendar's."""

    def publishings(self, teacher: Person, assignment: Assignment) -> Publishings:
        """When it was published first and last."""

    def publish_twice_at_once(self, teacher: Person, assignment: Assignment) -> None:
        """Have it published by two clients at the same moment; returns once both jobs have succeeded."""

    def publish_while_changing(
        self, teacher: Person, course: Course, assignment: Assignment, change: AssignmentChange
    ) -> Assignment:
        """Have it published by one client while another one changes it; the assignment as it is then."""

    def seen_as_student(self, teacher: Person, course: Course, section: str) -> Sequence[str]:
        """The titles that the teacher finds when looking at a section as its students do."""
