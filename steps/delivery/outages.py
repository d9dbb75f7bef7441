"""Biglearn failing, and what Tutor makes of it."""

from behave import given, then, when

from support.domain.outages import MissedEvent, Outage
from support.story import Persona
from support.waiting import eventually

_SECONDS = 30.0  # Tutor tries again in the background


class _Missed(tuple[MissedEvent, ...]):
    """What Biglearn missed while it failed."""

    __slots__ = ()


@given("Biglearn {outage}")
def fails(context, outage: Outage) -> None:
    context.world.outages.begin(context.world.story.known[-1].course, outage)


@given("Biglearn has missed something of it")
def has_missed(context) -> None:
    course = context.world.story.known[-1].course
    eventually(
        lambda: bool(context.world.outages.missed(course)),
        reason="Tutor to tell Biglearn something in vain",
        within=_SECONDS,
    )


@when("Biglearn is well again")
def is_well_again(context) -> None:
    course = context.world.story.known[-1].course
    context.world.keep(_Missed(context.world.outages.end(course)))


@given("the site has failed to open {assignment} for {actor}")
def has_failed_to_open(context, title: str, student: Persona) -> None:
    story, unscreened = context.world.story, context.world.seed.unscreened
    failed = unscreened.breaks_down_opening(story.person(student), story.of(student).course, title)
    assert failed, f"the site should fail to open {title!r}, but opened it"


@then("what it missed is known to it now, each under the identity it had then")
def is_known_now(context) -> None:
    missed = context.world.recall(_Missed)
    told = {e.number: e.uuid for e in context.world.biglearn_log.events(context.world.story.known[-1].course)}
    assert missed, "Biglearn should have missed something"
    lost = [event for event in missed if told.get(event.number) != event.uuid]
    assert not lost, f"all that was missed should be told again as it was, but these were not: {lost}"
