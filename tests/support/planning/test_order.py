"""The order of cases: what matters first, the same whenever the same is asked."""

import random

import pytest

from support.history import CaseHistory, History, Past
from support.planning.order import ORDERS, expected_duration, ordered
from tests.support.planning.making import made


def known(**told: tuple[str, float]) -> History:
    """A history of one result for each case: outcome, and seconds where it passed."""
    at = "2026-01-01T00:00:00+00:00"
    return History(
        {
            name: CaseHistory((Past(at, "r", "", outcome, 1, took if outcome == "passed" else None),))
            for name, (outcome, took) in told.items()
        }
    )


def names(cases: list) -> list[str]:
    return [case.planned.id for case in cases]


def test_what_matters_most_comes_first_then_what_failed_then_what_takes_longest() -> None:
    history = known(quick=("passed", 0.1), slow=("passed", 9.0), shaky=("failed", 0.0), vital=("passed", 0.1))
    cases = [made("quick"), made("slow"), made("shaky"), made("vital", tags=("smoke",))]
    assert names(ordered(cases, "priority", history=history, seed="")) == ["vital", "shaky", "slow", "quick"]


@pytest.mark.parametrize("tag", ["smoke", "severity-1"])
def test_a_critical_case_comes_before_one_that_is_sure_to_fail(tag: str) -> None:
    cases = [made("shaky"), made("vital", tags=(tag,))]
    assert names(ordered(cases, "priority", history=known(shaky=("failed", 0)), seed=""))[0] == "vital"


def test_without_a_past_browser_cases_start_first() -> None:
    cases = [made("light"), made("none", channel="none"), made("browser", channel="ui")]
    assert names(ordered(cases, "priority", history=History(), seed="")) == ["browser", "none", "light"]


def test_where_nothing_decides_cases_stay_as_they_stand() -> None:
    cases = [made(name) for name in "cab"]
    for order in ("priority", "file"):
        assert names(ordered(cases, order, history=History(), seed="")) == ["c", "a", "b"]


def test_the_order_of_the_files_asks_nobody_else() -> None:
    cases = [made("one"), made("two", tags=("smoke",))]
    assert names(ordered(cases, "file", history=known(two=("failed", 0)), seed="7")) == ["one", "two"]


def test_chance_follows_the_seed_and_not_the_order_given() -> None:
    cases = [made(str(number)) for number in range(50)]
    by_seed = names(ordered(cases, "random", history=History(), seed="7"))
    random.Random(1).shuffle(cases)
    assert names(ordered(cases, "random", history=History(), seed="7")) == by_seed
    assert names(ordered(cases, "random", history=History(), seed="8")) != by_seed


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_loses_a_case_or_doubles_one(order: str) -> None:
    cases = [made(str(number), tags=("smoke",) if number % 7 == 0 else ()) for number in range(60)]
    got = ordered(cases, order, history=known(**{"3": ("failed", 0)}), seed="7")
    assert sorted(names(got)) == sorted(names(cases))


def test_what_a_case_took_is_believed_before_what_is_usual() -> None:
    assert expected_duration(made("a", channel="ui"), known(a=("passed", 2.5))) == 2.5
    assert expected_duration(made("a", channel="ui"), History()) == 5.0
