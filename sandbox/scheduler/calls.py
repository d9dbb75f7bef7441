"""The scheduler's own seven calls: algorithms outside fetch their work here and bring back what they made."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from sandbox.formats import canonical
from sandbox.scheduler.desk import Desk, MadeOrder
from sandbox.transport import Operation, Operations

__all__ = ["operations"]

_Body = dict[str, Any]
_Answer = Mapping[str, object]


def operations(desk: Desk) -> Operations:
    """The calls by path."""
    table = {
        "fetch_exercise_calculations": ("algorithm_name", _orders_wanted),
        "update_exercise_calculations": ("exercise_calculation_updates", _take_orders),
        "fetch_algorithm_exercise_calculations": ("algorithm_exercise_calculation_requests", _orders_made),
        "fetch_clue_calculations": ("algorithm_name", _clues_wanted),
        "update_clue_calculations": ("clue_calculation_updates", _take_clues),
        "fetch_ecosystem_matrix_updates": ("algorithm_name", _matrices_wanted),
        "ecosystem_matrices_updated": ("ecosystem_matrices_updated", _take_matrices),
    }
    return {name: Operation(frozenset({key}), partial(answer, desk)) for name, (key, answer) in table.items()}


def _orders_wanted(desk: Desk, body: _Body) -> _Answer:
    return {"exercise_calculations": [c.told() for c in desk.orders_wanted(_algorithm(body))]}


def _clues_wanted(desk: Desk, body: _Body) -> _Answer:
    return {"clue_calculations": [c.told() for c in desk.clues_wanted(_algorithm(body))]}


def _matrices_wanted(desk: Desk, body: _Body) -> _Answer:
    return {"ecosystem_matrix_updates": [u.told() for u in desk.matrices_wanted(_algorithm(body))]}


# Everything is read before anything is taken, so that a call that fails has changed nothing.


def _take_orders(desk: Desk, body: _Body) -> _Answer:
    updates = body["exercise_calculation_updates"]
    given = [
        (
            canonical(update["calculation_uuid"]),
            _algorithm(update),
            [canonical(e) for e in update["exercise_uuids"]],
            canonical(update["ecosystem_matrix_uuid"]),
        )
        for update in updates
    ]
    return _taken("exercise_calculation_update_responses", updates, [desk.take_order(*g) for g in given])


def _take_clues(desk: Desk, body: _Body) -> _Answer:
    updates = body["clue_calculation_updates"]
    given = [(canonical(u["calculation_uuid"]), _algorithm(u), dict(u["clue_data"])) for u in updates]
    return _taken("clue_calculation_update_responses", updates, [desk.take_clue(*g) for g in given])


def _take_matrices(desk: Desk, body: _Body) -> _Answer:
    updates = body["ecosystem_matrices_updated"]
    given = [(canonical(u["calculation_uuid"]), _algorithm(u)) for u in updates]
    return _taken("ecosystem_matrix_updated_responses", updates, [desk.take_matrix(*g) for g in given])


def _taken(key: str, updates: Iterable[_Body], current: Iterable[bool]) -> _Answer:
    return {
        key: [
            {
                "calculation_uuid": update["calculation_uuid"],
                "calculation_status": "calculation_accepted" if is_current else "calculation_unknown",
            }
            for update, is_current in zip(updates, current, strict=True)
        ]
    }


def _orders_made(desk: Desk, body: _Body) -> _Answer:
    requests = body["algorithm_exercise_calculation_requests"]
    found = [(request["request_uuid"], _matching(desk, request)) for request in requests]
    return {
        "algorithm_exercise_calculations": [
            {"request_uuid": request_uuid, "calculations": [_told(made) for made in matching]}
            for request_uuid, matching in found
            if matching
        ]
    }


def _matching(desk: Desk, request: _Body) -> list[MadeOrder]:
    if "calculation_uuids" in request:
        return [made for uuid in request["calculation_uuids"] for made in desk.orders_of(canonical(uuid))]
    return desk.orders_for(canonical(request["student_uuid"]), _algorithm(request))


def _told(made: MadeOrder) -> dict[str, object]:
    return {
        "student_uuid": made.calculation.student,
        "calculation_uuid": made.calculation.uuid,
        "calculated_at": made.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "ecosystem_matrix_uuid": made.matrix_uuid,
        "algorithm_name": made.algorithm,
        "exercise_uuids": made.order.best_first(made.calculation.exercises),
    }


def _algorithm(given: Mapping[str, Any]) -> str:
    name = given["algorithm_name"]
    if not isinstance(name, str):
        raise TypeError("algorithm_name is no text")
    return name.lower()
