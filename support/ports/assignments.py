"""What teachers assign."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.assignments import Assignment, AssignmentDraft, ClassProgress, PlanCard
from support.domain.courses import Course
from support.domain.people import Person

__all__ = [
    "Assignments",
]


class Assignments(Protocol):
    """What teachers assign."""

    def save_draft(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Save without publishing."""

    def publish(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Publish a new assignment; returns once the publishing job has succeeded."""

    def listed_for(self, teacher: Person, course: Course) -> Sequence[PlanCard]:
        """What the teacher's calendar shows around the present."""

    def progress(
        self, teacher: Person, course: Course, assignment: Assignment, section: str
    ) -> ClassProgress:
        """How far the students of a section are."""

    def withdraw(self, teacher: Person, course: Course, assignment: Assignment) -> None:
        """Delete an assignment."""
