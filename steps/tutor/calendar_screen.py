"""What only the calendar shows."""

from datetime import date, timedelta

from behave import then, when

from steps.tutor.seen import Seen
from support.domain.assignments import AssignmentKind, Dates
from support.domain.planning_screens import (
    CalendarEntry,
    Look,
    Sidebar,
)
from support.story import Day, Persona

_ADDED = ("Add Reading", "Add Homework", "Add External Assignment", "Add Event")


@when("{actor} looks at the calendar")
def looks_at_calendar(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    days = [d.dates.due_at.astimezone(known.zone).date() for d in known.drafts.values()]
    world.keep(Seen(tuple(world.screens.calendar.entries(known.teacher, known.course, days))))


@then("{assignments} stand there on their due days, as {look}, as {look} and as {look}")
def stand_there(context, titles: tuple[str, ...], *looks: Look) -> None:
    known, seen = context.world.story.known[-1], context.world.recall(Seen).told
    dues = [known.drafts[title].dates.due_at.astimezone(known.zone).date() for title in titles]
    expected = {CalendarEntry(*told) for told in zip(titles, dues, looks, strict=True)}
    assert len(seen) == len(set(seen)) == len(expected), f"each should stand there once, but: {seen}"
    assert set(seen) == expected, f"the calendar should have {expected}, but has {seen}"


@when("{actor} turns to the next month and back")
def turns(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    today = world.clock.now.astimezone(known.zone).date()
    world.keep(Seen(world.screens.calendar.turn(known.teacher, known.course, today)))


@then("{actor} sees this month, the next one and this one again")
def sees_months(context, teacher: Persona) -> None:
    zone = context.world.story.of(teacher).zone
    this = context.world.clock.now.astimezone(zone).date().replace(day=15)
    following = this + timedelta(days=30)
    expected = (f"{this:%B %Y}", f"{following:%B %Y}", f"{this:%B %Y}")
    found = context.world.recall(Seen).told
    assert found == expected, f"the months should be {expected}, but are {found}"


@when("{actor} asks the calendar what can be added")
def asks_what(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(world.screens.calendar.sidebar(known.teacher, known.course))


@then("a list of all kinds of assignments comes, and goes when it is not wanted")
def list_comes(context) -> None:
    found = context.world.recall(Sidebar)
    assert found.shown == (False, True, False), f"the list should come and go, but was there: {found.shown}"
    assert found.entries[:4] == _ADDED, f"it should offer {_ADDED}, but offers {found.entries}"


@when("{actor} adds a homework on the day that is {date}")
def adds_on_day(context, teacher: Persona, day: Day) -> None:
    world, known = context.world, context.world.story.of(teacher)
    added = world.screens.calendar.add_on
    world.keep(added(known.teacher, known.course, _date(context, teacher, day), AssignmentKind.HOMEWORK))


@when("{actor} drags an event onto the day that is {date}")
def drags_to_day(context, teacher: Persona, day: Day) -> None:
    world, known = context.world, context.world.story.of(teacher)
    dragged = world.screens.calendar.drag_to
    world.keep(dragged(known.teacher, known.course, _date(context, teacher, day), AssignmentKind.EVENT))


@then("it is proposed to be due {date}")
def is_proposed(context, day: Day) -> None:
    known = context.world.story.known[-1]
    expected = context.world.story.due(day, known).date()
    found = context.world.recall(Dates).due_at.astimezone(known.zone).date()
    assert found == expected, f"it should be proposed as due on {expected}, but is on {found}"


@then("it is proposed to be due at {clock_time}, and to close {int} days later")
def is_proposed_at(context, due, days: int) -> None:
    dates, zone = context.world.recall(Dates), context.world.story.known[-1].zone
    found = dates.due_at.astimezone(zone).time()
    assert found == due, f"it should be proposed as due at {due}, but is at {found}"
    assert dates.closes_at is not None, "it should be proposed to close some day"
    assert (dates.closes_at.date() - dates.due_at.date()).days == days, f"the dates are {dates}"


@when("{actor} tries to add something on days past, in the term, and after it")
def tries_days(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    today = world.clock.now.astimezone(known.zone).date()
    last = known.course.ends_at.astimezone(known.zone).date()
    days = [today - timedelta(days=1), today + timedelta(days=1), last + timedelta(days=1)]
    offers = world.screens.calendar.offers_adding
    world.keep(Seen([offers(known.teacher, known.course, day) for day in days]))


@then("only the day in the term offers it")
def only_in_term(context) -> None:
    found = context.world.recall(Seen).told
    assert found == [False, True, False], f"only the day in the middle should offer it, but: {found}"


@when("{actor} looks at what the calendar says of {assignments}")
def looks_at_summaries(context, teacher: Persona, titles: tuple[str, ...]) -> None:
    world, known = context.world, context.world.story.of(teacher)
    summary = world.screens.calendar.summary
    told = {t: summary(known.teacher, known.course, known.assignments[t]) for t in titles}
    world.keep(Seen(told))


@then("each of them is summed up with its name, its dates and how far the class is")
def summed_up(context) -> None:
    for title, text in context.world.recall(Seen).told.items():
        words = (title, "Opens", "Due", "In Progress", "Not Started")
        absent = [word for word in words if word.lower() not in text.lower()]
        assert not absent, f"{title!r} should be told with {absent}, but is with {text!r}"


@when("{actor} looks where the calendar leads")
def looks_where(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(Seen(dict(world.screens.calendar.ways(known.teacher, known.course))))


@then("it leads to the book, the questions, the gradebook and the forecast of the course")
def leads_there(context) -> None:
    course = context.world.story.known[-1].course.id
    ends = {
        "Browse the Book": f"/book/{course}",
        "Question Library": f"/course/{course}/questions",
        "Gradebook": f"/course/{course}/gradebook",
        "Performance Forecast": f"/course/{course}/guide",
    }
    found = context.world.recall(Seen).told
    assert found == ends, f"the calendar should lead to {ends}, but leads to {found}"


@when("{actor} asks for the address of {assignment}")
def asks_address(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    address_of = world.screens.calendar.address_of
    world.keep(Seen(address_of(known.teacher, known.course, known.assignments[title])))


@then("it is an address that can be passed on")
def can_be_passed_on(context) -> None:
    found = str(context.world.recall(Seen).told)
    assert "/@/" in found, f"the address should be a short one of the site, but is {found!r}"


def _date(context, teacher: Persona, day: Day) -> date:
    """A day on the course's calendar."""
    known = context.world.story.of(teacher)
    return context.world.story.due(day, known).date()
