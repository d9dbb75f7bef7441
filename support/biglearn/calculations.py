"""What Biglearn's scheduler hands to algorithms and takes back from them, and the port of its seven calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from support.biglearn.refusals import Damage

__all__ = [
    "NOBODY",
    "CalculatedClue",
    "ClueCalculation",
    "CountedResponse",
    "ExerciseCalculation",
    "MatrixUpdate",
    "Order",
    "Ordering",
    "Scheduler",
]

NOBODY = "00000000-0000-0000-0000-000000000000"
"""The student of a calculation that serves whoever has none of their own yet."""


@dataclass(frozen=True, slots=True)
class ExerciseCalculation:
    """A task: put all exercises of a book in order for a student."""

    uuid: str
    ecosystem_uuid: str
    student_uuid: str
    exercise_uuids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What an algorithm brings for an exercise calculation: the exercises, best first."""

    calculation_uuid: str
    algorithm: str
    matrix_uuid: str
    exercise_uuids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order that the scheduler keeps, with what it was made for and when."""

    order: Order
    student_uuid: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CountedResponse:
    """An answer that counts for a CLUE."""

    response_uuid: str
    trial_uuid: str
    is_correct: bool


@dataclass(frozen=True, slots=True)
class ClueCalculation:
    """A task: estimate from these answers."""

    uuid: str
    ecosystem_uuid: str
    student_uuids: tuple[str, ...]
    exercise_uuids: tuple[str, ...]
    responses: tuple[CountedResponse, ...]


@dataclass(frozen=True, slots=True)
class CalculatedClue:
    """What an algorithm brings for a CLUE calculation."""

    calculation_uuid: str
    algorithm: str
    minimum: float
    most_likely: float
    maximum: float
    is_real: bool = True


@dataclass(frozen=True, slots=True)
class MatrixUpdate:
    """A task: look at all answers to a book's questions again."""

    uuid: str
    ecosystem_uuid: str


class Scheduler(Protocol):
    """The scheduler's calls, as an algorithm uses them.

    What is handed out is handed out again until it is brought back. Bringing something back tells of each
    item whether it was wanted: a calculation that is not known, or was replaced meanwhile, is not.
    """

    def exercise_calculations(self, algorithm: str) -> tuple[ExerciseCalculation, ...]:
        """Some of the orders that an algorithm has still to make, at most ten, in any order."""

    def bring_orders(self, orders: Sequence[Order]) -> tuple[bool, ...]:
        """Orders that an algorithm has made, whether each was wanted."""

    def orders_for(self, student_uuid: str, algorithm: str) -> tuple[Ordering, ...]:
        """The current orders that an algorithm has made for a student."""

    def orders_of(self, calculation_uuids: Sequence[str]) -> tuple[Ordering, ...]:
        """The orders that any algorithm has made for these calculations."""

    def clue_calculations(self, algorithm: str) -> tuple[ClueCalculation, ...]:
        """Some of the CLUEs that an algorithm has still to make: a hundred of students and of sections."""

    def bring_clues(self, clues: Sequence[CalculatedClue]) -> tuple[bool, ...]:
        """CLUEs that an algorithm has made, whether each was wanted."""

    def matrix_updates(self, algorithm: str) -> tuple[MatrixUpdate, ...]:
        """The books whose answers an algorithm has still to look at again, at most a thousand."""

    def matrices_updated(self, update_uuids: Sequence[str], algorithm: str) -> tuple[bool, ...]:
        """Tell that an algorithm has looked; whether each was wanted."""

    def as_stranger(self) -> "Scheduler":
        """The same service, spoken to with a token that is not the right one."""

    def spoilt(self, damage: Damage) -> "Scheduler":
        """The same service; what is sent to it is spoilt on its way."""
