"""Events for Biglearn: numbered inside the transaction that makes them happen, delivered afterwards in order.

A number once taken must arrive, or the course is stuck in Biglearn. So nothing is ever given up: what is not
accepted is tried again, with the same ids, for as long as it takes.
"""

import json
import logging
import threading
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox.database import Connection, Database, Row
from sandbox.tutor.biglearn import BiglearnError, BiglearnRejectedError, BiglearnUnavailableError
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Partner

__all__ = ["Outbox", "is_drained", "put_course_events", "put_ecosystem_event"]

_LOG = logging.getLogger(__name__)
_ACCEPTED = {"updated_and_ready", "updated_but_unready"}
_ROUND = 1000


@dataclass(frozen=True, slots=True)
class _Bulk:
    key: str
    most: int


_BULK = {
    "update_rosters": _Bulk("rosters", 100),
    "create_update_assignments": _Bulk("assignments", 1000),
    "record_responses": _Bulk("responses", 1000),
    "update_course_ecosystems": _Bulk("update_requests", 1000),
}


def put_ecosystem_event(db: Connection, ecosystem_uuid: str, payload: Mapping[str, object]) -> None:
    """The one event of an ecosystem, number 0 of its own sequence."""
    _store(db, [(ecosystem_uuid, 0, "create_ecosystem", dict(payload))])


def put_course_events(
    db: Connection, course_id: int, events: Sequence[tuple[str, Mapping[str, object]]]
) -> None:
    """Events of a course, each an endpoint and its payload without ids, with the numbers that come next.

    Preview courses tell Biglearn nothing.
    """
    if not events:
        return
    course = db.row(
        "UPDATE courses SET next_event = next_event + ? WHERE id = ? AND is_preview = 0 "
        "RETURNING next_event, uuid",
        [len(events), course_id],
    )
    if course is None:
        return
    first = course["next_event"] - len(events)
    rows = []
    for number, (endpoint, payload) in enumerate(events, start=first):
        if (number == 0) != (endpoint == "create_course"):
            raise RuntimeError(f"{endpoint} of course {course['uuid']} would get number {number}")
        rows.append((course["uuid"], number, endpoint, _numbered(course["uuid"], number, endpoint, payload)))
    _store(db, rows)


def is_drained(db: Connection, stream: str) -> bool:
    """Whether everything of this course has arrived."""
    return db.row("SELECT 1 AS one FROM outbox WHERE stream = ? AND delivered_at IS NULL", [stream]) is None


def _numbered(course: str, number: int, endpoint: str, payload: Mapping[str, object]) -> dict[str, object]:
    item: dict[str, object] = {**payload, "course_uuid": course}
    if endpoint != "create_course":
        item["sequence_number"] = number
        if endpoint == "record_responses":
            item.setdefault("response_uuid", str(uuid.uuid4()))
        elif endpoint != "prepare_course_ecosystem":
            item["request_uuid"] = str(uuid.uuid4())
    return item


def _store(db: Connection, rows: Iterable[tuple[str, int, str, dict[str, object]]]) -> None:
    db.insert_many("INSERT INTO outbox (stream, number, endpoint, payload) VALUES (?, ?, ?, ?)", list(rows))


class Outbox:
    """The thread that delivers. It starts with the first `wake`, and ends with `stop`."""

    def __init__(self, database: Database, biglearn: Partner, *, poll_seconds: float = 1.0) -> None:
        self._database = database
        self._biglearn = biglearn
        self._poll = poll_seconds
        self._wanted = threading.Event()
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """There may be something to deliver."""
        self._wanted.set()
        if self._thread is None:
            with self._lock:
                if self._thread is None and not self._ending.is_set():
                    self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
                    self._thread.start()

    def stop(self) -> None:
        """Deliver nothing more; what is left waits in the database."""
        self._ending.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        pause = 0.1
        while not self._ending.is_set():
            self._wanted.clear()
            is_away, is_done = False, False
            try:
                is_done = self.deliver()
            except BiglearnError:
                is_away = True
            except Exception:  # noqa: BLE001 - delivery is tried again, whatever went wrong
                _LOG.exception("the outbox stumbled and goes on")
                is_away = True
            if is_done:
                pause = 0.1
                self._wanted.wait(self._poll)
                continue
            # While Biglearn is away, new events wake nobody: there are more of them every moment. While only
            # some courses are held up, the others go on.
            (self._ending if is_away else self._wanted).wait(pause)
            pause = min(pause * 2, self._poll)

    def deliver(self) -> bool:
        """Deliver what waits, in order; False when some courses are held up. BiglearnError when all are."""
        stuck: set[str] = set()
        while not self._ending.is_set():
            with self._database.reading() as db:
                rows = db.rows(
                    "SELECT id, stream, endpoint, payload FROM outbox WHERE delivered_at IS NULL "
                    "ORDER BY id LIMIT ?",
                    [_ROUND + len(stuck) * 100],
                )
            rows = [r for r in rows if r["stream"] not in stuck]
            if not rows:
                break
            for batch in _batches(rows):
                stuck |= self._carry([r for r in batch if r["stream"] not in stuck])
        return not stuck

    def _carry(self, batch: list[Row]) -> set[str]:
        """Deliver one batch; the streams that Biglearn does not accept, or is not there for."""
        if not batch:
            return set()
        try:
            self._send(batch)
        except (BiglearnRejectedError, BiglearnUnavailableError) as error:
            if len(batch) == 1:
                _LOG.warning(
                    "event %s of %s is not accepted: %s", batch[0]["endpoint"], batch[0]["stream"], error
                )
                return {batch[0]["stream"]}
            stuck: set[str] = set()
            for row in batch:
                if row["stream"] not in stuck:
                    stuck |= self._carry([row])
            return stuck
        with self._database.writing() as db:
            now = stored(datetime.now(UTC))
            db.insert_many("UPDATE outbox SET delivered_at = ? WHERE id = ?", [(now, r["id"]) for r in batch])
        return set()

    def _send(self, batch: list[Row]) -> None:
        endpoint = batch[0]["endpoint"]
        bulk = _BULK.get(endpoint)
        items = [json.loads(r["payload"]) for r in batch]
        payload = {bulk.key: items} if bulk else items[0]
        answer = self._biglearn.ask(endpoint, payload, seconds=20)
        if endpoint == "update_course_ecosystems":
            states = {a.get("update_status") for a in answer.get("update_responses", [])}
            if not states <= _ACCEPTED:
                raise BiglearnRejectedError(f"the course's ecosystem is not updated: {states}")


def _batches(rows: list[Row]) -> Iterable[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        bulk = _BULK.get(row["endpoint"])
        most = bulk.most if bulk else 1
        if batch and (batch[0]["endpoint"] != row["endpoint"] or len(batch) >= most):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
