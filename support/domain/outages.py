"""What can be wrong with the Biglearn behind a Tutor."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "MissedEvent",
    "Outage",
]


class Outage(StrEnum):
    """How Biglearn fails, as seen from Tutor."""

    AWAY = "does not answer"
    ANSWERS_LOST = "takes what it is told, but its answers get lost"
    UNREADY = "has not chosen anything yet"
    TOO_MANY = "chooses more questions than were asked for"
    UNKNOWN = "chooses questions that the book does not have"


@dataclass(frozen=True, slots=True)
class MissedEvent:
    """An event of a course that Tutor had no answer to: its number, and its identity."""

    number: int | None
    uuid: str
