"""Ways to have a pipeline ship on red: each spoils one thing of a run that is deliverable, and none may work.

The same faults, where they apply, on plain behave's exit code and on Allure's quality gate: docs/torture.md.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.cli import main
from support.record.writer import RecordWriter
from tests.support.gate.tortured import TODAY, Run, is_end, make_run, of, write_case

Spoil = Callable[[Run], object]

WHOLE, BLOCKED, AWAY, BROKEN, NOT_PROVEN, HELD, INTERRUPTED = 0, 1, 3, 4, 5, 6, 130


def judged(run: Run, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["gate", str(run.folder), "--policy", str(run.policy)])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_the_run_that_is_spoiled_below_is_deliverable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(make_run(tmp_path / "r1"), capsys)[0] == WHOLE


# --- results that are not there, or say nothing -------------------------------------------------------------


def nothing_selected(run: Run) -> None:
    run.with_plan(cases=())
    run.without(lambda e: "case" in e)


def another_plan(run: Run) -> None:
    """The case that failed taken out of the plan, whose digest then fits again."""
    plan = run.plan
    replace(plan, cases=plan.cases[1:]).write(run.folder / "plan.json")


def same_case_twice(run: Run) -> None:
    """One that passed stands for another as well."""
    cases = run.plan.cases
    run.with_plan(cases=(cases[0], cases[0], cases[2]))
    run.without(of("two"))


def all_in_quarantine(run: Run) -> None:
    run.with_plan(cases=run.plan.cases[2:])
    run.without(lambda e: of("one")(e) or of("two")(e))


RESULTS: dict[str, tuple[Spoil, int, str]] = {
    "nothing was selected": (nothing_selected, NOT_PROVEN, "0 cases were planned"),
    "no record": (lambda r: r.record.unlink(), NOT_PROVEN, "there is no record"),
    "an empty record": (lambda r: r.record.write_text(""), NOT_PROVEN, "does not begin"),
    "a record of nothing": (lambda r: r.without(lambda e: "case" in e), NOT_PROVEN, "has no outcome"),
    "a case that never ran": (lambda r: r.without(of("two")), NOT_PROVEN, "has no outcome"),
    "a worker that was killed": (
        lambda r: r.without(of("two", "step.finished", "case.finished")),
        NOT_PROVEN,
        "has no outcome",
    ),
    "the failed case taken out of the plan": (another_plan, NOT_PROVEN, "another plan"),
    "one case twice, another never": (same_case_twice, NOT_PROVEN, "twice"),
    "only what is in quarantine": (all_in_quarantine, NOT_PROVEN, "no case was planned that counts"),
    "a pass without a step": (
        lambda r: r.without(of("two", "step.finished")),
        NOT_PROVEN,
        "contradict",
    ),
    "no case that can be shown there": (
        lambda r: (nothing_selected(r), r.with_plan(unprovable_cases=r.plan.cases)),
        NOT_PROVEN,
        "0 cases were planned",
    ),
}

# --- a record that is damaged, or was edited ----------------------------------------------------------------


def truncated(run: Run) -> None:
    run.record.write_bytes(run.record.read_bytes()[:-30])


def line_gone(run: Run) -> None:
    told = run.record.read_text().splitlines(keepends=True)
    run.record.write_text("".join(told[:3] + told[4:]))


def line_twice(run: Run) -> None:
    told = run.record.read_text().splitlines(keepends=True)
    run.record.write_text("".join(told[:4] + told[3:]))


def lines_swapped(run: Run) -> None:
    told = run.record.read_text().splitlines(keepends=True)
    told[2], told[5] = told[5], told[2]
    run.record.write_text("".join(told))


def ended_twice(run: Run) -> None:
    run.with_event(of("two", "case.finished"), "case.finished")


def goes_on(run: Run) -> None:
    events = run.events()
    run.rewrite([*events, {**events[1], "case": "one-api"}])


def of_another_run(run: Run) -> None:
    other = make_run(run.folder / "other")
    other.with_plan(seed="8")
    run.record.write_bytes(other.record.read_bytes())


RECORDS: dict[str, tuple[Spoil, int, str]] = {
    "a truncated record": (truncated, NOT_PROVEN, "cut off"),
    "a record without its end": (lambda r: r.without(is_end), NOT_PROVEN, "has no end"),
    "a line that is gone": (line_gone, NOT_PROVEN, "missing or out of order"),
    "a line that is there twice": (line_twice, NOT_PROVEN, "missing or out of order"),
    "lines in another order": (lines_swapped, NOT_PROVEN, "missing or out of order"),
    "a number of events that does not fit": (
        lambda r: r.edit(r.record, '"events": 11', '"events": 12'),
        NOT_PROVEN,
        "ends with 12 events",
    ),
    "bytes that are no text": (lambda r: r.record.write_bytes(b"\xff\x00\xfe"), NOT_PROVEN, "not text"),
    "an attempt that ends twice": (ended_twice, NOT_PROVEN, "ended 2 times"),
    "a record that goes on after its end": (goes_on, NOT_PROVEN, "goes on after the end"),
    "the record of another run": (of_another_run, NOT_PROVEN, "another plan"),
    "an outcome that is none": (
        lambda r: r.changed(of("two", "case.finished"), outcome="PASSED"),
        NOT_PROVEN,
        "an outcome that is none",
    ),
    "an event that is none": (
        lambda r: r.changed(of("two", "step.finished"), type="step.done"),
        NOT_PROVEN,
        "of no known type",
    ),
    "a case that nobody planned": (
        lambda r: r.changed(of("two"), case="other"),
        NOT_PROVEN,
        "was not planned",
    ),
    "a plan that was edited": (
        lambda r: r.edit(r.folder / "plan.json", '"scenario": "two"', '"scenario": "one"'),
        NOT_PROVEN,
        "was changed after it was written",
    ),
    "a clock that was set back while it ran": (
        lambda r: r.changed(of("two"), at="2026-01-01T00:00:00+00:00"),
        NOT_PROVEN,
        "the clock jumped",
    ),
    "a run that ended tomorrow": (
        lambda r: r.rewrite([{**e, "at": str(datetime.now(UTC) + timedelta(days=1))} for e in r.events()]),
        NOT_PROVEN,
        "yet to come",
    ),
}

# --- red that is taken for something else -------------------------------------------------------------------


def hook(run: Run, name: str, before: Callable[..., bool], **facts: object) -> None:
    run.with_event(before, "hook.failed", **{"hook": name, "error": "no", **facts})


def retried(run: Run, *, forget: bool) -> None:
    """Red, then green; and then nobody tells of the red."""
    events = run.events()
    again = [{**e, "attempt": 2} for e in events if of("two")(e)]
    first = [{**e, "status": "failed"} if e["type"] == "step.finished" else e for e in events if of("two")(e)]
    first = [{**e, "outcome": "failed"} if e["type"] == "case.finished" else e for e in first]
    before = events[: events.index(next(filter(of("two"), events)))]
    after = [e for e in events if e not in before and not of("two")(e)]
    run.rewrite([*before, *([] if forget else first), *again, *after])


def failed_in_step(run: Run) -> None:
    run.changed(of("two", "step.finished"), status="failed")


def tagged(run: Run, tag: str) -> None:
    run.with_plan(cases=tuple(replace(c, tags=(*c.tags, tag)) if c.behaviours else c for c in run.plan.cases))


def case_ends(outcome: str) -> Spoil:
    def spoil(run: Run) -> None:
        run.changed(of("two", "case.finished"), outcome=outcome)

    return spoil


RED: dict[str, tuple[Spoil, int, str]] = {
    "a failed case": (case_ends("failed"), BLOCKED, '"two" (A, api) failed'),
    "a failed case of a critical behaviour, tagged so that it does not block": (
        lambda r: (case_ends("failed")(r), tagged(r, "advisory")),
        HELD,
        "nobody watches a critical behaviour",
    ),
    "a step that nobody has written": (case_ends("pending"), BROKEN, "could not be carried out"),
    "a step that broke": (case_ends("error"), BROKEN, "could not be carried out"),
    "a skipped case": (case_ends("skipped"), NOT_PROVEN, "was skipped"),
    "all cases skipped": (
        lambda r: r.changed(lambda e: e["type"] == "case.finished", outcome="skipped"),
        NOT_PROVEN,
        "was skipped",
    ),
    "a target that went away": (case_ends("compromised"), AWAY, "lost the target"),
    "a failed step in a case that passed": (failed_in_step, NOT_PROVEN, "contradict"),
    "a skipped step in a case that passed": (
        lambda r: r.changed(of("two", "step.finished"), status="skipped"),
        NOT_PROVEN,
        "contradict",
    ),
    "a failed hook before a case": (
        lambda r: hook(r, "before_scenario", of("two", "step.finished")),
        BROKEN,
        "could not be carried out",
    ),
    "a failed clean-up after a case that passed": (
        lambda r: hook(r, "clean-up", of("three", "case.started"), case="two-api", attempt=1),
        BROKEN,
        "could not be carried out",
    ),
    "a failed hook at the very end": (
        lambda r: hook(r, "after_all", is_end, case=None),
        BROKEN,
        "the after_all hook failed",
    ),
    "retried into green": (lambda r: retried(r, forget=False), HELD, "only when it was tried again"),
    "retried into green, and the red deleted": (
        lambda r: retried(r, forget=True),
        NOT_PROVEN,
        "attempts at two-api are missing",
    ),
    "an interrupted run": (lambda r: r.changed(is_end, interrupted=True), INTERRUPTED, "was interrupted"),
    "one shard alone": (lambda r: r.with_plan(shard="1/2"), NOT_PROVEN, "this is shard 1/2 only"),
    "a shard that was missing when they were merged": (
        lambda r: r.with_event(is_end, "record.problem", problem="shard 2/2 is missing"),
        NOT_PROVEN,
        "shard 2/2 is missing",
    ),
    "a verdict that was edited": (
        lambda r: (
            case_ends("failed")(r),
            (r.folder / "verdict.json").write_text(json.dumps({"status": "deliverable", "exit_code": 0})),
        ),
        BLOCKED,
        "failed",
    ),
    "a report that was edited": (
        lambda r: (
            case_ends("failed")(r),
            (r.folder / "junit").mkdir(),
            (r.folder / "junit" / "TEST-a.xml").write_text('<testsuite tests="3" failures="0"/>'),
        ),
        BLOCKED,
        "failed",
    ),
}

# --- a policy or a quarantine that asks for less than somebody believes -------------------------------------


def policy(old: str, new: str) -> Spoil:
    return lambda run: run.edit(run.policy, old, new)


def rule(holds: str) -> Spoil:
    return policy("run.flaky_share <= budget.flaky_share", holds)


def quarantine(old: str, new: str) -> Spoil:
    return lambda run: run.edit(run.quarantine, old, new)


POLICIES: dict[str, tuple[Spoil, int, str]] = {
    "no policy": (lambda r: r.policy.unlink(), NOT_PROVEN, "cannot read the policy"),
    "a slip in a key of the policy": (policy("fewest_cases", "fewest_case"), NOT_PROVEN, "fewest_case"),
    "a policy that is not TOML": (policy("= true", "= yes"), NOT_PROVEN, "is not TOML"),
    "a section that is no section": (policy("[budgets.default]", "[budget.default]"), NOT_PROVEN, "budget"),
    "fewer cases than the policy asks for": (
        policy("fewest_cases = 1", "fewest_cases = 4"),
        NOT_PROVEN,
        "asks for 4 or more",
    ),
    "a rule that does not hold": (rule("run.passed > 99"), BLOCKED, "too many are flaky"),
    "a slip in a name of a rule": (rule("run.flakey_share <= 1.0"), NOT_PROVEN, "'flakey_share'"),
    "a slip that || would hide": (rule("run.failed == 0 || run.flakey > 1"), NOT_PROVEN, "'flakey'"),
    "a slip that has() would hide": (rule("!has(run.flakey)"), NOT_PROVEN, "'flakey'"),
    "a rule that is no expression": (rule("run.failed ="), NOT_PROVEN, "cannot be told"),
    "a rule that compares apples and pears": (rule("run.failed < run.name"), NOT_PROVEN, "cannot be told"),
    "a rule that is always true": (rule("true"), NOT_PROVEN, "looks at nothing"),
    "a rule that is neither true nor false": (rule("run.failed"), NOT_PROVEN, "neither true nor false"),
    "a rule about a budget that is gone": (
        policy("flaky_share = 0.5", "flaky_rate = 0.5"),
        NOT_PROVEN,
        "'flaky_share' in budget",
    ),
    "quarantine that is due": (
        quarantine(f"expires = {TODAY + timedelta(days=1)}", f"expires = {TODAY - timedelta(days=1)}"),
        BLOCKED,
        "Ada has to mend it",
    ),
    "quarantine for ever": (
        quarantine(f"expires = {TODAY + timedelta(days=1)}", "expires = 2099-01-01"),
        NOT_PROVEN,
        "may last 28 days",
    ),
    "quarantine over its cap": (quarantine("tutor = 1", "tutor = 0"), BLOCKED, "its cap is 0"),
    "quarantine without an entry": (
        quarantine('scenario = "three"', 'scenario = "four"'),
        BLOCKED,
        "has no entry for it",
    ),
    "quarantine without an owner": (quarantine('owner = "Ada"', 'owner = ""'), NOT_PROVEN, "owner"),
    "no quarantine file": (lambda r: r.quarantine.unlink(), NOT_PROVEN, "cannot read the quarantine"),
}

ROWS = {**RESULTS, **RECORDS, **RED, **POLICIES}


@pytest.mark.parametrize("name", ROWS)
def test_it_is_not_deliverable(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    spoil, expected, why = ROWS[name]
    run = make_run(tmp_path / "r1")
    spoil(run)
    code, told = judged(run, capsys)
    assert code == expected, told
    assert why in told


def test_a_second_attempt_that_passed_is_told_from_a_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows above forge records; this one is written by the writer itself."""
    run = make_run(tmp_path / "r1")
    run.record.unlink()
    writer = RecordWriter(run.folder)
    plan = run.plan
    writer.write("run.started", run="r1", plan_digest=plan.digest, target="sandbox", seed="7")
    write_case(writer, "one-api", "failed")
    write_case(writer, "one-api", "passed", attempt=2)
    write_case(writer, "two-api", "passed")
    write_case(writer, "three-api", "passed")
    writer.close(interrupted=False)
    assert judged(run, capsys)[0] == HELD


def test_there_are_as_many_ways_as_were_promised() -> None:
    assert len(ROWS) >= 40
