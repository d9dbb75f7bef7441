"""Dashboards: what there is to do, how far it has come, and what is told of it."""

from dataclasses import dataclass
from datetime import time, timedelta

from behave import given, then, when

from support.domain.screens import DashboardRow, Week
from support.story import Day, Persona


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of assignments that somebody was told of."""

    titles: tuple[str, ...]


@given("{assignment} is due in {int} hours")
def is_due_in(context, title: str, hours: int) -> None:
    due_at = context.world.story.known[-1].drafts[title].dates.due_at
    context.world.clock.travel_to(due_at - timedelta(hours=hours))


@when("{int} minutes pass")
def minutes_pass(context, minutes: int) -> None:
    clock = context.world.clock
    clock.travel_to(clock.now + timedelta(minutes=minutes))


@given("{actor} has begun {assignment}")
def has_begun(context, student: Persona, title: str) -> None:
    world, course = context.world, context.world.story.of(student).course
    world.seed.unscreened.working.begin(world.story.person(student), course, title)


@when("{actor} asks for everything that is due {date}")
def asks_for_day(context, actor: Persona, day: Day) -> None:
    world, known = context.world, context.world.story.of(actor)
    first, last = (world.story.moment(day, clock, known.course) for clock in (time(0), time(23, 59, 59)))
    person = world.story.person(actor)
    found = world.seed.unscreened.working.due_between(person, known.course, first, last)
    world.keep(Titles(tuple(found)))


@then("{actor} is told of {assignments} only")
def is_told_of_only(context, actor: Persona, titles: tuple[str, ...]) -> None:
    found = context.world.recall(Titles).titles
    assert found == titles, f"{actor.name} should be told of {titles} only, but is told of {found}"


@then("{assignment} is not shown to {actor} yet, and {actor} is told that not everything is ready")
def is_not_shown_yet(context, title: str, student: Persona, *_same: Persona) -> None:
    world, course = context.world, context.world.story.of(student).course
    titles, is_ready = world.seed.unscreened.working.told_now(world.story.person(student), course)
    assert title not in titles, f"{title!r} should not be shown yet, but there are {titles}"
    assert not is_ready, "it should be told that not everything is ready"


@when("{actor} looks at the dashboard")
def looks(context, student: Persona) -> None:
    world, course = context.world, context.world.story.of(student).course
    rows = world.screens.dashboards.rows(world.story.person(student), course)
    world.keep({row.title: row for row in rows})


@then("{assignment} is past work, {assignment} this week's work and {assignment} coming work")
def are_kept_apart(context, past: str, present: str, coming: str) -> None:
    expected = {past: Week.PAST, present: Week.THIS, coming: Week.COMING}
    found = {title: _row(context, title).week for title in expected}
    assert found == expected, f"they should be kept apart as {expected}, but are as {found}"


@then("{assignment} stands as {string}")
def stands_as(context, title: str, status: str) -> None:
    found = _row(context, title)
    assert found.status == status, f"{title!r} should stand as {status!r}, but is {found}"


@then("{assignment} is marked as due soon")
def is_due_soon(context, title: str) -> None:
    found = _row(context, title).marks
    assert any("soon" in mark for mark in found), f"{title!r} should be marked as due soon, but has {found}"


@then("{assignment} has no mark")
def has_no_mark(context, title: str) -> None:
    found = _row(context, title).marks
    assert not found, f"{title!r} should have no mark, but has {found}"


@then("{assignment} is on {actor}'s dashboard")
def is_on_dashboard(context, title: str, student: Persona) -> None:
    _card(context, student, title)


@then("{assignment} is marked as late in {actor}'s eyes")
def is_marked_late(context, title: str, student: Persona) -> None:
    found = _card(context, student, title)
    assert found.is_late, f"{title!r} should be marked as late, but is {found}"


@then("{assignment} is marked as extended in {actor}'s eyes")
def is_marked_extended(context, title: str, student: Persona) -> None:
    found = _card(context, student, title)
    assert found.is_extended, f"{title!r} should be marked as extended, but is {found}"


@then("{assignment} is not marked as extended in {actor}'s eyes")
def is_not_marked_extended(context, title: str, student: Persona) -> None:
    found = _card(context, student, title)
    assert not found.is_extended, f"{title!r} should not be marked as extended, but is {found}"


@then("{actor}'s dashboard tells how well {assignment} went")
def tells_result(context, student: Persona, title: str) -> None:
    found = _card(context, student, title)
    assert found.has_result, f"a result of {title!r} should be told, but: {found}"


@then("{actor}'s dashboard does not tell how well {assignment} went")
def tells_no_result(context, student: Persona, title: str) -> None:
    found = _card(context, student, title)
    assert not found.has_result, f"no result of {title!r} should be told, but: {found}"


@then("{actor}'s dashboard offers to practise {pages} again")
def offers_to_practise(context, student: Persona, pages: tuple[int, ...]) -> None:
    world, known = context.world, context.world.story.of(student)
    expected = world.story.pages(known, pages)
    found = world.screens.dashboards.recent_topics(world.story.person(student), known.course)
    assert [each for each in found if each.endswith(expected)], f"{expected} should be offered: {found}"


@when("{actor} comes to the site")
def comes_to_site(context, person: Persona) -> None:
    world = context.world
    world.keep(world.screens.dashboards.lands_in_course(world.story.person(person)))


@then("{actor} is in the course at once")
def is_in_course(context, person: Persona) -> None:
    assert context.world.recall(bool), f"{person.name} should be in the only course"


@then("{actor} has courses to choose from")
def has_courses(context, person: Persona) -> None:
    assert not context.world.recall(bool), f"{person.name} should choose among several courses"


def _row(context, title: str) -> DashboardRow:
    """An assignment as the dashboard showed it."""
    rows: dict[str, DashboardRow] = context.world.recall(dict)
    assert title in rows, f"the dashboard should show {title!r}, but shows {list(rows)}"
    return rows[title]


def _card(context, student: Persona, title: str):
    """An assignment as the channel tells it on the dashboard."""
    world, course = context.world, context.world.story.of(student).course
    cards = world.tutor.tasks.listed_for(world.story.person(student), course)
    found = [card for card in cards if card.title == title]
    assert len(found) == 1, f"{title!r} should be there once, but there are {cards}"
    return found[0]
