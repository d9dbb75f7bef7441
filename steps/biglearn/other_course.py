"""A second course in a scenario: what Tutor tells of it, and what Biglearn has of it."""

from dataclasses import replace

from behave import given, then, when

from support.data.happenings import Happening, Told, happening, tell
from support.data.listing import ListStart, end_of, read_on
from support.data.telling import Telling
from support.world import World


class OtherTelling(Telling):
    """The second course of a scenario."""


def _other(world: World) -> OtherTelling:
    other = OtherTelling(f"{world.seed_text}/other", world.clock.now)
    other.roster(["Ben"])
    world.keep(other)
    return other


@given("Tutor told of another course")
def told_other(context) -> None:
    context.world.biglearn.create_course(_other(context.world).course())


@given("Tutor told of a roster of another course that Biglearn does not know yet")
def told_other_roster(context) -> None:
    world, other = context.world, _other(context.world)
    world.keep(ListStart(end_of(world.biglearn.courses)))
    world.biglearn.update_rosters(other.numbered(other.roster(["Ben"])))


@given("Tutor told of an event of another course with the number 0")
def told_other_first(context) -> None:
    other = _other(context.world)
    context.world.biglearn.update_rosters([replace(other.roster(["Ben"]), number=0)])


@when("Tutor tells of the other course")
def tells_other_course(context) -> None:
    world = context.world
    world.attempt(lambda: world.biglearn.create_course(world.recall(OtherTelling).course()))


@when("Tutor tells of {happening} of the other course with the number {int}")
def tells_of_other(context, kind: Happening, number: int) -> None:
    world = context.world
    facts = happening(world.recall(OtherTelling), kind, number=number)
    world.attempt(lambda: tell(world.biglearn, facts))


@when("Tutor tells of it again for the other course")
def tells_again_for_other(context) -> None:
    world = context.world
    facts = replace(world.recall(Told).facts, course_uuid=world.recall(OtherTelling).course_uuid, number=1)
    world.attempt(lambda: tell(world.biglearn, facts))


@given("the other course's history holds {int} event(s) and a gap")
def other_history_holds_gap(context, count: int) -> None:
    page = context.world.biglearn.course_events(context.world.recall(OtherTelling).course_uuid)
    assert (len(page.events), page.is_gap) == (count, True), f"expected {count} events and a gap: {page}"


@given("the other course is not listed")
def other_not_listed(context) -> None:
    world = context.world
    listed = {row.uuid for row in read_on(world.biglearn.courses, world.recall(ListStart).number)}
    assert world.recall(OtherTelling).course_uuid not in listed, "it is listed before it was told"


@then("the other course's history holds {int} event(s)")
def other_history_holds(context, count: int) -> None:
    page = context.world.biglearn.course_events(context.world.recall(OtherTelling).course_uuid)
    assert (len(page.events), page.is_gap) == (count, False), f"expected {count} events, no gap: {page}"
