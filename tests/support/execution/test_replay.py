"""`behave -j N` tells what `behave` tells, and ends as it ends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.config import ROOT
from tests.support.execution.conftest import HOOKS, INI, STEPS

FEATURE = """
@api
Feature: f

  Background:
    Given it works

  Rule: r
    Scenario: passing
      When it works
      Then it works

    Scenario Outline: <how>
      When it <how>
      Then it works

      Examples:
        | how                |
        | works              |
        | is wrong           |
        | breaks             |
        | is not written yet |

  Scenario: undefined
    When nobody has said how

  @serial
  Scenario: last
    When it works
"""
# Stands for the wiring and the target: there is none.
SITE = """
import contextlib, sys, types

class Wiring:
    lost_browser = False
    def __init__(self, *_): pass
    def case(self, case, attempt, evidence):
        world = types.SimpleNamespace(evidence=evidence)
        made = types.SimpleNamespace(world=world, picture=lambda _: None, calls={}, answered_within={})
        made.close = lambda *, failed: None
        return made
    def close(self): pass

fake = types.ModuleType("support.wiring")
fake.Wiring, fake.MadeCase = Wiring, object
sys.modules["support.wiring"] = fake
import support.execution.plain as plain
target = types.SimpleNamespace(name="t", capabilities=frozenset(), components={})
plain.load = lambda name: target
plain.running = lambda target: contextlib.nullcontext(target)
from pathlib import Path
plain.ROOT = Path.cwd()
"""


@pytest.fixture
def behave(tmp_path: Path):
    for folder in ("features", "steps"):
        (tmp_path / folder).mkdir()
    (tmp_path / "behave.ini").write_text(INI + "show_timings = false\n")
    (tmp_path / "environment.py").write_text(SITE + HOOKS)
    (tmp_path / "steps" / "all.py").write_text(STEPS)

    def go(feature: str, *words: str) -> tuple[int, str]:
        (tmp_path / "features" / "a.feature").write_text(feature)
        done = subprocess.run(
            [sys.executable, "-m", "behave", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return go


def _told(output: str) -> list[str]:
    """The lines about features, scenarios and steps, and the counts, without times."""
    wanted = re.compile(r"^\s*(Feature|Rule|Background|Scenario|Given|When|Then|And)\b|^\d+ ")
    return [re.sub(r" in \d+\.\d+s?$", "", line) for line in output.splitlines() if wanted.match(line)]


@pytest.mark.parametrize("formatter", ["plain", "pretty", "progress"])
def test_parallel_behave_tells_the_same(behave, formatter: str) -> None:
    serial = behave(FEATURE, "-f", formatter, "--no-timings", "--no-color")
    parallel = behave(FEATURE, "-f", formatter, "--no-timings", "--no-color", "-j", "3")
    assert serial[0] == parallel[0] == 1
    assert _told(parallel[1]) == _told(serial[1])
    assert "1 undefined" in parallel[1]
    assert "7 scenarios" not in serial[1] or "7 scenarios" in parallel[1]


def test_parallel_behave_passes_when_everything_does(behave) -> None:
    feature = "@api\nFeature: f\n  Scenario: a\n    When it works\n  Scenario: b\n    When it works\n"
    code, output = behave(feature, "-f", "plain", "-j", "2")
    assert code == 0
    assert "2 scenarios passed, 0 failed, 0 skipped" in output


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("something is left to clean up badly", "cannot clean up"),
        ("its worker is sent SIGKILL 9 times", "killed by SIGKILL"),
        ("its worker is sent SIGKILL 1 times", "passed only at attempt 2"),
    ],
)
def test_parallel_behave_fails_for_what_steps_cannot_tell(behave, step: str, told: str) -> None:
    code, output = behave(f"@api\nFeature: f\n  Scenario: a\n    When {step}\n", "-f", "plain", "-j", "2")
    assert code == 1
    assert told in output


def test_parallel_behave_leaves_out_what_it_would_leave_out(behave) -> None:
    feature = (
        "Feature: f\n  @ui @no-api\n  Scenario: a\n    When it works\n"
        "  @api @needs.scheduler\n  Scenario: b\n    When it works\n"
        "  @api\n  Scenario: c\n    When it works\n"
    )
    serial, parallel = behave(feature, "-f", "plain"), behave(feature, "-f", "plain", "-j", "2")
    assert _told(serial[1]) == _told(parallel[1])
    assert serial[0] == parallel[0] == 0
    assert "1 scenario passed, 0 failed, 2 skipped" in parallel[1]
