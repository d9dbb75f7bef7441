"""Shards become one run, and whatever is missing, doubled or damaged is never a pass."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from support.gate.policy import Policy
from support.gate.verdict import Verdict, judge
from support.planning.plan import Plan, PlanError
from support.record.bundle import BundleError, pack
from support.record.events import Outcome, RunRecord
from support.record.merge import merge, opened_all
from support.record.reader import read_record
from support.record.writer import RecordWriter
from tests.support.record.shards import CASES, attempt_at, plan_of, ran
from tests.support.record.test_reader import planned

POLICY = Policy(fewest_cases=1, excused_tags=frozenset(), flaky_needs_a_person=True)


def merged(tmp_path: Path, bundles: Sequence[Path]) -> tuple[RunRecord, Verdict]:
    run_dir = tmp_path / "merged"
    run_dir.mkdir(parents=True)
    with opened_all(bundles) as parts:
        plan = merge(parts, "m1", run_dir)
    record = read_record(run_dir, plan)
    return record, judge(plan, record, POLICY)


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return ran(tmp_path / "r1", plan_of(1))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return ran(tmp_path / "r2", plan_of(2))


@pytest.mark.parametrize("reverse", [False, True])
def test_all_shards_together_are_the_whole_run(tmp_path: Path, one: Path, two: Path, reverse: bool) -> None:
    record, verdict = merged(tmp_path, [two, one] if reverse else [one, two])
    assert (verdict.status, verdict.exit_code) == ("deliverable", 0)
    assert record.problems == ()
    assert [(result.case.id, result.outcome) for result in record.results] == [
        (c, Outcome.PASSED) for c in CASES
    ]


def test_the_whole_began_when_its_first_shard_did(tmp_path: Path, one: Path, two: Path) -> None:
    begun = [read_record(folder, Plan.read(folder / "plan.json")).started_at for folder in (one, two)]
    record, _ = merged(tmp_path, [two, one])
    assert record.started_at == min(begun)


def test_a_shard_alone_is_never_deliverable(one: Path) -> None:
    verdict = judge(plan_of(1), read_record(one, plan_of(1)), POLICY)
    assert (verdict.status, verdict.exit_code) == ("not proven", 5)
    assert "this is shard 1/2 only: `tutor-bdd merge` judges all of them together" in verdict.reasons


def test_the_evidence_is_kept_and_found(tmp_path: Path, one: Path, two: Path) -> None:
    pack(two, tmp_path / "two.zip")
    record, _ = merged(tmp_path, [one, tmp_path / "two.zip"])
    told = {
        result.case.id: (tmp_path / "merged" / result.attempts[0].steps[0].attachments[0].path).read_text()
        for result in record.results
    }
    assert told == {"one": "one in r1", "two": "two in r2", "three": "three in r1", "four": "four in r2"}


def test_every_attempt_is_kept(tmp_path: Path, one: Path) -> None:
    two = ran(tmp_path / "r2", plan_of(2), attempts=2)
    record, verdict = merged(tmp_path, [one, two])
    assert [len(result.attempts) for result in record.results] == [1, 2, 1, 2]
    assert (verdict.status, verdict.exit_code) == ("held", 6)


def test_a_failure_in_one_shard_blocks_the_whole(tmp_path: Path, one: Path) -> None:
    two = ran(tmp_path / "r2", plan_of(2), {"four": "failed"})
    _, verdict = merged(tmp_path, [one, two])
    assert (verdict.status, verdict.exit_code) == ("blocked", 1)
    assert '"four" (A, api) failed' in verdict.reasons


def test_what_cannot_be_shown_on_the_target_is_told_once(tmp_path: Path) -> None:
    extra = {"not_provable": {"x": "the target has no biglearn"}, "unprovable_cases": (planned("x"),)}
    shards = [ran(tmp_path / f"r{index}", plan_of(index, **extra)) for index in (1, 2)]
    _, verdict = merged(tmp_path, shards)
    assert (verdict.status, verdict.counts["not provable here"]) == ("deliverable", 1)


# What is missing, or there twice


def test_a_missing_shard_is_told_with_all_its_cases(tmp_path: Path, one: Path) -> None:
    record, verdict = merged(tmp_path, [one])
    assert (verdict.status, verdict.exit_code) == ("not proven", 5)
    assert record.problems == ("shard 2/2 is missing",)
    assert [result.outcome for result in record.results] == [Outcome.PASSED, None, Outcome.PASSED, None]
    assert '"case two" (a missing shard, none) has no outcome' in verdict.reasons


def test_a_failure_beside_a_missing_shard_still_blocks(tmp_path: Path) -> None:
    one = ran(tmp_path / "r1", plan_of(1), {"one": "failed"})
    _, verdict = merged(tmp_path, [one])
    assert (verdict.status, verdict.exit_code) == ("blocked", 1)
    assert "shard 2/2 is missing" in verdict.reasons


def test_a_shard_that_is_there_twice_is_told(tmp_path: Path, one: Path, two: Path) -> None:
    again = ran(tmp_path / "again", replace(plan_of(2), run="r3"))
    record, verdict = merged(tmp_path, [one, two, again])
    assert (verdict.status, verdict.exit_code) == ("not proven", 5)
    assert record.problems == ("shard 2/2 is there 2 times",)


def test_a_failure_is_not_hidden_behind_another_run_of_its_shard(
    tmp_path: Path, one: Path, two: Path
) -> None:
    bad = ran(tmp_path / "bad", replace(plan_of(2), run="r3"), {"two": "failed"})
    for order, exit_code in (([one, two, bad], 5), ([one, bad, two], 1)):
        _, verdict = merged(tmp_path / str(exit_code), order)
        assert verdict.exit_code == exit_code


@pytest.mark.parametrize(
    "otherwise",
    [
        {"seed": "8"},
        {"target": "staging"},
        {"profile": "nightly"},
        {"shard": "2/3"},
        {"selected": ("two", "one", "three", "four")},
        {"selected": (*CASES, "five")},
        {"not_provable": {"x": "the target has no biglearn"}},
    ],
)
def test_a_shard_of_another_plan_is_refused(tmp_path: Path, one: Path, otherwise: dict[str, object]) -> None:
    other = ran(tmp_path / "other", plan_of(2, **otherwise))
    with (
        pytest.raises(BundleError, match=r"other belongs to another plan than .*r1"),
        opened_all([one, other]),
    ):
        pass


def test_a_whole_run_is_refused(tmp_path: Path, one: Path) -> None:
    whole = ran(tmp_path / "whole", plan_of(2, shard="", selected=()))
    with pytest.raises(BundleError, match="whole is a whole run and no shard"), opened_all([one, whole]):
        pass


def test_a_plan_that_was_changed_is_refused(one: Path) -> None:
    path = one / "plan.json"
    path.write_text(path.read_text().replace('"three"', '"four"'))
    with pytest.raises(PlanError, match="was changed after it was written"), opened_all([one]):
        pass


# What is damaged


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.5, 0.8, 0.99])
def test_a_record_that_is_cut_off_in_one_shard_is_not_proven(
    tmp_path: Path, one: Path, two: Path, kept: float
) -> None:
    path = two / "record.jsonl"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    record, verdict = merged(tmp_path, [one, two])
    assert (verdict.status, verdict.exit_code) == ("not proven", 5)
    assert all(problem.startswith("shard 2/2: ") or "has no end" in problem for problem in record.problems)
    assert "shard 2/2: the record has no end: the run was cut off" in record.problems
    assert {r.case.id: r.outcome for r in record.results if r.case.id in {"one", "three"}} == {
        "one": Outcome.PASSED,
        "three": Outcome.PASSED,
    }


def test_a_record_of_another_plan_is_not_proven(tmp_path: Path, one: Path, two: Path) -> None:
    path = two / "record.jsonl"
    path.write_text(path.read_text().replace(plan_of(2).digest, "0" * 64))
    _, verdict = merged(tmp_path, [one, two])
    assert (verdict.status, verdict.exit_code) == ("not proven", 5)
    assert "shard 2/2: the record belongs to another plan" in verdict.reasons


def test_evidence_of_a_case_that_is_not_of_the_shard_proves_nothing(tmp_path: Path, one: Path) -> None:
    """Shard 2 brings a pass for a case of shard 1."""
    bad = ran(tmp_path / "r2", plan_of(2))
    path = bad / "record.jsonl"
    path.write_text(path.read_text().replace('"case": "two"', '"case": "one"'))
    _, verdict = merged(tmp_path, [one, bad])
    assert verdict.exit_code == 5


def test_an_interrupted_shard_interrupts_the_whole(tmp_path: Path, one: Path) -> None:
    two = ran(tmp_path / "r2", plan_of(2), {"four": ""}, interrupted=True)
    record, verdict = merged(tmp_path, [one, two])
    assert record.interrupted
    assert (verdict.status, verdict.exit_code) == ("not proven", 130)


def test_a_broken_hook_of_a_whole_shard_is_kept(tmp_path: Path, one: Path, two: Path) -> None:
    path = two / "record.jsonl"
    *lines, last = path.read_text().splitlines()
    hook = {"n": len(lines), "type": "hook.failed", "at": json.loads(last)["at"], "hook": "after_all"}
    end = {**json.loads(last), "n": len(lines) + 1, "events": len(lines) + 2}
    lines += [json.dumps({**hook, "case": None, "error": "it broke"}), json.dumps(end)]
    path.write_text("\n".join(lines) + "\n")
    record, verdict = merged(tmp_path, [one, two])
    assert [failure.hook for failure in record.hook_failures] == ["after_all"]
    assert (verdict.status, verdict.exit_code) == ("blocked", 4)


def test_a_clock_that_was_set_on_one_machine_is_told(tmp_path: Path, one: Path, two: Path) -> None:
    path = two / "record.jsonl"
    lines = [json.loads(text) for text in path.read_text().splitlines()]
    for event in lines[3:]:
        event["t"] -= 3600
    path.write_text("".join(f"{json.dumps(event)}\n" for event in lines))
    record, verdict = merged(tmp_path, [one, two])
    assert verdict.exit_code == 5
    assert "shard 2/2: the clock jumped" in record.problems[0]


@pytest.mark.parametrize("was_killed", [False, True])
def test_a_shard_that_was_resumed_is_whole(tmp_path: Path, one: Path, was_killed: bool) -> None:
    two = ran(tmp_path / "r2", plan_of(2), {"four": ""}, interrupted=True)
    attempt = 1
    if was_killed:  # in the middle of the other case
        path = two / "record.jsonl"
        *lines, last = path.read_text().splitlines()
        started = {"n": len(lines), "type": "case.started", "at": json.loads(last)["at"]}
        path.write_text("\n".join([*lines, json.dumps({**started, "case": "four", "attempt": 1}), '{"n": 7']))
        attempt = 2
    writer = RecordWriter(two, resume=True)
    attempt_at(writer, "four", attempt, "passed")
    writer.close(interrupted=False)
    record, verdict = merged(tmp_path, [one, two])
    assert (record.problems, verdict.exit_code) == ((), 0)
