"""The calls that append events. Each builds its event data by name; keys that are left out stay out."""

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.biglearn.store import (
    COURSE,
    ECOSYSTEM,
    Event,
    Store,
    append,
    append_to_courses,
    list_stream,
    remember,
)
from sandbox.database import UniqueError
from sandbox.formats import canonical, number

__all__ = [
    "course_event",
    "create_course",
    "create_ecosystem",
    "create_update_assignments",
    "record_responses",
    "update_active_dates",
    "update_exclusions",
    "update_rosters",
]

_ASSIGNMENT_KEYS = (
    "is_deleted",
    "ecosystem_uuid",
    "student_uuid",
    "assignment_type",
    "exclusion_info",
    "pes",
    "spes",
    "assigned_book_container_uuids",
    "goal_num_tutor_assigned_spes",
    "spes_are_assigned",
    "goal_num_tutor_assigned_pes",
    "pes_are_assigned",
    "assigned_exercises",
    "created_at",
    "updated_at",
)
_RESPONSE_KEYS = (
    "ecosystem_uuid",
    "trial_uuid",
    "student_uuid",
    "exercise_uuid",
    "is_correct",
    "is_real_response",
    "responded_at",
)


def create_ecosystem(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.1: the ecosystem's only event; its containers are known from now on."""
    uuid = canonical(body["ecosystem_uuid"])
    containers = [canonical(c["container_uuid"]) for c in body["book"]["contents"]]
    if not isinstance(body["exercises"], list):
        raise TypeError("exercises is not a list")
    data = {
        "ecosystem_uuid": uuid,
        "sequence_number": 0,
        "book": body["book"],
        "exercises": body["exercises"],
        "imported_at": body["imported_at"],
    }
    with store.writing() as db:
        append(db, ECOSYSTEM, [Event(uuid, uuid, 0, "create_ecosystem", data)])
        list_stream(db, ECOSYSTEM, uuid)
        remember(db, "book_container", containers, uuid)
    return {"created_ecosystem_uuid": body["ecosystem_uuid"]}


def create_course(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.4: event 0 of the course. It gets its metadata number now, so that no reader misses a late create.

    Deployed, a replay overwrites the listed ecosystem, and a number 0 that is taken is a fault, no conflict.
    """
    uuid, ecosystem_uuid = canonical(body["course_uuid"]), canonical(body["ecosystem_uuid"])
    data = {"course_uuid": uuid, "sequence_number": 0, "ecosystem_uuid": ecosystem_uuid} | _given(
        body, ("is_real_course", "starts_at", "ends_at", "created_at")
    )
    try:
        with store.writing() as db:
            append_to_courses(store, db, [Event(uuid, uuid, 0, "create_course", data)])
            list_stream(db, COURSE, uuid, ecosystem_uuid)
            if 26 in store.defects:
                sql = "UPDATE streams SET ecosystem_uuid = ? WHERE kind = ? AND uuid = ?"
                db.execute(sql, [ecosystem_uuid, COURSE, uuid])
    except UniqueError as error:
        if 27 in store.defects:
            raise RuntimeError("the conflict was to be retried, and the retry failed") from error
        raise
    return {"created_course_uuid": body["course_uuid"]}


def update_active_dates(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.5."""
    event = course_event("update_course_active_dates", body, body, ("starts_at", "ends_at", "updated_at"))
    _append(store, [event])
    return {"updated_course_uuid": body["course_uuid"]}


def update_exclusions(store: Store, kind: str, body: dict[str, Any]) -> dict[str, object]:
    """5.12 and 5.13: the list replaces the one before."""
    _list(body["exclusions"])
    _append(
        store, [course_event(f"update_{kind}_excluded_exercises", body, body, ("exclusions", "updated_at"))]
    )
    return {"status": "success"}


def update_rosters(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.8: one event for each roster; containers and students stay known for good."""
    events, containers, students = [], [], []
    for roster in _list(body["rosters"]):
        events.append(course_event("update_roster", roster, roster, ("course_containers", "students")))
        containers += [canonical(c["container_uuid"]) for c in roster["course_containers"]]
        students += [canonical(s["student_uuid"]) for s in roster["students"]]
    with store.writing() as db:
        append_to_courses(store, db, events)
        remember(db, "course_container", containers)
        remember(db, "student", students)
    answers = [
        {"request_uuid": r["request_uuid"], "updated_course_uuid": r["course_uuid"]} for r in body["rosters"]
    ]
    return {"updated_rosters": answers}


def create_update_assignments(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.14: one event for each item."""
    events, assignments = [], []
    for item in _list(body["assignments"]):
        uuid = canonical(item["assignment_uuid"])
        event = course_event(
            "create_update_assignment",
            item,
            {**item, "assignment_uuid": uuid},
            (
                "assignment_uuid",
                *_ASSIGNMENT_KEYS,
            ),
        )
        events.append(event)
        assignments.append(uuid)
    with store.writing() as db:
        append_to_courses(store, db, events)
        remember(db, "assignment", assignments)
    answers = [
        {"request_uuid": a["request_uuid"], "updated_assignment_uuid": a["assignment_uuid"]}
        for a in body["assignments"]
    ]
    return {"updated_assignments": answers}


def record_responses(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.15: nothing about student, trial or exercise is checked."""
    responses = _list(body["responses"])
    events = [course_event("record_response", r, r, _RESPONSE_KEYS, key="response_uuid") for r in responses]
    _append(store, events)
    return {"recorded_response_uuids": list(dict.fromkeys(r["response_uuid"] for r in responses))}


def course_event(
    type_: str,
    ids: Mapping[str, Any],
    source: Mapping[str, Any],
    keys: Sequence[str],
    *,
    key: str = "request_uuid",
) -> Event:
    """An event of a course: its own id, the course, the number, and the given ones of the named keys."""
    uuid, course, place = canonical(ids[key]), canonical(ids["course_uuid"]), number(ids["sequence_number"])
    data = {key: uuid, "course_uuid": course, "sequence_number": place} | _given(source, keys)
    return Event(uuid, course, place, type_, data)


def _given(source: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {
        k: source[k].lower() if k.endswith("_uuid") and isinstance(source[k], str) else source[k]
        for k in keys
        if k in source
    }


def _append(store: Store, events: Sequence[Event]) -> None:
    with store.writing() as db:
        append_to_courses(store, db, events)


def _list(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - from a request
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value
