"""What teachers change of an assignment, what they read of it, and what can be wrong with one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from support.domain.assignments import Dates
from support.domain.people import Person

__all__ = [
    "AssignmentChange",
    "AssignmentDetails",
    "Crowd",
    "Flaw",
    "Publishings",
]


@dataclass(frozen=True, slots=True)
class AssignmentChange:
    """What a teacher changes; None leaves it as it is. Dates are those of every section it is for."""

    title: str | None = None
    note: str | None = None
    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    grading_template: str | None = None
    external_url: str | None = None
    sections: tuple[str, ...] | None = None
    pages: tuple[int, ...] | None = None  # positions in the book's reading order
    questions: int | None = None  # so many of its pages, from the first on

    @property
    def concerns_content(self) -> bool:
        """Whether it changes what students are given, and not only its frame."""
        return (self.pages, self.questions, self.external_url) != (None, None, None)


@dataclass(frozen=True, slots=True)
class AssignmentDetails:
    """An assignment as its teacher reads it. Dates are aware, by the name of the section."""

    title: str
    note: str
    grading_template: str | None
    external_url: str | None
    sections: dict[str, Dates]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Students whom no scenario names, by section; which of them left, and whom an assignment is for."""

    sections: dict[str, tuple[Person, ...]]
    dropped: frozenset[str] = frozenset()  # usernames
    aimed: tuple[str, ...] = ()  # names of sections

    @property
    def students(self) -> tuple[Person, ...]:
        """Everybody, section after section."""
        return tuple(student for members in self.sections.values() for student in members)

    def has_it(self, student: Person) -> bool:
        """Whether the assignment is for this student."""
        own = next(name for name, members in self.sections.items() if student in members)
        return own in self.aimed and student.username not in self.dropped


@dataclass(frozen=True, slots=True)
class Publishings:
    """When an assignment was published first and last."""

    first: datetime
    last: datetime


class Flaw(StrEnum):
    """What is wrong with an otherwise good assignment that somebody tries to publish."""

    NO_NAME = "without a name"
    FOR_NOBODY = "for nobody"
    SECTION_TWICE = "for one section twice"
    FOREIGN_SECTION = "for a section of another course"
    NO_CONTENT = "with nothing in it"
    UNKNOWN_PAGE = "with a page that the book does not have"
    UNKNOWN_QUESTION = "with a question that the book does not have"
    TOO_MANY_POINTS = "with points for one part too many"
    ODD_POINTS = "with points that are no tenths"
    TOO_MANY_TUTOR_QUESTIONS = "with five questions of Tutor's choice"
    NO_TEMPLATE = "without a grading template"
    TEMPLATE_OF_OTHER_KIND = "with the grading template of another kind"
    FOREIGN_TEMPLATE = "with the grading template of another course"
