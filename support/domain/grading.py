"""How work is graded: what a grading template says, and what a teacher decides about single answers."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "AssignmentScores",
    "DropMethod",
    "Grade",
    "GradingRules",
    "Mark",
    "QuestionHeading",
    "ReadAnswer",
    "Response",
    "StudentMarks",
]


@dataclass(frozen=True, slots=True)
class GradingRules:
    """What a grading template decides, in the words that the product has for it."""

    feedback: str = "answer"  # answer, due, publish: when choices are told right or wrong
    grades_shown: str = "publish"  # grade, publish: when what was graded by hand is told
    completion: float = 0.0  # the share of a question's points that any answer earns
    late: str = "daily"  # immediately, daily, not_accepted
    penalty: float = 0.1  # what being late takes, once or for each day begun
    several_attempts: bool = False  # whether a wrong choice may be tried again after its feedback
    shuffled: bool = False  # whether each student sees the choices in another order

    @property
    def name(self) -> str:
        """A name for a template with these rules, the same for the same rules."""
        told = (self.feedback, self.grades_shown, f"{self.completion:g}", self.late, f"{self.penalty:g}")
        extras = " again" * self.several_attempts + " shuffled" * self.shuffled
        return f"Rules {' '.join(told)}{extras}"


class DropMethod(StrEnum):
    """What becomes of the points of a question that no longer counts."""

    NO_CREDIT = "no credit"
    FULL_CREDIT = "full credit"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a teacher gives for one written answer."""

    points: float
    comment: str = ""


@dataclass(frozen=True, slots=True)
class QuestionHeading:
    """A question as the teacher's table of an assignment's scores names it."""

    title: str  # "Q1"
    kind: str  # "MCQ", "WRQ", "Tutor"; empty where nothing is asked
    points: float | None  # what it is worth; None where the channel does not show it


@dataclass(frozen=True, slots=True)
class Mark:
    """What one student has in one question. Points are None while there is no result."""

    points: float | None
    needs_grading: bool = False


@dataclass(frozen=True, slots=True)
class StudentMarks:
    """One student's row of an assignment's scores."""

    full_name: str
    is_dropped: bool
    is_late: bool
    total: float | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class AssignmentScores:
    """A section's scores of one assignment, question by question."""

    headings: tuple[QuestionHeading, ...]
    students: tuple[StudentMarks, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """What a student wrote. The name is None where the teacher hides names."""

    full_name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """An answer as a teacher has read it: which one, and which attempt at it."""

    id: str
    attempt: int
