"""What goes on in another process comes back, or is told to be missing."""

import os
import signal
from pathlib import Path

import pytest

from support.reporting import beside
from support.reporting.beside import Beside, Result


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_processors", lambda: 2)
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)


def _work() -> Result:
    return {"html": Path(str(os.getpid()))}, {"junit": "OSError: no room"}


def test_it_is_done_in_another_process() -> None:
    written, failures = Beside(_work, ["html", "junit"]).result()
    assert written["html"] != Path(str(os.getpid()))
    assert failures == {"junit": "OSError: no room"}


@pytest.mark.parametrize("missing", ["a processor", "a lone thread", "a process"])
def test_it_is_done_here_where_there_can_be_no_other(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    if missing == "a processor":
        monkeypatch.setattr(beside, "_processors", lambda: 1)
    elif missing == "a lone thread":
        monkeypatch.setattr(beside.threading, "active_count", lambda: 2)
    else:
        monkeypatch.setattr(beside.os, "fork", refuse)
    assert Beside(_work, ["html"]).result()[0] == {"html": Path(str(os.getpid()))}


def test_nothing_is_taken_for_written_when_its_process_was_killed() -> None:
    def die() -> Result:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    written, failures = Beside(die, ["html", "junit"]).result()
    assert not written
    assert failures == dict.fromkeys(["html", "junit"], "the process that wrote it ended with -9")


def test_nothing_is_taken_for_written_when_something_else_broke(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> Result:
        raise MemoryError("no more")

    assert Beside(fail, ["html"]).result() == ({}, {"html": "the process that wrote it ended with 1"})
    assert "MemoryError: no more" in capfd.readouterr().err
