"""The site's clock: travel in time, and the changes of clocks in spring and autumn."""

from datetime import time, timedelta

from behave import then, when

from support.domain.assignments import AssignmentKind
from support.story import Day, Persona, Plan

_NOON = time(12)
_LONGEST_WAIT = 300  # days until the next change of clocks, at most


@when("{actor} publishes {assignment} and {assignment}, due the evening before and after the clocks change")
def publishes_around_change(context, teacher: Persona, before: str, after: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    change = _days_to_change(world.story, known.course)
    for title, offset in ((before, change - 1), (after, change)):
        plan = Plan(AssignmentKind.EVENT, title, due=Day(offset), opening=Day(-1))
        world.story.publish(world.tutor, teacher, plan, known)


def _days_to_change(story, course) -> int:
    """The first day ahead at whose noon the course's clocks are otherwise than at that of the day before."""
    offsets = [story.moment(Day(day), _NOON, course).utcoffset() for day in range(_LONGEST_WAIT)]
    return next(day for day in range(2, _LONGEST_WAIT) if offsets[day] != offsets[day - 1])


@then("a day of 23 or 25 hours lies between {assignment} and {assignment}")
def odd_day_between(context, first: str, second: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    due = [
        world.seed.unscreened.dates(known.teacher, known.course, known.assignments[title]).due_at
        for title in (first, second)
    ]
    between = due[1] - due[0]
    assert between in {timedelta(hours=23), timedelta(hours=25)}, f"{between} lie between the two"


@then("{assignment} is open to {actor} in {int} days, but not today")
def is_open_later(context, title: str, student: Persona, days: int) -> None:
    world, person = context.world, context.world.story.person(student)
    course = world.story.of(student).course

    def is_listed() -> bool:
        return any(
            card.title == title and card.is_open for card in world.tutor.tasks.listed_for(person, course)
        )

    assert not is_listed(), f"{title} should not be open to {student.name} today"
    world.clock.travel_to(world.clock.now + timedelta(days=days))
    assert is_listed(), f"{title} should be open to {student.name} in {days} days"


@then("{actor} and {actor} are told the same moment at which {assignment} is due")
def told_the_same_moment(context, one: Persona, other: Persona, title: str) -> None:
    world = context.world
    course = world.story.of(one).course
    found = {p.name: world.seed.doors.due(world.story.person(p), course, title) for p in (one, other)}
    assert len(set(found.values())) == 1, f"they should be told the same moment, but are told {found}"
