"""What teachers assign."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = [
    "Assignment",
    "AssignmentDraft",
    "AssignmentKind",
    "ClassProgress",
    "Dates",
    "PlanCard",
]


class AssignmentKind(StrEnum):
    """The four types a teacher can assign."""

    READING = "reading"
    HOMEWORK = "homework"
    EXTERNAL = "external"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Dates:
    """When an assignment opens, is due and closes; `closes_at` None means the template's default.

    Drivers tell a moment as its own wall clock with its own offset. Features give moments in the course's
    zone, except where the offset is what the scenario is about.
    """

    opens_at: datetime
    due_at: datetime
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AssignmentDraft:
    """What a teacher decides about an assignment; everything else has a valid default."""

    title: str
    kind: AssignmentKind
    dates: Dates
    pages: tuple[int, ...] = (0,)  # positions in the book's reading order
    questions: int = 3  # core questions of a homework, taken from its pages in order
    points: tuple[float, ...] = ()  # of each core question; empty means one for each part
    tutor_questions: int = 0  # 0..4 slots of a homework that Biglearn fills
    sections: tuple[str, ...] = ()  # names; empty means all
    grading_template: str | None = None  # its name; None means the course's default of that type
    external_url: str = "https://assignment.example/"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task plan that exists; `questions` are the numbers of a homework's core questions, in order."""

    id: str
    title: str
    kind: AssignmentKind
    questions: tuple[str, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class PlanCard:
    """An assignment as a teacher's calendar lists it."""

    title: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ClassProgress:
    """How far a section is with an assignment, in students. `None` where the channel shows only a share."""

    total: int
    complete: int
    partial: int
