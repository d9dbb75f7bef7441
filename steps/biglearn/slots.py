"""The typed slots of wordings about Biglearn; `steps.parameters` makes them known with all others."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from support.biglearn import ClueKind, ClueStatus, History, OfferKind

__all__ = ["DAY", "BookPart", "Excluded", "OfferFor", "Origin", "StrengthOf", "Task", "slots"]

DAY = r"today|tomorrow|yesterday|in \d+ days?|\d+ days? ago"
_QUOTED = r'"[^"]*"'
_WHEN = rf"{DAY}|in \d+ seconds?"


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment as a scenario tells of it. Moments are distances from the scenario's present."""

    title: str
    kind: str = "homework"
    page: int = 1
    exercises: int | None = None  # None is three, or none where Biglearn is to choose
    in_both_versions: bool = False
    opens: timedelta | None = None
    created: timedelta = timedelta(0)
    due: timedelta | None = None
    feedback: timedelta | None = None
    personalized: int | None = 0
    spaced: int | None = 0


@dataclass(frozen=True, slots=True)
class OfferFor:
    """What exercises are chosen for: a part of an assignment, by its title, or a persona's practice."""

    kind: OfferKind
    whose: str
    history: History = History.STUDENT


@dataclass(frozen=True, slots=True)
class BookPart:
    """A page or a chapter, counted from 1."""

    is_page: bool
    number: int


@dataclass(frozen=True, slots=True)
class StrengthOf:
    """Whose strength on which part of the book; a section is known by its words."""

    kind: ClueKind
    whose: str
    part: BookPart


@dataclass(frozen=True, slots=True)
class Origin:
    """So many exercises from one of these pages."""

    count: int
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A question of a page, in all its versions or in one only."""

    question: int
    page: int
    version: int | None = None


def _distance(text: str) -> timedelta:
    days = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if text in days:
        return timedelta(days=days[text])
    (count,) = (int(number) for number in re.findall(r"\d+", text))
    if "second" in text:
        return timedelta(seconds=count)
    return timedelta(days=-count if text.endswith("ago") else count)


def _number(text: str) -> int:
    (found,) = re.findall(r"\d+", text)
    return int(found)


# A detail of an assignment: its words → how it changes the task.
_DETAILS: tuple[tuple[str, Callable[[str], dict[str, object]]], ...] = (
    (r"a reading", lambda _: {"kind": "reading"}),
    (r"on page \d+", lambda words: {"page": _number(words)}),
    (r"with \d+ exercises?", lambda words: {"exercises": _number(words)}),
    (r"in both versions", lambda _: {"in_both_versions": True}),
    (rf"opened (?:{_WHEN})", lambda words: {"opens": _distance(words.removeprefix("opened "))}),
    (rf"created (?:{_WHEN})", lambda words: {"created": _distance(words.removeprefix("created "))}),
    (rf"due (?:{_WHEN})", lambda words: {"due": _distance(words.removeprefix("due "))}),
    (
        rf"with feedback (?:{_WHEN})",
        lambda words: {"feedback": _distance(words.removeprefix("with feedback "))},
    ),
    (
        r"to be completed with \d+ personalized and \d+ spaced exercises?",
        lambda words: dict(zip(("personalized", "spaced"), map(int, re.findall(r"\d+", words)), strict=True)),
    ),
    (r"to be completed with \d+ personalized exercises?", lambda words: {"personalized": _number(words)}),
    (r"to be completed with \d+ spaced exercises?", lambda words: {"spaced": _number(words)}),
    (r"to be completed as Biglearn likes", lambda _: {"personalized": None, "spaced": None}),
)
_DETAIL = "|".join(pattern for pattern, _ in _DETAILS)
_TASK = rf"the assignment {_QUOTED}(?:,? (?:{_DETAIL}))*"


def _task(text: str) -> Task:
    head = re.match(r'the assignment "([^"]*)"', text)
    assert head, f"{text!r} does not begin like an assignment"
    details: dict[str, object] = {}
    for words in re.findall(rf",? ({_DETAIL})(?=,| |$)", text[head.end() :]):
        details |= next(change(words) for pattern, change in _DETAILS if re.fullmatch(pattern, words))
    return Task(head[1], **details)  # type: ignore[arg-type]  # each detail has its own type


_INSTRUCTOR = " by the instructor's order"


def _offer(text: str) -> OfferFor:
    title = re.search(r'"([^"]*)"', text)
    if title is None:
        return OfferFor(OfferKind.PRACTICE, text.removesuffix("'s practice"))
    kind = OfferKind.SPACED if "spaced part" in text else OfferKind.PERSONALIZED
    return OfferFor(kind, title[1], History.INSTRUCTOR if text.endswith(_INSTRUCTOR) else History.STUDENT)


_PART = r"(?:page|chapter) \d+"


def _strength(text: str) -> StrengthOf:
    whose, _, where = text.partition("'s strength on ")
    kind = ClueKind.SECTION if whose.endswith("section") else ClueKind.STUDENT
    return StrengthOf(kind, whose, BookPart(where.startswith("page"), _number(where)))


_ORIGIN = r"\d+ from pages? \d+(?: or \d+)*"


def _origins(text: str) -> tuple[Origin, ...]:
    found = []
    for words in re.findall(_ORIGIN, text):
        count, *pages = (int(number) for number in re.findall(r"\d+", words))
        found.append(Origin(count, tuple(pages)))
    return tuple(found)


def _excluded(text: str) -> Excluded:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    version = numbers.pop(0) if text.startswith("version") else None
    return Excluded(numbers[0], numbers[1], version)


_REASONS = {
    "the page is unknown": ClueStatus.UNKNOWN_CONTAINER,
    "the student is unknown": ClueStatus.UNKNOWN_STUDENT,
    "the section is unknown": ClueStatus.UNKNOWN_SECTION,
    "there is none yet": ClueStatus.UNREADY,
}


_TASK_TOLD = (
    'an assignment of one student and what matters of it: the assignment "Week 1", a reading, on page 2, '
    "with 4 exercises, in both versions, created yesterday, opened today, due tomorrow, "
    "with feedback in 2 days, "
    "to be completed with 2 personalized and 3 spaced exercises"
)
_OFFER_TOLD = (
    'what exercises are chosen for: the personalized part of "Week 1", the spaced part of "Week 1", '
    "the spaced part of \"Week 1\" by the instructor's order, Ben's practice"
)


def slots(actor: str) -> tuple[tuple[str, str, Callable[[str], object], str, tuple[str, ...]], ...]:
    """Name, pattern, conversion, description and values of each; `actor` is the pattern of a persona."""
    offer = (
        rf"the (?:personalized part of {_QUOTED}|spaced part of {_QUOTED}(?:{_INSTRUCTOR})?)"
        rf"|(?:{actor})'s practice"
    )
    return (
        (
            "task",
            _TASK,
            _task,
            _TASK_TOLD,
            (),
        ),
        (
            "offer",
            offer,
            _offer,
            _OFFER_TOLD,
            (),
        ),
        ("offer_kind", "|".join(OfferKind), OfferKind, "what exercises can be chosen for", tuple(OfferKind)),
        (
            "strength",
            rf"(?:{actor}|the section|the other section|an unknown section)'s strength on {_PART}",
            _strength,
            "an estimate: Ben's strength on page 1, the section's strength on chapter 1",
            (),
        ),
        (
            "origins",
            rf"(?:{_ORIGIN}(?:,| and) )*{_ORIGIN}",
            _origins,
            "how many exercises come from where: 1 from page 3, 2 from page 1 and 1 from page 2 or 4",
            (),
        ),
        (
            "excluded",
            r"(?:version \d+ of )?question \d+ of page \d+",
            _excluded,
            "a question, or one version of it: question 1 of page 2, version 2 of question 1 of page 2",
            (),
        ),
        (
            "algorithm",
            r"the algorithm|another algorithm",
            str,
            "one of the algorithms that a scenario brings along",
            ("the algorithm", "another algorithm"),
        ),
        (
            "clue_reason",
            "|".join(_REASONS),
            _REASONS.__getitem__,
            "why there is no estimate",
            tuple(_REASONS),
        ),
    )
