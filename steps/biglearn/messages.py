"""Messages to Biglearn as such: in a wrong form, from a stranger, with nothing in them."""

import re

from behave import then, when

from support.biglearn import Damage, RebuffError
from support.data.happenings import Happening, Told, happening, tell
from support.data.requests import EMPTY, REQUESTS, Request
from support.data.telling import Telling
from support.domain.refusals import Refusal


@when("a stranger tries to {request}")
def stranger_tries(context, request: Request) -> None:
    world = context.world
    world.attempt(lambda: REQUESTS[request](world.biglearn.as_stranger(), world.recall(Telling)))


@when("Tutor tries to {request} {damage}")
def tries_badly(context, request: Request, damage: Damage) -> None:
    world = context.world
    spoilt = world.biglearn.spoilt(damage)
    world.attempt(lambda: REQUESTS[request](spoilt, world.recall(Telling)))


@when("Tutor tries to {request}, with an empty list")
def tries_emptily(context, request: Request) -> None:
    answer = context.world.attempt(lambda: EMPTY[request](context.world.biglearn))
    assert not answer, f"nothing was told or asked for, yet the answer is {answer}"


@when("Tutor tells of {happening} {damage}")
def tells_badly(context, kind: Happening, damage: Damage) -> None:
    world = context.world
    facts = happening(world.recall(Telling), kind)
    world.keep(Told(facts, world.attempt(lambda: tell(world.biglearn.spoilt(damage), facts))))


@then("the message is sent back as it was")
def sent_back(context) -> None:
    told, refusal = context.world.recall(Told), context.world.refusal
    assert isinstance(refusal, RebuffError), f"it should have been refused, but: {refusal}"
    assert told.facts.request_uuid in (refusal.echo or ""), f"what came back is not it: {refusal.echo!r}"


@then("Biglearn tells a number to ask about the trouble")
def trouble_number(context) -> None:
    refusal = context.world.refusal
    assert isinstance(refusal, RebuffError), f"it should have been refused, but: {refusal}"
    assert re.fullmatch(r"\d{6}", refusal.trouble_number or ""), f"no number of trouble: {refusal}"


@then("Tutor hears that it was taken")
def was_taken(context) -> None:
    assert context.world.attempted, "nothing was told in this scenario"
    assert context.world.refusal is None, f"it should have been taken, but was {context.world.refusal}"


@then("Tutor is refused because {refusal}")
@then("the stranger is refused because {refusal}")
def was_refused(context, reason: Refusal) -> None:
    assert context.world.refusal, "it should have been refused, but was taken"
    assert context.world.refusal.reason is reason, f"it was {context.world.refusal}, not because {reason}"


@when("a stranger asks whether Biglearn is alive")
def stranger_asks(context) -> None:
    context.world.keep(context.world.biglearn.as_stranger().is_alive())


@then("Biglearn is alive")
def is_alive(context) -> None:
    assert context.world.recall(bool), "the health check should answer without a token"
