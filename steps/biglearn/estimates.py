"""How strong the deployment's own algorithm estimates a student or a section to be."""

from datetime import UTC, datetime

from behave import given, then

from steps.biglearn.offers import READY_WITHIN
from steps.biglearn.results import assert_neutral, key_of
from steps.biglearn.slots import StrengthOf
from support.biglearn import Clue, ClueStatus, ClueWish
from support.data.telling import Telling
from support.waiting import eventually
from support.world import World


def _ask(world: World, strength: StrengthOf) -> Clue:
    (found,) = world.biglearn.clues(strength.kind, [ClueWish(*key_of(world, strength))])
    return found


def _becomes(world: World, strength: StrengthOf, expected: float) -> None:
    whose = f"{strength.whose}'s strength"

    def there() -> Clue:
        clue = _ask(world, strength)
        assert clue.is_real, f"{whose} is not really known yet: {clue}"
        assert abs(clue.most_likely - expected) < 0.001, f"{whose} is {clue.most_likely:.3f}"
        return clue

    clue = eventually(there, reason=f"{whose} of {expected}", within=READY_WITHIN)
    assert 0 <= clue.minimum <= clue.most_likely <= clue.maximum <= 1, f"the bounds are out of order: {clue}"


@given("{strength} became {float}")
@then("{strength} becomes {float}")
def becomes(context, strength: StrengthOf, expected: float) -> None:
    _becomes(context.world, strength, expected)


@then("{strength} becomes {float}, but not before the feedback of {assignment}")
def becomes_later(context, strength: StrengthOf, expected: float, title: str) -> None:
    world = context.world
    feedback_at = world.recall(Telling).assignments[title].feedback_at

    def shown() -> bool:
        before = datetime.now(UTC)
        if not _ask(world, strength).is_real:
            return False
        assert feedback_at <= before or feedback_at <= datetime.now(UTC), "it is given away too early"
        return True

    eventually(shown, reason="feedback to be released", within=READY_WITHIN)
    _becomes(world, strength, expected)


@given("{strength} is known, but not really")
@then("{strength} becomes known, but not really")
def becomes_unreal(context, strength: StrengthOf) -> None:
    def ready() -> Clue | None:
        clue = _ask(context.world, strength)
        return clue if clue.status is ClueStatus.READY and not clue.is_real else None

    clue = eventually(ready, reason=f"{strength.whose}'s strength", within=READY_WITHIN)
    assert_neutral(clue, ClueStatus.READY)


@given("nothing is known of {strength} yet")
@then("nothing is known of {strength} yet")
def is_unready(context, strength: StrengthOf) -> None:
    assert_neutral(_ask(context.world, strength), ClueStatus.UNREADY)


@then("as soon as {strength} is estimated, it claims nothing")
def claims_nothing(context, strength: StrengthOf) -> None:
    def ready() -> Clue | None:
        clue = _ask(context.world, strength)
        return clue if clue.status is ClueStatus.READY else None

    clue = eventually(ready, reason=f"{strength.whose}'s strength", within=READY_WITHIN)
    assert not clue.is_real, f"it is claimed to be {clue.most_likely:.3f}"
