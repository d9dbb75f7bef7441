"""Calls to Biglearn over one kept connection: the scheduler knows it by its address only."""

import http.client
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

__all__ = ["Biglearn", "BiglearnAwayError"]


class BiglearnAwayError(Exception):
    """Biglearn does not answer as it should; to be tried again later."""


class Biglearn:
    """One connection, used by one thread."""

    def __init__(self, url: str, token: str) -> None:
        self._url = urlsplit(url)
        self._headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Biglearn-Api-Token": token,
        }
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, call: str, body: Mapping[str, object]) -> dict[str, Any]:
        """The answer to a call."""
        payload = json.dumps(body).encode()
        for attempt in (1, 2):  # a kept connection may have been closed meanwhile
            try:
                status, answer = self._exchange(call, payload)
                break
            except (OSError, http.client.HTTPException) as error:
                self._connection = None
                if attempt == 2:
                    raise BiglearnAwayError(f"Biglearn does not answer {call}: {error!r}") from error
        if status != 200:
            raise BiglearnAwayError(f"Biglearn answers {status} to {call}: {answer[:200]!r}")
        return dict(json.loads(answer))

    def _exchange(self, call: str, payload: bytes) -> tuple[int, bytes]:
        if self._connection is None:
            secure = self._url.scheme == "https"
            kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
            self._connection = kind(self._url.hostname or "", self._url.port, timeout=20)
        self._connection.request("POST", f"{self._url.path.rstrip('/')}/{call}", payload, self._headers)
        response = self._connection.getresponse()
        return response.status, response.read()
