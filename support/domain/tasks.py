"""What students work on: tasks, questions, answers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from support.domain.assignments import AssignmentKind

__all__ = [
    "Answer",
    "Answering",
    "Question",
    "QuestionGroup",
    "QuestionReview",
    "TaskCard",
    "TaskOutline",
]


@dataclass(frozen=True, slots=True)
class TaskCard:
    """An assignment as a student's dashboard lists it."""

    title: str
    kind: AssignmentKind
    is_open: bool
    is_complete: bool
    is_late: bool = False
    is_extended: bool = False
    has_result: bool = False  # whether anything is told of how well it was worked


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


@dataclass(frozen=True, slots=True)
class QuestionReview:
    """A question after it was answered, as its student sees it now."""

    question: Question
    is_completed: bool
    chosen: str | None
    right_choice: str | None  # None while correctness is not shown
    solution: str | None
    written: str | None = None  # the student's own words, where the question asks for them
    attempts_left: int | None = None  # None where the question does not count them, or takes no more answers
    order: tuple[str, ...] = ()  # the choices from top to bottom, as the student sees them

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
