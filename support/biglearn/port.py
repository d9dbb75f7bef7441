"""The port through which scenarios speak to Biglearn."""

from collections.abc import Sequence
from typing import Protocol

from support.biglearn.books import Book
from support.biglearn.facts import AssignmentFacts, CourseFacts, ResponseFacts, RosterFacts
from support.biglearn.results import Clue, ExerciseOffer
from support.biglearn.streams import EventPage

__all__ = [
    "Biglearn",
]


class Biglearn(Protocol):
    """Biglearn's API.

    Verbs raise RefusedError where the contract refuses: 400 as NOT_ALLOWED or INVALID, 422 as NUMBER_TAKEN.
    """

    def is_alive(self) -> bool:
        """Whether the health check answers, without any credentials."""

    def create_ecosystem(self, book: Book) -> None:
        """Tell of a book."""

    def create_course(self, course: CourseFacts) -> None:
        """Tell of a course."""

    def update_rosters(self, rosters: Sequence[RosterFacts]) -> None:
        """Tell who is in which section."""

    def create_update_assignments(self, assignments: Sequence[AssignmentFacts]) -> None:
        """Tell what students were given."""

    def record_responses(self, responses: Sequence[ResponseFacts]) -> tuple[str, ...]:
        """Tell what students answered; the uuids of the responses that were taken."""

    def course_events(
        self,
        course_uuid: str,
        *,
        from_number: int = 0,
        types: Sequence[str] | None = None,
        limit: int = 1000,
    ) -> EventPage:
        """Events of a course from a number on; None asks for every type."""

    def personalized(self, assignment_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Personalized exercises for an assignment."""

    def spaced(self, assignment_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Spaced practice for an assignment."""

    def practice(self, student_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Practice on a student's weakest areas."""

    def student_clue(self, student_uuid: str, container_uuid: str) -> Clue:
        """A student's CLUE for a part of the book."""

    def section_clue(self, section_uuid: str, container_uuid: str) -> Clue:
        """A section's CLUE for a part of the book, as its teacher sees it."""

    def as_stranger(self) -> "Biglearn":
        """The same service, spoken to with a token that is not the right one."""
