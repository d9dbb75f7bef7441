"""What Biglearn works out: exercises for assignments and practice, and CLUEs."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "ALGORITHM",
    "SPACED_ALGORITHM",
    "Clue",
    "ClueStatus",
    "ExerciseOffer",
    "OfferStatus",
]


# The algorithms that every deployment answers for; spaced practice is asked for by its history as well.
ALGORITHM = "local_query"
SPACED_ALGORITHM = "student_driven_local_query"


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
