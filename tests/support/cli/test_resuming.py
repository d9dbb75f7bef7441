"""A run that was cut off goes on where it was, whatever cut it off, and only as it was planned."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.config import ROOT
from support.planning.plan import Plan
from support.record.events import Outcome, RunRecord
from support.record.reader import read_record
from support.waiting import eventually
from tests.support.execution.cluster import begin_run, write_pack

FEATURE = """
Feature: Cut off
  Scenario: Before
    When it works
  Scenario: In the middle
    When the case is held until it may go
  Scenario: After
    When it works
  Scenario: At last
    When it works
"""


class Pack:
    """A small project that is run by the command line, and stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.features = write_pack(folder, FEATURE)
        self._begun: list[subprocess.Popen[str]] = []

    def begin(self) -> "subprocess.Popen[str]":
        """Begin a run and wait until its second case is in the middle: one worker, so the others wait."""
        run = begin_run(ROOT, self.features, "--jobs", "1")
        self._begun.append(run)
        eventually((self.folder / "the case").exists, reason="a case to be in the middle", within=40)
        return run

    def stopped_by(self, number: signal.Signals) -> tuple[int, str]:
        """Begin a run and stop it with a signal; its exit code and its name."""
        run = self.begin()
        run.send_signal(number)
        run.communicate(timeout=40)
        return run.returncode, (self.folder / "reports" / "latest").resolve().name

    def go_on(self, name: str, *options: str) -> tuple[int, str]:
        """Go on with a run; the exit code, and what is said."""
        (self.folder / "go").touch()
        run = begin_run(ROOT, self.features, "--jobs", "2", *options, resume=name)
        output, _ = run.communicate(timeout=60)
        return run.returncode, " ".join(output.split())

    def record(self, name: str) -> RunRecord:
        run_dir = self.folder / "reports" / name
        return read_record(run_dir, Plan.read(run_dir / "plan.json"))

    def attempts(self, name: str) -> list[int]:
        return [len(result.attempts) for result in self.record(name).results]

    def close(self) -> None:
        for run in self._begun:
            run.kill()
            run.communicate(timeout=40)


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[Pack]:
    pack = Pack(tmp_path)
    yield pack
    pack.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_goes_on_where_it_was(pack: Pack, number: signal.Signals) -> None:
    exit_code, name = pack.stopped_by(number)
    assert exit_code == 130
    assert (pack.record(name).interrupted, pack.attempts(name)) == (True, [1, 1, 0, 0])
    exit_code, output = pack.go_on(name)
    assert exit_code == 0, output
    record = pack.record(name)
    assert (record.problems, record.interrupted, pack.attempts(name)) == ((), False, [1, 2, 1, 1])
    assert {result.outcome for result in record.results} == {Outcome.PASSED}


def test_a_run_that_was_killed_goes_on_where_it_was(pack: Pack) -> None:
    exit_code, name = pack.stopped_by(signal.SIGKILL)
    assert exit_code == -signal.SIGKILL
    assert "the record has no end: the run was cut off" in pack.record(name).problems
    exit_code, output = pack.go_on(name)
    assert exit_code == 0, output
    assert (pack.record(name).problems, pack.attempts(name)) == ((), [1, 2, 1, 1])


def test_a_killed_run_leaves_no_worker_behind(pack: Pack) -> None:
    pack.stopped_by(signal.SIGKILL)
    worker = int((pack.folder / "the case").read_text())

    def gone() -> bool:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{worker}/stat")
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"

    eventually(gone, reason="the worker to end with its runner", within=20)


def test_a_run_that_is_complete_stays_as_it_is(pack: Pack) -> None:
    (pack.folder / "go").touch()
    run = begin_run(ROOT, pack.features)
    assert run.communicate(timeout=60)
    name = (pack.folder / "reports" / "latest").resolve().name
    assert pack.go_on(name)[0] == run.returncode == 0
    assert pack.attempts(name) == [1, 1, 1, 1]


# Refusals. They need a run that was cut off, but not how: one is enough for all.


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Pack, str]]:
    pack = Pack(tmp_path_factory.mktemp("cut-off"))
    name = pack.stopped_by(signal.SIGTERM)[1]
    yield pack, name
    pack.close()


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        (["--tags", "@smoke"], "--tags"),
        (["--name", "Before"], "--name"),
        (["--seed", "7"], "--seed"),
        (["--shard", "1/2"], "--shard"),
        (["--channel", "api"], "--channel"),
        (["--profile", "nightly"], "--profile"),
        (["--changed-since", "HEAD"], "--changed-since"),
    ],
)
def test_other_options_are_refused(cut_off: tuple[Pack, str], options: list[str], left_out: str) -> None:
    pack, name = cut_off
    exit_code, output = pack.go_on(name, *options)
    assert exit_code == 2
    assert output == f"tutor-bdd: --resume goes on with what was planned: leave {left_out} out"


def test_features_are_refused(cut_off: tuple[Pack, str]) -> None:
    pack, name = cut_off
    exit_code, output = pack.go_on(name, str(pack.features))
    assert (exit_code, "leave the paths out" in output) == (2, True), output


def test_another_target_is_refused(cut_off: tuple[Pack, str]) -> None:
    pack, name = cut_off
    other = pack.folder / "other.toml"
    other.write_text('name = "elsewhere"\n')
    exit_code, output = pack.go_on(name, "--target", str(other))
    assert (exit_code, output) == (2, f"tutor-bdd: {name} ran on nowhere: give --target nowhere")


def test_a_run_that_is_not_known_is_told(cut_off: tuple[Pack, str]) -> None:
    exit_code, output = cut_off[0].go_on("nosuch")
    assert exit_code == 2
    assert "there is no run 'nosuch'" in output


def test_features_that_have_changed_meanwhile_are_refused(pack: Pack) -> None:
    name = pack.stopped_by(signal.SIGINT)[1]
    feature = pack.features / "harness" / "a.feature"
    feature.write_text(FEATURE.replace("Scenario: After", "Scenario: Afterwards"))
    exit_code, output = pack.go_on(name)
    assert exit_code == 2
    assert "the features have changed since that run: 'After' in" in output
    assert output.endswith("cannot be found; start a new run")


def test_steps_that_have_changed_meanwhile_are_refused(pack: Pack) -> None:
    name = pack.stopped_by(signal.SIGINT)[1]
    feature = pack.features / "harness" / "a.feature"
    feature.touch()  # the same scenarios by name, and who knows what steps
    exit_code, output = pack.go_on(name)
    assert exit_code == 2
    assert output.endswith("a.feature was changed after that run began; start a new run")
