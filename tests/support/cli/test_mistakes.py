"""Whose mistake an error is decides how it is told, and with which exit code."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from support.authoring.behaviours import BehavioursError
from support.cli.library import LibraryError, loading
from support.cli.mistakes import explained
from support.config import ROOT
from support.gate.policy import PolicyError
from support.planning.plan import PlanError
from support.planning.select import SelectionError
from support.targets import SecretMissingError, TargetFileError
from support.targets.embedded import SandboxError


def raising(error: BaseException) -> Callable[[], int]:
    def act() -> int:
        raise error

    return act


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SelectionError("what is wrong"), 2),
        (TargetFileError("what is wrong"), 2),
        (PolicyError("what is wrong"), 5),
        (LibraryError("what is wrong"), 2),
        (BehavioursError("what is wrong"), 2),
        (FileNotFoundError("what is wrong"), 2),
        (SecretMissingError("what is wrong"), 3),
        (SandboxError("what is wrong"), 3),
        (PlanError("what\n  is wrong"), 5),
    ],
)
def test_what_is_explained_is_one_line(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explained(raising(error)) == code
    assert capsys.readouterr().err == "tutor-bdd: what is wrong\n"


def test_a_file_that_cannot_be_used_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(raising(IsADirectoryError(21, "Is a directory", "/srv"))) == 2
    assert capsys.readouterr().err == "tutor-bdd: cannot use /srv: Is a directory\n"


def test_a_fault_of_our_own_is_told_as_a_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(raising(ZeroDivisionError("by zero"))) == 4
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert told.endswith("please report it with the lines above\n")


def test_an_interrupt_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_what_the_act_returns_is_returned() -> None:
    assert explained(lambda: 6) == 6


def test_a_reader_that_has_read_enough_gets_no_complaint() -> None:
    command = [sys.executable, "-m", "support.cli", "targets"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": ""},  # so that it is told at the end only
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (4, "")


def test_what_breaks_in_steps_is_told_with_its_line(tmp_path: object) -> None:
    place = f"{tmp_path}/steps/mine.py"
    with pytest.raises(LibraryError, match=r"steps/mine\.py:2: ZeroDivisionError: division by zero; nothing"):  # noqa: SIM117
        with loading():
            exec(compile("x = 1\ny = x / 0\n", place, "exec"), {})  # noqa: S102 - as behave does it
    with pytest.raises(LibraryError, match=r"steps/mine\.py:1: SyntaxError"), loading():
        compile("def broken(:", place, "exec")
