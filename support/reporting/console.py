"""What a terminal, or a pipeline's log, shows of a run: failures as they come, then the verdict.

Colour and a line that is rewritten only on a terminal; plain lines, few of them, everywhere else.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TextIO

from support.planning.plan import Plan, PlannedCase
from support.record.events import Outcome, RunRecord
from support.reporting import wording
from support.reporting.files import plain
from support.reporting.view import CaseView, RunView, Standing, Verdict, view_run

__all__ = ["Progress", "close"]

_RED, _GREEN, _YELLOW, _BOLD, _DIM, _RESET = (f"\x1b[{n}m" for n in (31, 32, 33, 1, 2, 0))
_MOST_LISTED = 20
_TONES = {"deliverable": _GREEN, "blocked": _RED}


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
        standing = Standing(outcome.value) if outcome else Standing.UNFINISHED
        label = wording.LABELS[standing]
        start = "\r\x1b[K" if self._is_terminal else ""
        where = f"{case.feature_path}:{case.line}"
        told = f"{_painted(label, _colour(standing), on=self._is_terminal)}  {_name(case)}  {where}"
        self._stream.write(f"{start}{told}\n")
        if reason:
            self._stream.write(f"    {plain(reason)}\n")

    def _is_due(self) -> bool:
        """Whether this case completes another tenth of the run."""
        return self._done * 10 // self._total > (self._done - 1) * 10 // self._total if self._total else False

    def _line(self) -> str:
        elapsed = self._clock() - self._started
        rate = self._done / elapsed if elapsed > 0 else 0.0
        left = (self._total - self._done) / rate if rate else None
        parts = [f"{self._done}/{self._total} cases", f"{rate:.1f}/s"]
        if self._done < self._total and left is not None:
            parts.append(f"about {wording.duration(left)} left")
        if self._bad:
            parts.append(f"{self._bad} not passed")
        return ", ".join(parts)


def close(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path, stream: TextIO) -> None:
    """Show what a run came to: what is wrong, the counts, the verdict, and where the report is."""
    view = view_run(plan, record, verdict)
    stream.writelines(f"{line}\n" for line in _closing(view, run_dir, is_terminal=stream.isatty()))
    stream.flush()


def _closing(view: RunView, run_dir: Path, *, is_terminal: bool) -> Iterator[str]:
    problems = [c for c in view.cases if c.standing is not Standing.PASSED]
    for case in problems[:_MOST_LISTED]:
        yield from _problem(case, is_terminal=is_terminal)
    if len(problems) > _MOST_LISTED:
        yield f"and {len(problems) - _MOST_LISTED} more: see the report"
    for fault in view.faults:
        first = plain(fault.message.strip().partition("\n")[0])
        yield f"{_painted(fault.name, _YELLOW, on=is_terminal)}: {first}"
    if problems or view.faults:
        yield ""
    yield _counts(view)
    headline = wording.headline(view)
    tone = _TONES.get(view.verdict.status, _YELLOW)
    yield f"{_painted(headline, _BOLD + tone, on=is_terminal)}: {wording.sentence(view)}"
    reasons = view.verdict.reasons
    yield from (f"  {plain(reason)}" for reason in reasons[: wording.MOST_REASONS])
    if len(reasons) > wording.MOST_REASONS:
        yield f"  and {wording.count(len(reasons) - wording.MOST_REASONS, 'more reason')}"
    report = run_dir / "index.html"
    yield f"report: {report}" if report.exists() else f"record: {run_dir}"


def _problem(case: CaseView, *, is_terminal: bool) -> Iterator[str]:
    label = _painted(wording.LABELS[case.standing], _colour(case.standing), on=is_terminal)
    yield f"{label}  {_name(case.case)}"
    yield _painted(f"    {case.case.feature_path}:{case.case.line}", _DIM, on=is_terminal)
    if case.reason:
        yield f"    {plain(case.reason)}"


def _counts(view: RunView) -> str:
    found = [
        f"{view.counts[standing]} {label.lower()}"
        for standing, label in wording.LABELS.items()
        if view.counts.get(standing)
    ]
    if view.flaky:
        found.append(f"{len(view.flaky)} only when repeated")
    behaviours = (
        f"{len(view.behaviours.proven)} of {wording.count(view.behaviours.total, 'behaviour')} proven"
    )
    took = wording.duration(wording.run_seconds(view))
    return f"{wording.count(len(view.cases), 'case')}: {', '.join(found) or 'none'}; {behaviours}; {took}"


def _name(case: PlannedCase) -> str:
    return plain(f"{case.feature}: {wording.case_name(case)}")


def _colour(standing: Standing) -> str:
    return _RED if standing is Standing.FAILED else _YELLOW


def _painted(text: str, colour: str, *, on: bool) -> str:
    return f"{colour}{text}{_RESET}" if on else text
