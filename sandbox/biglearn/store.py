"""Appending to the event streams, and what is known once and for good.

Writers take turns, so that "look, then insert" is atomic and the metadata numbers have no holes.
"""

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.biglearn.schema import SCHEMA
from sandbox.database import Connection, Database

__all__ = [
    "COURSE",
    "ECOSYSTEM",
    "Event",
    "Store",
    "append",
    "append_to_courses",
    "chunks",
    "known",
    "list_stream",
    "marks",
    "remember",
]

COURSE = "course"
ECOSYSTEM = "ecosystem"


@dataclass(frozen=True, slots=True)
class Event:
    """One event to append."""

    uuid: str
    stream: str
    number: int
    type: str
    data: dict[str, Any]


class Store:
    """Biglearn's database, and the known defects that this Biglearn has."""

    def __init__(self, url: str, defects: Collection[int] = ()) -> None:
        self.defects = frozenset(defects)
        self.database = Database(url, owner="biglearn")
        self.database.create(SCHEMA)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction in which nobody else writes."""
        with self.database.writing() as db:
            yield db

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state."""
        with self.database.reading() as db:
            yield db


def append(db: Connection, kind: str, events: Sequence[Event]) -> None:
    """Append; an event whose uuid exists is dropped silently, a number that is taken breaks uniqueness."""
    new = {e.uuid: e for e in reversed(events)}  # of equal ones the first counts
    for part in chunks(list(new)):
        sql = f"SELECT event_uuid FROM events WHERE kind = ? AND event_uuid IN ({marks(part)})"  # noqa: S608
        for row in db.rows(sql, [kind, *part]):
            new.pop(row["event_uuid"])
    db.insert_many(
        "INSERT INTO events (kind, event_uuid, stream, number, type, data) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (kind, e.uuid, e.stream, e.number, e.type, json.dumps(e.data, ensure_ascii=False))
            for e in reversed(list(new.values()))
        ],
    )


def append_to_courses(store: Store, db: Connection, events: Sequence[Event]) -> None:
    """Append events of courses.

    Deployed, a course holds its metadata number from its first event on, be it created or not; whoever reads
    on from the highest number then misses a course that is created late.
    """
    if 24 in store.defects:
        for course in dict.fromkeys(e.stream for e in events):
            list_stream(db, COURSE, course, is_listed=False)
    append(db, COURSE, events)


def list_stream(
    db: Connection, kind: str, uuid: str, ecosystem_uuid: str | None = None, *, is_listed: bool = True
) -> None:
    """Give a stream the next metadata number, once; whoever is not listed holds it and is not shown yet."""
    db.execute(
        "INSERT INTO streams (kind, uuid, metadata_number, ecosystem_uuid, is_listed) "
        "SELECT ?, ?, COALESCE(MAX(metadata_number) + 1, 0), ?, ? FROM streams WHERE kind = ? "
        "ON CONFLICT (kind, uuid) DO NOTHING",
        [kind, uuid, ecosystem_uuid, is_listed, kind],
    )
    if is_listed:
        db.execute(
            "UPDATE streams SET is_listed = 1, ecosystem_uuid = ? "
            "WHERE kind = ? AND uuid = ? AND is_listed = 0",
            [ecosystem_uuid, kind, uuid],
        )


def remember(db: Connection, kind: str, uuids: Iterable[str], ecosystem_uuid: str | None = None) -> None:
    """These are known from now on; one that is known already stays as it is."""
    db.insert_many(
        "INSERT INTO known (kind, uuid, ecosystem_uuid) VALUES (?, ?, ?) ON CONFLICT (kind, uuid) DO NOTHING",
        [(kind, uuid, ecosystem_uuid) for uuid in uuids],
    )


def known(db: Connection, kind: str, uuids: Iterable[str]) -> dict[str, str | None]:
    """Those that are known, each with the ecosystem it belongs to, if to one."""
    found: dict[str, str | None] = {}
    for part in chunks(sorted(set(uuids))):
        sql = f"SELECT uuid, ecosystem_uuid FROM known WHERE kind = ? AND uuid IN ({marks(part)})"  # noqa: S608
        found |= {row["uuid"]: row["ecosystem_uuid"] for row in db.rows(sql, [kind, *part])}
    return found


def chunks(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    """The values in parts that a statement can take as parameters."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def marks(values: Sequence[object]) -> str:
    """Parameter marks for a list."""
    return ", ".join("?" * len(values))
