"""What scenarios talk about, as values: people, courses, assignments, questions, scores.

Every driver, whatever its channel, takes and returns these; a step compares nothing else. Identifiers are
text, as the contracts have them. Moments are aware datetimes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

__all__ = [
    "Answer",
    "Answering",
    "Assignment",
    "AssignmentDraft",
    "AssignmentKind",
    "ClassProgress",
    "Course",
    "CourseCard",
    "CourseDraft",
    "CourseEvent",
    "Dates",
    "Forecast",
    "ForecastEntry",
    "ForecastLevel",
    "Gradebook",
    "GradebookRow",
    "Invitation",
    "JoinRequest",
    "Person",
    "PlanCard",
    "Question",
    "QuestionGroup",
    "QuestionReview",
    "Refusal",
    "RefusedError",
    "RosterEntry",
    "Score",
    "Section",
    "Standing",
    "TaskCard",
    "TaskOutline",
]


class Standing(StrEnum):
    """What a person is on the site before any course is concerned."""

    TEACHER = "teacher"  # verified faculty: may create courses
    STUDENT = "student"
    ADMINISTRATOR = "administrator"
    CONTENT_ANALYST = "content analyst"
    CUSTOMER_SUPPORT = "customer support"


@dataclass(frozen=True, slots=True)
class Person:
    """A synthetic person. `persona` is the name features use; the other names are what the site shows."""

    persona: str
    username: str
    first_name: str
    last_name: str
    standing: Standing

    @property
    def full_name(self) -> str:
        """First and last name as the site joins them; either may be empty."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A period of a course; `enrollment_code` is what students type to join it."""

    id: str
    name: str
    enrollment_code: str


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """What a teacher decides when creating a course."""

    name: str
    offering_title: str
    sections: int = 1


@dataclass(frozen=True, slots=True)
class Course:
    """A course as its teacher knows it. `uuid` is also its identity in Biglearn."""

    id: str
    uuid: str
    name: str
    ecosystem_id: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section:
        """The section of that name; KeyError tells the names there are."""
        for section in self.sections:
            if section.name == name:
                return section
        raise KeyError(f"no section {name!r}; the course has {[s.name for s in self.sections]}")


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course as listed among somebody's own."""

    name: str
    role: str  # "teacher" or "student"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an enrollment code tells somebody not logged in. None where the channel does not show it."""

    course_name: str | None
    section_name: str | None


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """A wish to join a section that its student has not confirmed yet."""

    id: str


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One student on a teacher's roster."""

    full_name: str
    section_name: str | None  # None where the channel does not show it (the site lists the dropped together)
    is_active: bool


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
    tutor_questions: int = 0  # 0..4 slots of a homework that Biglearn fills
    sections: tuple[str, ...] = ()  # names; empty means all
    grading_template: str | None = None  # its name; None means the course's default of that type
    external_url: str = "https://assignment.example/"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task plan that exists; `questions` are the numbers of a homework's core questions, in order."""

    id: str
    title: str
    kind: AssignmentKind
    questions: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class TaskCard:
    """An assignment as a student's dashboard lists it."""

    title: str
    kind: AssignmentKind
    is_open: bool
    is_complete: bool


class QuestionGroup(StrEnum):
    """Who chose a question."""

    CORE = "core"  # the teacher, or the book
    PERSONALIZED = "personalized"
    SPACED = "spaced practice"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a student meets it: nothing here tells the right choice.

    `uid` is the exercise's number and version, "123@4"; `part` counts from 0 in multi-part exercises.
    """

    uid: str
    part: int
    choices: tuple[str, ...]  # their texts, in no particular order
    needs_free_response: bool
    group: QuestionGroup

    @property
    def number(self) -> str:
        """The exercise's number, the same in every version."""
        return self.uid.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a student gives. A choice is named by its text."""

    choice: str | None = None
    free_response: str | None = None


Answering = Callable[[Question], Answer]
"""Decides the answer to each question met; made by `support.data.answers`."""


@dataclass(frozen=True, slots=True)
class QuestionReview:
    """A question after it was answered, as its student sees it now."""

    question: Question
    is_completed: bool
    chosen: str | None
    right_choice: str | None  # None while correctness is not shown
    solution: str | None

    @property
    def has_feedback(self) -> bool:
        """Whether anything tells right from wrong."""
        return self.right_choice is not None


@dataclass(frozen=True, slots=True)
class TaskOutline:
    """What a student finds in an opened assignment, in order."""

    title: str
    readings: tuple[str, ...]  # titles of the book pages met, in order, each once
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One cell of a gradebook. Points are None while nothing is published.

    Where the channel does not tell the points available, it shows the share earned, in whole per cent.
    """

    points: float | None
    available: float | None
    rounded_share: float | None = None

    @property
    def share(self) -> float | None:
        """What was earned of what there was to earn, 0..1; None while that is not shown."""
        if self.points is not None and self.available:
            return self.points / self.available
        return self.rounded_share


@dataclass(frozen=True, slots=True)
class GradebookRow:
    """One student's row. `average` is a share 0..1, None while there is nothing to average."""

    full_name: str
    section_name: str | None  # None where the channel does not show it (to students)
    is_dropped: bool
    average: float | None
    scores: dict[str, Score | None] = field(default_factory=dict)  # by assignment title; None: never assigned


@dataclass(frozen=True, slots=True)
class Gradebook:
    """What a scores page shows to the one who looks.

    `section_averages` are the course averages of whole sections, by name, as shares; empty where the channel
    does not show them.
    """

    rows: tuple[GradebookRow, ...]
    section_averages: dict[str, float | None] = field(default_factory=dict)


class ForecastLevel(StrEnum):
    """How strong an estimate is shown to be: high from 80 %, medium from 30 % (tutor-ui contract, 6.6)."""

    NONE = "not enough answers"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @classmethod
    def of(cls, most_likely: float, *, is_real: bool) -> "ForecastLevel":
        """The level of an estimate in 0..1."""
        if not is_real:
            return cls.NONE
        if most_likely >= 0.8:
            return cls.HIGH
        return cls.MEDIUM if most_likely >= 0.3 else cls.LOW


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """One chapter or page of a performance forecast."""

    title: str
    level: ForecastLevel


@dataclass(frozen=True, slots=True)
class Forecast:
    """A performance forecast: chapters and pages with any work. Empty before the first."""

    entries: tuple[ForecastEntry, ...]

    def level(self, title: str) -> ForecastLevel:
        """The level of a page or chapter; NONE where the forecast does not list it."""
        return next((e.level for e in self.entries if e.title == title), ForecastLevel.NONE)


@dataclass(frozen=True, slots=True)
class CourseEvent:
    """Something of a course that Biglearn has been told. Numbers count from 0; `data` is what was sent."""

    number: int
    type: str  # create_course, update_roster, create_update_assignment, record_response, …
    data: dict[str, Any]


class Refusal(StrEnum):
    """Why the product said no, in the words of a rule."""

    NOT_SIGNED_IN = "they are not signed in"
    NOT_ALLOWED = "they are not allowed to"
    NOT_FOUND = "there is no such thing"
    UNKNOWN_CODE = "the code is not known"
    TEACHES_COURSE = "they teach the course"
    WAS_DROPPED = "they were dropped from the course"
    ALREADY_ENROLLED = "they are already in that section"
    COURSE_ENDED = "the course has ended"
    ALREADY_PROCESSED = "it was already processed"
    NO_QUESTIONS = "no questions are available"
    NUMBER_TAKEN = "the number is taken"
    INVALID = "something in it is not valid"
    SENSELESS = "it makes no sense"  # and the product has no better answer to it
    REQUEST_USED = "that request was made for something else"


class RefusedError(Exception):
    """The product refused what was asked, in a way its contract describes.

    Anything a contract does not describe is another error and fails the scenario.
    """

    def __init__(self, reason: Refusal, detail: str = "", *, codes: tuple[str, ...] = ()) -> None:
        super().__init__(f"refused because {reason}{': ' + detail if detail else ''}")
        self.reason = reason
        self.codes = codes
