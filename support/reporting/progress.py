"""What a terminal, or a pipeline's log, shows while a run goes on: how far it is, and failures as they come.

Colour and a line that is rewritten only on a terminal; plain lines, few of them, everywhere else. Workers
wait for whatever is imported here: the words of reports are, when there is something to tell.
"""

import time
from collections.abc import Callable
from typing import Protocol, TextIO

from support.planning.plan import PlannedCase
from support.record.events import Outcome
from support.reporting.files import plain

__all__ = ["Progress"]


class _Case(Protocol):
    @property
    def planned(self) -> PlannedCase: ...


class Progress:
    """Shows how far a run is: how many cases, how fast, how long still; and each case that did not pass."""

    def __init__(self, total: int, stream: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._stream = stream
        self._clock = clock
        self._started = clock()
        self._done = 0
        self._bad = 0
        self._is_terminal = stream.isatty()

    def case_finished(self, case: _Case, outcome: Outcome | None, reason: str | None = None) -> None:
        """Count a case, and show it at once unless it passed."""
        self._done += 1
        if outcome is not Outcome.PASSED:
            self._bad += 1
            self._tell(case.planned, outcome, reason)
        if self._is_terminal:
            self._stream.write(f"\r\x1b[K{self._line()}")
            if self._done >= self._total:
                self._stream.write("\r\x1b[K")
        elif self._is_due():
            self._stream.write(f"{self._line()}\n")
        self._stream.flush()

    def _tell(self, case: PlannedCase, outcome: Outcome | None, reason: str | None) -> None:
        from support.reporting import painting, wording  # noqa: PLC0415 - as a rule, there is nothing to tell
        from support.reporting.view import Standing  # noqa: PLC0415

        standing = Standing(outcome.value) if outcome else Standing.UNFINISHED
        label = painting.painted(wording.LABELS[standing], painting.colour(standing), on=self._is_terminal)
        start = "\r\x1b[K" if self._is_terminal else ""
        where = f"{case.feature_path}:{case.line}"
        self._stream.write(f"{start}{label}  {painting.name_of(case)}  {where}\n")
        if reason:
            self._stream.write(f"    {plain(reason)}\n")

    def _is_due(self) -> bool:
        """Whether this case completes another tenth of the run."""
        return self._done * 10 // self._total > (self._done - 1) * 10 // self._total if self._total else False

    def _line(self) -> str:
        from support.reporting import wording  # noqa: PLC0415 - it can wait until workers are at work

        elapsed = self._clock() - self._started
        rate = self._done / elapsed if elapsed > 0 else 0.0
        left = (self._total - self._done) / rate if rate else None
        parts = [f"{self._done}/{self._total} cases", f"{rate:.1f}/s"]
        if self._done < self._total and left is not None:
            parts.append(f"about {wording.duration(left)} left")
        if self._bad:
            parts.append(f"{self._bad} not passed")
        return ", ".join(parts)
