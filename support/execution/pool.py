"""The worker pool: forks workers from a runner that has loaded everything, hands out cases, loses none.

The runner's process never runs a case. It alone writes the record, and tells what a worker did not live to.
"""

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from support.execution.recorder import Finished
from support.execution.schedule import Schedule
from support.execution.wire import DONE, EVENT, RUN, Reader, line
from support.execution.worker import Work, work
from support.planning.select import Case
from support.record.events import Outcome
from support.record.writer import RecordWriter

__all__ = ["Limits", "Pool", "Progress"]

Progress = Callable[[Case, Outcome | None, str | None], None]
_MOST_CRASHES = 2  # a case that takes two workers with it is not tried again
_WINDING_UP = 15.0  # seconds that running cases have after an interrupt
_LEAVING = 5.0  # seconds that idle workers have to close what they hold
_WORDS = 300  # characters of a dead worker's first and last output that a record keeps


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers there may be, how often a case is tried, and how long one attempt may take."""

    workers: int = 8
    browsers: int = 2  # of the workers, those that may hold a browser
    retries: int = 0  # further attempts at a case that did not pass
    case_timeout: float = 300.0  # seconds


@dataclass(slots=True, eq=False)
class _Worker:
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


class Pool:
    """One run of cases on workers of this machine. `first_attempts` numbers the next attempt of each case."""

    def __init__(
        self,
        work: Work,
        writer: RecordWriter,
        *,
        limits: Limits,
        progress: Progress,
        first_attempts: Sequence[int] = (),
    ) -> None:
        self._work = work
        self._cases = work.cases
        self._writer = writer
        self._limits = limits
        self._progress = progress
        self._schedule = Schedule([case.planned for case in work.cases])
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()
        self._next_attempt = list(first_attempts) or [1] * len(work.cases)
        self._crashes: Counter[int] = Counter()
        self._retries: Counter[int] = Counter()
        self._interrupts = 0
        self._wind_up_until = 0.0

    def run(self) -> bool:
        """Run every case; whether the run was interrupted."""
        gc.collect()
        gc.freeze()  # what is loaded stays shared with the workers: nothing of it is ever looked at again
        try:
            with self._interruptible():
                while not self._is_over():
                    self._hand_out()
                    self._listen()
                    self._enforce_deadlines()
        finally:
            self._dismiss()
            gc.unfreeze()
        return self._interrupts > 0

    def _is_over(self) -> bool:
        if self._interrupts:
            return not self._schedule.running
        return self._schedule.is_empty and not self._schedule.running

    # Handing out

    def _hand_out(self) -> None:
        if self._interrupts:
            return
        for worker in [w for w in self._workers if w.position is None and not w.is_unfit]:
            self._give(worker)
        while (
            sum(not w.is_unfit for w in self._workers) < self._limits.workers and not self._schedule.is_empty
        ):
            browsers = sum(w.may_use_browser and not w.is_unfit for w in self._workers)
            wants_browser = self._schedule.waiting_for_browser > 0 and browsers < self._limits.browsers
            position = self._schedule.take(may_use_browser=wants_browser)
            if position is None:
                return
            self._send(self._fork(may_use_browser=wants_browser), position)

    def _give(self, worker: _Worker) -> None:
        position = self._schedule.take(may_use_browser=worker.may_use_browser)
        if position is not None:
            self._send(worker, position)

    def _send(self, worker: _Worker, position: int) -> None:
        attempt = self._next_attempt[position]
        self._next_attempt[position] += 1
        worker.position = position
        worker.started = time.monotonic()
        worker.deadline = worker.started + self._limits.case_timeout
        self._writer.write("case.started", case=self._id(position), attempt=attempt)
        # A worker that is gone is found out when its silence is read.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.sendall(line(RUN, (position, attempt)))

    def _id(self, position: int) -> str:
        return self._cases[position].planned.id

    def _fork(self, *, may_use_browser: bool) -> _Worker:
        ours, theirs = socket.socketpair()
        log = self._writer.run_dir / "workers" / f"{len(list(self._logs())) + 1:03}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.touch()
        pid = os.fork()
        if pid == 0:
            ours.close()
            for other in self._workers:
                other.connection.close()
            self._selector.close()
            work(theirs, self._work, log)
        theirs.close()
        worker = _Worker(pid, ours, Reader(ours), may_use_browser, log)
        self._workers.append(worker)
        self._selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def _logs(self) -> Iterator[Path]:
        return (self._writer.run_dir / "workers").glob("*.log")

    # Listening

    def _listen(self) -> None:
        deadlines = [w.deadline for w in self._workers if w.position is not None]
        timeout = max(0.0, min(deadlines, default=time.monotonic()) - time.monotonic())
        for key, _ in self._selector.select(timeout):
            if isinstance(key.data, _Worker):
                self._hear(key.data)
            else:
                key.data()

    def _hear(self, worker: _Worker) -> None:
        messages = worker.reader.read()
        if messages is None:
            self._bury(worker)
            return
        for kind, text in messages:
            if kind == EVENT:
                self._writer.write_line(text)
            elif kind == DONE:
                facts, is_unfit = json.loads(text)
                self._done(worker, facts, is_unfit=is_unfit)

    def _done(self, worker: _Worker, facts: dict[str, object], *, is_unfit: bool) -> None:
        position = worker.position
        assert position is not None, "only a worker with a case is done with it"  # noqa: S101
        worker.position = None
        worker.is_unfit = is_unfit
        if facts["interrupted"] and not self._interrupts:
            # Somebody meant this worker, not the run.
            facts = {**facts, "interrupted": False, "reason": "its worker was told to end (SIGTERM)"}
        outcome = Outcome(str(facts["outcome"]))
        again = self._is_to_be_repeated(position, outcome, is_unfit=is_unfit)
        self._end(position, facts, again=again)
        if not self._interrupts and not worker.is_unfit:
            self._give(worker)

    def _end(self, position: int, facts: dict[str, object], *, again: bool) -> None:
        """End an attempt; the record is the first to know."""
        attempt = self._next_attempt[position] - 1
        self._writer.write("case.finished", case=self._id(position), attempt=attempt, **facts)
        self._schedule.end(position, again=again)
        if not again:
            reason = facts["reason"]
            self._progress(
                self._cases[position], Outcome(str(facts["outcome"])), str(reason) if reason else None
            )

    def _is_to_be_repeated(self, position: int, outcome: Outcome, *, is_unfit: bool) -> bool:
        if self._interrupts or outcome is Outcome.PASSED:
            return False
        if is_unfit:
            self._crashes[position] += 1
            return self._crashes[position] < _MOST_CRASHES
        if outcome in {Outcome.FAILED, Outcome.ERROR} and self._retries[position] < self._limits.retries:
            self._retries[position] += 1
            return True
        return False

    # Death

    def _bury(self, worker: _Worker) -> None:
        """Take leave of a worker that is gone, and end its case in its stead."""
        self._selector.unregister(worker.connection)
        worker.connection.close()
        self._workers.remove(worker)
        _kill(worker, signal.SIGKILL)  # whatever it left behind, its browser above all
        _, status = os.waitpid(worker.pid, 0)
        position = worker.position
        if position is None:
            return
        self._crashes[position] += 1
        again = not self._interrupts and self._crashes[position] < _MOST_CRASHES
        reason = worker.reason or _how_it_ended(status)
        if words := _last_words(worker.log):
            reason = f"{reason}; its last words: {words}"
        took = round(time.monotonic() - worker.started, 4)
        finished = Finished(Outcome.ERROR, reason, took, interrupted=self._interrupts > 0)
        self._end(position, finished.facts(), again=again)

    def _enforce_deadlines(self) -> None:
        now = time.monotonic()
        for worker in self._workers:
            if worker.position is None or worker.reason or now < worker.deadline:
                continue
            limit = self._limits.case_timeout
            worker.reason = (
                "it was interrupted and did not wind up in time"
                if self._interrupts
                else f"the attempt did not end within {limit:g} seconds, and its worker was killed"
            )
            worker.deadline = now + self._limits.case_timeout
            _kill(worker, signal.SIGKILL)

    # Interrupts

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """Let Ctrl-C and SIGTERM wind the run up; a second one ends it at once."""
        reading, writing = socket.socketpair()
        for end in (reading, writing):
            end.settimeout(0.0)

        def heard(_signal: int, _frame: FrameType | None) -> None:
            with contextlib.suppress(BlockingIOError):
                writing.send(b"!")

        def wake() -> None:
            reading.recv(64)
            self._wind_up()

        before = {number: signal.signal(number, heard) for number in (signal.SIGINT, signal.SIGTERM)}
        self._selector.register(reading, selectors.EVENT_READ, wake)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            self._selector.unregister(reading)
            reading.close()
            writing.close()

    def _wind_up(self) -> None:
        self._interrupts += 1
        for worker in (w for w in self._workers if w.position is not None):
            if self._interrupts == 1:
                worker.deadline = min(worker.deadline, time.monotonic() + _WINDING_UP)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker.pid, signal.SIGTERM)
            else:
                worker.deadline = time.monotonic()

    def _dismiss(self) -> None:
        """Let idle workers go; whoever has not gone in time is killed."""
        for worker in self._workers:
            with contextlib.suppress(OSError):
                worker.connection.shutdown(socket.SHUT_WR)
        until = time.monotonic() + (_LEAVING if not sys.exc_info()[0] else 0.0)
        for worker in self._workers:
            _await_silence(worker.connection, until)
            _kill(worker, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(worker.pid, 0)
            worker.connection.close()
        self._workers.clear()
        self._selector.close()
        for log in self._logs():
            if log.stat().st_size == 0:
                log.unlink()


def _await_silence(connection: socket.socket, until: float) -> None:
    """Wait until the other side has hung up, which a process does at the latest when it ends."""
    with contextlib.suppress(OSError):
        while (left := until - time.monotonic()) > 0:
            connection.settimeout(left)
            if not connection.recv(1 << 16):
                return


def _kill(worker: _Worker, number: int) -> None:
    """Send a signal to a worker and to all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(worker.pid, number)
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker.pid, number)


def _how_it_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        return f"its worker was killed by {signal.Signals(-code).name}"
    return f"its worker ended with exit code {code} in the middle of the case"


def _last_words(log: Path) -> str:
    with contextlib.suppress(OSError):
        words = " ".join(log.read_text(encoding="utf-8", errors="replace").split())
        return words if len(words) <= 2 * _WORDS else f"{words[:_WORDS]} … {words[-_WORDS:]}"
    return ""
