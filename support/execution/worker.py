"""A worker: a fork of the runner, which has loaded steps and features, that carries out cases one by one."""

import contextlib
import ctypes
import faulthandler
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, Protocol

from support.execution.recorder import Finished
from support.execution.session import Session
from support.execution.wire import BYE, DONE, EVENT, RUN, Reader, line
from support.planning.select import Case
from support.record.writer import event_line, keep_file

__all__ = ["Attempts", "Work", "work"]

_PR_SET_PDEATHSIG = 1


class Attempts(Protocol):
    """What carries out one attempt at a case: the runner."""

    def attempt(self, session: Session, case: Case, number: int) -> Finished:
        """How it ended."""

    def begin_worker(self) -> None:
        """Be a worker from now on."""

    @property
    def aborted(self) -> bool:
        """Whether an attempt was interrupted."""

    @property
    def owes(self) -> bool:
        """Whether there is something left for `end_worker` to do."""

    def end_worker(self) -> None:
        """Have no more cases."""


class _Wire:
    """The record as a worker has it: events go to the runner, who writes them; files are kept at once."""

    def __init__(self, connection: socket.socket, run_dir: Path) -> None:
        self._connection = connection
        self._run_dir = run_dir
        self._held: list[str] = []

    def write(self, kind: str, **facts: Any) -> None:  # noqa: ANN401 - what JSON can hold
        """Send an event: at once, but for steps, all of which are told with the end of the case."""
        self._held.append(f"{EVENT}{event_line(kind, facts)}\n")
        if kind != "step.finished":
            self._send()

    def tell(self, kind: str, content: Any) -> None:  # noqa: ANN401
        """Send a message, behind all events."""
        self._held.append(line(kind, content))
        self._send()

    def _send(self) -> None:
        held, self._held = "".join(self._held), []
        self._connection.sendall(held.encode())

    def keep(self, case: str, attempt: int, name: str, media_type: str, data: bytes) -> str:
        """Keep a file of evidence; its path in the run's directory."""
        return keep_file(self._run_dir, (case, attempt), name, media_type, data)


@dataclass(frozen=True, slots=True)
class Work:
    """What a run is made of; each worker has all of it, by being a fork."""

    runner: Attempts
    session: Session
    cases: Sequence[Case]
    run_dir: Path


def work(connection: socket.socket, own: Work, log: Path) -> NoReturn:
    """Carry out what the runner asks for until it hangs up. Never comes back: the process ends here."""
    status = 1
    try:
        _settle(log)
        own.session.writer = wire = _Wire(connection, own.run_dir)
        own.runner.begin_worker()
        _serve(connection, wire, own)
        own.runner.end_worker()
        wire.tell(BYE, None)
        status = 0
    except BaseException:  # noqa: BLE001 - nothing may escape into the runner's own code, which this fork is in
        sys.excepthook(*sys.exc_info())
    finally:
        with contextlib.suppress(BaseException):
            own.session.close()
        os._exit(status)


def _settle(log: Path) -> None:
    """Become a process of its own: its signals, its output, its end with the runner's."""
    os.setsid()  # a Ctrl-C at the terminal is the runner's to handle; a kill takes the browser along
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # let through while a case runs
    signal.signal(signal.SIGTERM, _interrupt)
    signal.set_wakeup_fd(-1)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(descriptor, sys.stdout.fileno())
    os.dup2(descriptor, sys.stderr.fileno())
    faulthandler.enable(descriptor)
    gc.enable()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _serve(connection: socket.socket, wire: _Wire, own: Work) -> None:
    reader = Reader(connection)
    while (messages := reader.read()) is not None:
        for kind, text in messages:
            if kind == RUN:
                position, number = json.loads(text)
                finished = own.runner.attempt(own.session, own.cases[position], number)
                # An interrupt was for this process: behave would skip all that it was given from now on.
                is_unfit = own.runner.aborted or own.session.lost_browser
                wire.tell(DONE, (finished.facts(), is_unfit, own.runner.owes))
                if is_unfit:
                    return
