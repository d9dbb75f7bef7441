"""The scheduler's seven calls as the port `support.biglearn.Scheduler`."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from support.api.calls import Calls, ensure_in_order
from support.biglearn import (
    CalculatedClue,
    ClueCalculation,
    CountedResponse,
    Damage,
    ExerciseCalculation,
    MatrixUpdate,
    Order,
    Ordering,
)

__all__ = ["SchedulerApi"]

_MOST_ORDERS = 10

JsonObject = dict[str, Any]


class SchedulerApi:
    """The port, over HTTP."""

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    def exercise_calculations(self, algorithm: str) -> tuple[ExerciseCalculation, ...]:
        """Some of the orders that an algorithm has still to make, at most ten, in any order."""
        told = self.calls.post("fetch_exercise_calculations", {"algorithm_name": algorithm})
        return tuple(
            ExerciseCalculation(
                t["calculation_uuid"], t["ecosystem_uuid"], t["student_uuid"], tuple(t["exercise_uuids"])
            )
            for t in told["exercise_calculations"]
        )

    def bring_orders(self, orders: Sequence[Order]) -> tuple[bool, ...]:
        """Orders that an algorithm has made, whether each was wanted."""
        return self._bring(
            "update_exercise_calculations",
            ("exercise_calculation_updates", "exercise_calculation_update_responses"),
            [_order_told(order) for order in orders],
            most=_MOST_ORDERS,
        )

    def orders_for(self, student_uuid: str, algorithm: str) -> tuple[Ordering, ...]:
        """The current orders that an algorithm has made for a student."""
        return self._orders({"student_uuid": student_uuid, "algorithm_name": algorithm})

    def orders_of(self, calculation_uuids: Sequence[str]) -> tuple[Ordering, ...]:
        """The orders that any algorithm has made for these calculations."""
        return self._orders({"calculation_uuids": list(calculation_uuids)})

    def clue_calculations(self, algorithm: str) -> tuple[ClueCalculation, ...]:
        """Some of the CLUEs that an algorithm has still to make: a hundred of students and of sections."""
        told = self.calls.post("fetch_clue_calculations", {"algorithm_name": algorithm})
        return tuple(_clue_calculation(t) for t in told["clue_calculations"])

    def bring_clues(self, clues: Sequence[CalculatedClue]) -> tuple[bool, ...]:
        """CLUEs that an algorithm has made, whether each was wanted."""
        return self._bring(
            "update_clue_calculations",
            ("clue_calculation_updates", "clue_calculation_update_responses"),
            [_clue_told(clue) for clue in clues],
        )

    def matrix_updates(self, algorithm: str) -> tuple[MatrixUpdate, ...]:
        """The books whose answers an algorithm has still to look at again, at most a thousand."""
        told = self.calls.post("fetch_ecosystem_matrix_updates", {"algorithm_name": algorithm})
        return tuple(
            MatrixUpdate(t["calculation_uuid"], t["ecosystem_uuid"]) for t in told["ecosystem_matrix_updates"]
        )

    def matrices_updated(self, update_uuids: Sequence[str], algorithm: str) -> tuple[bool, ...]:
        """Tell that an algorithm has looked; whether each was wanted."""
        return self._bring(
            "ecosystem_matrices_updated",
            ("ecosystem_matrices_updated", "ecosystem_matrix_updated_responses"),
            [{"calculation_uuid": uuid_, "algorithm_name": algorithm} for uuid_ in update_uuids],
        )

    def as_stranger(self) -> "SchedulerApi":
        """The same service, spoken to with a token that is not the right one."""
        return self.spoilt(Damage.WRONG_TOKEN)

    def spoilt(self, damage: Damage) -> "SchedulerApi":
        """The same service; what is sent to it is spoilt on its way."""
        return SchedulerApi(self.calls.spoilt(damage))

    def is_alive(self) -> bool:
        """Whether the health check answers, without any credentials."""
        return self.calls.is_alive()

    def close(self) -> None:
        """Give the connections back."""
        self.calls.transport.close()

    def _orders(self, asked: JsonObject) -> tuple[Ordering, ...]:
        request = {"request_uuid": str(uuid.uuid4()), **asked}
        body = {"algorithm_exercise_calculation_requests": [request]}
        told = self.calls.post("fetch_algorithm_exercise_calculations", body)
        return tuple(
            _ordering(made)
            for answer in told["algorithm_exercise_calculations"]
            for made in answer["calculations"]
        )

    def _bring(
        self, call: str, keys: tuple[str, str], items: Sequence[JsonObject], *, most: int = 1000
    ) -> tuple[bool, ...]:
        sent, answered = keys
        wanted: list[bool] = []
        for part in self.calls.parts(items, most):
            told = self.calls.post(call, {sent: list(part)})[answered]
            ensure_in_order(call, part, told, key="calculation_uuid")
            wanted += [t["calculation_status"] == "calculation_accepted" for t in told]
        return tuple(wanted)


def _order_told(order: Order) -> JsonObject:
    return {
        "calculation_uuid": order.calculation_uuid,
        "algorithm_name": order.algorithm,
        "ecosystem_matrix_uuid": order.matrix_uuid,
        "exercise_uuids": list(order.exercise_uuids),
    }


def _ordering(made: Mapping[str, Any]) -> Ordering:
    order = Order(
        made["calculation_uuid"],
        made["algorithm_name"],
        made["ecosystem_matrix_uuid"],
        tuple(made["exercise_uuids"]),
    )
    return Ordering(order, made["student_uuid"], datetime.fromisoformat(made["calculated_at"]))


def _clue_calculation(told: Mapping[str, Any]) -> ClueCalculation:
    return ClueCalculation(
        told["calculation_uuid"],
        told["ecosystem_uuid"],
        tuple(told["student_uuids"]),
        tuple(told["exercise_uuids"]),
        tuple(
            CountedResponse(r["response_uuid"], r["trial_uuid"], r["is_correct"]) for r in told["responses"]
        ),
    )


def _clue_told(clue: CalculatedClue) -> JsonObject:
    return {
        "calculation_uuid": clue.calculation_uuid,
        "algorithm_name": clue.algorithm,
        "clue_data": {
            "minimum": clue.minimum,
            "most_likely": clue.most_likely,
            "maximum": clue.maximum,
            "is_real": clue.is_real,
        },
    }
