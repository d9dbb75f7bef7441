"""Biglearn failing, and what Tutor makes of it."""

from collections.abc import Sequence

from behave import given, then, when

from support.domain.events import CourseEvent
from support.domain.outages import MissedEvent, Outage
from support.story import Persona
from support.waiting import eventually

_SECONDS = 30.0  # Tutor tries again in the background


class _Missed(tuple[MissedEvent, ...]):
    """What Biglearn missed while it failed."""

    __slots__ = ()


@given("Biglearn {outage}")
def fails(context, outage: Outage) -> None:
    world, course = context.world, context.world.story.known[-1].course
    # Of a course that Biglearn has never heard of nothing could go wrong but the course itself.
    eventually(
        lambda: bool(world.biglearn_log.events(course)),
        reason="Biglearn to know the course",
        within=_SECONDS,
    )
    world.outages.begin(course, outage)


@when("Biglearn is well again, after it missed something")
def is_well_again_after_missing(context) -> None:
    course = context.world.story.known[-1].course
    eventually(
        lambda: bool(context.world.outages.missed(course)),
        reason="Tutor to tell Biglearn something in vain",
        within=_SECONDS,
    )
    context.world.keep(_Missed(context.world.outages.end(course)))


@given("the site has failed to open {assignment} for {actor}, until Biglearn was well again")
def has_failed_to_open(context, title: str, student: Persona) -> None:
    story, unscreened = context.world.story, context.world.seed.unscreened
    course = story.of(student).course
    failed = unscreened.breaks_down_opening(story.person(student), course, title)
    context.world.outages.end(course)
    assert failed, f"the site should fail to open {title!r}, but opened it"


@then("what it missed is known to it now, in its place and under the identity it had then")
def is_known_now(context) -> None:
    missed, course = context.world.recall(_Missed), context.world.story.known[-1].course
    last = max(event.number or 0 for event in missed)
    told = eventually(
        lambda: _from_number(context.world.biglearn_log.events(course), last),
        reason=f"Biglearn to know event {last}",
        within=_SECONDS,
    )
    lost = [event for event in missed if told.get(event.number) != event.uuid]
    assert not lost, f"all that was missed should be told again as it was, but these were not: {lost}"


def _from_number(events: Sequence[CourseEvent], last: int) -> dict[int | None, str]:
    """The identities of all events by number, once all up to that number are known."""
    assert [e.number for e in events[: last + 1]] == list(range(last + 1)), f"{len(events)} are known"
    return {event.number: event.uuid for event in events}
