"""What is told to Biglearn. Each value becomes one event of a course."""

from dataclasses import dataclass
from datetime import datetime

__all__ = [
    "UNNUMBERED",
    "AssignedExercise",
    "AssignmentFacts",
    "CourseFacts",
    "ResponseFacts",
    "RosterFacts",
]


UNNUMBERED = -1
"""An event's number before it is told: numbers are taken in the order of telling, never earlier."""


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
