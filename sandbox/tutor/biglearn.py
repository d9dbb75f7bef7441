"""Asking Biglearn over HTTP. Nobody may hold a transaction that writes while doing so."""

import contextlib
import http.client
import json
import threading
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

__all__ = ["BiglearnClient", "BiglearnError", "BiglearnRejectedError", "BiglearnUnavailableError"]


class BiglearnError(Exception):
    """Biglearn cannot be reached, or does not answer in time."""


class BiglearnRejectedError(BiglearnError):
    """Biglearn answers, but does not accept this request."""


class BiglearnUnavailableError(BiglearnError):
    """Something answers in Biglearn's place that it is not there, for this request at least."""


class BiglearnClient:
    """Connections to one Biglearn, one for each thread, kept open."""

    def __init__(self, url: str | None, token: str) -> None:
        self._url = urlsplit(url) if url else None
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if token:
            self._headers["Biglearn-Api-Token"] = token
        self._local = threading.local()
        self._opened: list[http.client.HTTPConnection] = []

    def ask(self, endpoint: str, payload: Mapping[str, object], *, seconds: float = 5) -> dict[str, Any]:
        """The answer to one call."""
        if self._url is None:
            raise BiglearnError("no Biglearn is configured")
        body = json.dumps(payload, ensure_ascii=False).encode()
        try:
            status, answer = self._exchange(endpoint, body, seconds)
        except (OSError, http.client.HTTPException) as error:
            self._forget()
            raise BiglearnError(f"Biglearn does not answer {endpoint}: {error!r}") from error
        if status in {502, 503, 504}:
            raise BiglearnUnavailableError(f"Biglearn answers {status} to {endpoint}")
        if status != 200:  # success is always 200
            raise BiglearnRejectedError(f"Biglearn answers {status} to {endpoint}: {answer[:300]!r}")
        try:
            found = json.loads(answer)
        except ValueError as error:
            raise BiglearnError(f"Biglearn's answer to {endpoint} is not JSON") from error
        if not isinstance(found, dict):
            raise BiglearnError(f"Biglearn's answer to {endpoint} is not an object")
        return found

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in self._opened:
            connection.close()

    def _exchange(self, endpoint: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        kept = getattr(self._local, "connection", None)
        if kept is not None:
            # A kept connection may have been closed by the other side meanwhile; every call may be repeated.
            with contextlib.suppress(ConnectionError, http.client.BadStatusLine):
                return self._send(kept, endpoint, body, seconds)
            self._forget()
        return self._send(self._connect(seconds), endpoint, body, seconds)

    def _send(
        self, connection: http.client.HTTPConnection, endpoint: str, body: bytes, seconds: float
    ) -> tuple[int, bytes]:
        if connection.sock is not None:
            connection.sock.settimeout(seconds)
        prefix = self._url.path.rstrip("/") if self._url else ""
        connection.request("POST", f"{prefix}/{endpoint}", body, self._headers)
        response = connection.getresponse()
        return response.status, response.read()

    def _connect(self, seconds: float) -> http.client.HTTPConnection:
        if self._url is None or self._url.hostname is None:
            raise BiglearnError("Biglearn's address has no host")
        secure = self._url.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self._local.connection = kind(self._url.hostname, self._url.port, timeout=seconds)
        self._opened.append(self._local.connection)
        return self._local.connection  # type: ignore[no-any-return] # threading.local forgets types

    def _forget(self) -> None:
        kept = getattr(self._local, "connection", None)
        if kept is not None:
            kept.close()
            with contextlib.suppress(ValueError):
                self._opened.remove(kept)
            self._local.connection = None
