"""`behave` itself, with our runner: it fails for whatever keeps a scenario from being proven."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.config import ROOT

INI = (
    "[behave]\npaths = features\nrunner = cases\ncapture_hooks = false\n"
    "[behave.runners]\ncases = support.execution.runner:CaseRunner\n"
)
STEPS = "from behave import step\n@step('it works')\ndef works(context): pass\n"
ONE = "@smoke\nFeature: f\n  Scenario: one\n    When it works\n"
BAD = "def bad(*_): raise OSError('broke')\n"


def behave(folder: Path, feature: str, hooks: str = "", *options: str) -> subprocess.CompletedProcess[str]:
    for name, text in {
        "behave.ini": INI,
        "environment.py": hooks,
        "steps/all.py": STEPS,
        "features/a.feature": feature,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return subprocess.run(
        [sys.executable, "-m", "behave", *options],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_works_is_passed(tmp_path: Path) -> None:
    done = behave(tmp_path, ONE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 scenario passed, 0 failed, 0 skipped" in done.stdout


@pytest.mark.parametrize("step", ["nobody ever wrote this", "it works\n    And nobody ever wrote this"])
def test_an_undefined_step_fails(tmp_path: Path, step: str) -> None:
    assert behave(tmp_path, ONE.replace("it works", step)).returncode == 1


@pytest.mark.parametrize(
    "hook",
    [
        f"{when}_{what}"
        for when in ("before", "after")
        for what in ("all", "feature", "scenario", "step", "tag")
    ],
)
def test_a_broken_hook_fails(tmp_path: Path, hook: str) -> None:
    assert behave(tmp_path, ONE, f"{BAD}{hook} = bad\n").returncode == 1


@pytest.mark.parametrize("where", ["all", "feature", "scenario"])
def test_a_broken_clean_up_fails(tmp_path: Path, where: str) -> None:
    hooks = f"{BAD}def before_{where}(context, *_): context.add_cleanup(bad)\n"
    assert behave(tmp_path, ONE, hooks).returncode == 1


def test_nothing_that_ran_is_no_pass(tmp_path: Path) -> None:
    done = behave(tmp_path, ONE, "", "--tags=@other")
    assert done.returncode == 1
    assert "nothing is proven" in done.stderr
    assert behave(tmp_path, ONE, "def before_scenario(context, it): it.skip()\n").returncode == 1


def test_a_dry_run_is_not_asked_to_run_anything(tmp_path: Path) -> None:
    assert behave(tmp_path, ONE, "", "--dry-run").returncode == 0
