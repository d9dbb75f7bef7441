"""What passes between the runner and a worker: lines of JSON over a socket, each with a letter in front.

To the worker: `r` run a case. From it: `e` an event, as the record will hold it; `d` the case is done; `b`
whatever cases had left for the end is done too. Lines, because the runner must never wait for the rest of a
message from a worker that was stopped.
"""

import json
import socket
from collections.abc import Iterator
from typing import Any

__all__ = ["BYE", "DONE", "EVENT", "RUN", "Reader", "line"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
RUN, EVENT, DONE, BYE = "r", "e", "d", "b"
_PIECE = 1 << 16


def line(kind: str, content: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """A message, whole."""
    return f"{kind}{_encode(content)}\n"


class Reader:
    """Takes messages off a socket as they become whole."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._rest = b""

    def read(self) -> Iterator[tuple[str, str]] | None:
        """The messages (kind, JSON text) that are whole after one read; None when the other side is gone."""
        try:
            piece = self._connection.recv(_PIECE)
        except (ConnectionResetError, BrokenPipeError):
            return None
        if not piece:
            return None
        *lines, self._rest = (self._rest + piece).split(b"\n")
        return ((text[:1].decode(), text[1:].decode()) for text in lines)
