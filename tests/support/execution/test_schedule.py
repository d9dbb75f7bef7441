"""Whatever ends first, every case is handed out, and never twice at a time or beside one it must not meet."""

import random
from collections import Counter

import pytest

from support.execution.schedule import Schedule
from support.planning.plan import PlannedCase
from tests.support.planning.making import made


def planned(*tags: str, channel: str = "api") -> PlannedCase:
    return made("case", channel=channel, tags=tags).planned


def drained(schedule: Schedule, *, may_use_browser: bool = True) -> list[int]:
    """Every case that one worker gets, one after the other."""
    got = []
    while (position := schedule.take(may_use_browser=may_use_browser)) is not None:
        got.append(position)
        schedule.end(position)
    return got


def test_cases_start_in_the_order_of_the_plan() -> None:
    assert drained(Schedule([planned()] * 4)) == [0, 1, 2, 3]


def test_a_worker_with_a_browser_takes_what_needs_one_first() -> None:
    schedule = Schedule([planned(), planned(channel="ui"), planned(channel="none")])
    assert drained(schedule) == [1, 0, 2]


def test_a_worker_without_a_browser_leaves_what_needs_one() -> None:
    schedule = Schedule([planned(channel="ui"), planned(), planned("serial", channel="ui")])
    assert drained(schedule, may_use_browser=False) == [1]
    assert schedule.waiting_for_browser == 2
    assert not schedule.is_empty
    assert drained(schedule) == [0, 2]
    assert schedule.is_empty


def test_two_cases_of_one_resource_do_not_meet() -> None:
    schedule = Schedule([planned("exclusive.clock"), planned("exclusive.clock"), planned()])
    assert schedule.take(may_use_browser=False) == 0
    assert schedule.take(may_use_browser=False) == 2
    assert schedule.take(may_use_browser=False) is None
    schedule.end(2)
    assert schedule.take(may_use_browser=False) is None
    schedule.end(0)
    assert schedule.take(may_use_browser=False) == 1


def test_serial_cases_run_alone_after_all_others() -> None:
    schedule = Schedule([planned("serial"), planned(), planned("serial")])
    assert schedule.take(may_use_browser=False) == 1
    assert schedule.take(may_use_browser=False) is None
    schedule.end(1)
    assert schedule.take(may_use_browser=False) == 0
    assert schedule.take(may_use_browser=False) is None
    schedule.end(0)
    assert schedule.take(may_use_browser=False) == 2


def test_a_case_that_is_to_run_again_is_the_next() -> None:
    schedule = Schedule([planned()] * 3)
    assert schedule.take(may_use_browser=False) == 0
    schedule.end(0, again=True)
    assert drained(schedule) == [0, 1, 2]


def test_a_serial_case_that_is_to_run_again_does_so_before_the_next() -> None:
    schedule = Schedule([planned("serial")] * 2)
    assert schedule.take(may_use_browser=False) == 0
    schedule.end(0, again=True)
    assert drained(schedule) == [0, 1]


def test_what_is_given_up_is_told_and_never_handed_out() -> None:
    schedule = Schedule([planned(), planned("serial"), planned(channel="ui")])
    assert schedule.take(may_use_browser=False) == 0
    assert schedule.give_up() == [1, 2]
    assert schedule.is_empty
    assert (schedule.running, schedule.take(may_use_browser=True)) == (1, None)


KINDS = [(), (), (), ("serial",), ("exclusive.a",), ("exclusive.a", "exclusive.b"), ("serial", "exclusive.b")]


class Run:
    """Workers that take cases, end them in any order and lose some, as a run has them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        kinds = [self.chance.choice(KINDS) for _ in range(self.chance.randrange(60))]
        self.cases = [planned(*kind, channel=self.chance.choice(["api", "ui", "none"])) for kind in kinds]
        self.schedule = Schedule(self.cases)
        self.browsers = [True, *(self.chance.random() < 0.4 for _ in range(self.chance.randrange(7)))]
        self.running: dict[int, int] = {}  # worker → position
        self.ended: Counter[int] = Counter()
        self.again: Counter[int] = Counter()

    def go(self) -> None:
        while self.running or not self.schedule.is_empty:
            idle = [worker for worker in range(len(self.browsers)) if worker not in self.running]
            self.chance.shuffle(idle)
            for worker in idle:
                self.take(worker)
            assert self.running, "cases wait, every worker is idle, and none gets one"
            self.end(self.chance.choice(list(self.running)))

    def take(self, worker: int) -> None:
        position = self.schedule.take(may_use_browser=self.browsers[worker])
        if position is None:
            return
        assert position not in self.running.values(), "a case was handed out twice"
        assert not self.ended[position], "a case was handed out after its end"
        assert self.browsers[worker] or self.cases[position].channel != "ui"
        self.running[worker] = position
        self.may_be_together()

    def may_be_together(self) -> None:
        now = [self.cases[position] for position in self.running.values()]
        if any("serial" in case.tags for case in now):
            assert len(now) == 1
        held = Counter(tag for case in now for tag in case.tags if tag.startswith("exclusive."))
        assert not held or max(held.values()) == 1

    def end(self, worker: int) -> None:
        position = self.running.pop(worker)
        again = self.chance.random() < 0.3 and self.again[position] < 2
        self.again[position] += again
        self.ended[position] += not again
        self.schedule.end(position, again=again)
        assert self.schedule.running == len(self.running)


@pytest.mark.parametrize("block", range(10))
def test_every_case_is_handed_out_to_its_end_whatever_ends_first(block: int) -> None:
    for seed in range(block * 50, block * 50 + 50):
        run = Run(seed)
        run.go()
        assert run.ended == Counter(range(len(run.cases))), f"seed {seed}"
