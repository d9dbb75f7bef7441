"""Records that go on where they were cut off, and clocks that were set meanwhile."""

import json
from pathlib import Path

import pytest

from support.planning.plan import Plan
from support.record.events import Outcome
from support.record.reader import read_record
from support.record.writer import RecordError, RecordWriter
from tests.support.record.test_reader import PLAN, RECORD


def _case(writer: RecordWriter, case: str, attempt: int, outcome: str | None, **facts: object) -> None:
    writer.write("case.started", case=case, attempt=attempt)
    if outcome:
        writer.write("case.finished", case=case, attempt=attempt, outcome=outcome, duration=0.1, **facts)


def _cut_off(tmp_path: Path, plan: Plan = PLAN) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=plan.digest)
    _case(writer, "one", 1, "passed")
    _case(writer, "two", 1, None)
    writer._file.close()
    with (tmp_path / RECORD).open("ab") as record:
        record.write(b'{"n": 4, "at": "2026')


def test_a_resumed_record_is_whole_again(tmp_path: Path) -> None:
    _cut_off(tmp_path)
    assert read_record(tmp_path, PLAN).problems
    writer = RecordWriter(tmp_path, resume=True)
    _case(writer, "two", 2, "passed")
    writer.close(interrupted=False)
    record = read_record(tmp_path, PLAN)
    assert record.problems == ()
    assert [a.outcome for a in record.results[1].attempts] == [None, Outcome.PASSED]
    assert not record.results[1].is_flaky


def test_what_was_dropped_is_told(tmp_path: Path) -> None:
    _cut_off(tmp_path)
    RecordWriter(tmp_path, resume=True).close(interrupted=False)
    events = [json.loads(text) for text in (tmp_path / RECORD).read_text().splitlines()]
    assert [event["dropped"] for event in events if event["type"] == "run.resumed"] == [20]


def test_an_interrupted_run_may_end_twice(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    _case(writer, "one", 1, "error", interrupted=True)
    writer.close(interrupted=True)
    writer = RecordWriter(tmp_path, resume=True)
    for case, attempt in (("one", 2), ("two", 1)):
        _case(writer, case, attempt, "passed")
    writer.close(interrupted=False)
    record = read_record(tmp_path, PLAN)
    assert (record.problems, record.interrupted) == ((), False)
    assert not record.results[0].is_flaky


def test_a_run_that_was_not_resumed_ends_once(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    writer.write("run.finished", events=2, interrupted=False)
    writer.close(interrupted=False)
    assert "the record goes on after the end of the run" in read_record(tmp_path, PLAN).problems


def test_an_attempt_without_an_end_is_told_although_another_followed(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    _case(writer, "one", 1, None)
    _case(writer, "one", 2, "passed")
    _case(writer, "two", 1, "passed")
    writer.close(interrupted=False)
    assert "attempt 1 at one has no end" in read_record(tmp_path, PLAN).problems


def test_a_missing_attempt_is_told(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    _case(writer, "one", 2, "passed")
    _case(writer, "two", 1, "passed")
    writer.close(interrupted=False)
    assert "attempts at one are missing: there are only [2]" in read_record(tmp_path, PLAN).problems


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_was_set_is_told(tmp_path: Path, hours: int) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    for case in ("one", "two"):
        _case(writer, case, 1, "passed")
    writer.close(interrupted=False)
    assert read_record(tmp_path, PLAN).problems == ()
    lines = [json.loads(text) for text in (tmp_path / RECORD).read_text().splitlines()]
    for event in lines[3:]:
        event["t"] -= 3600 * hours
    (tmp_path / RECORD).write_text("".join(f"{json.dumps(event)}\n" for event in lines))
    [problem] = read_record(tmp_path, PLAN).problems
    assert f"the clock jumped by {3600 * hours:+} seconds" in problem


def test_a_problem_that_was_noted_is_told(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    writer.write("record.problem", problem="shard 2 of 3 is missing")
    writer.close(interrupted=False)
    assert "shard 2 of 3 is missing" in read_record(tmp_path, PLAN).problems


def test_a_record_that_is_being_written_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("support.record.writer._LETTING_GO", 0.1)
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    with pytest.raises(RecordError, match=r"record\.jsonl is being written"):
        RecordWriter(tmp_path, resume=True)
    for case in ("one", "two"):
        _case(writer, case, 1, "passed")
    writer.close(interrupted=False)
    assert read_record(tmp_path, PLAN).problems == ()
    RecordWriter(tmp_path, resume=True).close(interrupted=False)
