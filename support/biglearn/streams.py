"""What Biglearn gives back of what it was told: events, a stream at a time."""

from dataclasses import dataclass
from typing import Any

__all__ = [
    "EventPage",
    "StoredEvent",
]


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
