"""What a terminal, or a pipeline's log, shows at the end of a run: what is wrong, the counts, the verdict."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from support.planning.plan import Plan
from support.record.events import RunRecord
from support.reporting import wording
from support.reporting.files import plain
from support.reporting.painting import BOLD, DIM, GREEN, RED, YELLOW, colour, name_of, painted
from support.reporting.view import CaseView, RunView, Standing, Verdict, view_run

__all__ = ["close", "close_view"]

_MOST_LISTED = 20
_TONES = {"deliverable": GREEN, "blocked": RED}


def close(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path, stream: TextIO) -> None:
    """Show what a run came to: what is wrong, the counts, the verdict, and where the report is."""
    close_view(view_run(plan, record, verdict), run_dir, stream)


def close_view(view: RunView, run_dir: Path, stream: TextIO) -> None:
    """The same of a view that was made already."""
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
        yield f"{painted(fault.name, YELLOW, on=is_terminal)}: {first}"
    if problems or view.faults:
        yield ""
    yield _counts(view)
    headline = wording.headline(view)
    tone = _TONES.get(view.verdict.status, YELLOW)
    yield f"{painted(headline, BOLD + tone, on=is_terminal)}: {wording.sentence(view)}"
    reasons = view.verdict.reasons
    yield from (f"  {plain(reason)}" for reason in reasons[: wording.MOST_REASONS])
    if len(reasons) > wording.MOST_REASONS:
        yield f"  and {wording.count(len(reasons) - wording.MOST_REASONS, 'more reason')}"
    report = run_dir / "index.html"
    yield f"report: {report}" if report.exists() else f"record: {run_dir}"


def _problem(case: CaseView, *, is_terminal: bool) -> Iterator[str]:
    label = painted(wording.LABELS[case.standing], colour(case.standing), on=is_terminal)
    yield f"{label}  {name_of(case.case)}"
    yield painted(f"    {case.case.feature_path}:{case.case.line}", DIM, on=is_terminal)
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
