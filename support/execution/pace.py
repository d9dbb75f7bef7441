"""Whether another worker would be of use: it costs a few milliseconds, for which many a case is done.

Cases that talk to a product wait for it, and there can hardly be too many workers for them. Cases that only
compute keep the processors busy by themselves: more workers than those would be in each other's way.
"""

import os
import time
from collections.abc import Callable

__all__ = ["Pace", "processors"]

_QUICK = 0.01  # seconds: what takes less has not waited for anybody
_WEIGHT = 0.2  # of the latest case


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pace:
    """How long cases take, as far as that is known."""

    def __init__(self, processors: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._processors = processors
        self._clock = clock
        self._began: float | None = None
        self._usual: float | None = None

    def begin(self) -> None:
        """The first case was handed out."""
        self._began = self._clock() if self._began is None else self._began

    def note(self, seconds: float) -> None:
        """A case has taken so long."""
        self._usual = seconds if self._usual is None else self._usual + _WEIGHT * (seconds - self._usual)

    def wants_more(self, workers: int) -> bool:
        """Whether there should be more workers than so many, while cases wait."""
        return workers < self._processors or self._left() <= 0 < self._slowness()

    def patience(self) -> float | None:
        """Seconds after which to ask again though nothing has happened; None for no need to."""
        left = self._left()
        return left if left > 0 and self._usual is None else None

    def _left(self) -> float:
        """Of the time that a quick case has to come back in."""
        if self._began is None or self._usual is not None:
            return 0.0
        return self._began + _QUICK - self._clock()

    def _slowness(self) -> float:
        return _QUICK if self._usual is None else self._usual - _QUICK
