"""Figures of whole commands, as somebody at a terminal meets them: a new process each time."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator

from bench.figures import Figure, seconds
from support.config import ROOT

__all__ = ["commands"]

_SCENARIO = "A valid code tells its course"


def commands(rounds: int) -> Iterator[Figure]:
    """What starting the tools costs."""
    tool = [sys.executable, "-m", "support.cli", "--help"]
    yield Figure("tutor-bdd --help", 0.3, seconds(lambda: _run(tool), rounds))
    yield Figure(
        "script/run again: the check of the set-up", 1, seconds(lambda: _run(["script/setup"]), rounds)
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as reports:
        whole = ["script/run", "--name", _SCENARIO, "--channel", "api", "--reports-dir", reports]
        yield Figure("script/run with one API scenario, all in all", 2, seconds(lambda: _run(whole), rounds))


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (
        f"{' '.join(command)} ended with {done.returncode}: {done.stdout}{done.stderr}"
    )
