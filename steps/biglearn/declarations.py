"""A Biglearn that holds every message against what its calls declare, and says where one breaks it."""

from behave import then, when

from steps.biglearn.offers import algorithms_of
from steps.biglearn.results import key_of
from steps.biglearn.slots import StrengthOf
from support.biglearn import RebuffError


@when("{algorithm} tries to estimate {strength} as {float}")
def tries_to_estimate(context, algorithm: str, strength: StrengthOf, most_likely: float) -> None:
    world = context.world
    made = algorithms_of(world).estimate(algorithm, *key_of(world, strength), most_likely)
    world.attempt(lambda: world.biglearn.beyond_declared().estimate(strength.kind, [made]))


@then("Tutor hears that the trouble is with {string}")
def hears_place(context, place: str) -> None:
    refusal = context.world.refusal
    assert isinstance(refusal, RebuffError), f"it should have been refused with a message: {refusal}"
    assert any(place in words for words in refusal.words), f"{place} is not named: {refusal.words}"
