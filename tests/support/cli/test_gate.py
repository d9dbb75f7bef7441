"""What `tutor-bdd gate` tells of rules, and when it remembers its verdict."""

import json
from pathlib import Path

import pytest

from support.cli import main
from support.cli.evidence import FILE_NAME
from support.gate.matrix import Evidence
from support.planning.plan import Plan, PlannedCase
from support.record.writer import RecordWriter

POLICY = """
fewest_cases = 1
excused_tags = []
flaky_needs_a_person = true
[[rules]]
name = "many pass"
holds = "run.passed >= 2"
otherwise = "told"
because = "few passed"
[[rules]]
name = "a slip"
holds = "run.pased >= 2"
otherwise = "blocked"
because = "few passed"
profiles = ["nightly"]
"""


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "r1"
    folder.mkdir()
    (tmp_path / "policy.toml").write_text(POLICY)
    write(folder)
    return folder


def write(folder: Path, profile: str = "merge", shard: str = "") -> None:
    case = PlannedCase("one", "features/a.feature", "A", None, "one", None, "api", 3, (), ("EN-01",), ())
    plan = Plan("r1", "sandbox", profile, "7", "2026-01-01T00:00:00+00:00", {}, (case,), shard=shard)
    plan.write(folder / "plan.json")
    (folder / "record.jsonl").unlink(missing_ok=True)
    writer = RecordWriter(folder)
    writer.write("run.started", run="r1", plan_digest=plan.digest, target="sandbox", seed="7")
    writer.write("case.started", case="one", attempt=1)
    step = {"index": 0, "keyword": "Then", "text": "it holds", "status": "passed", "duration": 0.1}
    writer.write("step.finished", case="one", attempt=1, **step)
    writer.write("case.finished", case="one", attempt=1, outcome="passed", duration=0.1)
    writer.close(interrupted=False)


def gate(run_dir: Path, *more: str) -> int:
    return main(["gate", str(run_dir), "--policy", str(run_dir.parent / "policy.toml"), *more])


def test_each_rule_is_told_with_what_it_looked_at(run_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(run_dir, "--explain") == 0
    told = capsys.readouterr().out
    assert "rule: many pass: does not hold, so the verdict says so: few passed" in told
    assert "    run.passed >= 2\n    run.passed = 1\n" in told
    assert "a slip" not in told


def test_a_rule_that_cannot_be_told_is_told_as_that(
    run_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(run_dir, profile="nightly")
    assert gate(run_dir, "--explain") == 5
    told = capsys.readouterr().out
    assert "rule: a slip: cannot be told, so nothing is proven: there is no 'pased' in run" in told


def test_programs_get_rules_and_verdict(run_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(run_dir, "--explain", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["profile"]) == ("deliverable", "merge")
    assert told["rules"][0]["inputs"] == {"run.passed": 1}


def test_a_verdict_is_remembered_where_others_are(run_dir: Path) -> None:
    kept = run_dir.parent / FILE_NAME
    assert gate(run_dir) == 0
    assert not kept.exists()
    kept.write_text("")
    assert gate(run_dir) == 0
    assert [v.run for v in Evidence.read(kept).verdicts] == ["r1"]


def test_a_shards_verdict_is_not_evidence(run_dir: Path) -> None:
    kept = run_dir.parent / FILE_NAME
    kept.write_text("")
    write(run_dir, shard="1/2")
    assert gate(run_dir) == 5
    assert Evidence.read(kept).verdicts == ()


def test_evidence_that_cannot_be_kept_is_told_and_changes_nothing(
    run_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (run_dir.parent / FILE_NAME).write_text("no evidence")
    assert gate(run_dir) == 0
    assert "this verdict is not in the evidence" in capsys.readouterr().err
