"""Dates for assignments, made from a seed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from support.data.dates import date_sets

TERM = (datetime(2026, 8, 1, tzinfo=UTC), datetime(2026, 12, 20, tzinfo=UTC))
ZONE = ZoneInfo("US/Central")


def test_sets_are_the_same_of_one_seed_and_others_of_another():
    assert date_sets("a", 10, TERM, ZONE) == date_sets("a", 10, TERM, ZONE)
    assert date_sets("a", 10, TERM, ZONE) != date_sets("b", 10, TERM, ZONE)


def test_a_set_says_itself_whether_it_is_in_order():
    for seed in range(40):
        for found in date_sets(str(seed), 10, TERM, ZONE):
            opens, due, closes = found.dates.opens_at, found.dates.due_at, found.dates.closes_at
            assert found.is_orderly is (TERM[0] <= opens <= due <= closes <= TERM[1])


def test_of_many_sets_each_rule_is_broken_by_some_and_half_break_none():
    sets = [found for seed in range(5) for found in date_sets(str(seed), 20, TERM, ZONE)]
    orderly = sum(found.is_orderly for found in sets)
    assert 50 <= orderly <= 60
    assert any(found.dates.due_at < found.dates.opens_at for found in sets)
    assert any(found.dates.closes_at < found.dates.due_at for found in sets)
    assert any(found.dates.opens_at < TERM[0] for found in sets)
    assert any(found.dates.closes_at > TERM[1] for found in sets)
