"""What only the pages of planning show: the calendar, the builder, the question library."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "CalendarEntry",
    "Counts",
    "Inspection",
    "LibraryTour",
    "Look",
    "Ordering",
    "QuestionDraft",
    "ReadingTour",
    "Sidebar",
]


class Look(StrEnum):
    """How the calendar shows an assignment."""

    DRAFT = "a draft"
    COMING = "published"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An assignment on a day of the calendar."""

    title: str
    day: date
    look: Look


@dataclass(frozen=True, slots=True)
class Sidebar:
    """The calendar's list of what can be added: whether it is there at first, when asked for, and after."""

    shown: tuple[bool, bool, bool]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingTour:
    """The sections of a reading, by title, after each of the teacher's acts."""

    whole_chapter: tuple[str, ...]
    without_last: tuple[str, ...]
    moved: tuple[str, ...]  # the second before the first
    removed: tuple[str, ...]  # without what is last then
    found_again: tuple[str, ...]  # in the draft, later


@dataclass(frozen=True, slots=True)
class Counts:
    """The builder's counters: the teacher's questions by parts, Tutor's, and all."""

    own: int
    tutor: int
    total: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the builder tells of the questions of some sections."""

    sections: tuple[str, ...]  # headings
    empty: bool  # whether it says of one that it has no questions
    tags: str  # of the first question
    preview: str  # of the first question with choices
    filtered: tuple[int, int, int]  # questions shown: all, with choices only, in words only
    by_source: int  # of OpenStax
    jumped_to: str  # the heading that a jump led to


@dataclass(frozen=True, slots=True)
class Ordering:
    """The chosen questions of a homework in their list, after each of the teacher's acts."""

    points: tuple[float, ...]
    at_first: tuple[str, ...]
    moved: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryTour:
    """A walk through single questions of the library."""

    walked: tuple[str, ...]  # uids: the first, the next, the one before
    preview: str
    correction: str | None  # address
    left_out: bool  # whether the question that was excluded alone is out among the cards


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """What came of a question that was begun."""

    asked_terms: bool
    was_refused: bool  # while it was empty
    kept: str  # the text found again after leaving
