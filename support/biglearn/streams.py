"""What Biglearn gives back of what it was told: events, a stream at a time, and which streams there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = [
    "EVENT_TYPES",
    "CourseEcosystems",
    "EcosystemState",
    "EventPage",
    "HistoryRequest",
    "Listed",
    "Receipt",
    "StoredEvent",
    "SwitchAnswer",
    "SwitchStatus",
]

# Every type that a call writes; `no_op` has none (contract, 4.1).
EVENT_TYPES = (
    "create_course",
    "prepare_course_ecosystem",
    "update_course_ecosystem",
    "update_roster",
    "update_course_active_dates",
    "update_globally_excluded_exercises",
    "update_course_excluded_exercises",
    "create_update_assignment",
    "record_response",
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """An item of a batch was taken: by which request, and about what."""

    request_uuid: str
    about_uuid: str


class SwitchStatus(StrEnum):
    """What became of a change of book."""

    UNREADY = "updated_but_unready"
    READY = "updated_and_ready"
    UNKNOWN = "preparation_unknown"
    OBSOLETE = "preparation_obsolete"


@dataclass(frozen=True, slots=True)
class SwitchAnswer:
    """The answer to one change of book."""

    request_uuid: str
    status: SwitchStatus


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as Biglearn gives it back."""

    number: int
    uuid: str
    type: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One reading of a stream."""

    events: tuple[StoredEvent, ...]
    is_gap: bool
    is_end: bool

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the events, as they came."""
        return tuple(event.number for event in self.events)


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    """What is wanted of one stream: events of these types from a number on."""

    stream_uuid: str
    from_number: int = 0
    types: Sequence[str] = EVENT_TYPES


@dataclass(frozen=True, slots=True)
class Listed:
    """A course or a book in the list of all there are. A course is listed with the book it began with."""

    uuid: str
    number: int
    ecosystem_uuid: str | None = None


@dataclass(frozen=True, slots=True)
class EcosystemState:
    """How far Biglearn is with a book for a course; without a book all is false."""

    ecosystem_uuid: str | None = None
    is_known: bool = False
    is_prepared: bool = False
    is_precomputed: bool = False


@dataclass(frozen=True, slots=True)
class CourseEcosystems:
    """Which book a course uses, and which is prepared to be the next."""

    course_uuid: str
    is_known: bool
    preparation_uuid: str | None  # of the next book, until the course goes over to it
    current: EcosystemState
    next: EcosystemState
