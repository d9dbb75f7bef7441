"""What a run needs once is made once, however many processes ask, and also when its maker is killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.config import ROOT
from support.data.once import Once
from support.waiting import eventually

ASKING = """
import os, sys, time
from pathlib import Path
from support.data.once import Once
folder, mark, how = sys.argv[1:]

def make():
    with Path(mark).open("a") as made:
        made.write(f"{os.getpid()}\\n")
    if how == "hang":
        import signal
        signal.pause()
    for _ in range(200_000):  # so that the others come while it is made
        pass
    return f"made by {os.getpid()}"

print(Once(Path(folder)).get("offering", make))
"""


def ask(tmp_path: Path, how: str = "make") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", ASKING, str(tmp_path / "once"), str(tmp_path / "mark"), how]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_many_processes_that_ask_at_once_get_the_same(tmp_path: Path) -> None:
    asking = [ask(tmp_path) for _ in range(8)]
    told = {process.communicate(timeout=60)[0] for process in asking}
    makers = (tmp_path / "mark").read_text().split()
    assert len(makers) == 1
    assert told == {f"made by {makers[0]}\n"}


def test_when_the_maker_is_killed_the_next_makes_it(tmp_path: Path) -> None:
    first = ask(tmp_path, "hang")
    mark = tmp_path / "mark"
    eventually(mark.exists, reason="the first to begin making it", within=30)
    second = ask(tmp_path)
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=30)
    assert second.communicate(timeout=30)[0] == f"made by {second.pid}\n"


def test_what_could_not_be_made_is_left_to_the_next(tmp_path: Path) -> None:
    def fail() -> str:
        raise OSError("the target is away")

    once = Once(tmp_path)
    with pytest.raises(OSError, match="the target is away"):
        once.get("offering", fail)
    assert once.get("offering", lambda: "made") == "made"
    assert Once(tmp_path).get("offering", fail) == "made"


def test_names_are_kept_apart(tmp_path: Path) -> None:
    once = Once(tmp_path)
    assert [once.get(name, lambda name=name: name.upper()) for name in ("a", "b", "a")] == ["A", "B", "A"]


def test_what_is_forgotten_is_made_again(tmp_path: Path) -> None:
    Once(tmp_path / "once").get("offering", lambda: "then")
    once = Once(tmp_path / "once")
    once.forget()
    assert once.get("offering", lambda: "now") == "now"
