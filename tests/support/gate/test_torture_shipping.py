"""Ways to have a build shipped by evidence that is not its own, not whole, not fresh or not true."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.cli import main
from support.gate.matrix import Evidence
from support.gate.policy import read
from support.gate.verdict import Verdict
from tests.support.gate.small_runs import BUILD, verdict

POLICY = """
fewest_cases = 1
excused_tags = []
flaky_needs_a_person = true
quarantine = "quarantine.toml"
[[environments.production]]
way = "released"
needs = [{ profile = "merge", on = ["staging"], within_hours = 24 }]
"""
ENTRY = """
[[entries]]
feature = "f"
scenario = "s"
owner = "Ada"
issue = "#1"
reason = "r"
evidence = "e"
since = 2026-01-01
expires = 2026-01-02
"""
DELIVERABLE, BLOCKED, USAGE, NOT_PROVEN, HELD = 0, 1, 2, 5, 6


@dataclass
class Shelf:
    """A folder with a build, a policy and the evidence for it."""

    folder: Path

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence.jsonl"

    def good(self, **other: object) -> Verdict:
        ended = datetime.now(UTC) - timedelta(hours=1)
        told = verdict("r1", started_at=ended.isoformat(), finished_at=ended.isoformat())
        digest = read(self.folder / "policy.toml").digest
        return replace(told, **{"policy_digest": digest, **other})

    def holds(self, *verdicts: Verdict) -> None:
        self.evidence.unlink(missing_ok=True)
        Evidence.add_to(self.evidence, verdicts)

    def ship(self, *more: str, build: str | None = None, to: str = "production") -> int:
        words = ["ship", build or str(self.folder / "build.json"), "--to", to]
        places = ["--policy", str(self.folder / "policy.toml"), "--reports-dir", str(self.folder)]
        return main([*words, *places, *more])


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "policy.toml").write_text(POLICY)
    (tmp_path / "quarantine.toml").write_text("longest_days = 28\n")
    (tmp_path / "build.json").write_text(json.dumps(BUILD))
    found = Shelf(tmp_path)
    found.holds(found.good())
    return found


def test_the_evidence_that_is_spoiled_below_is_enough(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shelf.ship() == DELIVERABLE
    assert capsys.readouterr().out.startswith("deliverable: build ")


def only(**other: object) -> Callable[[Shelf], None]:
    return lambda shelf: shelf.holds(shelf.good(**other))


def edited(old: str, new: str) -> Callable[[Shelf], None]:
    def spoil(shelf: Shelf) -> None:
        text = shelf.evidence.read_text()
        assert old in text
        shelf.evidence.write_text(text.replace(old, new, 1))

    return spoil


def red_before(shelf: Shelf) -> None:
    earlier = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
    red = shelf.good(run="r0", status="blocked", exit_code=1, started_at=earlier, finished_at=earlier)
    shelf.holds(red, shelf.good())


def due(shelf: Shelf) -> None:
    (shelf.folder / "quarantine.toml").write_text(f"longest_days = 28\n{ENTRY}")
    shelf.holds(shelf.good())


def hours(number: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=number)).isoformat()


ROWS: dict[str, tuple[Callable[[Shelf], object], int, str]] = {
    "no evidence": (lambda s: s.evidence.unlink(), NOT_PROVEN, "was not judged there"),
    "another build's evidence": (only(build={"tutor-server": "other"}), NOT_PROVEN, "was not judged there"),
    "a build with one more component": (
        only(build={**BUILD, "exercises": "v1"}),
        NOT_PROVEN,
        "was not judged there",
    ),
    "another environment's evidence": (only(environment="sandbox"), NOT_PROVEN, "was not judged there"),
    "another profile's evidence": (only(profile="smoke"), NOT_PROVEN, "was not judged there"),
    "a part of the profile": (only(narrowed_by=("--name",)), NOT_PROVEN, "only a part of the profile"),
    "evidence that is too old": (only(finished_at=hours(-25)), NOT_PROVEN, "it may be 24 hours old"),
    "evidence of tomorrow": (only(finished_at=hours(25)), NOT_PROVEN, "hours from now"),
    "evidence of no time": (only(finished_at="yesterday"), NOT_PROVEN, "nobody can tell when"),
    "evidence judged by an easier policy": (only(policy_digest="0" * 64), NOT_PROVEN, "another policy"),
    "red that was repeated into green": (red_before, HELD, "passed only after r0 was blocked"),
    "quarantine that is due by now": (due, BLOCKED, "Ada has to mend it"),
    "a status that was edited": (edited('"run": "r1"', '"run": "r2"'), NOT_PROVEN, "was changed"),
    "a verdict without a digest": (edited('"digest"', '"digst"'), NOT_PROVEN, "cannot be believed"),
    "a line that is cut off": (
        lambda s: s.evidence.write_bytes(s.evidence.read_bytes()[:-9]),
        NOT_PROVEN,
        "holds no evidence",
    ),
    "a status that is none": (
        lambda s: s.evidence.write_text(json.dumps(s.good(status="shippable").told()) + "\n"),
        NOT_PROVEN,
        "no status 'shippable'",
    ),
    "a manifest with a component twice": (
        lambda s: (s.folder / "build.json").write_text('{"a": "1", "a": "2"}'),
        USAGE,
        "a is there twice",
    ),
    "no manifest": (lambda s: (s.folder / "build.json").unlink(), USAGE, "cannot read the build"),
}


@pytest.mark.parametrize("name", ROWS)
def test_it_is_not_shipped(shelf: Shelf, capsys: pytest.CaptureFixture[str], name: str) -> None:
    spoil, expected, why = ROWS[name]
    spoil(shelf)
    code = shelf.ship()
    told = capsys.readouterr()
    assert code == expected, told.out + told.err
    assert why in told.out + told.err


def test_an_environment_that_the_policy_does_not_know_is_a_slip(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shelf.ship(to="prodution") == USAGE
    assert "did you mean 'production'?" in capsys.readouterr().err


def test_a_build_may_be_named_by_the_beginning_of_its_digest(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shelf.ship() == DELIVERABLE
    name = capsys.readouterr().out.split()[2]
    assert shelf.ship(build=name) == DELIVERABLE
    assert shelf.ship(build="0000000") == USAGE
    assert shelf.ship(build=name[:6]) == USAGE


def test_the_answer_is_there_for_programs_as_well(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert shelf.ship("--json") == DELIVERABLE
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["way"], told["rows"][0]["run"]) == ("deliverable", "released", "r1")


def test_several_files_of_evidence_are_joined(shelf: Shelf) -> None:
    shelf.evidence.rename(shelf.folder / "merge.jsonl")
    assert shelf.ship() == NOT_PROVEN
    assert shelf.ship("--evidence", str(shelf.folder / "merge.jsonl")) == DELIVERABLE


def test_what_is_known_of_a_build_can_be_looked_at(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["ship", str(shelf.folder / "build.json"), "--reports-dir", str(shelf.folder)]
    assert main(words) == 0
    assert "r1  deliverable  merge on staging" in capsys.readouterr().out
    shelf.evidence.unlink()
    assert main(words) == NOT_PROVEN
