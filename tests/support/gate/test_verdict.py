"""Nothing but complete, whole, passing evidence is deliverable."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from support.gate.policy import Policy, PolicyError, read
from support.gate.verdict import Verdict, VerdictError, judge
from support.planning.plan import Plan, PlanError, PlannedCase
from support.record.events import Attempt, CaseResult, HookFailure, Outcome, RunRecord, StepResult

POLICY = Policy(fewest_cases=1, excused_tags=frozenset({"quarantine"}), flaky_needs_a_person=True)


def planned(name: str, *tags: str) -> PlannedCase:
    return PlannedCase(
        id=name,
        feature_path="features/a.feature",
        feature="A",
        rule=None,
        scenario=name,
        row=None,
        channel="api",
        line=3,
        tags=tags,
        behaviours=(),
        needs=(),
    )


STEPS = (StepResult("Then", "it holds", "passed", 0.1),)


def attempt(outcome: Outcome | None, number: int = 1) -> Attempt:
    return Attempt(number, "2026-01-01T00:00:00+00:00", 0.1, outcome, None, STEPS)


def plan_of(*cases: PlannedCase) -> Plan:
    return Plan("r1", "sandbox", "merge", "7", "2026-01-01T00:00:00+00:00", {}, cases)


def record_of(plan: Plan, *outcomes: Outcome | None) -> RunRecord:
    results = tuple(
        CaseResult(case, (attempt(outcome),)) for case, outcome in zip(plan.cases, outcomes, strict=True)
    )
    return RunRecord(
        "r1", plan.digest, "a", "b", interrupted=False, results=results, hook_failures=(), problems=()
    )


ONE = plan_of(planned("one"))
TWO = plan_of(planned("one"), planned("two"))


def test_everything_passed_is_deliverable() -> None:
    verdict = judge(TWO, record_of(TWO, Outcome.PASSED, Outcome.PASSED), POLICY)
    assert (verdict.status, verdict.exit_code) == ("deliverable", 0)
    assert verdict.counts["passed"] == 2


@pytest.mark.parametrize(
    ("outcome", "status", "exit_code"),
    [
        (Outcome.FAILED, "blocked", 1),
        (Outcome.ERROR, "blocked", 4),
        (Outcome.PENDING, "blocked", 4),
        (Outcome.COMPROMISED, "not proven", 3),
        (Outcome.SKIPPED, "not proven", 5),
        (None, "not proven", 5),
    ],
)
def test_one_case_that_did_not_pass_decides(outcome: Outcome | None, status: str, exit_code: int) -> None:
    verdict = judge(TWO, record_of(TWO, Outcome.PASSED, outcome), POLICY)
    assert (verdict.status, verdict.exit_code) == (status, exit_code)
    assert any('"two"' in reason for reason in verdict.reasons)


def test_no_case_at_all_proves_nothing() -> None:
    empty = plan_of()
    assert judge(empty, record_of(empty), POLICY).exit_code == 5


def test_fewer_cases_than_the_policy_asks_prove_nothing() -> None:
    assert judge(ONE, record_of(ONE, Outcome.PASSED), replace(POLICY, fewest_cases=2)).exit_code == 5


def test_a_case_without_an_attempt_proves_nothing() -> None:
    record = replace(record_of(ONE, Outcome.PASSED), results=(CaseResult(ONE.cases[0]),))
    assert judge(ONE, record, POLICY).exit_code == 5


def test_a_planned_case_that_the_record_does_not_know_proves_nothing() -> None:
    record = record_of(TWO, Outcome.PASSED, Outcome.PASSED)
    assert judge(TWO, replace(record, results=record.results[:1]), POLICY).exit_code == 5


def test_the_same_case_twice_does_not_stand_for_another() -> None:
    record = record_of(TWO, Outcome.PASSED, Outcome.PASSED)
    doubled = replace(record, results=(record.results[0], record.results[0]))
    assert judge(TWO, doubled, POLICY).exit_code == 5


def test_a_problem_of_the_record_proves_nothing() -> None:
    record = replace(record_of(ONE, Outcome.PASSED), problems=("the record has no end",))
    verdict = judge(ONE, record, POLICY)
    assert verdict.exit_code == 5
    assert "the record has no end" in verdict.reasons


@pytest.mark.parametrize("digest", ["", "0" * 64])
def test_the_record_of_another_plan_proves_nothing(digest: str) -> None:
    record = replace(record_of(ONE, Outcome.PASSED), plan_digest=digest)
    assert judge(ONE, record, POLICY).exit_code == 5


def test_a_run_without_an_end_proves_nothing() -> None:
    assert judge(ONE, replace(record_of(ONE, Outcome.PASSED), finished_at=None), POLICY).exit_code == 5


def test_an_interrupted_run_says_so() -> None:
    verdict = judge(ONE, replace(record_of(ONE, Outcome.PASSED), interrupted=True), POLICY)
    assert (verdict.status, verdict.exit_code) == ("not proven", 130)


def test_a_hook_that_failed_outside_cases_blocks() -> None:
    record = replace(record_of(ONE, Outcome.PASSED), hook_failures=(HookFailure("after_all", "no"),))
    assert judge(ONE, record, POLICY).exit_code == 4


@pytest.mark.parametrize(
    "broken",
    [
        {"steps": ()},
        {"hook_failures": (HookFailure("after_scenario", "no", "one"),)},
        {"steps": (StepResult("Then", "it holds", "failed", 0.1),)},
        {"steps": (StepResult("Then", "it holds", "undefined", 0.1),)},
        {"steps": (StepResult("Then", "it holds", "skipped", 0.1),)},
    ],
)
def test_a_pass_that_its_own_evidence_contradicts_proves_nothing(broken: dict[str, object]) -> None:
    record = record_of(ONE, Outcome.PASSED)
    told = replace(attempt(Outcome.PASSED), **broken)
    record = replace(record, results=(CaseResult(ONE.cases[0], (told,)),))
    verdict = judge(ONE, record, POLICY)
    assert verdict.exit_code == 5
    assert any("contradict" in reason for reason in verdict.reasons)


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.ERROR, Outcome.PENDING])
def test_an_excused_case_is_counted_and_does_not_block(outcome: Outcome) -> None:
    plan = plan_of(planned("one"), planned("two", "quarantine"))
    verdict = judge(plan, record_of(plan, Outcome.PASSED, outcome), POLICY)
    assert verdict.exit_code == 0
    assert verdict.counts[str(outcome)] == 1
    assert any("excused" in reason and '"two"' in reason for reason in verdict.reasons)


def test_excused_cases_alone_prove_nothing() -> None:
    plan = plan_of(planned("one", "quarantine"))
    assert judge(plan, record_of(plan, Outcome.PASSED), POLICY).exit_code == 5


def flaky() -> RunRecord:
    told = (attempt(Outcome.FAILED, 1), attempt(Outcome.PASSED, 2))
    return replace(record_of(ONE, Outcome.PASSED), results=(CaseResult(ONE.cases[0], told),))


def test_a_flaky_case_waits_for_a_person() -> None:
    verdict = judge(ONE, flaky(), POLICY)
    assert (verdict.status, verdict.exit_code) == ("held", 6)
    assert verdict.counts["flaky"] == 1


def test_a_flaky_case_may_pass_where_the_policy_says_so() -> None:
    assert judge(ONE, flaky(), replace(POLICY, flaky_needs_a_person=False)).exit_code == 0


def test_the_verdict_is_written_whole(tmp_path: Path) -> None:
    judge(ONE, record_of(ONE, Outcome.FAILED), POLICY).write(tmp_path)
    told = json.loads((tmp_path / "verdict.json").read_text())
    assert (told["status"], told["exit_code"]) == ("blocked", 1)
    assert told["reasons"]
    assert [path.name for path in tmp_path.iterdir()] == ["verdict.json"]


GOOD = 'fewest_cases = 1\nexcused_tags = ["wish"]\nflaky_needs_a_person = true\n'


def test_a_policy_is_read(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(GOOD)
    assert read(tmp_path / "p.toml") == Policy(1, frozenset({"wish"}), flaky_needs_a_person=True)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("fewest_cases = 1", ""),
        ("fewest_cases = 1", "fewest_cases = 0"),
        ("fewest_cases = 1", "fewest_cases = true"),
        ("fewest_cases = 1", "fewest_case = 1"),
        ('["wish"]', '"wish"'),
        ('["wish"]', "[1]"),
        ("= true", '= "yes"'),
        ("= true", "="),
    ],
)
def test_a_mistake_in_the_policy_is_an_error(tmp_path: Path, good: str, bad: str) -> None:
    (tmp_path / "p.toml").write_text(GOOD.replace(good, bad))
    with pytest.raises(PolicyError):
        read(tmp_path / "p.toml")


def test_a_missing_policy_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PolicyError):
        read(tmp_path / "p.toml")


def test_a_plan_survives_its_file(tmp_path: Path) -> None:
    TWO.write(tmp_path / "plan.json")
    assert Plan.read(tmp_path / "plan.json") == TWO


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ('"merge"', '"smoke"'),
        ('"one"', '"on"'),
        ('"digest"', '"digets"'),
        ("{", ""),
        ('"line": 3', '"line": 4'),
    ],
)
def test_a_changed_plan_is_an_error(tmp_path: Path, part: str, other: str) -> None:
    path = tmp_path / "plan.json"
    TWO.write(path)
    path.write_text(path.read_text().replace(part, other, 1))
    with pytest.raises(PlanError):
        Plan.read(path)


def test_a_plan_that_is_missing_or_no_object_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PlanError):
        Plan.read(tmp_path / "plan.json")
    (tmp_path / "plan.json").write_text("[]")
    with pytest.raises(PlanError):
        Plan.read(tmp_path / "plan.json")


def test_a_verdict_says_what_it_is_about() -> None:
    plan = replace(ONE, build={"tutor-server": "4f2a91c"}, narrowed_by=("--name",))
    record = replace(record_of(plan, Outcome.PASSED), digest="c0ffee")
    verdict = judge(plan, record, replace(POLICY, digest="90d"))
    assert (verdict.run, verdict.environment, verdict.profile) == ("r1", "sandbox", "merge")
    assert (verdict.build, verdict.narrowed_by) == ({"tutor-server": "4f2a91c"}, ("--name",))
    assert (verdict.policy_digest, verdict.record_digest) == ("90d", "c0ffee")
    assert (verdict.plan_digest, verdict.finished_at) == (plan.digest, "b")


@pytest.mark.parametrize(
    "other",
    [
        {"status": "held"},
        {"exit_code": 6},
        {"reasons": ()},
        {"run": "r2"},
        {"build": {"a": "2"}},
        {"environment": "production"},
        {"profile": "smoke"},
        {"narrowed_by": ("--name",)},
        {"policy_digest": "1"},
        {"plan_digest": "1"},
        {"record_digest": "1"},
    ],
)
def test_a_verdict_that_says_anything_else_has_another_digest(other: dict[str, object]) -> None:
    verdict = judge(ONE, record_of(ONE, Outcome.PASSED), POLICY)
    assert replace(verdict, **other).digest != verdict.digest
    assert judge(ONE, record_of(ONE, Outcome.PASSED), POLICY).digest == verdict.digest


def test_a_verdict_survives_its_file(tmp_path: Path) -> None:
    verdict = judge(ONE, record_of(ONE, Outcome.PASSED), POLICY)
    assert Verdict.read(verdict.write(tmp_path)) == verdict


@pytest.mark.parametrize(
    ("part", "other"),
    [('"blocked"', '"deliverable"'), ('"exit_code": 1', '"exit_code": 0'), ("{", "["), ('"run"', '"walk"')],
)
def test_a_changed_verdict_is_an_error(tmp_path: Path, part: str, other: str) -> None:
    path = judge(ONE, record_of(ONE, Outcome.FAILED), POLICY).write(tmp_path)
    path.write_text(path.read_text().replace(part, other, 1))
    with pytest.raises(VerdictError):
        Verdict.read(path)


def test_a_verdict_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VerdictError, match="cannot read"):
        Verdict.read(tmp_path / "verdict.json")
