"""What algorithms work out and Biglearn passes on: exercises for assignments and practice, and CLUEs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

__all__ = [
    "ALGORITHM",
    "SPACED_ALGORITHM",
    "Choice",
    "Clue",
    "ClueKind",
    "ClueStatus",
    "ClueWish",
    "Estimate",
    "ExerciseOffer",
    "History",
    "OfferKind",
    "OfferStatus",
    "OfferWish",
    "Results",
]

# The algorithm that every deployment answers for.
ALGORITHM = "local_query"


class History(StrEnum):
    """Whose order of assignments spaced practice looks back on."""

    STUDENT = "student_driven"
    INSTRUCTOR = "instructor_driven"

    def of(self, algorithm: str) -> str:
        """The name under which an algorithm's spaced exercises by this history are kept."""
        return f"{self}_{algorithm}"


SPACED_ALGORITHM = History.STUDENT.of(ALGORITHM)


class OfferKind(StrEnum):
    """What exercises are chosen for: an assignment, personalized or spaced, or a student's practice."""

    PERSONALIZED = "personalized exercises"
    SPACED = "spaced exercises"
    PRACTICE = "practice"


class OfferStatus(StrEnum):
    """How far Biglearn is with exercises for an assignment or a student."""

    UNKNOWN = "unknown"
    UNREADY = "unready"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class OfferWish:
    """Whose exercises are asked for, by which algorithm, and how many at most; None is all."""

    owner_uuid: str  # an assignment's, or a student's for practice
    algorithm: str = ALGORITHM
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ExerciseOffer:
    """Exercises chosen by an algorithm, best first; `why` is what it tells of its reasons."""

    status: OfferStatus
    exercise_uuids: tuple[str, ...]
    calculation_uuid: str | None = None
    matrix_uuid: str | None = None
    why: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """What an algorithm brings: exercises for an assignment or a student, best first."""

    request_uuid: str
    owner_uuid: str
    algorithm: str
    calculation_uuid: str
    matrix_uuid: str
    exercise_uuids: tuple[str, ...]
    why: dict[str, Any] = field(default_factory=dict)


class ClueKind(StrEnum):
    """Whose strength is estimated: a student's, or a whole section's for its teacher."""

    STUDENT = "student"
    SECTION = "section"


class ClueStatus(StrEnum):
    """Why a CLUE is what it is."""

    READY = "clue_ready"
    UNREADY = "clue_unready"
    UNKNOWN_CONTAINER = "book_container_unknown"
    UNKNOWN_STUDENT = "student_unknown"
    UNKNOWN_SECTION = "course_container_unknown"


@dataclass(frozen=True, slots=True)
class ClueWish:
    """Whose CLUE is asked for, for which part of the book, by which algorithm."""

    owner_uuid: str
    container_uuid: str
    algorithm: str = ALGORITHM


@dataclass(frozen=True, slots=True)
class Clue:
    """An estimate of somebody's strength, each number in 0..1."""

    status: ClueStatus
    minimum: float
    most_likely: float
    maximum: float
    is_real: bool
    calculation_uuid: str | None = None
    ecosystem_uuid: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an algorithm brings: a CLUE for a part of the book."""

    request_uuid: str
    owner_uuid: str
    container_uuid: str
    algorithm: str
    calculation_uuid: str
    minimum: float
    most_likely: float
    maximum: float
    is_real: bool = True


class Results(Protocol):
    """The ten calls about results, as verbs. A whole sequence is answered in the order of asking."""

    def offers(self, kind: OfferKind, wishes: Sequence[OfferWish]) -> tuple[ExerciseOffer, ...]:
        """What algorithms have chosen, asked for in one call."""

    def choose(self, kind: OfferKind, choices: Sequence[Choice]) -> None:
        """Bring what an algorithm has chosen; the newest of the same algorithm for the same owner stays."""

    def clues(self, kind: ClueKind, wishes: Sequence[ClueWish]) -> tuple[Clue, ...]:
        """What algorithms have estimated, asked for in one call."""

    def estimate(self, kind: ClueKind, estimates: Sequence[Estimate]) -> None:
        """Bring what an algorithm has estimated; the newest of the same algorithm for the same key stays."""

    def personalized(self, assignment_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Personalized exercises for an assignment."""

    def spaced(
        self, assignment_uuid: str, *, history: History = History.STUDENT, limit: int | None = None
    ) -> ExerciseOffer:
        """Spaced practice for an assignment."""

    def practice(self, student_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Practice on a student's weakest areas."""

    def student_clue(self, student_uuid: str, container_uuid: str) -> Clue:
        """A student's CLUE for a part of the book."""

    def section_clue(self, section_uuid: str, container_uuid: str) -> Clue:
        """A section's CLUE for a part of the book, as its teacher sees it."""
