"""Requests as bytes, to the letter: what is sent is often wrong on purpose, which no client would do."""

import http.client
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

__all__ = ["Answer", "Request", "Side", "SideAwayError"]

_TIMEOUT = 60.0


class SideAwayError(Exception):
    """One of the two does not answer, so nothing can be compared."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. A body that is no text is sent as JSON."""

    call: str
    body: Any
    method: str = "POST"
    content_type: str | None = "application/json"
    accept: str | None = "application/json"
    has_token: bool = True

    @property
    def payload(self) -> bytes:
        """What goes over the wire."""
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()

    @staticmethod
    def copied(body: dict[str, Any]) -> dict[str, Any]:
        """A body that may be changed."""
        return dict(json.loads(json.dumps(body)))

    def __str__(self) -> str:
        usual = Request(self.call, self.body)
        notes = [
            f"{name} {getattr(self, name)!r}"
            for name in ("method", "content_type", "accept", "has_token")
            if getattr(self, name) != getattr(usual, name)
        ]
        told = self.payload.decode()
        return f"{self.call} {told[:600]}{'…' if len(told) > 600 else ''}{' with ' if notes else ''}" + (
            ", ".join(notes)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `json` is None where it is no JSON."""

    status: int
    media_type: str
    json: Any
    text: str


@dataclass(slots=True)
class Side:
    """One of the two services. `read_until`: how far the metadata of each kind were read, by its numbers."""

    name: str
    url: str
    token: str
    read_until: dict[str, int] = field(default_factory=dict)
    _connections: threading.local = field(default_factory=threading.local)

    def send(self, request: Request) -> Answer:
        """The answer. Raises SideAwayError if there is none."""
        for is_last in (False, True):  # a kept connection may have been closed meanwhile
            try:
                return self._exchange(request)
            except (OSError, http.client.HTTPException) as error:
                self._connections.held = None
                if is_last:
                    raise SideAwayError(f"{self.name} at {self.url} does not answer: {error!r}") from error
        raise AssertionError

    def _exchange(self, request: Request) -> Answer:
        place = urlsplit(self.url)
        held: http.client.HTTPConnection | None = getattr(self._connections, "held", None)
        if held is None:
            is_secure = place.scheme == "https"
            kind = http.client.HTTPSConnection if is_secure else http.client.HTTPConnection
            held = self._connections.held = kind(place.hostname or "", place.port, timeout=_TIMEOUT)
        path = f"{place.path.rstrip('/')}/{request.call}"
        held.request(request.method, path, request.payload, self._headers(request))
        got = held.getresponse()
        body = got.read()
        media_type = (got.getheader("content-type") or "").partition(";")[0].strip().lower()
        text = body.decode(errors="replace")
        return Answer(got.status, media_type, _json(text) if "json" in media_type else None, text)

    def _headers(self, request: Request) -> Mapping[str, str]:
        given = {
            "Content-Type": request.content_type,
            "Accept": request.accept,
            "Biglearn-Api-Token": self.token if request.has_token else None,
        }
        return {name: value for name, value in given.items() if value is not None}


def _json(text: str) -> Any:  # noqa: ANN401 - whatever came
    try:
        return json.loads(text)
    except ValueError:
        return None
