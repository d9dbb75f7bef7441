"""Telling Biglearn what was found, once: only what differs from what was told last goes out."""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.scheduler.client import Biglearn
from sandbox.scheduler.desk import MadeClue, MadeOrder

__all__ = ["Uploads"]

_MOST = 1000
_CALLS = {
    "student_clue": ("update_student_clues", "student_clue_updates"),
    "teacher_clue": ("update_teacher_clues", "teacher_clue_updates"),
    "practice": ("update_practice_worst_areas_exercises", "practice_worst_areas_updates"),
    "pes": ("update_assignment_pes", "pe_updates"),
    "spes": ("update_assignment_spes", "spe_updates"),
}


class Uploads:
    """What waits to be told, and what was told last."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, ...], str] = {}
        self._waiting: dict[str, dict[tuple[str, ...], tuple[str, dict[str, Any]]]] = {k: {} for k in _CALLS}

    def clue(self, made: MadeClue) -> None:
        """A CLUE of a student or of a period."""
        about = made.calculation
        whose = "student_uuid" if about.kind == "student" else "course_container_uuid"
        owner = {
            whose: about.owner,
            "book_container_uuid": about.container,
            "algorithm_name": made.algorithm,
        }
        content = {"calculation_uuid": about.uuid, "clue_data": made.data}
        self._add(f"{about.kind}_clue", owner, content)

    def exercises(
        self,
        kind: str,
        owner: Mapping[str, str],
        found: Sequence[str],
        made: MadeOrder,
        spy_info: Mapping[str, Any],
    ) -> None:
        """Exercises for an assignment or a student, chosen in an algorithm's order.

        A set with a type of history goes under a name of its own.
        """
        history = spy_info.get("history_type")
        name = made.algorithm if history is None else f"{history}_{made.algorithm}"
        content = {
            "calculation_uuid": made.calculation.uuid,
            "ecosystem_matrix_uuid": made.matrix_uuid,
            "exercise_uuids": list(found),
            "spy_info": {**spy_info, "exercise_algorithm_name": made.algorithm},
        }
        self._add(kind, {**owner, "algorithm_name": name}, content)

    def send(self, biglearn: Biglearn) -> None:
        """Tell what waits; what could not be told goes on waiting."""
        for kind, waiting in self._waiting.items():
            call, key = _CALLS[kind]
            while waiting:
                part = dict(list(waiting.items())[:_MOST])
                biglearn.ask(call, {key: [item for _, item in part.values()]})
                for name, (text, _) in part.items():
                    self._told[name] = text
                    del waiting[name]

    def _add(self, kind: str, owner: Mapping[str, str], content: Mapping[str, Any]) -> None:
        name = (kind, *owner.values())
        text = json.dumps(content, sort_keys=True)
        self._waiting[kind].pop(name, None)
        if self._told.get(name) == text:
            return
        self._waiting[kind][name] = (text, {"request_uuid": str(uuid.uuid4()), **owner, **content})
