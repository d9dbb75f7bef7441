"""A real Dask cluster whose workers die and join meanwhile: no case is lost, and what went wrong is told."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.execution import remote
from support.planning.plan import Plan
from support.record.events import Outcome, RunRecord
from support.record.reader import read_record
from support.waiting import eventually
from tests.support.execution.cluster import Cluster, begin_run, copy_code, write_pack

pytest.importorskip("distributed", reason="Dask is an extra: pip install 'tutor-bdd[dask]'")

QUICK = """
  Scenario Outline: Quick
    When it works
    Examples:
      | number |
      | 1      |
      | 2      |
      | 3      |
      | 4      |
      | 5      |
      | 6      |
      | 7      |
      | 8      |
"""
HELD = """
Feature: Far away
  Scenario: First
    When the first is held until it may go
  Scenario: Second
    When the second is held until it may go
"""


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_code(tmp_path_factory.mktemp("distributed") / "code")


@pytest.fixture
def cluster(tmp_path: Path, code: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path, code)
    yield cluster
    cluster.close()


def told(run: "subprocess.Popen[str]") -> tuple[int, str]:
    output, _ = run.communicate(timeout=60)
    return run.returncode, " ".join(output.split())


def recorded(features: Path) -> RunRecord:
    latest = features.parent / "reports" / "latest"
    return read_record(latest, Plan.read(latest / "plan.json"))


def pids(path: Path) -> list[int]:
    return [int(text) for text in path.read_text().split()] if path.exists() else []


def test_a_worker_is_killed_and_another_joins(cluster: Cluster, tmp_path: Path) -> None:
    groups = [cluster.worker(name) for name in ("a", "b")]
    features = write_pack(tmp_path / "pack", HELD + QUICK)
    run = cluster.run(features)
    held = [tmp_path / "pack" / f"the {name}" for name in ("first", "second")]
    eventually(lambda: all(map(pids, held)), reason="both workers to be busy", within=30)
    groups.append(cluster.worker("late"))
    [first] = pids(held[0])
    os.killpg(os.getpgid(first), signal.SIGKILL)  # its nanny too: nobody starts it anew
    eventually(lambda: len(pids(held[0])) == 2, reason="another worker to take over", within=30)
    (tmp_path / "pack" / "go").touch()
    exit_code, output = told(run)
    assert (exit_code, "Held" in output) == (6, True), output
    record = recorded(features)
    assert (record.problems, record.interrupted, len(record.results)) == ((), False, 10)
    assert {result.outcome for result in record.results} == {Outcome.PASSED}
    lost = {r.case.title: r.attempts[0] for r in record.results if len(r.attempts) > 1}
    assert list(lost) == ["First"]
    assert lost["First"].outcome is Outcome.ERROR
    assert (lost["First"].reason or "").endswith("was lost")
    assert groups[2] in {os.getpgid(pid) for pid in pids(held[0])[1:]}, "who came late did nothing"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_is_wound_up(cluster: Cluster, tmp_path: Path, number: signal.Signals) -> None:
    cluster.worker("a")
    features = write_pack(tmp_path / "pack", HELD + QUICK)
    run = cluster.run(features)
    eventually((tmp_path / "pack" / "the first").exists, reason="a case to be held", within=30)
    run.send_signal(number)
    exit_code, output = told(run)
    assert exit_code == 130, output
    record = recorded(features)
    assert (record.problems, record.interrupted) == ((), True)
    assert [a.interrupted for a in record.results[0].attempts] == [True]


def test_workers_that_cannot_do_it_are_refused(cluster: Cluster, code: Path, tmp_path: Path) -> None:
    other = copy_code(tmp_path / "other")
    changed = other / "support" / "domain" / "people.py"
    changed.write_text(changed.read_text() + "# not the same\n")
    cluster.worker("several-threads", threads=2)
    cluster.worker("other-code", code=other)
    features = write_pack(tmp_path / "pack", "Feature: Far away\n" + QUICK)
    exit_code, output = told(cluster.run(features))
    assert exit_code == 4, output
    reasons = {result.attempts[-1].reason or "" for result in recorded(features).results}
    endings = {reason.split(" ", 3)[3] for reason in reasons}
    assert endings == {
        "has several threads: give it --nthreads 1",
        "has other features, steps or support code",
    }
    assert not (tmp_path / "pack" / "worked").exists(), "a worker that was refused ran a step"


def test_a_worker_whose_files_were_changed_since_it_began_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = SimpleNamespace(
        address="tcp://10.0.0.4:1", state=SimpleNamespace(nthreads=1), log_event=lambda *_: None
    )
    monkeypatch.setattr("distributed.get_worker", lambda: worker)
    # Cluster and run are at the new commit, but what this process has loaded is the old one.
    prints = iter(["old", "new"])
    monkeypatch.setattr(remote, "fingerprint", lambda: next(prints))
    remote._loaded.cache_clear()
    order = remote.Order("r1", "7", None, (), "case", "new", "topic")
    try:
        problem = remote.carry_out(order).problem
    finally:
        remote._loaded.cache_clear()
    assert problem == "the worker tcp://10.0.0.4:1 began before its files were changed: start it anew"


def test_browser_cases_need_a_worker_that_offers_a_browser(cluster: Cluster, tmp_path: Path) -> None:
    cluster.worker("a")
    features = write_pack(tmp_path / "pack", "@EN-05 @api @ui\n" + HELD, under="tutor")
    exit_code, output = told(cluster.run(features, "--channel", "ui", "--profile", "nightly"))
    assert exit_code == 4, output
    assert "offers a browser: start some with --resources browser=1" in output


def test_a_scheduler_that_is_lost_is_told_and_the_run_can_go_on(cluster: Cluster, tmp_path: Path) -> None:
    cluster.worker("a")
    features = write_pack(tmp_path / "pack", HELD + QUICK)
    run = cluster.run(features)
    eventually(
        lambda: bool(pids(tmp_path / "pack" / "the first")), reason="the first case to begin", within=30
    )
    cluster.close()
    exit_code, output = told(run)
    name = (features.parent / "reports" / "latest").resolve().name
    assert exit_code == 4, output
    assert f"was lost; once it is up again, go on with `tutor-bdd run --resume {name}`" in output
    (tmp_path / "pack" / "go").touch()
    resumed = begin_run(cluster.code, features, resume=name)
    assert told(resumed)[0] == 0
    assert {result.outcome for result in recorded(features).results} == {Outcome.PASSED}


WITHOUT = """
import sys
from support.execution import distributed_pool
distributed_pool._ANSWERING, distributed_pool._JOINING = 1.0, 1.0
try:
    distributed_pool._connected(sys.argv[1])
except distributed_pool.EngineError as error:
    print(error)
"""


def connecting(address: str, code: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, address],
        cwd=code,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_nobody_at_the_address_is_told(code: Path) -> None:
    assert connecting("tcp://127.0.0.1:9", code).startswith("no Dask scheduler answers at tcp://127.0.0.1:9")


def test_a_scheduler_without_workers_is_told(cluster: Cluster) -> None:
    said = connecting(cluster.address, cluster.code)
    assert said.startswith(
        f"the Dask scheduler at {cluster.address} has no worker: start some with `dask worker"
    )
