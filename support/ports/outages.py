"""Making Biglearn fail, for one course and as seen from Tutor only."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.outages import MissedEvent, Outage

__all__ = [
    "Outages",
]


class Outages(Protocol):
    """Biglearn failing on purpose: a target needs the capability `outages`. Outages end with their case."""

    def begin(self, course: Course, outage: Outage) -> None:
        """From now on Biglearn fails whenever this course is concerned."""

    def missed(self, course: Course) -> Sequence[MissedEvent]:
        """Which events Tutor has had no answer to since it began, each once."""

    def end(self, course: Course) -> Sequence[MissedEvent]:
        """All is well again; which events Tutor had no answer to meanwhile."""
