"""Workers become more as long as cases wait for something else than a processor."""

from support.execution.pace import Pace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def started(processors: int = 2) -> tuple[Pace, Clock]:
    clock = Clock()
    pace = Pace(processors, clock)
    pace.begin()
    return pace, clock


def test_each_processor_may_have_a_worker_at_once() -> None:
    pace, _ = started()
    assert [pace.wants_more(n) for n in range(4)] == [True, True, False, False]


def test_more_are_wanted_when_the_first_case_does_not_come_back_soon() -> None:
    pace, clock = started()
    patience = pace.patience()
    assert patience
    clock.now += patience
    assert pace.wants_more(20)
    assert pace.patience() is None


def test_no_more_are_wanted_for_quick_cases() -> None:
    pace, clock = started()
    pace.note(0.0005)
    clock.now += 10
    assert not pace.wants_more(2)
    assert pace.patience() is None


def test_more_are_wanted_when_cases_become_slower() -> None:
    pace, _ = started()
    for _ in range(50):
        pace.note(0.0005)
    pace.note(3)
    assert pace.wants_more(2)


def test_slow_cases_want_more_at_once() -> None:
    pace, _ = started()
    pace.note(0.06)
    assert pace.wants_more(31)
