"""Messages to the scheduler as such: from strangers, in a wrong form."""

from behave import then, when

from steps.biglearn.offers import algorithms_of
from support.biglearn import Damage
from support.data.errands import ERRANDS, Errand
from support.world import World


def _try(world: World, errand: Errand, damage: Damage | None) -> None:
    assert world.scheduler, "this target has no scheduler that the suite may call"
    door = world.scheduler.spoilt(damage) if damage else world.scheduler
    world.attempt(lambda: ERRANDS[errand](door, algorithms_of(world)))


@when("a stranger tries at the scheduler to {errand}")
def stranger_tries(context, errand: Errand) -> None:
    _try(context.world, errand, Damage.WRONG_TOKEN)


@when("the algorithm tries to {errand}")
def tries(context, errand: Errand) -> None:
    _try(context.world, errand, None)


@when("the algorithm tries to {errand} {damage}")
def tries_badly(context, errand: Errand, damage: Damage) -> None:
    _try(context.world, errand, damage)


@then("the algorithm is heard")
def is_heard(context) -> None:
    assert context.world.attempted, "nothing was asked in this scenario"
    assert context.world.refusal is None, f"it should have been heard, but was {context.world.refusal}"
