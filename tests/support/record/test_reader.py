"""A damaged record is never believed, and never stops whoever reads it."""

import json
from pathlib import Path

import pytest

from support.planning.plan import Plan, PlannedCase
from support.record.events import Measure, Outcome
from support.record.reader import read_record
from support.record.writer import RecordWriter

RECORD = "record.jsonl"


def planned(name: str) -> PlannedCase:
    return PlannedCase(
        id=name,
        feature_path="features/a.feature",
        feature="A",
        rule=None,
        scenario=name,
        row=None,
        channel="api",
        line=3,
        tags=("api",),
        behaviours=(),
        needs=(),
    )


PLAN = Plan(
    run="r1",
    target="sandbox",
    profile="merge",
    seed="7",
    created_at="2026-01-01T00:00:00+00:00",
    addresses={},
    cases=(planned("one"), planned("two")),
)


def write_run(run_dir: Path) -> None:
    writer = RecordWriter(run_dir)
    writer.write("run.started", plan_digest=PLAN.digest)
    for case in PLAN.cases:
        writer.write("case.started", case=case.id, attempt=1)
        path = writer.keep(case.id, 1, "Screen shot", "image/png", b"png")
        writer.write(
            "attachment.added",
            case=case.id,
            attempt=1,
            step=0,
            name="Screen shot",
            media_type="image/png",
            path=path,
        )
        writer.write(
            "step.finished",
            case=case.id,
            attempt=1,
            index=0,
            keyword="When",
            text="it runs",
            status="passed",
            duration=0.5,
        )
        writer.write("measure.taken", case=case.id, attempt=1, name="scores", figure="growth", value=1.5)
        writer.write("case.finished", case=case.id, attempt=1, outcome="passed", duration=0.5)
    writer.close(interrupted=False)


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    write_run(tmp_path)
    return tmp_path


def lines(run_dir: Path) -> list[str]:
    return (run_dir / RECORD).read_text().splitlines()


def rewrite(run_dir: Path, kept: list[str]) -> None:
    """The lines, numbered anew, and the right count at the end: damage that only its meaning shows."""
    events = [{**json.loads(line), "n": number} for number, line in enumerate(kept)]
    if events and events[-1]["type"] == "run.finished":
        events[-1]["events"] = len(events)
    (run_dir / RECORD).write_text("".join(json.dumps(event) + "\n" for event in events))


def changed(run_dir: Path, kind: str, **facts: object) -> None:
    """Change the first event of a kind; None takes a fact away."""
    kept = [json.loads(line) for line in lines(run_dir)]
    event = next(e for e in kept if e["type"] == kind)
    event.update(facts)
    for name in [name for name, value in facts.items() if value is None]:
        del event[name]
    rewrite(run_dir, [json.dumps(e) for e in kept])


def test_a_whole_record_has_no_problem(run_dir: Path) -> None:
    record = read_record(run_dir, PLAN)
    assert record.problems == ()
    assert [result.outcome for result in record.results] == [Outcome.PASSED, Outcome.PASSED]
    assert record.plan_digest == PLAN.digest
    assert record.finished_at
    step = record.results[0].attempts[0].steps[0]
    assert (step.text, step.status, step.attachments[0].name) == ("it runs", "passed", "Screen shot")
    assert (run_dir / step.attachments[0].path).read_bytes() == b"png"
    assert record.results[0].attempts[0].measures == (Measure("scores", "growth", 1.5),)


def test_a_missing_record_is_a_problem(tmp_path: Path) -> None:
    record = read_record(tmp_path, PLAN)
    assert record.problems
    assert [result.outcome for result in record.results] == [None, None]


@pytest.mark.parametrize("kept", range(1, 13))
def test_a_record_cut_after_any_line_is_a_problem(run_dir: Path, kept: int) -> None:
    whole = lines(run_dir)
    assert len(whole) == 12
    (run_dir / RECORD).write_text("".join(line + "\n" for line in whole[: kept - 1]) + whole[kept - 1][:-4])
    assert read_record(run_dir, PLAN).problems


def test_a_hole_is_a_problem(run_dir: Path) -> None:
    whole = lines(run_dir)
    (run_dir / RECORD).write_text("".join(line + "\n" for line in whole[:3] + whole[4:]))
    assert any("missing or out of order" in problem for problem in read_record(run_dir, PLAN).problems)


def test_a_wrong_count_is_a_problem(run_dir: Path) -> None:
    whole = lines(run_dir)
    end = {**json.loads(whole[-1]), "events": 99}
    (run_dir / RECORD).write_text("".join(line + "\n" for line in [*whole[:-1], json.dumps(end)]))
    assert any("99 events" in problem for problem in read_record(run_dir, PLAN).problems)


def test_a_case_that_ends_twice_has_no_outcome(run_dir: Path) -> None:
    whole = lines(run_dir)
    rewrite(run_dir, [*whole[:6], whole[5], *whole[6:]])
    record = read_record(run_dir, PLAN)
    assert record.results[0].outcome is None
    assert any("ended 2 times" in problem for problem in record.problems)


def test_a_case_that_was_not_planned_is_a_problem(run_dir: Path) -> None:
    changed(run_dir, "case.finished", case="three")
    record = read_record(run_dir, PLAN)
    assert record.results[0].outcome is None
    assert any("not planned: three" in problem for problem in record.problems)


def test_another_plan_is_a_problem(run_dir: Path) -> None:
    changed(run_dir, "run.started", plan_digest="0" * 64)
    assert "the record belongs to another plan" in read_record(run_dir, PLAN).problems


def test_an_unknown_outcome_is_none_and_a_problem(run_dir: Path) -> None:
    changed(run_dir, "case.finished", outcome="splendid")
    record = read_record(run_dir, PLAN)
    assert record.results[0].outcome is None
    assert any("splendid" in problem for problem in record.problems)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("case.finished", {"outcome": None}),
        ("case.finished", {"attempt": "first"}),
        ("case.finished", {"attempt": None}),
        ("case.finished", {"answered_within": {"soon": 1}}),
        ("case.finished", {"answered_within": {"4": -1}}),
        ("case.finished", {"answered_within": [4]}),
        ("case.finished", {"case": ["one"]}),
        ("case.started", {"at": None}),
        ("step.finished", {"index": None}),
        ("step.finished", {"text": None}),
        ("step.finished", {"duration": "long"}),
        ("step.finished", {"type": None}),
        ("step.finished", {"type": "step.invented"}),
        ("attachment.added", {"path": None}),
        ("attachment.added", {"path": "../../outside"}),
        ("attachment.added", {"step": [0]}),
        ("measure.taken", {"value": None}),
        ("measure.taken", {"value": float("nan")}),
        ("measure.taken", {"value": -1.0}),
        ("measure.taken", {"figure": None}),
        ("run.finished", {"interrupted": "no"}),
        ("run.finished", {"events": None}),
    ],
)
def test_a_damaged_event_is_a_problem(run_dir: Path, kind: str, facts: dict[str, object]) -> None:
    changed(run_dir, kind, **facts)
    if kind == "run.finished" and "events" in facts:
        kept = [json.loads(line) for line in lines(run_dir)]
        del kept[-1]["events"]
        (run_dir / RECORD).write_text("".join(json.dumps(e) + "\n" for e in kept))
    assert read_record(run_dir, PLAN).problems


def test_bytes_that_are_no_text_are_a_problem(run_dir: Path) -> None:
    (run_dir / RECORD).write_bytes(b"\xff\xfe" + (run_dir / RECORD).read_bytes())
    assert read_record(run_dir, PLAN).problems


def test_an_interrupted_run_says_so(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    writer.close(interrupted=True)
    record = read_record(tmp_path, PLAN)
    assert record.interrupted
    assert record.problems == ()


def test_a_hook_outside_cases_is_kept_apart(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    writer.write("hook.failed", hook="before_all", case=None, error="no")
    writer.close(interrupted=False)
    record = read_record(tmp_path, PLAN)
    assert [failure.hook for failure in record.hook_failures] == ["before_all"]


def test_separators_inside_a_text_do_not_break_its_line(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest=PLAN.digest)
    writer.write("hook.failed", hook="before_all", case=None, error="a\u2028b\x85c")
    writer.close(interrupted=False)
    record = read_record(tmp_path, PLAN)
    assert record.problems == ()
    assert record.hook_failures[0].error == "a\u2028b\x85c"


def test_nesting_without_end_is_a_problem(run_dir: Path) -> None:
    (run_dir / RECORD).write_text("[" * 100_000 + "\n")
    assert read_record(run_dir, PLAN).problems
