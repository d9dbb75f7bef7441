"""Reading streams: who there is, and each one's events in order, up to a hole, a limit or a size."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sandbox.biglearn.store import COURSE, ECOSYSTEM, Store, marks
from sandbox.database import Connection, Row
from sandbox.formats import count, number, same_spelling

__all__ = [
    "COURSE_TYPES",
    "ECOSYSTEM_TYPES",
    "course_events",
    "course_metadatas",
    "ecosystem_events",
    "ecosystem_metadatas",
]

COURSE_TYPES = frozenset(
    {
        "no_op",
        "create_course",
        "prepare_course_ecosystem",
        "update_course_ecosystem",
        "update_roster",
        "update_course_active_dates",
        "update_globally_excluded_exercises",
        "update_course_excluded_exercises",
        "create_update_assignment",
        "record_response",
    }
)
ECOSYSTEM_TYPES = frozenset({"no_op", "create_ecosystem"})
_MOST_BYTES = 4_000_000


def course_metadatas(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.6."""
    rows = _metadatas(store, COURSE, body)
    return {"course_responses": [{**row, "initial_ecosystem_uuid": e} for row, e in rows]}


def ecosystem_metadatas(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.2."""
    return {"ecosystem_responses": [row for row, _ in _metadatas(store, ECOSYSTEM, body)]}


def course_events(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.7."""
    return {"course_event_responses": _events(store, COURSE, COURSE_TYPES, body)}


def ecosystem_events(store: Store, body: dict[str, Any]) -> dict[str, object]:
    """5.3."""
    return {"ecosystem_event_responses": _events(store, ECOSYSTEM, ECOSYSTEM_TYPES, body)}


def _metadatas(store: Store, kind: str, body: dict[str, Any]) -> list[tuple[dict[str, object], str | None]]:
    limit = count(body["max_num_metadatas"])
    if body["metadata_sequence_number_offset"] is None:
        return []
    sql = (
        "SELECT uuid, metadata_number, ecosystem_uuid FROM streams WHERE kind = ? AND metadata_number >= ? "
        "AND is_listed = 1 ORDER BY metadata_number"
    )
    parameters = [kind, number(body["metadata_sequence_number_offset"])]
    if limit is not None:
        sql, parameters = f"{sql} LIMIT ?", [*parameters, limit]
    with store.reading() as db:
        rows = db.rows(sql, parameters)
    return [
        ({"uuid": r["uuid"], "metadata_sequence_number": r["metadata_number"]}, r["ecosystem_uuid"])
        for r in rows
    ]


@dataclass(slots=True)
class _Wish:
    """One request of a call, and what was found for it."""

    request: dict[str, Any]
    stream: str
    offset: int
    types: list[str]
    found: list[Row] = field(default_factory=list)  # wanted, in order, before any hole
    beyond_hole: int | None = None  # number of the first wanted event behind a hole
    is_active: bool = False
    given: list[Row] = field(default_factory=list)
    is_gap: bool = False


def _events(store: Store, kind: str, every: Collection[str], body: dict[str, Any]) -> list[dict[str, object]]:
    limit = number(body["max_num_events"])
    if limit < 0:
        raise ValueError("a negative limit")
    wishes = [_wish(kind, every, r) for r in body[f"{kind}_event_requests"]]
    with store.reading() as db:
        for wish in wishes:
            _collect(db, kind, wish, limit, sees_every_hole=25 not in store.defects)
        _refuse_spelling(db, kind, wishes)
        _share(wishes, limit)
        return _merged(wishes, [_told(db, kind, wish) for wish in wishes])


def _wish(kind: str, every: Collection[str], request: dict[str, Any]) -> _Wish:
    same_spelling(request["request_uuid"])
    types = [t for t in request["event_types"] if t in every]
    if not types:
        raise ValueError("no known event type is wanted")
    return _Wish(
        request, same_spelling(request[f"{kind}_uuid"]), number(request["sequence_number_offset"]), types
    )


def _refuse_spelling(db: Connection, kind: str, wishes: list[_Wish]) -> None:
    """Streams are found in lower case only; one asked for otherwise breaks a call with nothing else in it."""
    misspelt = [wish.stream.lower() for wish in wishes if wish.stream != wish.stream.lower()]
    if any(wish.is_active for wish in wishes):
        return
    for uuid in misspelt:
        sql = "SELECT 1 AS one FROM events WHERE kind = ? AND stream = ? LIMIT 1"
        if db.row(sql, [kind, uuid]) is not None:
            raise ValueError(f"{uuid} is there, but not in that spelling")


def _merged(wishes: list[_Wish], answers: list[dict[str, Any]]) -> list[dict[str, object]]:
    """The answers, those to equal request uuids with the events of all of them."""
    together: dict[str, list[dict[str, Any]]] = {}
    for wish, answer in zip(wishes, answers, strict=True):
        together.setdefault(wish.request["request_uuid"].lower(), []).append(answer)
    merged = {}
    for uuid, alike in together.items():
        events = {e["event_uuid"]: e for answer in alike for e in answer["events"]}
        merged[uuid] = {
            "events": sorted(events.values(), key=lambda e: e["sequence_number"]),
            "is_gap": any(answer["is_gap"] for answer in alike),
            "is_end": all(answer["is_end"] for answer in alike),
        }
    return [
        answer | merged[wish.request["request_uuid"].lower()]
        for wish, answer in zip(wishes, answers, strict=True)
    ]


def _collect(db: Connection, kind: str, wish: _Wish, limit: int, *, sees_every_hole: bool) -> None:
    """Read on from the offset until the limit is reached, a hole is found, or the stream ends.

    The row before the offset is read as well: its absence is a hole too. Deployed services do not see a
    hole whose next event is of an unwanted type.
    """
    wanted, previous, has_hole = set(wish.types), wish.offset - 2, False
    page = min(limit, 1000) + 2
    while True:
        rows = db.rows(
            "SELECT number, event_uuid, type, data FROM events WHERE kind = ? AND stream = ? AND number > ? "
            "ORDER BY number LIMIT ?",
            [kind, wish.stream, previous, page],
        )
        for row in rows:
            place = row["number"]
            if place >= wish.offset:
                wish.is_active = True
                has_hole = (has_hole and sees_every_hole) or (place > 0 and previous != place - 1)
                if row["type"] in wanted and has_hole:
                    wish.beyond_hole = place
                    return
                if row["type"] in wanted:
                    wish.found.append(row)
                    if len(wish.found) >= limit:
                        return
            previous = place
        if len(rows) < page:
            return


def _share(wishes: list[_Wish], limit: int) -> None:
    """Spend the limit breadth first: by distance from each request's offset, until the size is reached."""
    candidates: list[tuple[int, int, Row | None]] = []
    for index, wish in enumerate(wishes):
        candidates += [(row["number"] - wish.offset, index, row) for row in wish.found]
        if wish.beyond_hole is not None:
            candidates.append((wish.beyond_hole - wish.offset, index, None))
        elif wish.is_active and not wish.found:
            candidates.append((0, index, None))  # it uses up one unit of the limit
    candidates.sort(key=lambda c: c[:2])
    size = 0
    for position, (_, index, row) in enumerate(candidates[:limit]):
        wish = wishes[index]
        if row is None:
            wish.is_gap = wish.beyond_hole is not None
            continue
        size += len(row["data"].encode())
        if size > _MOST_BYTES and position:
            return
        wish.given.append(row)


def _told(db: Connection, kind: str, wish: _Wish) -> dict[str, Any]:
    last = wish.given[-1]["number"] if wish.given else wish.offset - 1
    more = db.row(
        "SELECT 1 AS one FROM events WHERE kind = ? AND stream = ? AND number > ? "  # noqa: S608 - marks only
        f"AND type IN ({marks(wish.types)}) LIMIT 1",
        [kind, wish.stream, last, *wish.types],
    )
    return {
        "request_uuid": wish.request["request_uuid"],
        f"{kind}_uuid": wish.request[f"{kind}_uuid"],
        "events": [
            {
                "sequence_number": row["number"],
                "event_uuid": row["event_uuid"],
                "event_type": row["type"],
                "event_data": json.loads(row["data"]),
            }
            for row in wish.given
        ],
        "is_gap": wish.is_gap,
        "is_end": more is None,
    }
