"""The running site and one visit to it: what every handler is given, instead of globals."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sandbox.database import Connection, Database, Row
from sandbox.http import Call, Reply, json_reply
from sandbox.tutor.errors import BadRequestError, ForbiddenError, NotFoundError

__all__ = ["Algorithms", "Route", "Site", "TutorSettings", "Visit", "answer", "pruned", "text_id"]


class TutorSettings(Protocol):
    """What Tutor needs to know about where it runs."""

    @property
    def database_url(self) -> str:
        """Where the data is."""

    @property
    def urls(self) -> Mapping[str, str]:
        """Where the other components are; `biglearn` may be missing."""

    @property
    def biglearn_token(self) -> str:
        """What Biglearn asks for."""

    @property
    def is_production(self) -> bool:
        """Whether real people are on it: nobody becomes anybody, seeds anything or travels in time."""


@dataclass(frozen=True, slots=True)
class Algorithms:
    """Names of the algorithms whose results are asked of Biglearn."""

    clues: str = "biglearn_sparfa"
    pes: str = "biglearn_sparfa"
    spes: str = "student_driven_biglearn_sparfa"
    worst_areas: str = "biglearn_sparfa"


class Worker(Protocol):
    """Whatever runs a piece of work in the background."""

    def submit(self, work: Callable[[], None]) -> None:
        """Run it soon, on another thread."""


class Deliverer(Protocol):
    """Whatever carries events from the outbox to Biglearn."""

    def wake(self) -> None:
        """There may be something to carry."""


class Partner(Protocol):
    """Biglearn, as Tutor asks it."""

    def ask(self, endpoint: str, payload: Mapping[str, object], *, seconds: float = 5) -> dict[str, Any]:
        """The answer to one call; BiglearnError when there is none."""


@dataclass(slots=True)
class Site:
    """One running Tutor."""

    database: Database
    biglearn: Partner
    deliverer: Deliverer
    worker: Worker
    patience: float = 4.0  # seconds that a request waits for Biglearn to be ready
    algorithms: Algorithms = field(default_factory=Algorithms)
    reports: dict[tuple[str, str], int] = field(default_factory=dict)  # of pages, by address and day
    books: dict[int, Any] = field(default_factory=dict)  # ecosystems never change, so that they can be kept


@dataclass(slots=True)
class Visit:
    """One request being answered, at one moment, by one account or nobody."""

    site: Site
    call: Call
    now: datetime
    session: str | None
    account: Row | None
    connection: Connection | None = None
    afterwards: list[Callable[[], None]] = field(default_factory=list)  # runs once the transaction is kept

    @property
    def db(self) -> Connection:
        """The transaction of this request."""
        if self.connection is None:
            raise RuntimeError(f"{self.call.url_path} has no transaction of its own")
        return self.connection

    def signed_in(self) -> Row:
        """The account that asks; 403 for nobody."""
        if self.account is None:
            raise ForbiddenError
        return self.account

    def number(self, name: str) -> int:
        """A numeric part of the path; 404 when it is not a number."""
        value = self.call.path[name]
        if not value.isascii() or not value.isdigit() or len(value) > 15:
            raise NotFoundError
        return int(value)

    def body(self) -> dict[str, Any]:
        """The JSON object that was sent; no body counts as an empty one."""
        found = self.json()
        return found if isinstance(found, dict) else {}

    def json(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The JSON that was sent; 400 when it is none."""
        if not self.call.body.strip():
            return {}
        try:
            return json.loads(self.call.body)
        except ValueError as error:
            raise BadRequestError(f"The body is not JSON: {error}") from error


@dataclass(frozen=True, slots=True)
class Route:
    """A resource's method and path, what answers, and which transaction it needs.

    `mode`: "read", "write", or "own" for whoever talks to Biglearn and therefore holds none meanwhile.
    """

    method: str
    path: str
    action: Callable[[Visit], Reply]
    mode: str = "read"


def pruned(value: object) -> object:
    """The same without properties that are null. Nulls in lists stay."""
    if isinstance(value, dict):
        return {k: pruned(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [pruned(v) for v in value]
    return value


def answer(value: Mapping[str, object] | Sequence[object], status: int = 200) -> Reply:
    """A JSON answer with nulls left out."""
    return json_reply(pruned(value), status)


def text_id(number: int | None) -> str | None:
    """An id as the API shows most of them."""
    return None if number is None else str(number)
