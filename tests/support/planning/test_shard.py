"""Shards: together they are the selection, apart they share nothing, and each takes about equally long."""

import random

import pytest

from support.history import CaseHistory, History, Past
from support.planning.order import expected_duration
from support.planning.select import Case, SelectionError
from support.planning.shard import Shard, parse_shard, split
from tests.support.planning.making import made


def selection(size: int, seed: int) -> tuple[list[Case], History]:
    """Cases of both channels, of which some have a past."""
    chance = random.Random(seed)
    cases = [made(f"case {number}", channel=chance.choice(["api", "ui", "none"])) for number in range(size)]
    durations = {
        case.planned.id: chance.choice([0.0, 0.2, 1.0, 30.0]) for case in cases if chance.random() < 0.7
    }
    at = "2026-01-01T00:00:00+00:00"
    past = {name: CaseHistory((Past(at, "r", "", "passed", 1, took),)) for name, took in durations.items()}
    return cases, History(past)


def shards(cases: list[Case], total: int, history: History) -> list[list[Case]]:
    return [split(cases, Shard(index, total), history) for index in range(1, total + 1)]


SIZES = [(size, total) for size in (0, 1, 2, 7, 50, 203) for total in (1, 2, 3, 8, 64)]


@pytest.mark.parametrize(("size", "total"), SIZES)
def test_every_case_is_in_exactly_one_shard(size: int, total: int) -> None:
    for seed in range(5):
        cases, history = selection(size, seed)
        together = [case.planned.id for part in shards(cases, total, history) for case in part]
        assert sorted(together) == sorted(case.planned.id for case in cases)


@pytest.mark.parametrize(("size", "total"), SIZES)
def test_no_shard_has_more_to_do_than_another_by_more_than_one_case(size: int, total: int) -> None:
    cases, history = selection(size, size)
    durations = {case.planned.id: expected_duration(case, history) for case in cases}
    loads = [sum(durations[case.planned.id] for case in part) for part in shards(cases, total, history)]
    assert max(loads) - min(loads) <= max(durations.values(), default=0.0) + 1e-6


def test_cases_that_take_no_time_are_shared_out_too() -> None:
    at = "2026-01-01T00:00:00+00:00"
    cases = [made(str(number)) for number in range(40)]
    instant = History({c.planned.id: CaseHistory((Past(at, "r", "", "passed", 1, 0.0),)) for c in cases})
    assert [len(part) for part in shards(cases, 4, instant)] == [10, 10, 10, 10]


def test_machines_that_ask_in_another_order_split_alike() -> None:
    cases, history = selection(60, 3)
    other = list(cases)
    random.Random(1).shuffle(other)
    for index in (3, 1, 2):
        ours, theirs = (split(found, Shard(index, 3), history) for found in (cases, other))
        assert {case.planned.id for case in ours} == {case.planned.id for case in theirs}


def test_a_shard_keeps_the_order_that_it_was_given() -> None:
    cases, history = selection(60, 4)
    places = [cases.index(case) for case in split(cases, Shard(2, 3), history)]
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["3/8", "1/1", "8/8"])
def test_a_shard_is_read_as_it_is_written(text: str) -> None:
    assert str(parse_shard(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "/",
        "3/",
        "/8",
        "0/8",
        "9/8",
        "1/0",
        "-1/8",
        "3/8/9",
        " 3/8",
        "3 / 8",
        "a/b",
        "3.0/8",
        "1/100000",
    ],
)
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(SelectionError, match="give one as 3/8, the third of eight"):
        parse_shard(text)


def test_the_longest_cases_are_shared_out_first() -> None:
    at = "2026-01-01T00:00:00+00:00"
    durations = {**{f"short {number}": 1.0 for number in range(30)}, "long": 30.0}
    past = {name: CaseHistory((Past(at, "r", "", "passed", 1, took),)) for name, took in durations.items()}
    parts = shards([made(name) for name in durations], 2, History(past))
    assert sorted(len(part) for part in parts) == [1, 30]
