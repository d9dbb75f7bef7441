"""What an algorithm found: exercises for assignments and practice, and CLUEs. The newest counts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.biglearn.store import Store, chunks, known, marks
from sandbox.database import Connection, Row
from sandbox.formats import canonical, count, maybe_canonical, same_spelling

__all__ = [
    "ASSIGNMENT_PES",
    "ASSIGNMENT_SPES",
    "PRACTICE",
    "STUDENT_CLUES",
    "TEACHER_CLUES",
    "Clues",
    "Exercises",
    "fetch_clues",
    "fetch_exercises",
    "update_clues",
    "update_exercises",
]


@dataclass(frozen=True, slots=True)
class Exercises:
    """A table of chosen exercises: how its calls name things."""

    kind: str
    owner: str  # whose they are: assignment or student
    requests: str
    responses: str
    updates: str


@dataclass(frozen=True, slots=True)
class Clues:
    """A table of CLUEs: how its calls name things."""

    kind: str
    owner: str


ASSIGNMENT_PES = Exercises("pes", "assignment", "pe_requests", "pe_responses", "pe_updates")
ASSIGNMENT_SPES = Exercises("spes", "assignment", "spe_requests", "spe_responses", "spe_updates")
PRACTICE = Exercises(
    "practice", "student", "worst_areas_requests", "worst_areas_responses", "practice_worst_areas_updates"
)
STUDENT_CLUES = Clues("student_clue", "student")
TEACHER_CLUES = Clues("teacher_clue", "course_container")

_Key = tuple[str, str, str]  # owner, container, algorithm


def update_exercises(store: Store, table: Exercises, body: dict[str, Any]) -> dict[str, object]:
    """5.19 to 5.21."""
    rows = []
    for update in body[table.updates]:
        spy_info = update.get("spy_info", {})
        if not isinstance(spy_info, dict):
            raise TypeError("spy_info is no object")
        content = {
            "calculation_uuid": canonical(update["calculation_uuid"]),
            "ecosystem_matrix_uuid": canonical(update["ecosystem_matrix_uuid"]),
            "exercise_uuids": [maybe_canonical(e) for e in update["exercise_uuids"]],
            "spy_info": spy_info,
        }
        owner = canonical(update[f"{table.owner}_uuid"])
        rows.append((owner, "", _name(update), canonical(update["request_uuid"]), content))
    _replace(store, table.kind, rows)
    return _accepted(f"{table.updates.removesuffix('s')}_responses", body[table.updates])


def update_clues(store: Store, table: Clues, body: dict[str, Any]) -> dict[str, object]:
    """5.24 and 5.25: the CLUE is kept as it is given."""
    updates = body[f"{table.kind}_updates"]
    rows = []
    for update in updates:
        owner, container = canonical(update[f"{table.owner}_uuid"]), canonical(update["book_container_uuid"])
        content = {
            "calculation_uuid": canonical(update["calculation_uuid"]),
            "clue_data": update["clue_data"],
        }
        rows.append((owner, container, _name(update), canonical(update["request_uuid"]), content))
    _replace(store, table.kind, rows)
    return _accepted(f"{table.kind}_update_responses", updates)


def fetch_exercises(store: Store, table: Exercises, body: dict[str, Any]) -> dict[str, object]:
    """5.16 to 5.18: each algorithm answered for itself, duplicates removed, then cut."""
    requests = body[table.requests]
    owners = [same_spelling(r[f"{table.owner}_uuid"]) for r in requests]
    for request in requests:
        same_spelling(request["request_uuid"])
    with store.reading() as db:
        stored = _stored(db, table.kind, owners)
        there = known(db, table.owner, owners)
    found = _found(
        store, stored, [(o, "", r.get("algorithm_name")) for r, o in zip(requests, owners, strict=True)]
    )
    answers = []
    for request, owner, content in zip(requests, owners, found, strict=True):
        answer = {"request_uuid": request["request_uuid"], f"{table.owner}_uuid": owner}
        if content is not None:
            status = "ready"
            exercises = list(dict.fromkeys(content["exercise_uuids"]))
            answer |= content | {"exercise_uuids": exercises[: count(request.get("max_num_exercises"))]}
        else:
            status = "unready" if owner in there else "unknown"
            nothing: dict[str, Any] = {
                "calculation_uuid": None,
                "ecosystem_matrix_uuid": None,
                "exercise_uuids": [],
                "spy_info": {},
            }
            answer |= nothing
        answers.append(answer | {f"{table.owner}_status": f"{table.owner}_{status}"})
    return {table.responses: answers}


def fetch_clues(store: Store, table: Clues, body: dict[str, Any]) -> dict[str, object]:
    """5.22 and 5.23: an unknown book container outranks an unknown person or period."""
    requests = body[f"{table.kind}_requests"]
    keys = [(canonical(r[f"{table.owner}_uuid"]), canonical(r["book_container_uuid"])) for r in requests]
    for request in requests:
        same_spelling(request["request_uuid"])
    with store.reading() as db:
        stored = _stored(db, table.kind, [owner for owner, _ in keys])
        containers = known(db, "book_container", [container for _, container in keys])
        owners = known(db, table.owner, [owner for owner, _ in keys])
    found = _found(
        store, stored, [(*k, r.get("algorithm_name")) for r, k in zip(requests, keys, strict=True)]
    )
    answers = []
    for request, (owner, container), stored_content in zip(requests, keys, found, strict=True):
        content, status = stored_content, "clue_ready"
        if content is None:
            clue: dict[str, Any] = {"minimum": 0, "most_likely": 0.5, "maximum": 1, "is_real": False}
            if container not in containers:
                status = "book_container_unknown"
            else:
                status = "clue_unready" if owner in owners else f"{table.owner}_unknown"
                clue["ecosystem_uuid"] = containers[container]
            content = {"calculation_uuid": None, "clue_data": clue}
        answers.append({"request_uuid": request["request_uuid"], **content, "clue_status": status})
    return {f"{table.kind}_responses": answers}


def _found(
    store: Store, stored: Mapping[_Key, dict[str, Any]], wanted: Sequence[_Key]
) -> list[dict[str, Any] | None]:
    """For each wish its result. Deployed, all wishes for one owner get the same, whatever the algorithm."""
    if 39 not in store.defects:
        return [stored.get(key) for key in wanted]
    of_owner = {key[:2]: stored[key] for key in wanted if key in stored}
    return [of_owner.get(key[:2]) for key in wanted]


def _name(update: dict[str, Any]) -> str:
    name = update["algorithm_name"]
    if not isinstance(name, str):
        raise TypeError("algorithm_name is no text")
    return name


def _accepted(key: str, updates: Iterable[dict[str, Any]]) -> dict[str, object]:
    return {key: [{"request_uuid": u["request_uuid"], "update_status": "accepted"} for u in updates]}


def _replace(store: Store, kind: str, rows: Sequence[tuple[str, str, str, str, dict[str, Any]]]) -> None:
    keys = [(owner, container, name.lower()) for owner, container, name, _, _ in rows]
    if len(set(keys)) < len(keys):
        raise ValueError("the same result twice in one call")
    with store.writing() as db:
        first_names = {
            (r["owner"], r["container"], r["algorithm_key"]): r["algorithm_name"]
            for r in _rows(db, kind, [owner for owner, _, _ in keys])
        }
        db.insert_many(
            "DELETE FROM results WHERE kind = ? AND owner = ? AND container = ? AND algorithm_key = ?",
            [(kind, *key) for key in keys if key in first_names],
        )
        db.insert_many(
            "INSERT INTO results (kind, owner, container, algorithm_key, algorithm_name, request_uuid, "
            "content) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (kind, *key, first_names.get(key, name), request_uuid, content)
                for key, (_, _, name, request_uuid, content) in zip(keys, rows, strict=True)
            ],
        )


def _stored(db: Connection, kind: str, owners: Iterable[str]) -> dict[_Key, dict[str, Any]]:
    return {
        (r["owner"], r["container"], r["algorithm_name"]): json.loads(r["content"])
        for r in _rows(db, kind, owners)
    }


def _rows(db: Connection, kind: str, owners: Iterable[str]) -> list[Row]:
    found: list[Row] = []
    for part in chunks(sorted(set(owners))):
        sql = f"SELECT * FROM results WHERE kind = ? AND owner IN ({marks(part)})"  # noqa: S608 - marks only
        found += db.rows(sql, [kind, *part])
    return found
