"""Each thing that an algorithm can want of the scheduler, made rightly: for rules that hold for all."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from support.biglearn import ALGORITHM, CalculatedClue, Order, Scheduler
from support.data.algorithms import Algorithms

__all__ = ["ERRANDS", "Errand"]


class Errand(StrEnum):
    """What an algorithm can want, in the words of a rule. Seven calls: one of them is asked in two ways."""

    ASK_ORDERS = "ask for orders to make"
    BRING_ORDER = "bring an order"
    READ_STUDENT = "look up the orders made for a student"
    READ_TASKS = "look up the orders made for tasks"
    ASK_ESTIMATES = "ask for estimates to make"
    BRING_ESTIMATE = "bring an estimate"
    ASK_BOOKS = "ask for books to look at again"
    LOOK_AT_BOOK = "tell that it looked at a book"


_Run = Callable[[Scheduler, Algorithms], object]


def _bring_order(scheduler: Scheduler, algorithms: Algorithms) -> tuple[bool, ...]:
    new, exercises = algorithms.telling.new_uuid, algorithms.exercises(3)
    return scheduler.bring_orders([Order(new(), algorithms.name("the algorithm"), new(), exercises)])


def _bring_estimate(scheduler: Scheduler, algorithms: Algorithms) -> tuple[bool, ...]:
    task = algorithms.telling.new_uuid()
    return scheduler.bring_clues([CalculatedClue(task, algorithms.name("the algorithm"), 0.2, 0.4, 0.6)])


ERRANDS: Mapping[Errand, _Run] = {
    Errand.ASK_ORDERS: lambda s, a: s.exercise_calculations(a.name("the algorithm")),
    Errand.BRING_ORDER: _bring_order,
    Errand.READ_STUDENT: lambda s, a: s.orders_for(a.telling.new_uuid(), ALGORITHM),
    Errand.READ_TASKS: lambda s, a: s.orders_of([a.telling.new_uuid()]),
    Errand.ASK_ESTIMATES: lambda s, a: s.clue_calculations(a.name("the algorithm")),
    Errand.BRING_ESTIMATE: _bring_estimate,
    Errand.ASK_BOOKS: lambda s, a: s.matrix_updates(a.name("the algorithm")),
    Errand.LOOK_AT_BOOK: lambda s, a: s.matrices_updated([a.telling.new_uuid()], a.name("the algorithm")),
}
"""How each is done; what is brought is wanted by nobody, so that it changes nothing."""
