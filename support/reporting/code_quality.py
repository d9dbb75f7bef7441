"""gl-code-quality.json: what stands in the way of a delivery, as GitLab shows it beside the changed lines.

GitLab compares the list with the target branch's by fingerprint, so that a merge request shows what is new.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.planning.plan import Plan
from support.record.events import RunRecord
from support.reporting import wording
from support.reporting.files import plain, write_text
from support.reporting.view import CaseView, RunView, Standing, Verdict, view_run

__all__ = ["write", "write_view"]

Item = dict[str, Any]

_BY_TAG = {"severity-1": "blocker", "severity-2": "critical", "severity-3": "major"}
_SEVERITY = {Standing.FAILED: "critical", Standing.SKIPPED: "info"}  # of what has no tag; others are major
_WITHOUT_A_FILE = "features"  # a place has to be named


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write gl-code-quality.json into the run's directory; returns its path."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path) -> Path:
    """The same from a view that was made already."""
    entries = json.dumps(list(_entries(view)), ensure_ascii=False, indent=1)
    return write_text(run_dir / "gl-code-quality.json", entries + "\n")


def _entries(view: RunView) -> Iterator[Item]:
    for alarm in view.alarms:
        yield {
            "description": plain(f"{alarm.name}: {alarm.message}"),
            "check_name": "run",
            "fingerprint": _fingerprint("run", alarm.name, alarm.message),
            "severity": "blocker",
            "location": {"path": _WITHOUT_A_FILE, "lines": {"begin": 1}},
        }
    for case in view.cases:
        if case.standing is not Standing.PASSED:
            yield _entry(case, case.standing.value, wording.LABELS[case.standing], _severity(case))
        elif case.is_flaky:
            yield _entry(case, "flaky", "Passed only when repeated", "minor")


def _entry(view: CaseView, kind: str, label: str, severity: str) -> Item:
    case = view.case
    reason = f": {view.reason}" if view.reason else ""
    return {
        "description": plain(f"{label}: {wording.case_name(case)}{reason}"),
        "check_name": kind,
        "fingerprint": _fingerprint(case.id, kind),
        "severity": severity,
        "location": {"path": case.feature_path, "lines": {"begin": case.line}},
    }


def _severity(view: CaseView) -> str:
    if view.standing is Standing.FAILED:
        found = (_BY_TAG[tag] for tag in view.case.tags if tag in _BY_TAG)
        return next(found, _SEVERITY[Standing.FAILED])
    return _SEVERITY.get(view.standing, "major")


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
