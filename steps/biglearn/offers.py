"""Exercises that Biglearn offers for assignments and for practice."""

from behave import given, then

from steps.biglearn.telling import given_exercises
from support.biglearn import ExerciseOffer, OfferStatus
from support.data.telling import Telling
from support.story import Persona
from support.waiting import eventually
from support.world import World

# A scheduler on a real deployment looks about once a second, and calculates.
READY_WITHIN = 30.0


def _offer(world: World, title: str) -> ExerciseOffer:
    return world.biglearn.personalized(world.recall(Telling).assignments[title].assignment_uuid)


@given("Biglearn has no offer for the assignment {assignment} that it does not know")
def no_offer(context, title: str) -> None:
    offer = context.world.biglearn.personalized(context.world.recall(Telling).new_uuid())
    assert offer == ExerciseOffer(OfferStatus.UNKNOWN, ()), f"{title!r} is not known, yet has {offer}"


@then("an offer of {int} exercises for {assignment} becomes ready")
def offer_becomes_ready(context, count: int, title: str) -> None:
    def ready() -> ExerciseOffer | None:
        offer = _offer(context.world, title)
        return offer if offer.status is OfferStatus.READY else None

    offer = eventually(ready, reason=f"an offer for {title}", within=READY_WITHIN)
    assert len(offer.exercise_uuids) == count, f"expected {count} exercises, got {len(offer.exercise_uuids)}"
    assert len(set(offer.exercise_uuids)) == count, f"an exercise is offered twice: {offer.exercise_uuids}"
    context.world.keep(offer)


@then("the offer for {assignment} is still not ready")
def offer_not_ready(context, title: str) -> None:
    offer = _offer(context.world, title)
    assert offer == ExerciseOffer(OfferStatus.UNREADY, ()), f"{title!r} wants none, yet has {offer}"


@then("all of them are from the page of {assignment}")
def from_its_page(context, title: str) -> None:
    telling = context.world.recall(Telling)
    pages = telling.assignments[title].container_uuids
    own = {e.uuid for page in telling.book.pages if page.uuid in pages for e in page.exercises}
    strange = set(context.world.recall(ExerciseOffer).exercise_uuids) - own
    assert not strange, f"{len(strange)} of the offered exercises are not from the page of {title!r}"


@then("none of them is already in {assignment}")
def not_in(context, title: str) -> None:
    given = given_exercises(context.world.recall(Telling).assignments[title])
    twice = given & set(context.world.recall(ExerciseOffer).exercise_uuids)
    assert not twice, f"{len(twice)} of the offered exercises are already in {title!r}"


@then("{actor}'s practice becomes ready with {int} exercises")
def practice_becomes_ready(context, student: Persona, count: int) -> None:
    uuid = context.world.recall(Telling).students[student.name]

    def ready() -> ExerciseOffer | None:
        offer = context.world.biglearn.practice(uuid)
        return offer if offer.status is OfferStatus.READY else None

    offer = eventually(ready, reason=f"practice for {student.name}", within=READY_WITHIN)
    assert len(offer.exercise_uuids) == count, f"expected {count} exercises, got {offer.exercise_uuids}"
