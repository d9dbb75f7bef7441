"""What the bench makes of its measurements; the measuring itself is no test."""

import itertools

import pytest

from bench import figures
from bench.figures import Figure, seconds, table


def test_the_median_decides() -> None:
    assert Figure("f", 1, (0.5, 0.9, 30)).is_met
    assert not Figure("f", 1, (0.5, 1.1, 1.2)).is_met
    assert Figure("only to compare with", None, (99,)).is_met


def test_the_table_tells_what_is_missed() -> None:
    rows = table(
        [Figure("quick", 0.3, (0.05, 0.07)), Figure("slow", 2, (3, 1, 4)), Figure("r", 1.5, (1.2,), "times")]
    )
    assert [line.split() for line in rows.splitlines()] == [
        ["median", "best", "worst", "limit"],
        ["quick", "60", "ms", "50", "ms", "70", "ms", "300", "ms", "met"],
        ["slow", "3.00", "s", "1.00", "s", "4.00", "s", "2.00", "s", "MISSED"],
        ["r", "1.20", "x", "1.20", "x", "1.20", "x", "1.50", "x", "met"],
    ]


def test_the_first_rounds_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.accumulate([0, 50, 0, 2, 0, 3])  # the first round takes 50
    monkeypatch.setattr(figures.time, "perf_counter", lambda: next(clock))
    assert seconds(lambda: None, 2) == (2, 3)
