"""Cases on the workers of a Dask cluster: same plan, same record, same verdict as on workers of this machine.

Workers may join, leave and die. Dask hands the order of a dead worker to another without a word, so each
execution announces itself; one that was announced and brought no result is an attempt that was lost.
"""

import contextlib
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from support.execution.pool import Limits, Progress
from support.execution.recorder import Finished
from support.execution.remote import Order, Told, carry_out
from support.execution.schedule import Schedule
from support.planning.select import Case
from support.record.events import Outcome
from support.record.writer import RecordWriter

__all__ = ["DistributedPool", "EngineError"]

_AHEAD = 2  # cases that wait at each worker, so that none is idle while results travel
_ANSWERING = 10.0  # seconds to wait for the scheduler
_JOINING = 30.0  # seconds to wait for a worker, the first or the next
_SCHEDULER_LOST = {"FuturesCancelledError", "CommClosedError", "TimeoutError"}  # Dask's names for it
_MOST_LOST = 2  # a case that takes two workers with it is not tried again


class EngineError(RuntimeError):
    """The cluster is not there, or its workers cannot do what is asked."""


@dataclass(slots=True, eq=False)
class _Running:
    position: int
    future: Any
    topic: str
    deadline: float


@dataclass(slots=True)
class _State:
    """What is known of one case."""

    attempt: int  # the number of the next one
    lost: int = 0
    retries: int = 0
    accounted: set[str] = field(default_factory=set)  # executions that the record knows


class DistributedPool:
    """One run of cases on the workers of a Dask scheduler at an address such as `tcp://10.0.0.4:8786`."""

    def __init__(  # noqa: PLR0913 - what a run is made of
        self,
        address: str,
        cases: Sequence[Case],
        order_for: Callable[[str, str], Order],  # case id, topic
        *,
        writer: RecordWriter,
        limits: Limits,
        progress: Progress,
        first_attempts: Sequence[int],
    ) -> None:
        self._address = address
        self._cases = cases
        self._order_for = order_for
        self._writer = writer
        self._limits = limits
        self._progress = progress
        self._schedule = Schedule([case.planned for case in cases])
        self._states = [_State(attempt) for attempt in first_attempts]
        self._running: list[_Running] = []
        self._orders: Counter[str] = Counter()
        self._client: Any = None
        self._run = writer.run_dir.name
        self._last_seen = time.monotonic()  # when there was a worker

    def run(self) -> bool:
        """Run every case; whether the run was interrupted. Raises EngineError."""
        self._client = _connected(self._address)
        try:
            with _terminated_as_interrupted():
                while self._running or not self._schedule.is_empty:
                    self._hand_out()
                    self._listen()
        except KeyboardInterrupt:
            self._give_up()
            return True
        except Exception as error:
            if type(error).__name__ not in _SCHEDULER_LOST:
                raise
            raise EngineError(
                f"the Dask scheduler at {self._address} was lost; once it is up again, go on with "
                f"`tutor-bdd run --resume {self._run}`"
            ) from error
        finally:
            with contextlib.suppress(Exception):  # the cluster may be gone; what it owed us we have noted
                self._client.close()
        return False

    # Handing out

    def _hand_out(self) -> None:
        workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        with_browser = sum("browser" in worker["resources"] for worker in workers)
        self._ensure_there_are(len(workers))
        if workers and self._schedule.waiting_for_browser and not with_browser and not self._running:
            raise EngineError(
                f"no worker of {self._address} offers a browser: start some with --resources browser=1"
            )
        while len(self._running) < _AHEAD * max(1, len(workers)):
            position = self._schedule.take(may_use_browser=with_browser > 0)
            if position is None:
                return
            self._submit(position)

    def _ensure_there_are(self, workers: int) -> None:
        """Workers may all be away for a moment, as when their nannies start them anew, but not for long."""
        now = time.monotonic()
        if workers:
            self._last_seen = now
        elif now - self._last_seen > _JOINING:
            raise EngineError(
                f"every worker of {self._address} has left; start some, and go on with "
                f"`tutor-bdd run --resume {self._run}`"
            )

    def _submit(self, position: int) -> None:
        planned = self._cases[position].planned
        self._orders[planned.id] += 1
        topic = f"tutor-bdd/{self._run}/{planned.id}/{self._orders[planned.id]}"
        future = self._client.submit(
            carry_out,
            self._order_for(planned.id, topic),
            key=topic,
            pure=False,
            retries=0,
            priority=-position,
            resources={"browser": 1} if planned.channel == "ui" else None,
        )
        # Time spent waiting at a worker counts too, for nobody tells when it ends.
        deadline = time.monotonic() + (_AHEAD + 1) * self._limits.case_timeout
        self._running.append(_Running(position, future, topic, deadline))

    # Listening

    def _listen(self) -> None:
        from distributed import wait  # noqa: PLC0415 - who does not distribute need not have it

        with contextlib.suppress(TimeoutError):
            wait(  # type: ignore[no-untyped-call]
                [run.future for run in self._running], timeout=1.0, return_when="FIRST_COMPLETED"
            )
        for run in [run for run in self._running if run.future.done()]:
            self._running.remove(run)
            self._account_for(run)
        for run in [run for run in self._running if time.monotonic() > run.deadline]:
            self._running.remove(run)
            self._abandon(run)

    def _account_for(self, run: _Running) -> None:
        """Write what became of an order, executions that were lost on the way first."""
        told: Told | None = None
        problem, lost_its_workers = "", False
        try:
            told = run.future.result(timeout=60)
        except Exception as error:  # noqa: BLE001 - whatever broke on the other side
            lost_its_workers = type(error).__name__ == "KilledWorker"
            problem = f"{type(error).__name__}: {error}"
        run.future.release()
        own = told.execution if told else None
        lost = [known for known in self._executions(run) if known["execution"] != own]
        if told and not told.problem:
            self._write_lost(run.position, lost)
            self._write_files(run.position, told)
        elif lost_its_workers:
            self._end_or_repeat(run.position, lost)
        else:
            # An error of ours came from the execution that was announced last: it was not lost.
            self._write_lost(run.position, lost if told else lost[:-1])
            finished = Finished(Outcome.ERROR, told.problem if told else problem, 0.0)
            self._conclude(run.position, finished.facts(), [], may_repeat=not lost)

    def _end_or_repeat(self, position: int, lost: list[dict[str, str]]) -> None:
        """Dask gave an order up because workers died. It counts cases in that only waited there."""
        if self._states[position].lost + len(lost) < _MOST_LOST:
            self._write_lost(position, lost)
            self._schedule.end(position, again=True)
            return
        self._write_lost(position, lost[:-1])
        finished = Finished(Outcome.ERROR, _obituary(lost[-1]), 0.0)
        self._conclude(position, finished.facts(), [], may_repeat=False)

    def _executions(self, run: _Running) -> list[dict[str, str]]:
        state = self._states[run.position]
        events = self._client.get_events(run.topic)
        new = [event for _, event in events if event["execution"] not in state.accounted]
        state.accounted |= {event["execution"] for event in new}
        return new

    def _write_lost(self, position: int, lost: list[dict[str, str]]) -> None:
        for execution in lost:
            self._states[position].lost += 1
            self._begin(position)
            self._end(position, Finished(Outcome.ERROR, _obituary(execution), 0.0).facts())

    def _write_files(self, position: int, told: Told) -> None:
        """Keep the evidence under its real path, and write the events with the real attempt."""
        case, attempt = self._cases[position].planned.id, self._states[position].attempt
        paths = [self._writer.keep(case, attempt, *file) for file in told.files]
        events = []
        for kind, facts in told.events:
            if kind == "attachment.added":
                facts["path"] = paths[int(facts["path"])]
            events.append((kind, {**facts, "attempt": attempt} if facts.get("case") else facts))
        self._conclude(position, told.facts, events, may_repeat=True)

    def _conclude(
        self, position: int, facts: dict[str, object], events: list[tuple[str, Any]], *, may_repeat: bool
    ) -> None:
        self._begin(position)
        after = [(kind, told) for kind, told in events if kind == "hook.failed"]
        for kind, told in events:
            if (kind, told) not in after:
                self._writer.write(kind, **told)
        self._end(position, facts)
        for kind, told in after:
            self._writer.write(kind, **told)
        state, outcome = self._states[position], Outcome(str(facts["outcome"]))
        again = (
            may_repeat
            and outcome in {Outcome.FAILED, Outcome.ERROR}
            and state.retries < self._limits.retries
            and state.lost < _MOST_LOST
        )
        state.retries += again
        self._schedule.end(position, again=again)
        if not again:
            reason = facts["reason"]
            self._progress(self._cases[position], outcome, str(reason) if reason else None)

    def _begin(self, position: int) -> None:
        attempt = self._states[position].attempt
        self._writer.write("case.started", case=self._cases[position].planned.id, attempt=attempt)

    def _end(self, position: int, facts: dict[str, object]) -> None:
        attempt = self._states[position].attempt
        self._states[position].attempt += 1
        self._writer.write("case.finished", case=self._cases[position].planned.id, attempt=attempt, **facts)

    def _abandon(self, run: _Running) -> None:
        """Give up waiting for an attempt, and have its worker start anew."""
        workers = {execution["worker"] for execution in self._executions(run)}
        with contextlib.suppress(Exception):  # a worker without a nanny cannot be restarted
            self._client.restart_workers(sorted(workers), timeout=10)
        run.future.cancel()
        reason = f"the attempt did not end within {self._limits.case_timeout:g} seconds"
        facts = Finished(Outcome.ERROR, reason, self._limits.case_timeout).facts()
        self._conclude(run.position, facts, [], may_repeat=True)

    def _give_up(self) -> None:
        """The run was interrupted: what still runs elsewhere is of no use any more."""
        for run in self._running:
            with contextlib.suppress(Exception):
                run.future.cancel()
            self._begin(run.position)
            finished = Finished(Outcome.ERROR, "it was interrupted", 0.0, interrupted=True)
            self._end(run.position, finished.facts())


@contextlib.contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """A pipeline that ends the run sends SIGTERM: it is wound up as after Ctrl-C."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _obituary(execution: dict[str, str]) -> str:
    return f"its worker {execution['worker']} was lost"


def _connected(address: str) -> Any:  # noqa: ANN401 - Dask is typed in part only
    try:
        from distributed import Client  # noqa: PLC0415 - who does not distribute need not have it
    except ImportError as error:
        raise EngineError("Dask is not installed here: pip install 'tutor-bdd[dask]'") from error
    try:
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=_ANSWERING
        )
    except (OSError, TimeoutError) as error:
        raise EngineError(f"no Dask scheduler answers at {address}: {error}") from error
    try:
        client.wait_for_workers(1, timeout=_JOINING)
    except TimeoutError as error:
        client.close()  # type: ignore[no-untyped-call]
        raise EngineError(
            f"the Dask scheduler at {address} has no worker: start some with `dask worker {address} "
            "--nthreads 1`, from this project's folder"
        ) from error
    return client
