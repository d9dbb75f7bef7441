"""Running a command and telling what it cost: by the clock, and of the processor with all children."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.packs.peers import Contender

__all__ = ["Costs", "best", "measure", "table"]

_LONGEST = 600  # seconds


@dataclass(slots=True)
class Costs:
    """What one contender's runs took."""

    name: str
    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """By the clock: the median."""
        return statistics.median(self.clock)

    @property
    def work(self) -> float:
        """Of the processor: the median."""
        return statistics.median(self.processor)


def measure(contenders: Sequence[Contender], pack: Path, rounds: int) -> list[Costs]:
    """What each costs. They take turns, so that what else goes on here meets all of them."""
    found = [Costs(contender.told) for contender in contenders]
    for number in range(rounds):
        for contender, costs in zip(contenders, found, strict=True):
            clock, processor = _once(contender, pack)
            costs.clock.append(clock)
            costs.processor.append(processor)
        load = os.getloadavg()[0]
        print(f"{pack.name}: round {number + 1} of {rounds}, load {load:.1f}", file=sys.stderr)
    return found


def best(contenders: Iterable[Contender], pack: Path, name: Callable[[Contender], str]) -> list[Contender]:
    """Of the contenders of each name the quickest in one try each."""
    quickest: dict[str, tuple[float, Contender]] = {}
    for contender in contenders:
        took = _once(contender, pack)[0]
        key = name(contender)
        if key not in quickest or took < quickest[key][0]:
            quickest[key] = took, contender
    return [contender for _, contender in quickest.values()]


def _once(contender: Contender, pack: Path) -> tuple[float, float]:
    for left in ("out", "out.ndjson"):
        path = pack / left
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    with (pack / "told.txt").open("wb") as told:
        began = time.perf_counter()
        process = subprocess.Popen(
            contender.command,
            cwd=pack,
            env={**os.environ, **contender.environment},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (
        f"{contender.told} ended with {process.returncode}: "
        f"{(pack / 'told.txt').read_text(encoding='utf-8', errors='replace')[-2000:]}"
    )
    return took, usage.ru_utime + usage.ru_stime


def table(found: Sequence[Costs], base: Costs) -> str:
    """The costs for people, with how many times those of `base` each is."""
    rows = [
        (costs.name, f"{costs.seconds:.2f} s", f"{costs.work:.2f} s", f"{costs.seconds / base.seconds:.2f} x")
        for costs in found
    ]
    head = ("", "clock", "processor", f"of {base.name}")
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in (head, *rows)
    )
