"""Algorithms at the scheduler's door: what they are handed, and what becomes of what they bring back."""

from dataclasses import dataclass

from behave import given, then, when

from steps.biglearn.offers import READY_WITHIN, algorithms_of, wish_for
from steps.biglearn.results import assert_estimated, key_of
from steps.biglearn.slots import OfferFor, StrengthOf
from support.biglearn import (
    ALGORITHM,
    CalculatedClue,
    ClueCalculation,
    ClueStatus,
    ClueWish,
    ExerciseCalculation,
    MatrixUpdate,
    OfferStatus,
    Order,
    Scheduler,
)
from support.data.telling import Telling
from support.story import Persona
from support.waiting import eventually
from support.world import World


@dataclass
class Work:
    """What the scenario's algorithm is working on."""

    order_task: str | None = None  # the calculation whose order is wanted
    clue_task: str | None = None
    order: tuple[str, ...] = ()  # what it brought last
    was_wanted: tuple[bool, ...] = ()
    handed: tuple[ExerciseCalculation, ...] | tuple[ClueCalculation, ...] | tuple[MatrixUpdate, ...] = ()


def _scheduler(world: World) -> Scheduler:
    assert world.scheduler, "this target has no scheduler that the suite may call"
    return world.scheduler


def _work(world: World) -> Work:
    if Work not in world.kept:
        world.keep(Work())
    return world.recall(Work)


def _name(world: World) -> str:
    return algorithms_of(world).name("the algorithm")


def _current_task(world: World, student: Persona) -> str | None:
    """The calculation that the deployment's own algorithm made its newest order for."""
    made = _scheduler(world).orders_for(world.recall(Telling).students[student.name], ALGORITHM)
    return made[0].order.calculation_uuid if made else None


def _bring_order(world: World, task: str, algorithm: str) -> None:
    """An order of the whole book, from its last exercise to its first."""
    telling, work = world.recall(Telling), _work(world)
    every = [exercise.uuid for page in telling.book.pages for exercise in page.exercises]
    work.order = tuple(reversed(every))
    order = Order(task, algorithm, telling.new_uuid(), work.order)
    work.was_wanted = _scheduler(world).bring_orders([order])


@given("an order of exercises is wanted for {actor}")
@when("an order of exercises is wanted for {actor}")
def order_wanted(context, student: Persona) -> None:
    world = context.world
    _work(world).order_task = eventually(
        lambda: _current_task(world, student), reason=f"a task for {student.name}", within=READY_WITHIN
    )


@given("the algorithm brought the order that was wanted")
@when("the algorithm brings the order that was wanted")
def brings_order(context) -> None:
    _bring_order(context.world, _work(context.world).order_task, _name(context.world))


@when("the algorithm brings the order that was wanted, its name in capital letters")
def brings_order_loudly(context) -> None:
    _bring_order(context.world, _work(context.world).order_task, _name(context.world).upper())


@when("the algorithm brings an order that nobody wanted")
def brings_unwanted_order(context) -> None:
    _bring_order(context.world, context.world.recall(Telling).new_uuid(), _name(context.world))


@given("meanwhile another order is wanted for {actor}")
def other_order_wanted(context, student: Persona) -> None:
    world, before = context.world, _work(context.world).order_task

    def replaced() -> bool:
        return _current_task(world, student) not in {before, None}

    eventually(replaced, reason=f"a new task for {student.name}", within=READY_WITHIN)


@then("what it brought was wanted")
def was_wanted(context) -> None:
    told = _work(context.world).was_wanted
    assert told == (True,), f"it should have been taken, but was answered {told}"


@then("what it brought was not wanted")
def was_not_wanted(context) -> None:
    told = _work(context.world).was_wanted
    assert told == (False,), f"it should not have been taken, but was answered {told}"


@then("{offer} becomes the best {int} of its order")
def becomes_best_of_order(context, offer: OfferFor, count: int) -> None:
    world, page = context.world, context.world.recall(Telling).book.pages[0]
    own = {exercise.uuid for exercise in page.exercises}
    best = tuple(uuid for uuid in _work(world).order if uuid in own)[:count]

    def there() -> None:
        (found,) = world.biglearn.offers(offer.kind, [wish_for(world, offer, _name(world))])
        assert found.status is OfferStatus.READY, f"it is {found.status}"
        assert found.exercise_uuids == best, f"expected {best}, found {found.exercise_uuids}"

    eventually(lambda: there() is None, reason=f"{offer.kind} by the order", within=READY_WITHIN)


@then("the scheduler keeps that order for {actor}")
def keeps_order(context, student: Persona) -> None:
    world, work = context.world, _work(context.world)
    uuid = world.recall(Telling).students[student.name]
    kept = _scheduler(world).orders_for(uuid, _name(world))
    assert len(kept) == 1, f"one order should be kept for {student.name}, but there are {len(kept)}"
    made = kept[0]
    assert made.order.exercise_uuids == work.order, f"another order is kept: {made.order.exercise_uuids}"
    assert made.order.calculation_uuid == work.order_task, f"it is kept for another task: {made}"
    assert made.student_uuid == uuid, f"it is kept for somebody else: {made.student_uuid}"


@then("it keeps the order beside that of the deployment's own algorithm")
def keeps_both_orders(context) -> None:
    world = context.world
    made = _scheduler(world).orders_of([_work(world).order_task])
    names = {one.order.algorithm for one in made}
    assert {_name(world), ALGORITHM} <= names, f"orders are kept of {sorted(names)} only"


@then("the scheduler keeps no order of the algorithm for {actor}")
def keeps_no_order(context, student: Persona) -> None:
    uuid = context.world.recall(Telling).students[student.name]
    made = _scheduler(context.world).orders_for(uuid, _name(context.world))
    assert made == (), f"none was brought, yet it keeps {made}"


@when("the algorithm asks for orders to make")
def asks_for_orders(context) -> None:
    _work(context.world).handed = _scheduler(context.world).exercise_calculations(_name(context.world))


@then("it is handed at least 1 and at most {int} of them, none twice")
def is_handed(context, most: int) -> None:
    uuids = [task.uuid for task in _work(context.world).handed]
    assert 1 <= len(uuids) <= most, f"it was handed {len(uuids)}"
    assert len(set(uuids)) == len(uuids), "one was handed twice"


@then("the order that it brought is not among them")
def not_handed_again(context) -> None:
    uuids = {task.uuid for task in _work(context.world).handed}
    assert _work(context.world).order_task not in uuids, "it is asked for an order that it has brought"


@when("the algorithm asks for estimates to make")
def asks_for_estimates(context) -> None:
    _work(context.world).handed = _scheduler(context.world).clue_calculations(_name(context.world))


@given("an estimate of {strength} is wanted")
def estimate_wanted(context, strength: StrengthOf) -> None:
    world = context.world

    def task() -> str | None:
        (clue,) = world.biglearn.clues(strength.kind, [ClueWish(*key_of(world, strength))])
        return clue.calculation_uuid if clue.status is ClueStatus.READY else None

    _work(world).clue_task = eventually(task, reason=f"a task about {strength.whose}", within=READY_WITHIN)


def _bring_estimate(world: World, task: str, most_likely: float) -> None:
    made = CalculatedClue(task, _name(world), most_likely - 0.1, most_likely, most_likely + 0.1)
    _work(world).was_wanted = _scheduler(world).bring_clues([made])


@when("the algorithm brings {float} as the estimate that was wanted")
def brings_estimate(context, most_likely: float) -> None:
    _bring_estimate(context.world, _work(context.world).clue_task, most_likely)


@when("the algorithm brings an estimate that nobody wanted")
def brings_unwanted_estimate(context) -> None:
    _bring_estimate(context.world, context.world.recall(Telling).new_uuid(), 0.5)


@given("meanwhile another estimate of {strength} is wanted")
def other_estimate_wanted(context, strength: StrengthOf) -> None:
    world, before = context.world, _work(context.world).clue_task

    def replaced() -> bool:
        (clue,) = world.biglearn.clues(strength.kind, [ClueWish(*key_of(world, strength))])
        return clue.calculation_uuid != before

    eventually(replaced, reason=f"a new task about {strength.whose}", within=READY_WITHIN)


@then("in time Biglearn passes on that the algorithm estimated {strength} as {float}")
def passes_on_in_time(context, strength: StrengthOf, most_likely: float) -> None:
    world = context.world

    def there() -> bool:
        (clue,) = world.biglearn.clues(strength.kind, [ClueWish(*key_of(world, strength), _name(world))])
        assert_estimated(clue, most_likely)
        return True

    eventually(there, reason=f"the algorithm's estimate of {strength.whose}", within=READY_WITHIN)


@given("a book is to be looked at again")
def book_wanted(context) -> None:
    world = context.world

    def any_there() -> bool:
        return bool(_scheduler(world).matrix_updates(_name(world)))

    eventually(any_there, reason="a book to look at again", within=READY_WITHIN)


@when("the algorithm asks for books to look at again, and looks at one of them")
def looks_at_one(context) -> None:
    world, work = context.world, _work(context.world)

    def taken() -> bool:
        """Others' books may be replaced by newer tasks meanwhile."""
        work.handed = _scheduler(world).matrix_updates(_name(world))
        looked_at = work.handed[0].uuid
        work.was_wanted = _scheduler(world).matrices_updated([looked_at], _name(world))
        work.order_task = looked_at
        return work.was_wanted == (True,)

    eventually(taken, reason="a book to be looked at", within=READY_WITHIN)


@when("the algorithm tells that it looked at a book, though nobody wanted it to")
def looks_unwanted(context) -> None:
    world = context.world
    unknown = world.recall(Telling).new_uuid()
    _work(world).was_wanted = _scheduler(world).matrices_updated([unknown], _name(world))


@then("it is not handed that book again")
def book_not_handed_again(context) -> None:
    world = context.world
    again = {task.uuid for task in _scheduler(world).matrix_updates(_name(world))}
    assert _work(world).order_task not in again, "it is handed a book that it has looked at"
