"""The data that rules look at is there in full, always, and documented key by key."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from support.config import ROOT
from support.gate.behaviours import shown
from support.gate.facts import facts
from support.gate.policy import Policy
from support.planning.plan import Plan
from support.record.events import CaseResult, Measure, Outcome, RunRecord
from tests.support.gate.small_runs import NOW, attempts, plan_of, planned, record_of

POLICY = Policy(1, frozenset({"wish"}), flaky_needs_a_person=True, budgets={"merge": {"flaky_share": 0.1}})
PLAN = plan_of(
    planned("one", behaviours=["EN-01"]),
    planned("two", "wish"),
    planned("one", channel="ui"),
    planned("three"),
)


def told(plan: Plan = PLAN, record: RunRecord | None = None) -> Mapping[str, Any]:
    of = record or record_of(plan)
    return facts(plan, of, POLICY, shown(plan, of, POLICY), NOW)


def paths(data: Mapping[str, Any], start: str = "") -> Iterator[str]:
    for name, value in data.items():
        if name in {"build", "budget"}:
            continue  # what they hold, the manifest and the policy say
        if isinstance(value, Mapping):
            yield from paths(value, f"{start}{name}.")
        else:
            yield f"{start}{name}"


def test_every_key_is_documented() -> None:
    text = (ROOT / "docs" / "policy.md").read_text()
    table = text[text.index("### What a rule may look at") : text.index("## Environments")]
    documented = set(re.findall(r"`([a-z0-9_.]+)", table))
    for path in paths(told()):
        parts = path.split(".")
        names = {path} if parts[0] != "channels" else {".".join(parts[:2]), f".{parts[2]}"}
        assert names <= documented, f"docs/policy.md lacks {names - documented}"
    known = set(paths(told()))
    for name in (name for name in documented if name.startswith(("run.", "critical.", "quarantine."))):
        assert name in known, f"docs/policy.md tells of {name}, which is not there"


def test_cases_are_counted_by_how_they_ended() -> None:
    record = record_of(PLAN, Outcome.FAILED, Outcome.SKIPPED, None)
    run = told(record=record)["run"]
    assert (run["cases"], run["failed"], run["skipped"], run["no_outcome"], run["passed"]) == (4, 1, 1, 1, 1)
    assert (run["excused"], run["attempts"], run["is_whole"]) == (1, 4, True)


def test_a_retry_is_counted_as_flaky() -> None:
    record = record_of(PLAN)
    again = CaseResult(PLAN.cases[0], attempts(Outcome.FAILED, Outcome.PASSED))
    run = told(record=replace(record, results=(again, *record.results[1:])))["run"]
    assert (run["flaky"], run["flaky_share"], run["attempts"]) == (1, 0.25, 5)


def test_times_are_told_where_the_record_tells_them() -> None:
    assert (told()["run"]["duration_seconds"], told()["run"]["age_hours"]) == (90, 1)
    for ended in (None, "", "b", "2026-11-24T11:00:00"):
        run = told(record=record_of(PLAN, finished_at=ended))["run"]
        assert (run["duration_seconds"], run["age_hours"]) == (None, None)


def test_a_run_that_left_cases_out_is_not_whole() -> None:
    assert not told(replace(PLAN, narrowed_by=("--name",)))["run"]["is_whole"]
    assert not told(replace(PLAN, shard="1/2"))["run"]["is_whole"]


def test_channels_are_told_apart() -> None:
    channels = told()["channels"]
    assert (channels["api"]["cases"], channels["ui"]["cases"], channels["none"]["cases"]) == (3, 1, 0)
    assert channels["ui"]["p97_step_seconds"] == 0.1
    assert channels["none"]["p97_step_seconds"] == 0.0


def test_budgets_are_those_of_the_profile() -> None:
    assert told()["budget"] == {"flaky_share": 0.1}
    assert told(replace(PLAN, profile="nightly"))["budget"] == {}


def test_the_age_grows() -> None:
    record = record_of(PLAN)
    later = facts(PLAN, record, POLICY, shown(PLAN, record, POLICY), NOW + timedelta(hours=2))
    assert later["run"]["age_hours"] == 3


def test_growth_is_that_of_what_passed() -> None:
    def measured(outcome: Outcome, *values: float) -> RunRecord:
        taken = tuple(Measure(f"page {value}", "growth", value) for value in values)
        [attempt] = attempts(outcome)
        first = CaseResult(PLAN.cases[0], (replace(attempt, measures=(*taken, Measure("x", "other", 99.0))),))
        return replace(record_of(PLAN), results=(first, *record_of(PLAN).results[1:]))

    assert told()["growth"] == {"measured": 0, "worst": 0.0, "worst_of": ""}
    passed = told(record=measured(Outcome.PASSED, 0.9, 2.5, 1.1))
    assert passed["growth"] == {"measured": 3, "worst": 2.5, "worst_of": "page 2.5"}
    assert told(record=measured(Outcome.FAILED, 2.5))["growth"]["measured"] == 0


def test_waits_are_those_of_what_passed() -> None:
    def waited(outcome: Outcome, waits: Mapping[int, int]) -> CaseResult:
        [attempt] = attempts(outcome)
        return CaseResult(PLAN.cases[0], (replace(attempt, answered_within=waits),))

    slow = waited(Outcome.FAILED, {60: 1000})
    some = [waited(Outcome.PASSED, {40: 90}), waited(Outcome.PASSED, {40: 6, 44: 1, 48: 3})]
    answers = told(record=replace(record_of(PLAN), results=(slow, *some)))["answers"]
    assert answers == {"count": 100, "median_seconds": 1.024, "p97_seconds": 4.096}
    assert told()["answers"] == {"count": 0, "median_seconds": 0.0, "p97_seconds": 0.0}
