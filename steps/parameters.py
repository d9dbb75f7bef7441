"""The typed slots of step wordings: each has a closed or described set of values, told by its docstring.

A slot turns words into values before a step begins; what belongs to the running scenario (which person, which
course) is resolved by the step, through its World. The catalogue of wordings reads `SLOTS`.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import time
from pathlib import Path

from behave.cucumber_expression import StepMatcher4CucumberExpressions, define_parameter_type_with

from steps.biglearn import slots as biglearn
from steps.biglearn.event_slots import BAD_NUMBERS, LIST_WISHES, PLURALS
from support.biglearn import Damage
from support.data.errands import Errand
from support.data.happenings import Happening
from support.data.requests import Request
from support.domain.access import Console, CourseFlaw, CoursePart, Place, Record, SiteSetting
from support.domain.accounts import Audience
from support.domain.assignments import AssignmentKind
from support.domain.demo import Unknown
from support.domain.forecasts import ForecastLevel
from support.domain.grading import DropMethod, GradingRules
from support.domain.lms import Arrival, LaunchFault
from support.domain.outages import Outage
from support.domain.people import Standing
from support.domain.planning import Flaw
from support.domain.planning_screens import Look
from support.domain.refusals import Refusal
from support.domain.screens import Explanation
from support.domain.site_screens import PageName
from support.story import Day, Outcome, Persona, Plan

__all__ = ["SLOTS", "CourseOf", "GivenAnswer", "Slot", "are_defined", "define"]

_QUOTED = r'"[^"]*"'
_DAY = biglearn.DAY
_COSTS = ("the scores", "the roster", "the class progress")
_PERSONAS = Path(__file__).parent.parent / "fixtures" / "personas.toml"


@dataclass(frozen=True, slots=True)
class CourseOf:
    """The course that somebody made or was given last in the scenario."""

    owner: Persona


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A student's answer to one question, counted from 1, of an assignment."""

    student: Persona
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One kind of slot: how its words look, what they become, and how to tell writers."""

    name: str
    pattern: str
    convert: Callable[[str], object]
    about: str
    values: tuple[str, ...] = ()


def _personas() -> dict[str, Persona]:
    with _PERSONAS.open("rb") as file:
        people = tomllib.load(file)
    return {name: Persona(name, Standing(facts["standing"])) for name, facts in people.items()}


PERSONAS = _personas()
_ACTOR = "|".join(PERSONAS)
_OUTCOME = "|".join(Outcome)
_SHARES = ("full", "no", "fewer than full")


def _listing(item: str) -> str:
    """A pattern for "a", "a and b", "a, b and c"."""
    return rf"(?:(?:{item})(?:, (?:{item}))* and )?(?:{item})"


def _texts(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r'"([^"]*)"', text))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text))


def _amounts(text: str) -> tuple[float, ...]:
    return tuple(float(number) for number in re.findall(r"\d+(?:\.\d+)?", text))


def _day(text: str) -> Day:
    names = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if text in names:
        return Day(names[text])
    (count,) = _numbers(text)
    return Day(-count if text.endswith("ago") else count)


_ANSWER = rf"({_ACTOR})'s answer to question (\d+) of {_QUOTED}"


def _given_answer(text: str) -> GivenAnswer:
    found = re.fullmatch(_ANSWER, text)
    assert found, f"{text!r} does not name an answer"
    return GivenAnswer(PERSONAS[found[1]], int(found[2]), _texts(text)[0])


_PAGES = _listing(r"\d+")
_KINDS = {
    "reading": AssignmentKind.READING,
    "homework": AssignmentKind.HOMEWORK,
    "external assignment": AssignmentKind.EXTERNAL,
    "event": AssignmentKind.EVENT,
}
_FEEDBACK = {"when due": "due", "at once": "answer", "once published": "publish"}
_SIGNED_ADDRESS = "https://assignment.example/?who={{research_identifier}}"
_GRADES = {"at once": "grade", "once published": "publish"}


def _percent(text: str) -> float:
    return _numbers(text)[0] / 100


# A detail of an assignment: its words → how it changes the plan.
_DETAILS: tuple[tuple[str, Callable[[str], dict[str, object]]], ...] = (
    (rf"opening (?:{_DAY})", lambda words: {"opening": _day(words.removeprefix("opening "))}),
    (rf"due (?:{_DAY})", lambda words: {"due": _day(words.removeprefix("due "))}),
    (rf"closing (?:{_DAY})", lambda words: {"closing": _day(words.removeprefix("closing "))}),
    (rf"on pages? {_PAGES}", lambda words: {"pages": _numbers(words)}),
    (r"with \d+ questions?", lambda words: {"questions": _numbers(words)[0]}),
    (r"with \d+ Tutor questions?", lambda words: {"tutor_questions": _numbers(words)[0]}),
    (r"without content", lambda _: {"pages": (), "questions": 0}),
    (rf"with the note {_QUOTED}", lambda words: {"note": _texts(words)[0]}),
    (rf"with the grading template {_QUOTED}", lambda words: {"template": _texts(words)[0]}),
    (rf"worth {_listing(r'[0-9.]+')} points", lambda words: {"points": _amounts(words)}),
    (r"with feedback (?:when due|at once|once published)", lambda words: {"feedback": _FEEDBACK[words[14:]]}),
    (
        r"with grades shown (?:at once|once published)",
        lambda words: {"grades_shown": _GRADES[words.removeprefix("with grades shown ")]},
    ),
    (r"with \d+ % for any answer", lambda words: {"completion": _percent(words)}),
    (r"losing \d+ % a day when late", lambda words: {"late": "daily", "penalty": _percent(words)}),
    (r"losing \d+ % when late", lambda words: {"late": "immediately", "penalty": _percent(words)}),
    (r"with several attempts", lambda _: {"several_attempts": True}),
    (r"with shuffled choices", lambda _: {"shuffled": True}),
    (r"leading to an address with the student's sign", lambda _: {"external_url": _SIGNED_ADDRESS}),
    (r"taking nothing late", lambda _: {"late": "not_accepted"}),
    (rf"for section {_QUOTED} only", lambda words: {"sections": _texts(words)}),
)
_DETAIL = "|".join(pattern for pattern, _ in _DETAILS)
_RULES = tuple(each.name for each in fields(GradingRules))
_PLAN = rf"(?:{'|'.join(_KINDS)}) {_QUOTED}(?:, (?:{_DETAIL}))*"


def _plan(text: str) -> Plan:
    head = re.match(rf'({"|".join(_KINDS)}) "([^"]*)"', text)
    assert head, f"{text!r} does not begin like an assignment"
    details: dict[str, object] = {}
    for words in re.findall(rf", ({_DETAIL})(?=,|$)", text[head.end() :]):
        details |= next(change(words) for pattern, change in _DETAILS if re.fullmatch(pattern, words))
    ruled = {name: details.pop(name) for name in _RULES if name in details}
    rules = GradingRules(**ruled) if ruled else None  # type: ignore[arg-type]  # each detail has its own type
    return Plan(_KINDS[head[1]], head[2], rules=rules, **details)  # type: ignore[arg-type]


SLOTS: tuple[Slot, ...] = (
    Slot("actor", _ACTOR, PERSONAS.__getitem__, "a persona", tuple(PERSONAS)),
    Slot(
        "actors",
        _listing(_ACTOR),
        lambda text: tuple(PERSONAS[name] for name in re.findall(_ACTOR, text)),
        "one persona or more: Ben, Ben and Cleo, Ben, Cleo and Dan",
    ),
    Slot(
        "course",
        rf"(?:{_ACTOR})'s course",
        lambda text: CourseOf(PERSONAS[text.removesuffix("'s course")]),
        "the course that a teacher made or was given last: Ada's course",
    ),
    Slot("cost", "|".join(_COSTS), str, "what teachers look at", _COSTS),
    Slot("course_name", _QUOTED, lambda text: text.strip('"'), 'the alias of a course: "Biology 1"'),
    Slot("assignment", _QUOTED, lambda text: text.strip('"'), 'the title of an assignment: "Week 1"'),
    Slot("assignments", _listing(_QUOTED), _texts, 'titles: "Week 1", "Week 1" and "Week 2"'),
    Slot(
        "plan",
        _PLAN,
        _plan,
        'an assignment and what matters of it, in any order: homework "Week 1", opening in 2 days, '
        "due in 5 days, closing in 9 days, on page 2, with 4 questions, with 2 Tutor questions, "
        "with feedback when due, losing 10 % a day when late, with 40 % for any answer, "
        "worth 1, 2 and 5 points, "
        "with several attempts, with shuffled choices, leading to an address with the student's sign, "
        'for section "1st" only, without content, with the note "Read first", '
        'with the grading template "Lenient"',
        tuple(_KINDS),
    ),
    Slot("section", _QUOTED, lambda text: text.strip('"'), 'the name of a section: "1st"'),
    Slot("sections", _listing(_QUOTED), _texts, 'names of sections: "1st" and "2nd"'),
    Slot("date", _DAY, _day, "a day, from now: today, tomorrow, yesterday, in 2 days, 3 days ago"),
    Slot("clock_time", r"\d\d:\d\d", time.fromisoformat, "a time of day: 18:00"),
    Slot("pages", rf"pages? {_PAGES}", _numbers, "pages of the book, counted from 1: page 2, pages 1 and 2"),
    Slot(
        "refusal",
        "|".join(re.escape(reason) for reason in Refusal),
        Refusal,
        "why the product said no",
        tuple(Refusal),
    ),
    Slot("course_part", "|".join(CoursePart), CoursePart, "a part of a course", tuple(CoursePart)),
    Slot("course_flaw", "|".join(CourseFlaw), CourseFlaw, "what a course cannot have", tuple(CourseFlaw)),
    Slot("setting", "|".join(SiteSetting), SiteSetting, "a setting of the whole site", tuple(SiteSetting)),
    Slot("page_name", "|".join(PageName), PageName, "a page of the app", tuple(PageName)),
    Slot("record", "|".join(Record), Record, "what is looked for by an id", tuple(Record)),
    Slot("place", "|".join(Place), Place, "where on the site somebody comes to", tuple(Place)),
    Slot("console", "|".join(Console), Console, "a console, by whom it is for", tuple(Console)),
    Slot("audience", "|".join(Audience), Audience, "whom a notice is for", tuple(Audience)),
    Slot("unknown", "|".join(Unknown), Unknown, "what nobody has heard of", tuple(Unknown)),
    Slot("feedback", "|".join(_FEEDBACK), _FEEDBACK.__getitem__, "when feedback comes", tuple(_FEEDBACK)),
    Slot(
        "attempts",
        "once|several times",
        str,
        "how often a question takes an answer",
        ("once", "several times"),
    ),
    Slot("look", "|".join(Look), Look, "how the calendar shows an assignment", tuple(Look)),
    Slot("flaw", "|".join(Flaw), Flaw, "what is wrong with an assignment", tuple(Flaw)),
    Slot("outage", "|".join(Outage), Outage, "what is wrong with Biglearn", tuple(Outage)),
    Slot("happening", "|".join(Happening), Happening, "what Biglearn is told of a course", tuple(Happening)),
    Slot("request", "|".join(Request), Request, "what Biglearn can be asked to do", tuple(Request)),
    Slot("errand", "|".join(Errand), Errand, "what an algorithm can want of the scheduler", tuple(Errand)),
    Slot("damage", "|".join(Damage), Damage, "what is wrong with a message", tuple(Damage)),
    Slot("happenings", "|".join(PLURALS), PLURALS.__getitem__, "what is told in lists", tuple(PLURALS)),
    Slot(
        "list_wish",
        "|".join(LIST_WISHES),
        LIST_WISHES.__getitem__,
        "which part of a list is wanted",
        tuple(LIST_WISHES),
    ),
    Slot(
        "bad_number",
        "|".join(BAD_NUMBERS),
        BAD_NUMBERS.__getitem__,
        "what is no number",
        tuple(BAD_NUMBERS),
    ),
    Slot(
        "given_answer",
        _ANSWER.replace("(", "(?:"),
        _given_answer,
        "a student's answer to one question: Ben's answer to question 1 of \"Week 1\"",
    ),
    Slot("drop_method", "|".join(DropMethod), DropMethod, "what a dropped question earns", tuple(DropMethod)),
    Slot("outcome", "|".join(Outcome), Outcome, "whether answers are the right ones", tuple(Outcome)),
    Slot(
        "explanation",
        "|".join(Explanation),
        Explanation,
        "what a card explains before the first question of its kind",
        tuple(Explanation),
    ),
    Slot("level", "|".join(ForecastLevel), ForecastLevel, "how strong a forecast is", tuple(ForecastLevel)),
    Slot("share_of_points", "full|no|fewer than full", str, "points of all", _SHARES),
    Slot(
        "results",
        _listing(rf"(?:{_ACTOR}) (?:worked )?all (?:{_OUTCOME})"),
        lambda text: tuple(
            (PERSONAS[name], Outcome(outcome))
            for name, outcome in re.findall(rf"({_ACTOR}) (?:worked )?all ({_OUTCOME})", text)
        ),
        "who worked how: Ben worked all wrong and Cleo all right",
    ),
    Slot("launch_fault", "|".join(LaunchFault), LaunchFault, "what is wrong with a link", tuple(LaunchFault)),
    Slot("arrival", "|".join(Arrival), Arrival, "where a school's link leads", tuple(Arrival)),
    *(Slot(*told) for told in biglearn.slots(_ACTOR)),
)


def are_defined() -> bool:
    """Whether this process knows the slots already."""
    return bool(StepMatcher4CucumberExpressions.TYPE_REGISTRY.has_registered_type(SLOTS[0].name))


def define() -> None:
    """Make the slots known to behave; once per process, before any wording uses them."""
    for slot in SLOTS:
        define_parameter_type_with(slot.name, slot.pattern, object, slot.convert)
