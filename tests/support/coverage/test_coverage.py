"""What counts as proven, and what a run's record tells of calls."""

import json

import pytest

from support.authoring.behaviours import Behaviour
from support.config import ROOT
from support.coverage import NotShownError, calls_of, covered, known_calls, read_not_shown
from support.history import CaseHistory, History, Past
from support.planning.plan import PlannedCase

CATALOGUE = {i: Behaviour(i, "area", 1, ("S",), False, f"says {i}") for i in ("A-1", "A-2", "A-3")}


def case(identifier, *behaviours, channel="api", tags=()):
    return PlannedCase(identifier, "f", "f", None, identifier, None, channel, 1, tags, behaviours, ())


def history(**outcomes):
    at = "2026-01-01T00:00:00+00:00"
    return History(
        {
            name: CaseHistory(tuple(Past(at, f"r{n}", "", o, 1, None) for n, o in enumerate(told)))
            for name, told in outcomes.items()
        }
    )


def standings(cases, past=None, not_shown=None):
    rows = covered(CATALOGUE, cases, past or History(), not_shown or {})
    return {row.behaviour.id: row.standing for row in rows}


def test_only_what_passed_last_in_every_case_is_proven():
    cases = [case("one", "A-1"), case("two", "A-1", channel="ui"), case("three", "A-2")]
    past = history(one=["failed", "passed"], two=["passed"], three=["passed", "failed"])
    assert standings(cases, past) == {"A-1": "proven", "A-2": "failing", "A-3": "no scenario"}
    assert standings(cases, history(one=["passed"])) == {
        "A-1": "not run yet",
        "A-2": "not run yet",
        "A-3": "no scenario",
    }


def test_each_channel_stands_for_itself():
    cases = [case("one", "A-1"), case("two", "A-1", channel="ui")]
    [row, *_] = covered(CATALOGUE, cases, history(one=["passed"], two=["error"]), {})
    assert [row.standing_on(c) for c in ("api", "ui", "none")] == ["proven", "failing", ""]


@pytest.mark.parametrize("tag", ["wish", "wip"])
def test_a_wish_and_work_in_progress_prove_nothing(tag):
    assert standings([case("one", "A-1", tags=(tag,))], history(one=["passed"]))["A-1"] == "no scenario"


def test_what_cannot_be_shown_has_a_reason_and_no_scenario():
    assert standings([], not_shown={"A-1": "why"})["A-1"] == "cannot be shown"
    with pytest.raises(NotShownError, match='"one" shows it'):
        standings([case("one", "A-1")], not_shown={"A-1": "why"})
    with pytest.raises(NotShownError, match="no such behaviour"):
        standings([], not_shown={"B-1": "why"})


@pytest.mark.parametrize("text", ["A-1 = ''", "A-1 = 3", "no TOML"])
def test_the_file_of_what_cannot_be_shown_gives_reasons(tmp_path, text):
    path = tmp_path / "not-shown.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotShownError):
        read_not_shown(path)


def test_calls_are_counted_by_case_taken_and_refused(tmp_path):
    record = tmp_path / "record.jsonl"
    events = [
        {"type": "case.started", "case": "a"},
        {"type": "case.finished", "case": "a", "calls": {"b/one": 2, "b/one refused": 1}},
        {"type": "case.finished", "case": "b", "calls": {"b/one": 1, "b/unheard-of": 1}},
        {"type": "case.finished", "case": "c"},
    ]
    record.write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")
    one, two = calls_of(record, ["b/one", "b/two"])
    assert (one.taken, one.refused) == ({"a": 2, "b": 1}, {"a": 1})
    assert (two.taken, two.refused) == ({}, {})


def test_the_contracts_have_25_and_7_calls():
    known = known_calls(ROOT / "fixtures" / "schemas")
    assert sum(call.startswith("biglearn/") for call in known) == 25
    assert sum(call.startswith("scheduler/") for call in known) == 7
