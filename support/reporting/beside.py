"""A part of the work in a process of its own: a copy of this one, so that nothing has to be sent to it."""

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["Beside"]

Result = tuple[dict[str, Path], dict[str, str]]  # what was written, and why the rest was not


class Beside:
    """Work on `names` that goes on meanwhile; without a process, it is done when it is asked for."""

    def __init__(self, work: Callable[[], Result], names: Sequence[str]) -> None:
        self._work = work
        self._names = names
        self._pid = 0
        # A copy has one thread: what others hold just now would stay locked in it for ever.
        if threading.active_count() == 1 and _processors() > 1:
            with contextlib.suppress(OSError):
                self._begin()

    def _begin(self) -> None:
        self._reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            self._pid = os.fork()
        except OSError:
            os.close(self._reading)
            os.close(writing)
            raise
        if self._pid:
            os.close(writing)
            return
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for it decides
            with os.fdopen(writing, "wb") as stream:
                pickle.dump(self._work(), stream)
            status = 0
        except BaseException:  # noqa: BLE001 - nothing may escape into the code that this copy is in
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)

    def result(self) -> Result:
        """What came of it. A process that has not told it has written nothing that anybody could rely on."""
        if not self._pid:
            return self._work()
        with os.fdopen(self._reading, "rb") as stream:
            told = stream.read()
        status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        if status == 0:
            result: Result = pickle.loads(told)  # noqa: S301 - it is this program's own
            return result
        return {}, dict.fromkeys(self._names, f"the process that wrote it ended with {status}")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
