"""What more workers and more cases cost: memory of a worker's own, and the time to plan thousands."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, seconds
from bench.packs.peers import Contender
from support.config import ROOT

__all__ = ["memory_of_workers", "plans"]

_SIZES = (5_000, 20_000)
_LIMIT = 5.0  # seconds for the plan of the largest
_SCENARIO = """
  @EN-01 @api @no-ui
  Scenario: Case {n}
    Given Ada teaches a course with the sections "1st" and "2nd"
    When Ben joins section "2nd" of Ada's course
    Then Ben is in section "2nd"
"""


def memory_of_workers(contender: Contender, pack: Path) -> tuple[float, ...]:
    """The most that each worker had of its own while the pack ran, in MB."""
    shutil.rmtree(pack / "out", ignore_errors=True)
    most: dict[str, float] = {}
    process = subprocess.Popen(
        contender.command,
        cwd=pack,
        env={**os.environ, **contender.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        with contextlib.suppress(OSError):  # it may end while it is looked at
            for worker in children.read_text(encoding="ascii").split():
                most[worker] = max(most.get(worker, 0.0), _own_memory(worker))
        time.sleep(0.05)
    assert process.returncode == 0, f"{contender.told} ended with {process.returncode}"
    return tuple(most.values())


def _own_memory(pid: str) -> float:
    """What a process shares with nobody, in MB."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024
    return 0.0


def plans(rounds: int) -> Iterator[Figure]:
    """The time that `tutor-bdd plan` takes for many cases with this project's own wordings."""
    by_size: dict[int, tuple[float, ...]] = {}
    (ROOT / "reports").mkdir(exist_ok=True)
    for size in _SIZES:
        # Inside the project, whose steps behave looks for above the features.
        with tempfile.TemporaryDirectory(prefix="growth-", dir=ROOT / "reports") as folder:
            _write(Path(folder), size)
            command = [sys.executable, "-m", "support.cli", "plan", folder, "--json"]
            by_size[size] = seconds(lambda command=command: _run(command), rounds, warm=0)
    for size, taken in by_size.items():
        yield Figure(f"the plan of {size:,} cases", _LIMIT if size == max(_SIZES) else None, taken)
    small, large = (sorted(by_size[size])[len(by_size[size]) // 2] for size in _SIZES)
    growth = (large / small) / (_SIZES[1] / _SIZES[0])
    yield Figure("its time for each case, the many by the fewer", 1.2, (growth,), "times")


def _write(folder: Path, size: int) -> None:
    for first in range(0, size, 100):
        cases = "".join(_SCENARIO.format(n=n) for n in range(first, first + 100))
        (folder / f"f{first:05}.feature").write_text(f"Feature: Growing {first}\n{cases}", encoding="utf-8")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}"
