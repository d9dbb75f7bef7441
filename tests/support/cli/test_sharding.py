"""Shards by the command line, as a pipeline calls it: run apart, judged together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.config import ROOT
from support.history import History
from tests.support.execution.cluster import begin_run, write_pack

FEATURE = """
Feature: Apart
  Scenario Outline: Several
    When it works
    Examples:
      | number |
      | 1      |
      | 2      |
      | 3      |
      | 4      |
      | 5      |
"""


def shard(features: Path, index: int, seed: str = "7") -> int:
    bundle = str(features.parent / f"shard-{index}.zip")
    run = begin_run(ROOT, features, "--shard", f"{index}/2", "--seed", seed, "--bundle", bundle)
    run.communicate(timeout=60)
    return run.returncode


def merge(features: Path, *indices: int) -> tuple[int, str]:
    place = features.parent
    bundles = [str(place / f"shard-{index}.zip") for index in indices]
    options = ["--reports-dir", str(place / "reports"), "--history", str(place / "history.jsonl")]
    done = subprocess.run(
        [sys.executable, "-m", "support.cli", "merge", *bundles, *options],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.fixture(scope="module")
def features(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two shards that have run."""
    features = write_pack(tmp_path_factory.mktemp("shards"), FEATURE)
    assert [shard(features, index) for index in (1, 2)] == [5, 5]
    return features


def test_shards_that_passed_are_deliverable_together_and_remembered(features: Path) -> None:
    exit_code, output = merge(features, 1, 2)
    assert exit_code == 0, output
    assert "5 cases: 5 passed" in output
    assert len(History.read(features.parent / "history.jsonl").cases) == 5


def test_a_missing_shard_is_told(features: Path) -> None:
    exit_code, output = merge(features, 2)
    assert exit_code == 5
    assert "shard 1/2 is missing" in output


def test_a_history_that_cannot_be_written_changes_no_verdict(features: Path) -> None:
    damaged = features.parent / "history.jsonl"
    before = damaged.read_text() if damaged.exists() else ""
    damaged.write_text("what?")
    exit_code, output = merge(features, 1, 2)
    damaged.write_text(before)
    assert exit_code == 0, output
    assert "this run is not in the history: " in output


def test_shards_of_other_seeds_do_not_go_together(tmp_path: Path) -> None:
    features = write_pack(tmp_path / "pack", FEATURE)
    for index, seed in ((1, "7"), (2, "8")):
        shard(features, index, seed)
    exit_code, output = merge(features, 1, 2)
    assert exit_code == 2
    assert "shard-2.zip belongs to another plan than" in output
