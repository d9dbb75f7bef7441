"""What is in a task, step by step, and how much of it is done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from support.domain.people import Person
from support.domain.tasks import Question

__all__ = ["Place", "Stop", "StopKind", "Telling", "Visits", "WorkDone"]


@dataclass(frozen=True, slots=True)
class Place:
    """A question, counted from 1, of somebody's assignment."""

    owner: Person
    title: str
    number: int


class StopKind(StrEnum):
    """What a step wants of the student."""

    READING = "reading"
    QUESTION = "question"
    SLOT = "slot"  # a question that has not been chosen yet
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a task: a piece of a book page, a question, or a slot for one."""

    kind: StopKind
    page: str = ""  # the title of the page that a reading is from
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Visits:
    """What students met when they opened their assignments, by persona and title."""

    met: dict[tuple[str, str], tuple[Stop, ...]]


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What the site counts of a student's work on one assignment.

    What tells right from wrong (`correct`, `points`) is None while it is not told.
    """

    steps: int
    completed: int
    completed_on_time: int
    answered: int
    correct: int | None
    points: float | None
    last_worked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether a question tells its student right from wrong, and whether it should."""

    is_completed: bool
    has_feedback: bool  # as the step says itself
    can_be_changed: bool
    tells_result: bool  # the right choice or the solution
    tells_anything: bool  # these, or what the student's own choice was worth
