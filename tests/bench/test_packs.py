"""The packs are what they say they are, and this harness runs them; how long it takes is no test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.packs.making import PACKS, write
from bench.packs.timing import Costs, table
from support.config import ROOT
from support.planning.plan import Plan
from support.record.reader import read_record


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_has_its_scenarios(name: str, tmp_path: Path) -> None:
    write(PACKS[name], tmp_path, "http://127.0.0.1:1")
    features = sorted((tmp_path / "features").glob("*.feature"))
    text = "".join(path.read_text(encoding="utf-8") for path in features)
    assert text.count("  Scenario: ") == PACKS[name].scenarios
    assert len(features) == PACKS[name].scenarios // PACKS[name].per_feature


def test_this_harness_runs_a_pack_and_records_all_of_it(tmp_path: Path) -> None:
    write(PACKS["one"], tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "bench.packs.ours", "1", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    record = read_record(tmp_path / "out", Plan.read(tmp_path / "out" / "plan.json"))
    [result] = record.results
    assert (record.problems, len(result.attempts[0].steps)) == ((), 4)
    assert (tmp_path / "out" / "index.html").exists()


def test_a_table_tells_how_many_times_the_first_each_took() -> None:
    base, other = Costs("bare", [1.0, 9.0, 1.0], [0.5]), Costs("ours", [1.5, 1.4, 99.0], [0.8])
    rows = [line.split() for line in table([base, other], base).splitlines()]
    assert rows[1:] == [
        ["bare", "1.00", "s", "0.50", "s", "1.00", "x"],
        ["ours", "1.50", "s", "0.80", "s", "1.50", "x"],
    ]
