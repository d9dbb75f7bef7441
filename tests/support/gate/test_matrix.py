"""The evidence is bounded, joins the same way round or the other, and is not believed once it was changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from support.gate.matrix import Evidence, EvidenceError
from support.planning.build import digest_of
from tests.support.gate.small_runs import BUILD, verdict


def test_evidence_survives_its_file(tmp_path: Path) -> None:
    told = Evidence.add_to(tmp_path / "evidence.jsonl", [verdict("r1"), verdict("r2", hours=2)])
    assert [v.run for v in told.verdicts] == ["r2", "r1"]
    assert Evidence.read(tmp_path / "evidence.jsonl") == told


def test_no_file_is_no_evidence(tmp_path: Path) -> None:
    assert Evidence.read(tmp_path / "evidence.jsonl") == Evidence()


def test_it_is_told_by_build() -> None:
    evidence = Evidence((verdict("r1"), verdict("r2", build={"tutor-server": "other"})))
    assert [v.run for v in evidence.of(digest_of(BUILD))] == ["r1"]


def test_it_joins_the_same_way_round_or_the_other() -> None:
    one = Evidence((verdict("r1"), verdict("r2", hours=3)))
    other = Evidence((verdict("r3", hours=2), verdict("r1")))
    assert one.joined(other) == other.joined(one)
    assert [v.run for v in one.joined(other).verdicts] == ["r2", "r3", "r1"]


@pytest.mark.parametrize("graver", ["blocked", "not proven", "held"])
def test_of_two_verdicts_on_one_run_the_graver_counts(graver: str) -> None:
    good, bad = Evidence((verdict(),)), Evidence((verdict(status=graver),))
    assert [v.status for v in good.joined(bad).verdicts] == [graver]
    assert [v.status for v in bad.joined(good).verdicts] == [graver]


def test_it_is_bounded() -> None:
    many = Evidence(tuple(verdict(f"r{n}", hours=n) for n in range(30)))
    kept = many.joined(Evidence()).verdicts
    assert [v.run for v in kept] == [f"r{n}" for n in reversed(range(10))]
    old = Evidence((verdict("old", hours=24 * 91, environment="qa"), verdict("new")))
    assert [v.run for v in old.joined(Evidence()).verdicts] == ["new"]


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ('"deliverable"', '"held"'),
        ('"run": "r1"', '"run": "r2"'),
        ('"status": "deliverable", "exit_code": 0', '"status": "blocked", "exit_code": 0'),
        ('"digest"', '"digst"'),
        ("{", ""),
    ],
)
def test_evidence_that_was_changed_is_not_believed(tmp_path: Path, part: str, other: str) -> None:
    path = tmp_path / "evidence.jsonl"
    Evidence.add_to(path, [verdict()])
    text = path.read_text()
    assert part in text
    path.write_text(text.replace(part, other, 1))
    with pytest.raises(EvidenceError):
        Evidence.read(path)


@pytest.mark.parametrize(
    "other",
    [
        {"status": "shippable"},
        {"exit_code": 1},
        {"exit_code": False},
        {"finished_at": 3},
        {"build": {"a": 1}},
        {"flags": [1]},
    ],
)
def test_a_verdict_that_no_gate_would_write_is_not_believed_with_a_digest_that_fits(
    tmp_path: Path, other: dict[str, object]
) -> None:
    path = tmp_path / "evidence.jsonl"
    path.write_text(json.dumps(replace(verdict(), **other).told()) + "\n")
    with pytest.raises(EvidenceError):
        Evidence.read(path)
