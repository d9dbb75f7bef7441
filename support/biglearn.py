"""What is told to Biglearn and what it answers, as values, and the port through which scenarios speak to it.

Names follow the Biglearn contract: a container is a part of a book, a course container a section of a
course. Identifiers are version-4 uuids in text. Moments are aware datetimes; the client writes them in UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

__all__ = [
    "ALGORITHM",
    "SPACED_ALGORITHM",
    "UNNUMBERED",
    "AssignedExercise",
    "AssignmentFacts",
    "Biglearn",
    "Book",
    "BookContainer",
    "Clue",
    "ClueStatus",
    "CourseFacts",
    "EventPage",
    "Exercise",
    "ExerciseOffer",
    "OfferStatus",
    "ResponseFacts",
    "RosterFacts",
    "StoredEvent",
]

# The algorithms that every deployment answers for; spaced practice is asked for by its history as well.
ALGORITHM = "local_query"
SPACED_ALGORITHM = "student_driven_local_query"

UNNUMBERED = -1
"""An event's number before it is told: numbers are taken in the order of telling, never earlier."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One version of a question; all versions share the group."""

    uuid: str
    group_uuid: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class BookContainer:
    """A chapter, or a page when it has a chapter above it. A page's exercises serve all its pools."""

    uuid: str
    parent_uuid: str
    exercises: tuple[Exercise, ...]
    is_page: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A book as Biglearn knows it: an ecosystem."""

    ecosystem_uuid: str
    cnx_identity: str
    containers: tuple[BookContainer, ...]

    @property
    def chapters(self) -> tuple[BookContainer, ...]:
        """The containers that hold pages."""
        return tuple(c for c in self.containers if not c.is_page)

    @property
    def pages(self) -> tuple[BookContainer, ...]:
        """The containers that exercises belong to, in reading order."""
        return tuple(c for c in self.containers if c.is_page)


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """The create event of a course; its number is always 0."""

    uuid: str
    ecosystem_uuid: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class RosterFacts:
    """A whole roster: each section's uuid and the students in it. It replaces the one before."""

    request_uuid: str
    course_uuid: str
    sections: dict[str, tuple[str, ...]]
    at: datetime
    number: int = UNNUMBERED


@dataclass(frozen=True, slots=True)
class AssignedExercise:
    """An exercise that a student was given; `trial_uuid` is that one time of meeting it."""

    trial_uuid: str
    exercise_uuid: str
    is_personalized: bool = False
    is_spaced: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """One student's assignment as it is now. A goal of None leaves the number to Biglearn."""

    request_uuid: str
    course_uuid: str
    assignment_uuid: str
    ecosystem_uuid: str
    student_uuid: str
    kind: str  # reading, homework, practice
    container_uuids: tuple[str, ...]
    exercises: tuple[AssignedExercise, ...]
    at: datetime
    opens_at: datetime | None = None
    due_at: datetime | None = None
    feedback_at: datetime | None = None
    goal_personalized: int | None = None
    goal_spaced: int | None = None
    is_withdrawn: bool = False
    number: int = UNNUMBERED


@dataclass(frozen=True, slots=True)
class ResponseFacts:
    """One answer. A changed answer is a new response to the same trial."""

    response_uuid: str
    course_uuid: str
    ecosystem_uuid: str
    trial_uuid: str
    student_uuid: str
    exercise_uuid: str
    is_correct: bool
    at: datetime
    number: int = UNNUMBERED


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as Biglearn gives it back."""

    number: int
    uuid: str
    type: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One reading of a course's stream."""

    events: tuple[StoredEvent, ...]
    is_gap: bool
    is_end: bool


class OfferStatus(StrEnum):
    """How far Biglearn is with exercises for an assignment or a student."""

    UNKNOWN = "unknown"
    UNREADY = "unready"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class ExerciseOffer:
    """Exercises chosen by Biglearn, best first."""

    status: OfferStatus
    exercise_uuids: tuple[str, ...]


class ClueStatus(StrEnum):
    """Why a CLUE is what it is."""

    READY = "clue_ready"
    UNREADY = "clue_unready"
    UNKNOWN_CONTAINER = "book_container_unknown"
    UNKNOWN_STUDENT = "student_unknown"
    UNKNOWN_SECTION = "course_container_unknown"


@dataclass(frozen=True, slots=True)
class Clue:
    """An estimate of somebody's strength, each number in 0..1."""

    status: ClueStatus
    minimum: float
    most_likely: float
    maximum: float
    is_real: bool


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
