"""What only the site shows: how a page leads through work and where it puts things."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "DashboardRow",
    "Explanation",
    "GradebookView",
    "Overview",
    "QuestionHead",
    "StartCard",
    "Tour",
    "Week",
]


class Week(StrEnum):
    """Where the dashboard puts an assignment, by the day on which it is due."""

    THIS = "this week's work"
    COMING = "coming work"
    PAST = "past work"


class Explanation(StrEnum):
    """A card that explains a kind of question before the first of its kind."""

    TWO_STEP = "two-step questions"
    PERSONALIZED = "personalized questions"
    SPACED = "spaced practice"


@dataclass(frozen=True, slots=True)
class DashboardRow:
    """An assignment on a student's dashboard, in the words that are shown there."""

    title: str
    week: Week
    status: str
    marks: frozenset[str]
    score: str


@dataclass(frozen=True, slots=True)
class StartCard:
    """The card that begins a task, and the title of what its button leads to."""

    text: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Tour:
    """A reading from its beginning to its end: headings of its pages, progress in per cent, the last card."""

    headings: tuple[str, ...]
    progress: tuple[int, ...]
    goes_back: bool
    ending: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The steps of a reading as cards, and the heading of what the first of its pages leads to."""

    cards: tuple[str, ...]
    leads_to: str


@dataclass(frozen=True, slots=True)
class QuestionHead:
    """What stands around a question: its exercise, where to report a mistake, what its book says."""

    uid: str
    correction: str  # the address of the form
    book_page: str  # the heading of the page that its link to the book opens
    scored: str | None  # points in the row of questions, None while none are shown
    can_submit_at_first: bool
    can_submit_after_choosing: bool


@dataclass(frozen=True, slots=True)
class GradebookView:
    """How a teacher looks at the gradebook. `order_by` is an assignment; None leaves the order alone."""

    order_by: str | None = None
    search: str = ""
    shows_dropped: bool = False
