"""Exercises that Biglearn offers for assignments and for practice, by the deployment's own algorithm."""

from collections.abc import Callable

from behave import given, then

from steps.biglearn.slots import OfferFor, Origin
from support.biglearn import ALGORITHM, ExerciseOffer, OfferKind, OfferStatus, OfferWish
from support.data.algorithms import Algorithms
from support.data.telling import Telling
from support.waiting import eventually
from support.world import World

# A scheduler on a real deployment looks about once a second, and calculates.
READY_WITHIN = 60.0


def algorithms_of(world: World) -> Algorithms:
    """The algorithms that the scenario brings along."""
    if Algorithms not in world.kept:
        world.keep(Algorithms(world.recall(Telling)))
    return world.recall(Algorithms)


def owner_of(world: World, offer: OfferFor) -> str:
    """The assignment or the student whose exercises are meant; one that nobody told of has a uuid as well."""
    telling = world.recall(Telling)
    if offer.kind is OfferKind.PRACTICE:
        told = telling.students.get(offer.whose)
    else:
        assignment = telling.assignments.get(offer.whose)
        told = assignment.assignment_uuid if assignment else None
    return told or algorithms_of(world).stranger(offer.whose)


def wish_for(
    world: World, offer: OfferFor, algorithm: str = ALGORITHM, limit: int | None = None
) -> OfferWish:
    """What to ask for."""
    name = offer.history.of(algorithm) if offer.kind is OfferKind.SPACED else algorithm
    return OfferWish(owner_uuid=owner_of(world, offer), algorithm=name, limit=limit)


def ask(world: World, offer: OfferFor) -> ExerciseOffer:
    """What the deployment's own algorithm offers now."""
    (found,) = world.biglearn.offers(offer.kind, [wish_for(world, offer)])
    return found


def _becomes(world: World, offer: OfferFor, fits: Callable[[ExerciseOffer], None]) -> ExerciseOffer:
    """The offer as soon as it is ready and fits; it is remembered for later steps."""

    def ready() -> ExerciseOffer:
        found = ask(world, offer)
        assert found.status is OfferStatus.READY, f"it is {found.status}"
        fits(found)
        return found

    found = eventually(ready, reason=f"{offer.kind} of {offer.whose}", within=READY_WITHIN)
    assert len(set(found.exercise_uuids)) == len(found.exercise_uuids), f"one is offered twice: {found}"
    world.keep(found)
    return found


def _assert_count(found: ExerciseOffer, count: int) -> None:
    assert len(found.exercise_uuids) == count, f"it has {len(found.exercise_uuids)} exercises"


@given("{offer} became ready with {int} exercises")
@then("{offer} becomes ready with {int} exercise(s)")
def becomes_ready(context, offer: OfferFor, count: int) -> None:
    _becomes(context.world, offer, lambda found: _assert_count(found, count))


@then("{offer} becomes ready with {int} exercises, the first {int} from page {int}")
def becomes_ready_beginning(context, offer: OfferFor, count: int, first: int, page: int) -> None:
    own = {exercise.uuid for exercise in context.world.recall(Telling).book.pages[page - 1].exercises}

    def fits(found: ExerciseOffer) -> None:
        _assert_count(found, count)
        assert set(found.exercise_uuids[:first]) <= own, f"it begins with another page: {found}"

    _becomes(context.world, offer, fits)


@then("{offer} becomes ready with {int} or more exercises")
def becomes_ready_at_least(context, offer: OfferFor, count: int) -> None:
    def fits(found: ExerciseOffer) -> None:
        assert len(found.exercise_uuids) >= count, f"it has {len(found.exercise_uuids)} exercises"

    _becomes(context.world, offer, fits)


@then("{offer} becomes ready with {origins}")
def becomes_ready_from(context, offer: OfferFor, origins: tuple[Origin, ...]) -> None:
    book = context.world.recall(Telling).book

    def fits(found: ExerciseOffer) -> None:
        pages = {e.uuid: number for number, page in enumerate(book.pages, 1) for e in page.exercises}
        left = [pages.get(uuid, 0) for uuid in found.exercise_uuids]
        seen = f"they come from the pages {left}"
        for origin in origins:
            there = [page for page in left if page in origin.pages][: origin.count]
            assert len(there) == origin.count, f"expected {origin.count} from {origin.pages}: {seen}"
            for page in there:
                left.remove(page)
        assert not left, f"there are more than expected: {seen}"

    _becomes(context.world, offer, fits)


@then("{offer} is still not ready")
def not_ready(context, offer: OfferFor) -> None:
    found = ask(context.world, offer)
    assert found.status is OfferStatus.UNREADY, f"it wants none, yet it is {found}"
    assert not found.exercise_uuids, f"there is nothing to offer, yet it is {found}"


@then("{offer} is still the same")
def still_the_same(context, offer: OfferFor) -> None:
    found, before = ask(context.world, offer), context.world.recall(Remembered)
    assert found.exercise_uuids == before.exercises, f"it was {before.exercises}, and is {found}"


@given("Tutor assigned the {int} exercises that Biglearn offered for {offer}")
def assigns_offered(context, count: int, offer: OfferFor) -> None:
    world, telling = context.world, context.world.recall(Telling)
    found = _becomes(world, offer, lambda found: _assert_count(found, count))
    world.keep(Remembered(found.exercise_uuids))
    facts = telling.taken(offer.whose, found.exercise_uuids, is_spaced=offer.kind is OfferKind.SPACED)
    world.biglearn.create_update_assignments(telling.numbered(facts))


class Remembered:
    """What was offered at an earlier step."""

    def __init__(self, exercises: tuple[str, ...]) -> None:
        self.exercises = exercises


@then("{offer} and {offer} share no question, and repeat none of {assignment}")
def share_nothing(context, one: OfferFor, other: OfferFor, title: str) -> None:
    world = context.world
    groups = _groups(world.recall(Telling))
    sets = [{groups[uuid] for uuid in ask(world, offer).exercise_uuids} for offer in (one, other)]
    sets.append({groups[e.exercise_uuid] for e in world.recall(Telling).assignments[title].exercises})
    together = set().union(*sets)
    assert all(sets), f"each should hold something: {sets}"
    assert len(together) == sum(len(part) for part in sets), "a question is there twice"


@then("all of them are from page {int}")
def from_page(context, page: int) -> None:
    own = {exercise.uuid for exercise in context.world.recall(Telling).book.pages[page - 1].exercises}
    strange = set(context.world.recall(ExerciseOffer).exercise_uuids) - own
    assert not strange, f"{len(strange)} of the offered exercises are not from page {page}"


@then("none of them is already in {assignment}")
def not_in(context, title: str) -> None:
    given_there = {e.exercise_uuid for e in context.world.recall(Telling).assignments[title].exercises}
    twice = given_there & set(context.world.recall(ExerciseOffer).exercise_uuids)
    assert not twice, f"{len(twice)} of the offered exercises are already in {title!r}"


@then("none of them is a question of {assignment} in any version")
def not_in_any_version(context, title: str) -> None:
    telling = context.world.recall(Telling)
    groups = _groups(telling)
    assigned = {groups[e.exercise_uuid] for e in telling.assignments[title].exercises}
    again = [uuid for uuid in context.world.recall(ExerciseOffer).exercise_uuids if groups[uuid] in assigned]
    assert not again, f"{len(again)} of them are versions of questions of {title!r}"


@then("no question is among them in two versions")
def no_two_versions(context) -> None:
    groups = _groups(context.world.recall(Telling))
    found = [groups[uuid] for uuid in context.world.recall(ExerciseOffer).exercise_uuids]
    assert len(set(found)) == len(found), (
        f"{len(found) - len(set(found))} questions are there in two versions"
    )


@then("some of them are already in {assignment}")
def some_in(context, title: str) -> None:
    given_there = {e.exercise_uuid for e in context.world.recall(Telling).assignments[title].exercises}
    again = given_there & set(context.world.recall(ExerciseOffer).exercise_uuids)
    assert again, f"none of the offered exercises is in {title!r}"


@then("{offer}, as soon as there is any, holds nothing of {assignment}")
def holds_nothing_of(context, offer: OfferFor, title: str) -> None:
    def any_there() -> ExerciseOffer | None:
        found = ask(context.world, offer)
        return found if found.exercise_uuids else None

    context.world.keep(eventually(any_there, reason=f"{offer.kind} of {offer.whose}", within=READY_WITHIN))
    not_in(context, title)


def _groups(telling: Telling) -> dict[str, str]:
    return {exercise.uuid: exercise.group_uuid for page in telling.book.pages for exercise in page.exercises}
