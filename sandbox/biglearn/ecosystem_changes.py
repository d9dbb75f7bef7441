"""A course's way from one ecosystem to the next: prepared first, then switched."""

import json
from typing import Any

from sandbox.biglearn.store import COURSE, ECOSYSTEM, Store, append_to_courses
from sandbox.biglearn.writes import course_event
from sandbox.database import Connection
from sandbox.formats import canonical, same_spelling

__all__ = ["ecosystem_statuses", "prepare", "update"]

_NOTHING = {
    "ecosystem_uuid": None,
    "ecosystem_is_known": False,
    "ecosystem_is_prepared": False,
    "precompute_is_complete": False,
}


def prepare(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.9: always accepted; the course stays where it is."""
    renamed = {**body, "ecosystem_uuid": canonical(body["next_ecosystem_uuid"])}
    keys = ("ecosystem_uuid", "ecosystem_map", "prepared_at")
    event = course_event("prepare_course_ecosystem", body, renamed, keys, key="preparation_uuid")
    with store.writing() as db:
        append_to_courses(store, db, [event])
    return {"status": "accepted"}


def update(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.10: a preparation that the course does not have is answered so, and no event is written."""
    answers = []
    events = []
    with store.writing() as db:
        for request in body["update_requests"]:
            course, preparation = canonical(request["course_uuid"]), canonical(request["preparation_uuid"])
            canonical(request["request_uuid"])
            is_known = _preparation(db, course, preparation) is not None
            if is_known:
                source = {**request, "preparation_uuid": preparation}
                keys = ("preparation_uuid", "updated_at")
                events.append(course_event("update_course_ecosystem", request, source, keys))
            status = "updated_but_unready" if is_known else "preparation_unknown"
            answers.append({"request_uuid": request["request_uuid"], "update_status": status})
        append_to_courses(store, db, events)
    return {"update_responses": answers}


def ecosystem_statuses(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.11, as intended: the prepared ecosystem is the next one until the switch.

    Deployed, any preparation among the courses breaks the whole call.
    """
    same_spelling(body["request_uuid"])
    with store.reading() as db:
        if 35 in store.defects and any(_changes(db, canonical(uuid)) for uuid in body["course_uuids"]):
            raise KeyError("next_ecosystem_uuid")
        return {"course_statuses": [_status(db, uuid) for uuid in body["course_uuids"]]}


def _status(db: Connection, spelt: str) -> dict[str, object]:
    course = canonical(spelt)
    sql = "SELECT ecosystem_uuid FROM streams WHERE kind = ? AND uuid = ? AND is_listed = 1"
    row = db.row(sql, [COURSE, course])
    answer: dict[str, object] = {
        "course_uuid": spelt,
        "course_is_known": row is not None,
        "current_ecosystem_preparation_uuid": None,
        "current_ecosystem_status": dict(_NOTHING),
        "next_ecosystem_status": dict(_NOTHING),
    }
    if row is None:
        return answer
    current, is_current_prepared, pending = row["ecosystem_uuid"], False, None
    for event in _changes(db, course):
        if event["type"] == "prepare_course_ecosystem":
            pending = event
        elif (made := _preparation(db, course, event["about"])) is not None:
            current, is_current_prepared = made, True
            if pending is not None and pending["event_uuid"] == event["about"]:
                pending = None
    answer["current_ecosystem_status"] = _ecosystem(db, current, is_prepared=is_current_prepared)
    if pending is not None:
        answer["current_ecosystem_preparation_uuid"] = pending["event_uuid"]
        answer["next_ecosystem_status"] = _ecosystem(db, pending["about"], is_prepared=True)
    return answer


def _changes(db: Connection, course: str) -> list[dict[str, Any]]:
    rows = db.rows(
        "SELECT event_uuid, type, data FROM events WHERE kind = ? AND stream = ? "
        "AND type IN ('prepare_course_ecosystem', 'update_course_ecosystem') ORDER BY number",
        [COURSE, course],
    )
    found = []
    for row in rows:
        data = json.loads(row["data"])
        about = data["ecosystem_uuid"] if "ecosystem_uuid" in data else data["preparation_uuid"]
        found.append({"event_uuid": row["event_uuid"], "type": row["type"], "about": about})
    return found


def _preparation(db: Connection, course: str, uuid: str) -> str | None:
    data = db.value(
        "SELECT data FROM events WHERE kind = ? AND event_uuid = ? AND stream = ? "
        "AND type = 'prepare_course_ecosystem'",
        [COURSE, uuid, course],
    )
    return None if data is None else str(json.loads(data)["ecosystem_uuid"])


def _ecosystem(db: Connection, uuid: str, *, is_prepared: bool) -> dict[str, object]:
    sql = "SELECT 1 AS one FROM streams WHERE kind = ? AND uuid = ?"
    is_known = db.row(sql, [ECOSYSTEM, uuid]) is not None
    return {
        **_NOTHING,
        "ecosystem_uuid": uuid,
        "ecosystem_is_known": is_known,
        "ecosystem_is_prepared": is_prepared,
    }
