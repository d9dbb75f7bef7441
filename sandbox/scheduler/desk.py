"""Where the follower leaves calculations and algorithms their results; threads of both meet here.

The local algorithm works at this desk like any other, only that it answers at once, and under the two names
that deployments use. What others bring is remembered, and taken again when the same calculation is asked for
after a restart.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.scheduler.calculations import (
    NOBODY,
    ClueCalculation,
    ExerciseCalculation,
    MatrixUpdate,
    Offered,
    matrix_of,
)
from sandbox.scheduler.clues import clue
from sandbox.scheduler.memory import Memory, Remembered
from sandbox.scheduler.orders import Given, Order, Shuffled

__all__ = ["LOCAL", "Desk", "MadeClue", "MadeOrder"]

LOCAL = ("local_query", "biglearn_sparfa")


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """An order that an algorithm made for a calculation."""

    calculation: ExerciseCalculation
    algorithm: str
    order: Order
    matrix_uuid: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MadeClue:
    """A CLUE that an algorithm made for a calculation."""

    calculation: ClueCalculation
    algorithm: str
    data: Mapping[str, Any]


class Desk:
    """All calculations and results. Every method may be called from any thread."""

    def __init__(self, memory: Memory | None = None) -> None:
        self._memory = memory
        self._lock = threading.Lock()
        self._exercises: Offered[ExerciseCalculation] = Offered()
        self._student_clues: Offered[ClueCalculation] = Offered()
        self._teacher_clues: Offered[ClueCalculation] = Offered()
        self._matrix_updates: Offered[MatrixUpdate] = Offered()
        self._orders: dict[str, dict[str, dict[str, MadeOrder]]] = {}  # student → ecosystem → algorithm
        self._by_calculation: dict[str, dict[str, MadeOrder]] = {}  # replaced ones stay known by their uuid
        self._clues: dict[str, dict[str, dict[str, MadeClue]]] = {}  # student → algorithm → container
        self._news: list[MadeOrder | MadeClue] = []

    def ask_for_order(self, calculation: ExerciseCalculation, answered: frozenset[str] = frozenset()) -> None:
        """An order is wanted; the local algorithm makes one at once, with what was answered at the end."""
        with self._lock:
            if self._exercises.put(calculation) is None:
                return
            order = Shuffled(f"{calculation.student} {calculation.ecosystem}", answered)
            matrix = matrix_of(calculation.ecosystem)
            for name in LOCAL:
                self._take_order(calculation.uuid, name, order, matrix)
            for kept in self._remembered(calculation.uuid):
                given, matrix = Given(kept.content["exercise_uuids"]), kept.content["ecosystem_matrix_uuid"]
                self._tell(self._take_order(calculation.uuid, kept.algorithm, given, matrix, kept.at))

    def ask_for_clue(self, calculation: ClueCalculation) -> list[MadeClue]:
        """A CLUE is wanted; those of the local algorithm, if there is anything new in it."""
        with self._lock:
            if self._clues_like(calculation.kind).put(calculation) is None:
                return []
            correct = sum(r.is_correct for r in calculation.responses)
            data = clue(correct, len(calculation.responses), calculation.ecosystem)
            made = [self._take_clue(calculation.uuid, name, data) for name in LOCAL]
            for kept in self._remembered(calculation.uuid):
                self._tell(self._take_clue(calculation.uuid, kept.algorithm, kept.content))
            return [m for m in made if m is not None]

    def ask_for_matrix(self, update: MatrixUpdate) -> None:
        """A matrix is to be updated; the local algorithm has nothing to update and is done."""
        with self._lock:
            self._matrix_updates.put(update)
            for name in (*LOCAL, *(kept.algorithm for kept in self._remembered(update.uuid))):
                self._matrix_updates.done(update.uuid, name)

    def take_order(
        self, calculation_uuid: str, algorithm: str, exercises: Sequence[str], matrix_uuid: str
    ) -> bool:
        """The exercises in an algorithm's order; whether the calculation is current."""
        with self._lock:
            made = self._take_order(calculation_uuid, algorithm, Given(exercises), matrix_uuid)
            if made is None:
                return False
            content = {"exercise_uuids": list(exercises), "ecosystem_matrix_uuid": matrix_uuid}
            self._remember(calculation_uuid, algorithm, content, made.at)
            return self._tell(made)

    def take_clue(self, calculation_uuid: str, algorithm: str, data: Mapping[str, Any]) -> bool:
        """An algorithm's CLUE; whether the calculation is current."""
        with self._lock:
            made = self._take_clue(calculation_uuid, algorithm, data)
            if made is None:
                return False
            self._remember(calculation_uuid, algorithm, data)
            return self._tell(made)

    def take_matrix(self, calculation_uuid: str, algorithm: str) -> bool:
        """An algorithm has updated its matrix; whether the update is current."""
        with self._lock:
            is_current = self._matrix_updates.done(calculation_uuid, algorithm) is not None
            if is_current:
                self._remember(calculation_uuid, algorithm, {})
            return is_current

    def orders_wanted(self, algorithm: str) -> list[ExerciseCalculation]:
        """Some that an algorithm has not made."""
        with self._lock:
            return self._exercises.to_do(algorithm, 10)

    def clues_wanted(self, algorithm: str) -> list[ClueCalculation]:
        """Some that an algorithm has not made, of students and of periods."""
        with self._lock:
            every = (self._student_clues, self._teacher_clues)
            return [c for offered in every for c in offered.to_do(algorithm, 100)]

    def matrices_wanted(self, algorithm: str) -> list[MatrixUpdate]:
        """Some that an algorithm has not made."""
        with self._lock:
            return self._matrix_updates.to_do(algorithm, 1000)

    def news(self) -> list[MadeOrder | MadeClue]:
        """What algorithms outside have made since the last time."""
        with self._lock:
            news, self._news = self._news, []
            return news

    def orders(self, student: str, ecosystem: str) -> dict[str, MadeOrder]:
        """The newest order of each algorithm: the student's own, or else that for nobody in particular."""
        with self._lock:
            default, own = (self._orders.get(whose, {}).get(ecosystem, {}) for whose in (NOBODY, student))
            return {**default, **own}

    def orders_of(self, calculation_uuid: str) -> list[MadeOrder]:
        """What algorithms made of a calculation, be it current or not."""
        with self._lock:
            return list(self._by_calculation.get(calculation_uuid, {}).values())

    def orders_for(self, student: str, algorithm: str) -> list[MadeOrder]:
        """The newest order of an algorithm for a student, in each ecosystem."""
        with self._lock:
            return [made[algorithm] for made in self._orders.get(student, {}).values() if algorithm in made]

    def clues_of(self, student: str, ecosystem: str, algorithm: str) -> dict[str, Mapping[str, Any]]:
        """A student's newest CLUEs by container: the algorithm's, or else the local one's."""
        with self._lock:
            every = self._clues.get(student, {})
            newest = {**every.get(LOCAL[0], {}), **every.get(algorithm, {})}
            return {c: made.data for c, made in newest.items() if made.calculation.ecosystem == ecosystem}

    def _remembered(self, calculation_uuid: str) -> list[Remembered]:
        return self._memory.of(calculation_uuid) if self._memory else []

    def _remember(
        self,
        calculation_uuid: str,
        algorithm: str,
        content: Mapping[str, Any],
        at: datetime | None = None,
    ) -> None:
        if self._memory:
            self._memory.keep(calculation_uuid, Remembered(algorithm, at or datetime.now(UTC), content))

    def _tell(self, made: MadeOrder | MadeClue | None) -> bool:
        """Put it among the news; whether there was anything."""
        if made is not None:
            self._news.append(made)
        return made is not None

    def _clues_like(self, kind: str) -> Offered[ClueCalculation]:
        return self._student_clues if kind == "student" else self._teacher_clues

    def _take_order(
        self,
        calculation_uuid: str,
        algorithm: str,
        order: Order,
        matrix_uuid: str,
        at: datetime | None = None,
    ) -> MadeOrder | None:
        calculation = self._exercises.done(calculation_uuid, algorithm)
        if calculation is None:
            return None
        made = MadeOrder(calculation, algorithm, order, matrix_uuid, at or datetime.now(UTC))
        by_ecosystem = self._orders.setdefault(calculation.student, {})
        by_ecosystem.setdefault(calculation.ecosystem, {})[algorithm] = made
        self._by_calculation.setdefault(calculation.uuid, {})[algorithm] = made
        return made

    def _take_clue(self, calculation_uuid: str, algorithm: str, data: Mapping[str, Any]) -> MadeClue | None:
        found = (o.done(calculation_uuid, algorithm) for o in (self._student_clues, self._teacher_clues))
        calculation = next((c for c in found if c is not None), None)
        if calculation is None:
            return None
        made = MadeClue(calculation, algorithm, data)
        if calculation.kind == "student":
            by_algorithm = self._clues.setdefault(calculation.owner, {})
            by_algorithm.setdefault(algorithm, {})[calculation.container] = made
        return made
