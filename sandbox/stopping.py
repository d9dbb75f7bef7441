"""Being told to stop, by a signal.

Not with threading.Event: its `set`, called by a handler in the thread that just enters or leaves `wait`,
waits for a lock that this very thread holds, and the launcher would never end.
"""

import select
import signal
import socket

__all__ = ["Stop", "forget"]


class Stop:
    """Whether this process was told to stop. There is one, made by the main thread."""

    def __init__(self) -> None:
        self._is_told = False
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.settimeout(0)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)

    def wait(self, seconds: float) -> bool:
        """Whether it was told, waiting so long for it."""
        if not self._is_told and select.select([self._reader], [], [], seconds)[0]:
            self._reader.recv(4096)
        return self._is_told

    def _note(self, *_: object) -> None:
        self._is_told = True


def forget() -> None:
    """In a forked process: take signals as any process does."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
