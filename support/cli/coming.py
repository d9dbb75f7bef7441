"""A run's target: found, or started and on its way up while features and steps are loaded."""

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from support.targets import Target, load

if TYPE_CHECKING:
    from support.planning.select import Case
    from support.targets.embedded import Started

__all__ = ["Coming", "coming_target"]


class Coming:
    """A target that may still be on its way up."""

    def __init__(self, target: Target, started: "Started | None") -> None:
        self.target = target
        self.is_embedded = any(component.is_embedded for component in target.components.values())
        self._by_url = {n: c.address for n, c in target.components.items() if not c.is_embedded}
        self._started = started
        self._is_ready = started is None

    def ready(self) -> Target:
        """The target with its addresses."""
        if self._started and not self._is_ready:
            self.target, self._is_ready = self._started.ready(), True
        return self.target

    def keep_told(self, run_dir: Path) -> None:
        """Keep what the sandbox told of its own faults beside the run; most runs have nothing to keep."""
        if self._started and (told := self._started.told()):
            (run_dir / "sandbox.log").write_text(told, encoding="utf-8")

    def ensure_reachable_for(self, cases: Iterable["Case"]) -> None:
        """One line now, instead of a lost target in each of the cases. Cases without a channel need none."""
        from support.api.reach import ensure_reachable

        if any(case.planned.channel != "none" for case in cases):
            ensure_reachable(self.target.name, self._by_url)


@contextlib.contextmanager
def coming_target(name: str) -> Iterator[Coming]:
    """The target of that name or file, for as long as the block lasts."""
    from support.targets import kept

    target = load(name)
    running = kept.find()
    if running and running.serves(target):
        sys.stderr.write("using the sandbox that is up (`tutor-bdd sandbox status`)\n")
        yield Coming(running.fill(target), None)
        return
    from support.targets.embedded import start

    started = start(target) if any(c.is_embedded for c in target.components.values()) else None
    try:
        yield Coming(target, started)
    finally:
        if started:
            started.stop()
