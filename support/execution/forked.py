"""A worker as the runner sees it: a process that was forked, a socket to it, and how it came to its end."""

import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from support.execution.wire import BYE, Reader, line

__all__ = ["Forked", "fork"]

_WORDS = 300  # characters of a dead worker's first and last output that a record keeps


@dataclass(slots=True, eq=False)
class Forked:
    """One worker."""

    pid: int
    connection: socket.socket
    reader: Reader
    may_use_browser: bool
    log: Path
    position: int | None = None  # of the case it runs
    started: float = 0.0
    deadline: float = 0.0
    reason: str | None = None  # why it was killed, if we did it
    is_unfit: bool = False  # it was interrupted or lost its browser, and takes no case any more
    owes: bool = False  # cases have left something to be done when there are no more of them
    came_to_its_end: bool = False  # it has done whatever cases had left to be done

    def send(self, kind: str, content: object) -> None:
        """Send a message. A worker that is gone is found out when its silence is read."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.sendall(line(kind, content).encode())

    def hear(self) -> Iterator[tuple[str, str]] | None:
        """The messages that are whole after one read; None when it has hung up."""
        messages = self.reader.read()
        if messages is None:
            return None
        heard = list(messages)
        self.came_to_its_end |= any(kind == BYE for kind, _ in heard)
        return iter(heard)

    def hang_up(self) -> None:
        """Let it know that there are no more cases."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)

    def hear_out(self, until: float) -> Iterator[tuple[str, str]]:
        """Whatever it says until it hangs up, which a process does at the latest when it ends."""
        with contextlib.suppress(OSError):
            while (left := until - time.monotonic()) > 0:
                self.connection.settimeout(left)
                if (messages := self.hear()) is None:
                    return
                yield from messages

    def kill(self, number: int) -> None:
        """Send a signal to it and to all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def bury(self) -> int:
        """Make sure that nothing of it is left, its browser above all; the status that it ended with."""
        self.kill(signal.SIGKILL)
        self.connection.close()
        status = 0
        with contextlib.suppress(ChildProcessError):
            status = os.waitpid(self.pid, 0)[1]
        if self.log.stat().st_size == 0:
            self.log.unlink()
        return status

    def obituary(self, status: int) -> str:
        """Why it ended, and its last words."""
        code = os.waitstatus_to_exitcode(status)
        ended = (
            f"its worker was killed by {signal.Signals(-code).name}"
            if code < 0
            else f"its worker ended with exit code {code} in the middle of the case"
        )
        reason = self.reason or ended
        words = _last_words(self.log)
        return f"{reason}; its last words: {words}" if words else reason


def fork(
    log: Path,
    others: list[Forked],
    begin: Callable[[socket.socket, Path], None],
    *,
    may_use_browser: bool,
) -> Forked:
    """A new worker. In it, and only there, `begin` is called, which never comes back."""
    ours, theirs = socket.socketpair()
    log.parent.mkdir(parents=True, exist_ok=True)
    log.touch()
    pid = os.fork()
    if pid == 0:
        ours.close()
        for other in others:
            other.connection.close()
        begin(theirs, log)
    theirs.close()
    return Forked(pid, ours, Reader(ours), may_use_browser, log)


def _last_words(log: Path) -> str:
    with contextlib.suppress(OSError):  # it said nothing
        words = " ".join(log.read_text(encoding="utf-8", errors="replace").split())
        return words if len(words) <= 2 * _WORDS else f"{words[:_WORDS]} … {words[-_WORDS:]}"
    return ""
