"""The delivery example, as the README has it: it really runs, and stops where it should."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.config import ROOT

PIPELINE = ROOT / "docs" / "delivery" / "pipeline.sh"
POLICY = """
fewest_cases = 1
excused_tags = []
flaky_needs_a_person = false

[[environments.staging]]
way = "merged"
needs = [{ profile = "smoke", on = ["sandbox"], within_hours = 1 }]

[[environments.production]]
way = "released"
needs = [{ profile = "smoke", on = ["sandbox"], within_hours = 1 }]
needs_a_person = true
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delivery")
    (folder / "policy.toml").write_text(POLICY)
    (folder / "build.json").write_text('{"tutor-server": "4f2a91c", "biglearn-api": "v1.4.0"}')
    (folder / "tutor-bdd").write_text(f'#!/bin/sh\nexec {sys.executable} -m support.cli "$@"\n')
    (folder / "tutor-bdd").chmod(0o755)
    key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", folder / "ada"]
    subprocess.run(key, check=True)
    (folder / "allowed_signers").write_text(f"ada@example.org {(folder / 'ada.pub').read_text()}")
    return folder


def deliver(
    folder: Path, *options: str, build: str = "build.json", **settings: str
) -> subprocess.CompletedProcess[str]:
    """The script, with files of its own, and without the settings of whoever runs the tests."""
    own = {
        "TUTOR_BDD": str(folder / "tutor-bdd"),
        "PYTHONPATH": str(ROOT),
        "REPORTS": str(folder / "reports"),
        "POLICY": str(folder / "policy.toml"),
        "SIGNERS": str(folder / "allowed_signers"),
        "PROFILE": "smoke",
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TUTOR_BDD_BROWSER") if name in os.environ}
    return subprocess.run(
        [PIPELINE, str(folder / build), *options],
        env={**kept, **own, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def delivered(folder: Path) -> subprocess.CompletedProcess[str]:
    return deliver(folder)


@pytest.fixture
def run(folder: Path, delivered: subprocess.CompletedProcess[str]) -> Path:
    """The run that was delivered."""
    assert delivered.returncode == 0, delivered.stdout + delivered.stderr
    return (folder / "reports" / "latest").resolve()


def test_a_build_that_was_shown_is_deployed(delivered: subprocess.CompletedProcess[str]) -> None:
    assert delivered.returncode == 0, delivered.stdout + delivered.stderr
    assert "to staging: DELIVERABLE" in delivered.stdout
    assert "would deploy" in delivered.stdout.splitlines()[-1]


def test_another_build_is_not_deployed_on_its_evidence(folder: Path, run: Path) -> None:
    (folder / "other.json").write_text('{"tutor-server": "0000000"}')
    ended = deliver(folder, build="other.json", RUN=run.name)
    assert ended.returncode == 5
    assert "is about another build" in ended.stdout
    assert "would deploy" not in ended.stdout


def test_a_run_that_was_tampered_with_is_not_deployed(folder: Path, run: Path) -> None:
    copy = folder / "reports" / "tampered"
    shutil.copytree(run, copy)
    record = copy / "record.jsonl"
    record.write_text(record.read_text().replace("passed", "failed", 1))
    ended = deliver(folder, RUN=copy.name)
    assert ended.returncode == 5
    assert "is not the record that was attested" in ended.stdout
    assert "would deploy" not in ended.stdout


def test_it_waits_for_a_person_and_goes_on_with_their_word(folder: Path, run: Path) -> None:
    waiting = deliver(folder, RUN=run.name, TO="production")
    assert waiting.returncode == 6
    assert "Held for a person" in waiting.stdout
    assert "would deploy" not in waiting.stdout
    word = ["--as", "ada@example.org", "--why", "we looked", "--key", folder / "ada"]
    subprocess.run(
        [folder / "tutor-bdd", "approve", run, *word, "--signers", folder / "allowed_signers"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    ended = deliver(folder, RUN=run.name, TO="production")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "would deploy" in ended.stdout


def test_a_part_of_the_lane_is_not_enough(folder: Path) -> None:
    ended = deliver(folder, "--channel", "api", "--name", "A student joins", REPORTS=str(folder / "part"))
    assert ended.returncode == 5
    assert "only a part of the profile was run" in ended.stdout
    assert "would deploy" not in ended.stdout


def test_a_run_that_is_not_deliverable_goes_nowhere(folder: Path) -> None:
    ended = deliver(folder, "--name", "nobody has such a name", REPORTS=str(folder / "none"))
    assert ended.returncode == 5
    assert "== 2." not in ended.stdout


def test_the_analysis_template_reads_what_verify_prints(
    folder: Path, run: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its conditions name keys of the answer; a key that is not there would never be a success."""
    template = (ROOT / "docs" / "delivery" / "argo-analysis-template.yaml").read_text()
    delivery = folder / "reports" / "delivery"
    files = {
        "policy": folder / "policy.toml",
        "signers": folder / "allowed_signers",
        "keys": delivery / "keys.toml",
        "build": folder / "build.json",
    }
    subprocess.run(
        [
            folder / "tutor-bdd",
            *("verify", run, "--to", "staging", "--json"),
            *(f"--{name}={path}" for name, path in files.items()),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    answer = json.loads(capfd.readouterr().out)
    for key in ("status", "build"):
        assert f"result.{key}" in template
        assert answer[key]
