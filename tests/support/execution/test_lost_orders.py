"""Dask gives an order up when workers died on which it ran, or only waited: which it was decides."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from support.execution import distributed_pool
from support.execution.distributed_pool import DistributedPool, EngineError, _Running
from support.execution.pool import Limits
from support.execution.remote import Order
from support.planning.plan import Plan
from support.record.events import Attempt, Outcome
from support.record.reader import read_record
from support.record.writer import RecordWriter
from tests.support.planning.making import made


class KilledWorker(Exception):  # noqa: N818 - Dask's name for it
    pass


class _Future:
    """An order of which nothing came."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def result(self, timeout: float) -> None:  # noqa: ARG002 - as Dask calls it
        raise self._error

    def release(self) -> None:
        pass


class _Orders:
    """A pool with one case, whose orders come to their ends as a test tells."""

    def __init__(self, run_dir: Path) -> None:
        case = made("case")
        self._plan = Plan("r1", "t", "merge", "7", "2026-01-01T00:00:00+00:00", {}, (case.planned,))
        self._writer = RecordWriter(run_dir)
        self._writer.write("run.started", plan_digest=self._plan.digest)
        self.pool = DistributedPool(
            "tcp://nowhere:1",
            [case],
            lambda case, topic: Order("r1", "7", None, (), case, "", topic),  # type: ignore[arg-type]
            writer=self._writer,
            limits=Limits(),
            progress=lambda *_: None,
            first_attempts=[1],
        )

    def end(self, error: Exception, *lost: str) -> None:
        """The order is over: it ran on these workers, each execution told by its worker."""
        events = [(0.0, {"execution": worker, "worker": worker}) for worker in lost]
        self.pool._client = SimpleNamespace(get_events=lambda _topic: events)
        position = self.pool._schedule.take(may_use_browser=False)
        assert position is not None, "the case is not to be tried again"
        future: Any = _Future(error)
        self.pool._account_for(_Running(position, future, "topic", 0.0))

    def attempts(self) -> tuple[Attempt, ...]:
        self._writer.close(interrupted=False)
        record = read_record(self._writer.run_dir, self._plan)
        assert record.problems == ()
        return record.results[0].attempts


@pytest.fixture
def orders(tmp_path: Path) -> _Orders:
    return _Orders(tmp_path)


def test_a_case_that_only_waited_on_workers_that_died_is_tried_again(orders: _Orders) -> None:
    orders.end(KilledWorker())
    assert not orders.pool._schedule.is_empty
    assert orders.attempts() == ()


def test_a_case_under_which_one_worker_died_is_tried_again(orders: _Orders) -> None:
    orders.end(KilledWorker(), "a")
    assert not orders.pool._schedule.is_empty
    [attempt] = orders.attempts()
    assert (attempt.outcome, attempt.reason) == (Outcome.ERROR, "its worker a was lost")


def test_a_case_under_which_two_workers_died_is_not(orders: _Orders) -> None:
    orders.end(KilledWorker(), "a", "b")
    assert orders.pool._schedule.is_empty
    assert [attempt.reason for attempt in orders.attempts()] == [
        "its worker a was lost",
        "its worker b was lost",
    ]


def test_it_is_counted_over_several_orders(orders: _Orders) -> None:
    orders.end(KilledWorker(), "a")
    orders.end(KilledWorker())
    orders.end(KilledWorker(), "a", "b")
    assert orders.pool._schedule.is_empty
    assert [attempt.reason for attempt in orders.attempts()] == [
        "its worker a was lost",
        "its worker b was lost",
    ]


def test_an_error_of_our_own_on_the_other_side_ends_the_case(orders: _Orders) -> None:
    orders.end(RuntimeError("no such module"), "a")
    assert orders.pool._schedule.is_empty
    [attempt] = orders.attempts()
    assert (attempt.outcome, attempt.reason) == (Outcome.ERROR, "RuntimeError: no such module")


def test_a_cluster_that_all_workers_have_left_is_told(
    orders: _Orders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while orders are out: Dask would keep them for whoever comes, however late."""
    orders.pool._client = SimpleNamespace(scheduler_info=lambda **_: {"workers": {}})
    future: Any = _Future(KilledWorker())
    assert orders.pool._schedule.take(may_use_browser=False) == 0
    orders.pool._running.append(_Running(0, future, "topic", 0.0))
    orders.pool._hand_out()  # they may be back in a moment
    monkeypatch.setattr(distributed_pool, "_JOINING", 0.0)
    with pytest.raises(
        EngineError, match=r"every worker of tcp://nowhere:1 has left; .*`tutor-bdd run --resume "
    ):
        orders.pool._hand_out()
    orders.attempts()
