"""The moment at which a scenario lives."""

from datetime import datetime
from typing import Protocol

__all__ = [
    "Clock",
]


class Clock(Protocol):
    """The moment at which a scenario lives."""

    @property
    def now(self) -> datetime:
        """The scenario's present, aware, UTC."""

    @property
    def travelled_to(self) -> datetime | None:
        """The moment the product is told to live at, or None while it lives in the real present."""

    def travel_to(self, moment: datetime) -> None:
        """Every later request happens at that moment (a target needs the capability `time-travel`)."""
