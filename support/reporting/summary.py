"""summary.md: the verdict first, in words, then what somebody has to do something about."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from support.planning.plan import Plan
from support.record.events import RunRecord
from support.reporting import wording
from support.reporting.files import plain, write_text
from support.reporting.view import CaseView, RunView, Standing, Verdict, view_run

__all__ = ["text", "write", "write_view"]


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write summary.md into the run's directory; returns its path."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path) -> Path:
    """The same from a view that was made already."""
    return write_text(run_dir / "summary.md", text(view))


def text(view: RunView, *, with_links: bool = True) -> str:
    """The summary; without links it can stand where the run's other files are not."""
    return plain("\n".join(_lines(view, with_links=with_links))) + "\n"


def _lines(view: RunView, *, with_links: bool) -> Iterator[str]:
    yield f"# {wording.headline(view)}"
    yield ""
    yield f"**{wording.sentence(view)}**"
    yield ""
    reasons = view.verdict.reasons
    yield from (f"- {_escaped(reason)}" for reason in reasons[: wording.MOST_REASONS])
    if len(reasons) > wording.MOST_REASONS:
        yield f"- and {wording.count(len(reasons) - wording.MOST_REASONS, 'more reason')}: see below"
    if reasons:
        yield ""
    yield from _facts(view)
    yield from _table(view)
    yield from _faults(view)
    yield from _problems(view, with_links=with_links)
    yield from _flaky(view)
    yield from _elsewhere(view)
    if with_links:
        yield "Everything, step by step: [index.html](index.html)"


def _facts(view: RunView) -> Iterator[str]:
    plan, record = view.plan, view.record
    yield " · ".join(
        (
            f"Run `{plan.run}`",
            f"target **{_escaped(plan.target)}**",
            f"profile {_escaped(plan.profile)}",
            f"seed `{plan.seed}`",
            wording.clock_time(record.started_at),
            wording.duration(wording.run_seconds(view)),
            f"exit code {view.verdict.exit_code}",
        )
    )
    yield ""


def _table(view: RunView) -> Iterator[str]:
    cases = wording.count(len(view.cases), "case")
    behaviours = wording.count(view.behaviours.total, "behaviour")
    yield f"{cases} planned; of {behaviours} {len(view.behaviours.proven)} proven."
    yield ""
    if view.counts:
        yield "| outcome | cases | meaning |"
        yield "|---|---:|---|"
        for standing, label in wording.LABELS.items():
            if view.counts.get(standing):
                yield f"| {label} | {view.counts[standing]} | {wording.MEANINGS[standing]} |"
        yield ""


def _faults(view: RunView) -> Iterator[str]:
    if view.faults:
        yield "## What broke outside the scenarios"
        yield ""
        yield from (f"- **{_escaped(f.name)}**: {_escaped(_first_line(f.message))}" for f in view.faults)
        yield ""


def _problems(view: RunView, *, with_links: bool) -> Iterator[str]:
    problems = [c for c in view.cases if c.standing is not Standing.PASSED]
    for standing, label in wording.LABELS.items():
        found = [case for case in problems if case.standing is standing]
        if not found:
            continue
        yield f"## {label}: {wording.count(len(found), 'case')}"
        yield ""
        for case in found:
            place = f"{case.case.feature_path}:{case.case.line}"
            yield f"- **{_title(case)}**, {_escaped(case.case.feature)} (`{place}`)"
            if case.reason:
                yield f"  {_escaped(case.reason)}"
            links = " · ".join(_links(case)) if with_links else ""
            if links:
                yield f"  evidence: {links}"
        yield ""


def _flaky(view: RunView) -> Iterator[str]:
    if view.flaky:
        yield f"## Passed only when repeated: {wording.count(len(view.flaky), 'case')}"
        yield ""
        for case in view.flaky:
            first = next((a.reason for a in case.attempts if a.reason), None)
            yield f"- {_title(case)}, {len(case.attempts)} attempts" + (
                f": {_escaped(first)}" if first else ""
            )
        yield ""


def _elsewhere(view: RunView) -> Iterator[str]:
    if view.not_provable:
        yield f"## Not proven on {_escaped(view.plan.target)}"
        yield ""
        yield from (f"- {_title(c)}: {_escaped(c.reason or 'no reason given')}" for c in view.not_provable)
        yield ""
    if view.behaviours.not_provable:
        yield f"Behaviours without any case that can run here: {', '.join(view.behaviours.not_provable)}"
        yield ""


def _title(view: CaseView) -> str:
    return _escaped(wording.case_name(view.case))


def _links(view: CaseView) -> Iterator[str]:
    if view.last:
        for attachment in (*(a for s in view.last.steps for a in s.attachments), *view.last.attachments):
            yield f"[{_escaped(attachment.name)}]({quote(attachment.path)})"


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    flat = " ".join(text.split())
    return re.sub(r"([\\`*\[\]<>|#]|\b_|_\b)", r"\\\1", flat)
