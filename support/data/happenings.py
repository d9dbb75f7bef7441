"""One event of each kind that Biglearn is told of a course, for rules that hold whatever happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from support.biglearn import (
    AssignmentFacts,
    Biglearn,
    CourseEventFacts,
    DatesFacts,
    ExclusionFacts,
    PreparationFacts,
    ResponseFacts,
    RosterFacts,
    SwitchFacts,
)
from support.data.telling import Telling

__all__ = [
    "EVENT_TYPE",
    "Happening",
    "Told",
    "groundwork",
    "happening",
    "named",
    "otherwise",
    "tell",
    "tell_all",
]


class Happening(StrEnum):
    """What can happen in a course, in the words of a rule."""

    ROSTER = "a roster"
    DATES = "new dates"
    ADMINISTRATOR_EXCLUSIONS = "an administrator's exclusions"
    TEACHER_EXCLUSIONS = "a teacher's exclusions"
    PREPARATION = "a book to come"
    SWITCH = "a change of book"
    ASSIGNMENT = "an assignment"
    ANSWER = "an answer"


EVENT_TYPE: Mapping[Happening, str] = {
    Happening.ROSTER: "update_roster",
    Happening.DATES: "update_course_active_dates",
    Happening.ADMINISTRATOR_EXCLUSIONS: "update_globally_excluded_exercises",
    Happening.TEACHER_EXCLUSIONS: "update_course_excluded_exercises",
    Happening.PREPARATION: "prepare_course_ecosystem",
    Happening.SWITCH: "update_course_ecosystem",
    Happening.ASSIGNMENT: "create_update_assignment",
    Happening.ANSWER: "record_response",
}
"""What Biglearn calls each."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told last, and what Biglearn answered; None when it refused."""

    facts: CourseEventFacts
    answer: object


def groundwork(telling: Telling, kind: Happening) -> tuple[CourseEventFacts, ...]:
    """What has to be told before such an event: a course can only go over to a book prepared for it."""
    return (_preparation(telling),) if kind is Happening.SWITCH else ()


def happening(
    telling: Telling, kind: Happening, *before: CourseEventFacts, number: int | None = None
) -> CourseEventFacts:
    """A new event of the kind, `before` being its groundwork. Without a number it takes the course's next."""
    if kind is Happening.SWITCH:
        (preparation,) = (facts for facts in before if isinstance(facts, PreparationFacts))
        made: CourseEventFacts = SwitchFacts(
            telling.new_uuid(), telling.course_uuid, preparation.preparation_uuid, telling.now
        )
    else:
        made = _MAKERS[kind](telling)
    return telling.numbered(made)[0] if number is None else replace(made, number=number)


def tell(  # noqa: PLR0911 - one for each kind
    biglearn: Biglearn, facts: CourseEventFacts
) -> object:
    """Tell of it; what Biglearn answers."""
    match facts:
        case RosterFacts():
            return biglearn.update_rosters([facts])
        case DatesFacts():
            return biglearn.update_active_dates(facts)
        case ExclusionFacts():
            return biglearn.update_exclusions(facts)
        case PreparationFacts():
            return biglearn.prepare_ecosystem(facts)
        case SwitchFacts():
            return biglearn.switch_ecosystems([facts])
        case AssignmentFacts():
            return biglearn.create_update_assignments([facts])
        case ResponseFacts():
            return biglearn.record_responses([facts])


def tell_all(biglearn: Biglearn, facts: Sequence[CourseEventFacts]) -> object:
    """Tell of several of one kind in one message; what Biglearn answers."""
    verbs: Mapping[type, Callable[..., object]] = {
        RosterFacts: biglearn.update_rosters,
        AssignmentFacts: biglearn.create_update_assignments,
        ResponseFacts: biglearn.record_responses,
        SwitchFacts: biglearn.switch_ecosystems,
    }
    return verbs[type(facts[0])](facts)


def otherwise(  # noqa: PLR0911 - one for each kind
    facts: CourseEventFacts,
) -> CourseEventFacts:
    """The same event, telling something else."""
    match facts:
        case RosterFacts():
            return replace(facts, sections=dict.fromkeys(facts.sections, ()))
        case DatesFacts():
            return replace(facts, ends_at=facts.ends_at + timedelta(days=1))
        case ExclusionFacts():
            return replace(facts, groups=())
        case PreparationFacts():
            return replace(facts, containers=())
        case SwitchFacts():
            return replace(facts, at=facts.at + timedelta(hours=1))
        case AssignmentFacts():
            return replace(facts, kind="reading")
        case ResponseFacts():
            return replace(facts, is_correct=not facts.is_correct)


def named(facts: CourseEventFacts, uuid: str) -> CourseEventFacts:
    """The same event under another identity."""
    match facts:
        case ResponseFacts():
            return replace(facts, response_uuid=uuid)
        case PreparationFacts():
            return replace(facts, preparation_uuid=uuid)
        case _:
            return replace(facts, request_uuid=uuid)


def _roster(telling: Telling) -> RosterFacts:
    return telling.roster(list(telling.students))


def _dates(telling: Telling) -> DatesFacts:
    week = timedelta(days=7)
    begin, end = telling.now - week, telling.now + week
    return DatesFacts(telling.new_uuid(), telling.course_uuid, begin, end, telling.now)


def _exclusions(telling: Telling, *, by_administrator: bool) -> ExclusionFacts:
    first, second, *_ = telling.book.pages[0].exercises
    return ExclusionFacts(
        telling.new_uuid(),
        telling.course_uuid,
        telling.now,
        versions=(first.uuid,),
        groups=(second.group_uuid,),
        by_administrator=by_administrator,
    )


def _preparation(telling: Telling) -> PreparationFacts:
    return telling.preparation(telling.new_book())


def _assignment(telling: Telling) -> AssignmentFacts:
    return telling.assignment(f"Assignment {telling.next_number}", next(iter(telling.students)))


def _answer(telling: Telling) -> ResponseFacts:
    title = f"Answered {telling.next_number}"
    telling.assignment(title, next(iter(telling.students)))
    return telling.responses(title, right=1)[0]


_MAKERS: Mapping[Happening, Callable[[Telling], CourseEventFacts]] = {
    Happening.ROSTER: _roster,
    Happening.DATES: _dates,
    Happening.ADMINISTRATOR_EXCLUSIONS: lambda telling: _exclusions(telling, by_administrator=True),
    Happening.TEACHER_EXCLUSIONS: lambda telling: _exclusions(telling, by_administrator=False),
    Happening.PREPARATION: _preparation,
    Happening.ASSIGNMENT: _assignment,
    Happening.ANSWER: _answer,
}
