"""Telling Biglearn what was found, once: only what differs from what was told last goes out."""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.scheduler.client import Biglearn

__all__ = ["Uploads"]

# Clients ask by the name of an algorithm; deployments have both.
_ALGORITHMS = ("local_query", "biglearn_sparfa")
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

    def clue(self, kind: str, owner: Mapping[str, str], clue_data: Mapping[str, Any]) -> None:
        """A CLUE of `owner`: the ids that name it."""
        for algorithm in _ALGORITHMS:
            self._add(kind, {**owner, "algorithm_name": algorithm}, {"clue_data": clue_data})

    def exercises(
        self,
        kind: str,
        owner: Mapping[str, str],
        found: Sequence[str],
        spy_info: Mapping[str, Any],
        *,
        history: str | None = None,
    ) -> None:
        """Exercises for an assignment or a student."""
        for algorithm in _ALGORITHMS:
            name = algorithm if history is None else f"{history}_{algorithm}"
            content = {
                "exercise_uuids": list(found),
                "spy_info": {**spy_info, "exercise_algorithm_name": algorithm},
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
        ids = {"request_uuid": str(uuid.uuid4()), "calculation_uuid": str(uuid.uuid4())}
        if "exercise_uuids" in content:
            ids["ecosystem_matrix_uuid"] = str(uuid.uuid4())
        self._waiting[kind][name] = (text, {**owner, **ids, **content})
