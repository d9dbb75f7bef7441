"""What Biglearn was told."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.events import CourseEvent

__all__ = [
    "EventLog",
]


class EventLog(Protocol):
    """What Biglearn has been told of courses, read back from Biglearn itself."""

    def events(self, course: Course) -> Sequence[CourseEvent]:
        """All events of the course that Biglearn gives out, ascending; never waits, stops before a gap."""
