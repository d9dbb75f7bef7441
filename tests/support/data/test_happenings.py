"""One event of each kind, each call once, and lists that others add to."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from support.api import schemas
from support.api.biglearn import payloads
from support.biglearn import EVENT_TYPES, CourseEventFacts, Listed
from support.data.happenings import EVENT_TYPE, Happening, groundwork, happening, otherwise
from support.data.listing import end_of, read_on
from support.data.parallel import all_at_once
from support.data.requests import EMPTY, REQUESTS, Request
from support.data.telling import Telling

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def telling():
    made = Telling("a seed", NOW)
    made.roster(["Ben"])
    return made


def make(telling, kind):
    return happening(telling, kind, *telling.numbered(*groundwork(telling, kind)))


@pytest.mark.parametrize("kind", Happening)
def test_each_kind_becomes_the_event_of_its_name(telling, kind):
    facts = make(telling, kind)
    kept = payloads.kept(facts)
    assert isinstance(facts, CourseEventFacts)
    assert (kept.type, kept.number) == (EVENT_TYPE[kind], facts.number)
    assert kept.uuid in kept.data.values()
    assert "next_ecosystem_uuid" not in kept.data


def test_every_type_of_event_but_that_of_the_course_itself_can_happen():
    assert set(EVENT_TYPE.values()) == set(EVENT_TYPES) - {"create_course"}


@pytest.mark.parametrize("kind", Happening)
def test_otherwise_is_the_same_event_with_other_content(telling, kind):
    facts = make(telling, kind)
    first, second = payloads.kept(facts), payloads.kept(otherwise(facts))
    assert (first.number, first.uuid, first.type) == (second.number, second.uuid, second.type)
    assert first.data != second.data


def test_each_event_takes_the_next_number(telling):
    assert [make(telling, kind).number for kind in (Happening.DATES, Happening.SWITCH)] == [1, 3]


class Recorder:
    """Speaks as Biglearn's port and remembers which verbs were used."""

    def __init__(self):
        self.used = []

    def __getattr__(self, verb):
        return lambda *_, **__: self.used.append(verb)


def test_every_request_can_be_made(telling):
    assert set(REQUESTS) == set(Request)
    assert len(Request) == 25
    for ask in REQUESTS.values():
        recorder = Recorder()
        ask(recorder, telling)
        assert len(recorder.used) == 1


def test_every_call_that_takes_a_list_can_be_made_with_none():
    batches = {
        name
        for name in (path.name for path in schemas._FOLDER.glob("biglearn/*.request.json"))
        if any(part.get("minItems") == 0 for part in document(name)["properties"].values())
        and "exclu" not in name
        and name != "create_ecosystem.request.json"
    }
    assert len(batches) == len(EMPTY) == 17


def document(name):
    return schemas._documents("biglearn")[name]


def listing(*numbers):
    """A list with those numbers in it."""
    rows = [Listed(f"uuid of {number}", number) for number in sorted(numbers)]

    def lister(from_number, *, limit):
        lister.calls += 1
        return [row for row in rows if row.number >= from_number][:limit]

    lister.calls = 0
    return lister


@pytest.mark.parametrize("numbers", [(), (0,), (5,), (0, 1, 2, 3), (0, 7, 1_000_000), (2**31 - 2,)])
def test_the_end_of_a_list_is_found_in_few_calls(numbers):
    lister = listing(*numbers)
    end = end_of(lister)
    assert not lister(end, limit=1)
    assert end <= max(numbers, default=0) + 1
    assert lister.calls < 70


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_reading_on_meets_each_once(size):
    assert [row.number for row in read_on(listing(0, 2, 3, 9), 1, size=size)] == [2, 3, 9]


def test_all_at_once_keeps_the_order_of_what_it_was_given():
    assert all_at_once(lambda number: number * 2, range(8)) == [0, 2, 4, 6, 8, 10, 12, 14]


def test_a_number_of_ones_own_uses_up_none(telling):
    facts = happening(telling, Happening.ROSTER, number=7)
    assert (facts.number, telling.next_number) == (7, 1)
    assert replace(facts, number=1) != facts
