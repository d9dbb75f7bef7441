"""What algorithms of the scenario's own bring to Biglearn, and what Biglearn passes on of it."""

from dataclasses import dataclass, replace

from behave import given, then, when

from steps.biglearn.offers import algorithms_of, owner_of, wish_for
from steps.biglearn.slots import OfferFor, StrengthOf
from support.biglearn import (
    Choice,
    Clue,
    ClueKind,
    ClueStatus,
    ClueWish,
    Estimate,
    ExerciseOffer,
    OfferKind,
    OfferStatus,
    OfferWish,
)
from support.data.telling import Telling
from support.world import World


@dataclass(frozen=True)
class Delivery:
    """What an algorithm brought for many at once."""

    kind: OfferKind
    choices: list[Choice]


def _choice(world: World, algorithm: str, offer: OfferFor, exercises: tuple[str, ...]) -> Choice:
    """A new choice, under the name by which it is asked for."""
    algorithms = algorithms_of(world)
    choice = algorithms.choice(algorithm, owner_of(world, offer), exercises)
    return replace(choice, algorithm=wish_for(world, offer, algorithms.name(algorithm)).algorithm)


def _bring(world: World, algorithm: str, offer: OfferFor, exercises: tuple[str, ...]) -> None:
    choice = _choice(world, algorithm, offer, exercises)
    algorithms_of(world).choices[algorithm, offer] = choice
    world.attempt(lambda: world.biglearn.choose(offer.kind, [choice]))


def _ask(world: World, algorithm: str, offer: OfferFor, limit: int | None = None) -> ExerciseOffer:
    wish = wish_for(world, offer, algorithms_of(world).name(algorithm), limit)
    (found,) = world.biglearn.offers(offer.kind, [wish])
    return found


def _passed_on(choice: Choice) -> ExerciseOffer:
    """How a choice comes back: whole, in order, each exercise once."""
    return ExerciseOffer(
        status=OfferStatus.READY,
        exercise_uuids=tuple(dict.fromkeys(choice.exercise_uuids)),
        calculation_uuid=choice.calculation_uuid,
        matrix_uuid=choice.matrix_uuid,
        why=choice.why,
    )


@given("{algorithm} has chosen {int} exercise(s) for {offer}")
@when("{algorithm} chooses {int} exercise(s) for {offer}")
def chooses(context, algorithm: str, count: int, offer: OfferFor) -> None:
    exercises = algorithms_of(context.world).exercises(count)
    _bring(context.world, algorithm, offer, exercises)


@when("{algorithm} chooses {int} exercises for {offer}, and names the first one twice")
def chooses_twice(context, algorithm: str, count: int, offer: OfferFor) -> None:
    first, *others = algorithms_of(context.world).exercises(count)
    _bring(context.world, algorithm, offer, (first, *others, first))


@when("{algorithm}, its name in capital letters, chooses {int} exercises for {offer}")
def chooses_loudly(context, algorithm: str, count: int, offer: OfferFor) -> None:
    world = context.world
    choice = _choice(world, algorithm, offer, algorithms_of(world).exercises(count))
    algorithms_of(world).choices[algorithm, offer] = choice
    world.biglearn.choose(offer.kind, [replace(choice, algorithm=choice.algorithm.upper())])


@then("Biglearn passes on nothing under its name in capital letters for {offer}")
def passes_on_nothing_loudly(context, offer: OfferFor) -> None:
    world = context.world
    wish = wish_for(world, offer, algorithms_of(world).name("the algorithm"))
    (found,) = world.biglearn.offers(offer.kind, [replace(wish, algorithm=wish.algorithm.upper())])
    assert found.status is not OfferStatus.READY, f"something is kept under that name: {found}"


@when("{algorithm} brings two choices for {offer} at once")
def brings_two(context, algorithm: str, offer: OfferFor) -> None:
    world = context.world
    one, other = (_choice(world, algorithm, offer, algorithms_of(world).exercises(n)) for n in (1, 2))
    world.attempt(lambda: world.biglearn.choose(offer.kind, [one, other]))


@when("{algorithm} brings the same choice for {offer} again")
def brings_again(context, algorithm: str, offer: OfferFor) -> None:
    choice = algorithms_of(context.world).choices[algorithm, offer]
    context.world.attempt(lambda: context.world.biglearn.choose(offer.kind, [choice]))


@when("{algorithm} answers the request for {offer} once more, for {offer}")
def answers_again(context, algorithm: str, first: OfferFor, other: OfferFor) -> None:
    world = context.world
    used = algorithms_of(world).choices[algorithm, first].request_uuid
    choice = replace(_choice(world, algorithm, other, algorithms_of(world).exercises(1)), request_uuid=used)
    world.attempt(lambda: world.biglearn.choose(other.kind, [choice]))


@then("Biglearn passes on what {algorithm} chose for {offer}")
def passes_on(context, algorithm: str, offer: OfferFor) -> None:
    expected = _passed_on(algorithms_of(context.world).choices[algorithm, offer])
    found = _ask(context.world, algorithm, offer)
    assert found == expected, f"expected {expected}, found {found}"


@then("asked for at most {int}, Biglearn passes on the best {int} that {algorithm} chose for {offer}")
def passes_on_best(context, limit: int, count: int, algorithm: str, offer: OfferFor) -> None:
    expected = _passed_on(algorithms_of(context.world).choices[algorithm, offer])
    found = _ask(context.world, algorithm, offer, limit)
    assert len(found.exercise_uuids) == count, f"{len(found.exercise_uuids)} came, expected {count}"
    assert found == replace(expected, exercise_uuids=expected.exercise_uuids[:count]), f"it is {found}"


@then("asked for both at once, Biglearn passes on what each of the algorithms chose for {offer}")
def passes_on_both(context, offer: OfferFor) -> None:
    world = context.world
    algorithms = algorithms_of(world)
    wishes = [wish_for(world, offer, name) for name in algorithms.names.values()]
    found = world.biglearn.offers(offer.kind, wishes)
    expected = tuple(_passed_on(algorithms.choices[name, offer]) for name in algorithms.names)
    assert found == expected, f"expected {expected}, found {found}"


@given("Biglearn knows nothing about {offer}")
@then("Biglearn knows nothing about {offer}")
def knows_nothing(context, offer: OfferFor) -> None:
    found = _ask(context.world, "the algorithm", offer)
    assert found == ExerciseOffer(OfferStatus.UNKNOWN, ()), f"nobody told of it, yet it is {found}"


@given("Biglearn knows about {offer}, but of no choice")
@then("Biglearn knows about {offer}, but of no choice")
def knows_no_choice(context, offer: OfferFor) -> None:
    found = _ask(context.world, "the algorithm", offer)
    assert found == ExerciseOffer(OfferStatus.UNREADY, ()), f"nothing was chosen, yet it is {found}"


@when("the algorithm chooses {offer_kind} for {int} at once")
def chooses_for_many(context, kind: OfferKind, count: int) -> None:
    world = context.world
    algorithms = algorithms_of(world)
    exercises = algorithms.exercises(5)
    choices = [
        algorithms.choice("the algorithm", algorithms.stranger(number), exercises[: number % 5])
        for number in range(count)
    ]
    world.keep(Delivery(kind, choices))
    world.biglearn.choose(kind, choices)


@then("asked for all at once, Biglearn passes on each of them")
def passes_on_each(context) -> None:
    brought = context.world.recall(Delivery)
    wishes = [OfferWish(choice.owner_uuid, choice.algorithm) for choice in brought.choices]
    found = context.world.biglearn.offers(brought.kind, wishes)
    strange = [
        choice for choice, offer in zip(brought.choices, found, strict=True) if offer != _passed_on(choice)
    ]
    assert not strange, f"{len(strange)} of {len(found)} came out otherwise, first {strange[:1]}"


@then("{algorithm} is refused because {refusal}")
def is_refused(context, algorithm: str, reason) -> None:
    assert context.world.refusal, f"{algorithm} should have been refused, but was not"
    assert context.world.refusal.reason is reason, f"it was {context.world.refusal}, not because {reason}"


def key_of(world: World, strength: StrengthOf) -> tuple[str, str]:
    """Whose CLUE is meant, and for which part of the book."""
    telling = world.recall(Telling)
    parts = telling.book.pages if strength.part.is_page else telling.book.chapters
    # A part that the book does not have is one that nobody told Biglearn of.
    container = (
        parts[strength.part.number - 1].uuid
        if strength.part.number <= len(parts)
        else algorithms_of(world).stranger(strength.part)
    )
    sections = {"the section": telling.section_uuid, "the other section": telling.other_section_uuid}
    known = sections if strength.kind is ClueKind.SECTION else telling.students
    return known.get(strength.whose) or algorithms_of(world).stranger(strength.whose), container


def _estimate(world: World, algorithm: str, strength: StrengthOf, most_likely: float) -> Estimate:
    return algorithms_of(world).estimate(algorithm, *key_of(world, strength), most_likely)


def _ask_clue(world: World, algorithm: str, strength: StrengthOf) -> Clue:
    wish = ClueWish(*key_of(world, strength), algorithms_of(world).name(algorithm))
    (found,) = world.biglearn.clues(strength.kind, [wish])
    return found


@given("{algorithm} has estimated {strength} as {float}")
@when("{algorithm} estimates {strength} as {float}")
def estimates(context, algorithm: str, strength: StrengthOf, most_likely: float) -> None:
    made = _estimate(context.world, algorithm, strength, most_likely)
    context.world.biglearn.estimate(strength.kind, [made])


@when("{algorithm} brings two estimates of {strength} at once")
def brings_two_estimates(context, algorithm: str, strength: StrengthOf) -> None:
    world = context.world
    two = [_estimate(world, algorithm, strength, most_likely) for most_likely in (0.3, 0.4)]
    world.attempt(lambda: world.biglearn.estimate(strength.kind, two))


def assert_estimated(found: Clue, most_likely: float) -> None:
    """Assert that the CLUE is what `Algorithms.estimate` makes of that likelihood."""
    assert found.status is ClueStatus.READY, f"it should be there: {found}"
    assert found.is_real, f"it should be a real one: {found}"
    seen = (found.minimum, found.most_likely, found.maximum)
    expected = (max(0.0, most_likely - 0.1), most_likely, min(1.0, most_likely + 0.1))
    assert seen == expected, f"expected {expected}, found {seen}"


@then("Biglearn passes on that {algorithm} estimated {strength} as {float}")
def passes_on_estimate(context, algorithm: str, strength: StrengthOf, most_likely: float) -> None:
    assert_estimated(_ask_clue(context.world, algorithm, strength), most_likely)


@then("asked for both at once, Biglearn passes on {float} and {float} for {strength}")
def passes_on_both_estimates(context, one: float, other: float, strength: StrengthOf) -> None:
    world = context.world
    key, names = key_of(world, strength), algorithms_of(world).names.values()
    found = world.biglearn.clues(strength.kind, [ClueWish(*key, name) for name in names])
    for clue, most_likely in zip(found, (one, other), strict=True):
        assert_estimated(clue, most_likely)


@then("Biglearn is neutral about {strength} because {clue_reason}")
def is_neutral(context, strength: StrengthOf, reason: ClueStatus) -> None:
    found = _ask_clue(context.world, "the algorithm", strength)
    assert_neutral(found, reason)


def assert_neutral(clue: Clue, status: ClueStatus) -> None:
    """Assert that the CLUE claims nothing, and why."""
    seen = (clue.minimum, clue.most_likely, clue.maximum, clue.is_real)
    assert seen == (0, 0.5, 1, False), f"the estimate should be neutral, but is {clue}"
    assert clue.status is status, f"the reason should be {status}, but is {clue.status}"
