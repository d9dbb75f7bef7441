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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from support.execution.forked import Forked, fork
from support.execution.meanwhile import Meanwhile, Task
from support.execution.pace import Pace, processors
from support.execution.recorder import Finished
from support.execution.schedule import Schedule
from support.execution.wire import DONE, EVENT, RUN
from support.execution.worker import Work, work
from support.planning.select import Case
from support.record.events import Outcome
from support.record.writer import RecordWriter, event_line

__all__ = ["Limits", "Pool", "Progress"]

Progress = Callable[[Case, Outcome | None, str | None], None]
_MOST_CRASHES = 2  # a case that takes two workers with it is not tried again
_WINDING_UP = 15.0  # seconds that running cases have after an interrupt
_LEAVING = 15.0  # seconds that idle workers have to leave their features and close what they hold


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers there may be, how often a case is tried, and how long one attempt may take."""

    workers: int = 8
    browsers: int = 2  # of the workers, those that may hold a browser
    retries: int = 0  # further attempts at a case that did not pass
    case_timeout: float = 300.0  # seconds
    processors: int = field(default_factory=processors)  # so many workers there may be for whatever cases


class Pool:
    """One run of cases on workers of this machine. `first_attempts` numbers the next attempt of each case."""

    def __init__(  # noqa: PLR0913 - what a run is made of
        self,
        work: Work,
        writer: RecordWriter,
        *,
        limits: Limits,
        progress: Progress,
        first_attempts: Sequence[int] = (),
        meanwhile: Iterable[Task] = (),
    ) -> None:
        self._work = work
        self._cases = work.cases
        self._writer = writer
        self._limits = limits
        self._progress = progress
        self._pace = Pace(limits.processors)
        self._schedule = Schedule([case.planned for case in work.cases])
        self._workers: list[Forked] = []
        self._selector = selectors.DefaultSelector()
        self._waiting = Meanwhile(self._selector, meanwhile)
        self._next_attempt = list(first_attempts) or [1] * len(work.cases)
        self._crashes: Counter[int] = Counter()
        self._retries: Counter[int] = Counter()
        self._interrupts = 0
        self._forks = 0

    def run(self) -> bool:
        """Run every case; whether the run was interrupted."""
        gc.freeze()  # what is loaded stays shared with the workers: nothing of it is ever looked at again
        try:
            with self._interruptible():
                while not self._is_over():
                    self._hand_out()
                    self._listen()
                    self._enforce_deadlines()
        finally:
            self._dismiss()
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
            workers := sum(not w.is_unfit for w in self._workers)
        ) < self._limits.workers and not self._schedule.is_empty:
            browsers = sum(w.may_use_browser and not w.is_unfit for w in self._workers)
            wants_browser = self._schedule.waiting_for_browser > 0 and browsers < self._limits.browsers
            if not (wants_browser or self._pace.wants_more(workers)):
                return
            position = self._schedule.take(may_use_browser=wants_browser)
            if position is None:
                return
            self._send(self._fork(may_use_browser=wants_browser), position)

    def _give(self, worker: Forked) -> None:
        position = self._schedule.take(may_use_browser=worker.may_use_browser)
        if position is not None:
            self._send(worker, position)

    def _send(self, worker: Forked, position: int, before: Sequence[str] = ()) -> None:
        """Hand a case out; the record is the first to know, of events before it too."""
        attempt = self._next_attempt[position]
        self._next_attempt[position] += 1
        self._pace.begin()
        worker.position = position
        worker.started = time.monotonic()
        worker.deadline = worker.started + self._limits.case_timeout
        start = event_line("case.started", {"case": self._id(position), "attempt": attempt})
        self._writer.write_lines((*before, start))
        worker.send(RUN, (position, attempt))

    def _id(self, position: int) -> str:
        return self._cases[position].planned.id

    def _fork(self, *, may_use_browser: bool) -> Forked:
        self._forks += 1
        log = self._writer.run_dir / "workers" / f"{self._forks:03}.log"

        def begin(connection: socket.socket, log: Path) -> None:
            self._selector.close()
            work(connection, self._work, log)

        worker = fork(log, self._workers, begin, may_use_browser=may_use_browser)
        self._workers.append(worker)
        self._selector.register(worker.connection, selectors.EVENT_READ, worker)
        return worker

    # Listening

    def _listen(self) -> None:
        deadlines = [w.deadline for w in self._workers if w.position is not None]
        timeout = max(0.0, min(deadlines, default=time.monotonic()) - time.monotonic())
        if (patience := self._pace.patience()) is not None:
            timeout = min(timeout, patience)
        for key, _ in self._waiting.select(timeout):
            if isinstance(key.data, Forked):
                self._hear(key.data)
            else:
                key.data()

    def _hear(self, worker: Forked) -> None:
        messages = worker.hear()
        if messages is None:
            self._bury(worker)
            return
        events: list[str] = []
        for kind, text in messages:
            if kind == EVENT:
                events.append(text)
            elif kind == DONE:
                facts, is_unfit, worker.owes = json.loads(text)
                self._done(worker, facts, events, is_unfit=is_unfit)
                events = []
        self._writer.write_lines(events)

    def _done(self, worker: Forked, facts: dict[str, object], events: list[str], *, is_unfit: bool) -> None:
        position = worker.position
        assert position is not None, "only a worker with a case is done with it"  # noqa: S101
        worker.position = None
        worker.is_unfit = is_unfit
        if facts["interrupted"] and not self._interrupts:
            # Somebody meant this worker, not the run.
            facts = {**facts, "interrupted": False, "reason": "its worker was told to end (SIGTERM)"}
        self._pace.note(float(str(facts["duration"])))
        outcome = Outcome(str(facts["outcome"]))
        again = self._is_to_be_repeated(position, outcome, is_unfit=is_unfit)
        events.append(self._end(position, facts, again=again))
        following = None
        if not self._interrupts and not worker.is_unfit:
            following = self._schedule.take(may_use_browser=worker.may_use_browser)
        if following is None:
            self._writer.write_lines(events)
        else:
            self._send(worker, following, events)  # it should not have to wait for what is printed
        self._tell(position, facts, again=again)

    def _end(self, position: int, facts: dict[str, object], *, again: bool) -> str:
        """End an attempt; the event that says so, still to be written."""
        attempt = self._next_attempt[position] - 1
        self._schedule.end(position, again=again)
        return event_line("case.finished", {"case": self._id(position), "attempt": attempt, **facts})

    def _tell(self, position: int, facts: dict[str, object], *, again: bool) -> None:
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

    def _bury(self, worker: Forked) -> None:
        """Take leave of a worker that is gone, and end its case in its stead."""
        self._selector.unregister(worker.connection)
        self._workers.remove(worker)
        status = worker.bury()
        position = worker.position
        if position is None:
            self._tell_of_its_end(worker)
            return
        self._crashes[position] += 1
        again = not self._interrupts and self._crashes[position] < _MOST_CRASHES
        took = round(time.monotonic() - worker.started, 4)
        finished = Finished(Outcome.ERROR, worker.obituary(status), took, interrupted=self._interrupts > 0)
        facts = finished.facts()
        self._writer.write_lines([self._end(position, facts, again=again)])
        self._tell(position, facts, again=again)

    def _tell_of_its_end(self, worker: Forked) -> None:
        """After-hooks and clean-ups that nobody has heard the end of may have broken, or not be done."""
        if worker.owes and not worker.came_to_its_end:
            error = "a worker was gone before it had done what its cases had left for the end"
            self._writer.write("hook.failed", hook="the end of a worker", case=None, error=error)

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
            worker.kill(signal.SIGKILL)

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
        """Let idle workers go and hear them out; whoever has not gone in time is killed."""
        for worker in self._workers:
            worker.hang_up()
        until = time.monotonic() + _LEAVING
        try:
            if not sys.exc_info()[0]:
                for worker in self._workers:
                    self._writer.write_lines(text for kind, text in worker.hear_out(until) if kind == EVENT)
                    self._tell_of_its_end(worker)
        finally:
            for worker in self._workers:
                worker.bury()
            self._workers.clear()
            self._selector.close()
