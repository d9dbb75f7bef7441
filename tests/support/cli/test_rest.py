"""What a hotfix left unproven is run right after it, on the same terms, unless somebody else will."""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.cli import rest
from support.planning.plan import Plan

HOTFIX = Plan(
    "r1", "sandbox", "hotfix", "7", "2026-11-24T12:00:00+00:00", {}, (), elsewhere=("EN-01", "EN-02")
)


def changed(**facts: object) -> Plan:
    known = {name: getattr(HOTFIX, name) for name in ("run", "target", "profile", "seed", "created_at")}
    return Plan(**{**known, "addresses": {}, "cases": (), "elsewhere": HOTFIX.elsewhere, **facts})


def test_it_follows_a_hotfix_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert rest.follows(HOTFIX, is_wanted=True)
    assert "left to be shown: 2 behaviours" in capsys.readouterr().err


def test_somebody_else_can_be_told_to_run_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert not rest.follows(HOTFIX, is_wanted=False)
    assert "run them next: tutor-bdd run --profile nightly --left-by r1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "facts", [{"profile": "merge"}, {"narrowed_by": ("--name",)}, {"shard": "1/2"}, {"elsewhere": ()}]
)
def test_nothing_else_is_followed(facts: Mapping[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    assert not rest.follows(changed(**facts), is_wanted=True)
    assert not capsys.readouterr().err


def test_the_rest_is_run_on_the_same_terms(tmp_path: Path) -> None:
    given = argparse.Namespace(
        target="qa",
        policy="p.toml",
        reports_dir=tmp_path,
        history=None,
        build="b.json",
        jobs=3,
        browsers=None,
        retries=1,
        case_timeout=60.0,
        on=None,
    )
    told = rest.arguments_for_the_rest(given, tmp_path / "r1")
    assert told[:5] == ["run", "--profile", "nightly", "--left-by", str(tmp_path / "r1")]
    pairs = dict(zip(told[5::2], told[6::2], strict=True))
    assert pairs == {
        "--target": "qa",
        "--policy": "p.toml",
        "--reports-dir": str(tmp_path),
        "--build": "b.json",
        "--jobs": "3",
        "--retries": "1",
        "--case-timeout": "60.0",
    }


def test_whoever_ends_the_command_ends_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import os, signal; signal.alarm(30); os.kill(os.getppid(), signal.SIGTERM); signal.pause()"
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def instead(_command: list[str], **more: object) -> subprocess.Popen[bytes]:
        started.append(popen([sys.executable, "-c", script], **more))
        return started[-1]

    monkeypatch.setattr(rest, "arguments_for_the_rest", lambda *_: [])
    monkeypatch.setattr(rest.subprocess, "Popen", instead)
    rest.run_the_rest(argparse.Namespace(json=True), tmp_path)
    assert started[0].returncode == -15


def test_who_ends_it_before_it_has_begun_ends_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    popen = subprocess.Popen
    started: list[subprocess.Popen[bytes]] = []

    def instead(_command: list[str], **more: object) -> subprocess.Popen[bytes]:
        os.kill(os.getpid(), signal.SIGTERM)
        script = "import signal; signal.alarm(30); signal.pause()"
        started.append(popen([sys.executable, "-c", script], **more))
        return started[-1]

    monkeypatch.setattr(rest, "arguments_for_the_rest", lambda *_: [])
    monkeypatch.setattr(rest.subprocess, "Popen", instead)
    rest.run_the_rest(argparse.Namespace(json=True), tmp_path)
    assert started[0].returncode == -signal.SIGTERM
