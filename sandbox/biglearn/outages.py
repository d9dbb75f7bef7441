"""Biglearn going wrong on purpose, for one course and for Tutor only: whoever looks on is still answered.

A Biglearn that is away for everybody would spoil what everybody else tries at the same time, so each outage
is of one course: of what is told of it, and of what is asked about its assignments, students and sections.
"""

import json
import re
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.biglearn.store import COURSE, ECOSYSTEM, Store
from sandbox.transport import Operation, Operations, UnavailableError

__all__ = ["CONTROL", "KINDS", "Outages", "with_outages"]

CONTROL = "outage"
"""A call that no deployed service has: begins or ends an outage, and tells what was not taken meanwhile."""

_MISSING = frozenset({"away", "answers_lost"})
KINDS = _MISSING | {"unready", "too_many", "unknown"}
_TOLD = frozenset(
    {
        "create_course",
        "update_course_active_dates",
        "update_rosters",
        "prepare_course_ecosystem",
        "update_course_ecosystems",
        "update_globally_excluded_exercises",
        "update_course_excluded_exercises",
        "create_update_assignments",
        "record_responses",
    }
)
_CHOICES = {
    "fetch_assignment_pes": ("pe_requests", "pe_responses", "assignment"),
    "fetch_assignment_spes": ("spe_requests", "spe_responses", "assignment"),
    "fetch_practice_worst_areas_exercises": ("worst_areas_requests", "worst_areas_responses", "student"),
}
_ASKED = frozenset({*_CHOICES, "fetch_student_clues", "fetch_teacher_clues"})
_OWNERS = ("course_uuid", "assignment_uuid", "student_uuid", "course_container_uuid")
_BELONGING = re.compile(r'"(?:assignment_uuid|student_uuid|container_uuid)":\s*"([0-9a-fA-F-]{36})"')
_Answer = Callable[[dict[str, Any]], Mapping[str, object]]


@dataclass(slots=True)
class _Outage:
    course: str
    kind: str
    concerned: set[str]  # the course, and everything of it that is asked about
    missed: dict[str, int | None] = field(default_factory=dict)  # events not taken: uuid → number


class Outages:
    """The outages there are. Every method may be called from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._outages: dict[str, _Outage] = {}

    def control(self, body: dict[str, Any]) -> dict[str, object]:
        """Begin an outage of a course, look at it again, or end it with null; what was missed so far."""
        course, kind = str(body["course_uuid"]), body["kind"]
        if kind is not None and kind not in KINDS:
            raise ValueError(f"there is no outage {kind!r}")
        with self._lock:
            outage = self._outages.pop(course, None)
            if kind is not None and (outage is None or outage.kind != kind):
                outage = _Outage(course, kind, self._belonging_to(course))
            if kind is not None and outage is not None:
                self._outages[course] = outage
            missed = dict(outage.missed) if outage else {}
        return {"missed": [{"sequence_number": n, "event_uuid": u} for u, n in missed.items()]}

    def around(self, name: str, answer: _Answer) -> _Answer:
        """The answer to a call of Tutor's, as the outages there are let it through."""

        def disturbed(body: dict[str, Any]) -> Mapping[str, object]:
            if not self._outages:
                return answer(body)
            concerned = self._of(body)
            failing = [outage for outage in concerned if outage.kind in _MISSING]
            if failing and all(outage.kind == "answers_lost" for outage in failing):
                answer(body)
            for outage in concerned:
                # A call that fails is missed by nobody but those whose Biglearn fails: Tutor tries it again.
                self._note(outage, body, is_missed=outage in failing)
            if failing:
                raise UnavailableError
            told = answer(body)
            for outage in concerned if name in _CHOICES else ():
                told = self._spoilt(outage, name, body, told)
            return told

        return disturbed

    def _of(self, body: Mapping[str, Any]) -> list[_Outage]:
        named = {value for item in _items(body) for key in _OWNERS if isinstance(value := item.get(key), str)}
        with self._lock:
            return [outage for outage in self._outages.values() if outage.concerned & named]

    def _note(self, outage: _Outage, body: Mapping[str, Any], *, is_missed: bool) -> None:
        """What is told of the course concerns it from now on; and is missed, if it is not answered."""
        with self._lock:
            for item in _items(body):
                event = item.get("request_uuid") or item.get("response_uuid")
                if event is not None and item.get("course_uuid") in outage.concerned:
                    outage.concerned |= set(_BELONGING.findall(json.dumps(item)))
                    if is_missed:
                        outage.missed[event] = item.get("sequence_number")

    def _belonging_to(self, course: str) -> set[str]:
        with self._store.reading() as db:
            rows = db.rows("SELECT data FROM events WHERE kind = ? AND stream = ?", [COURSE, course])
        return {course, *(found for row in rows for found in _BELONGING.findall(row["data"]))}

    def _spoilt(
        self, outage: _Outage, name: str, body: Mapping[str, Any], told: Mapping[str, Any]
    ) -> Mapping[str, object]:
        requests, responses, owner = _CHOICES[name]
        answers = []
        for asked, answer in zip(body[requests], told[responses], strict=True):
            if asked[f"{owner}_uuid"] not in outage.concerned:
                answers.append(answer)
            elif outage.kind == "unready":
                nothing = {"exercise_uuids": [], f"{owner}_status": f"{owner}_unready"}
                answers.append({**answer, **nothing})
            else:
                chosen = self._wrong(outage, int(asked.get("max_num_exercises") or 0))
                answers.append({**answer, "exercise_uuids": chosen, f"{owner}_status": f"{owner}_ready"})
        return {responses: answers}

    def _wrong(self, outage: _Outage, most: int) -> list[str]:
        """A choice that is none: of exercises that no book has, or of more than were asked for."""
        if outage.kind == "unknown":
            return [str(uuid.uuid4()) for _ in range(most)]
        sql = (
            "SELECT e.data FROM events e JOIN streams s ON s.ecosystem_uuid = e.stream "
            "WHERE e.kind = ? AND s.kind = ? AND s.uuid = ?"
        )
        with self._store.reading() as db:
            rows = db.rows(sql, [ECOSYSTEM, COURSE, outage.course])
        return [e["exercise_uuid"] for row in rows for e in json.loads(row["data"])["exercises"]][: most + 1]


def with_outages(operations: Operations, outages: Outages) -> dict[str, Operation]:
    """The calls with the outages between them and Tutor, and the call that controls these."""
    offered = {
        name: Operation(o.keys, outages.around(name, o.answer), o.objections) if name in _TOLD | _ASKED else o
        for name, o in operations.items()
    }
    return {**offered, CONTROL: Operation(frozenset({"course_uuid", "kind"}), outages.control)}


def _items(body: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The body itself, and what it holds in lists."""
    yield body
    for value in body.values():
        if isinstance(value, list):
            yield from (item for item in value if isinstance(item, dict))
