"""`tutor-bdd plan --why` tells of every case why it is in or out, and which case it means."""

import os
import subprocess
import sys
from pathlib import Path

from support.config import ROOT
from tests.support.execution.cluster import write_pack

FEATURE = """
Feature: Chosen
  Scenario: Wanted
    When it works
  Scenario: Twin
    When it works
  Scenario: Twin
    When it works
  @needs.biglearn
  Scenario: Wanted with Biglearn
    When it works
"""


def test_every_case_is_told_with_its_place_and_its_reason(tmp_path: Path) -> None:
    features = write_pack(tmp_path, FEATURE)
    target = str(tmp_path / "target.toml")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "support.cli",
            "plan",
            str(features),
            "--name",
            "wanted",
            "--why",
            "--target",
            target,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    place = os.path.relpath(features / "harness" / "a.feature", ROOT)
    assert done.returncode == 0, done.stderr
    first, reason, *rest = done.stdout.splitlines()
    assert first.endswith(f"  none  {place}:3  Wanted")
    assert reason == "    in: its name was asked for"
    assert rest == [
        f"not on this target: {place}:10  Wanted with Biglearn (none): the target has no biglearn",
        f"out: {place}:5  Twin (none): its name was not asked for",
        f"out: {place}:7  Twin (none): its name was not asked for",
        "1 case",
    ]
