"""What Biglearn is told of a course."""

from dataclasses import dataclass
from typing import Any

__all__ = [
    "CourseEvent",
]


@dataclass(frozen=True, slots=True)
class CourseEvent:
    """Something of a course that Biglearn has been told. Numbers count from 0; `data` is what was sent.

    `uuid` is the identity under which it was told; the creation has one that Biglearn gives it.
    """

    number: int
    type: str  # create_course, update_roster, create_update_assignment, record_response, …
    data: dict[str, Any]
    uuid: str = ""
