"""How the product says no."""

from behave import then

from support.domain.refusals import Refusal
from support.story import Persona


@then("{actor} is refused because {refusal}")
def is_refused(context, actor: Persona, reason: Refusal) -> None:
    seen = context.world.refusal
    assert seen is not None, f"{actor.name} should be refused because {reason}, but was not refused"
    assert seen.reason is reason, f"{actor.name} should be refused because {reason}, but was {seen}"


@then("they are refused because {refusal}")
def they_are_refused(context, reason: Refusal) -> None:
    seen = context.world.refusal
    assert seen is not None, f"they should be refused because {reason}, but were not refused"
    assert seen.reason is reason, f"they should be refused because {reason}, but were {seen}"
