"""What is told to Biglearn. Each value becomes one event of a course.

`number` is the event's place in the course's stream; no two events of a course share one.
"""

from dataclasses import dataclass
from datetime import datetime

__all__ = [
    "UNNUMBERED",
    "AssignedExercise",
    "AssignmentFacts",
    "CourseEventFacts",
    "CourseFacts",
    "DatesFacts",
    "ExclusionFacts",
    "PreparationFacts",
    "ResponseFacts",
    "RosterFacts",
    "SwitchFacts",
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
    dropped: frozenset[str] = frozenset()  # those of the students who have left; they stay on the list
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
    personalized_is_final: bool = False  # what is assigned is all there will be: nothing more is to be chosen
    spaced_is_final: bool = False
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


@dataclass(frozen=True, slots=True)
class DatesFacts:
    """From when to when a course runs."""

    request_uuid: str
    course_uuid: str
    starts_at: datetime
    ends_at: datetime
    at: datetime
    number: int = UNNUMBERED


@dataclass(frozen=True, slots=True)
class ExclusionFacts:
    """Exercises that a course's students are not offered; the list replaces the one before of its kind.

    `versions` are single versions of exercises, `groups` whole questions in all versions. Those that an
    administrator excludes are listed apart from those that the teacher excludes.
    """

    request_uuid: str
    course_uuid: str
    at: datetime
    versions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    by_administrator: bool = False
    number: int = UNNUMBERED


@dataclass(frozen=True, slots=True)
class PreparationFacts:
    """The course is to go over to another book later.

    `containers` map parts of the book in use to parts of the next one, `exercises` exercises of the book in
    use to the parts of the next one that they belong to.
    """

    preparation_uuid: str
    course_uuid: str
    from_ecosystem_uuid: str
    to_ecosystem_uuid: str
    containers: tuple[tuple[str, str], ...]
    exercises: tuple[tuple[str, str], ...]
    at: datetime
    number: int = UNNUMBERED


@dataclass(frozen=True, slots=True)
class SwitchFacts:
    """The course goes over to the book that was prepared."""

    request_uuid: str
    course_uuid: str
    preparation_uuid: str
    at: datetime
    number: int = UNNUMBERED


CourseEventFacts = (
    RosterFacts
    | DatesFacts
    | ExclusionFacts
    | PreparationFacts
    | SwitchFacts
    | AssignmentFacts
    | ResponseFacts
)
