"""ctrf-report.json: the run in the Common Test Report Format, for the tools that read it.

What others count as "pending" or "other" does not make a run red, so whatever stands in the way of a delivery
is "failed" here; `rawStatus` has our word for it.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.planning.plan import Plan
from support.record.events import Attachment, Attempt, RunRecord
from support.reporting import wording
from support.reporting.files import plain, write_text
from support.reporting.view import CaseView, Fault, RunView, Standing, Verdict, view_run

__all__ = ["SPECIFICATION", "write", "write_view"]

SPECIFICATION = "0.0.0"
"""The version of the format: it has not left its first major version."""

Item = dict[str, Any]

_STATUS = {
    Standing.PASSED: "passed",
    Standing.SKIPPED: "skipped",
    Standing.NOT_PROVABLE: "skipped",
}  # everything else is failed
_STEP_STATUS = {"passed": "passed", "skipped": "skipped"}


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write ctrf-report.json into the run's directory; returns its path."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path) -> Path:
    """The same from a view that was made already."""
    tests = [*(_test(case) for case in view.everything), *(_alarm(alarm) for alarm in view.alarms)]
    report = {
        "reportFormat": "CTRF",
        "specVersion": SPECIFICATION,
        "runId": view.plan.run,
        "generatedBy": "tutor-bdd",
        "results": {
            "tool": {"name": "tutor-bdd"},
            "summary": _summary(view, tests),
            "tests": tests,
            "environment": {
                "testEnvironment": view.plan.target,
                "healthy": view.verdict.exit_code == 0,
                "extra": {"profile": view.plan.profile, "seed": view.plan.seed},
            },
            "extra": {"verdict": view.verdict.status, "exitCode": view.verdict.exit_code},
        },
    }
    return write_text(run_dir / "ctrf-report.json", json.dumps(report, ensure_ascii=False) + "\n")


def _summary(view: RunView, tests: list[Item]) -> Item:
    counts = Counter(test["status"] for test in tests)
    start = _milliseconds(view.record.started_at)
    stop = max(start, _milliseconds(view.record.finished_at), *(test.get("stop", 0) for test in tests))
    return {
        "tests": len(tests),
        **{status: counts[status] for status in ("passed", "failed", "skipped", "pending", "other")},
        "flaky": len(view.flaky),
        "suites": len({test["suite"][0] for test in tests}),
        "start": start,
        "stop": stop,
        "duration": stop - start,
    }


def _test(view: CaseView) -> Item:
    case = view.case
    test: Item = {
        "testId": case.id,
        "name": plain(wording.case_name(case)) or "Scenario",
        "status": _STATUS.get(view.standing, "failed"),
        "rawStatus": view.standing.value,
        "duration": round(view.duration * 1000),
        "suite": [plain(name) for name in (case.feature, case.rule) if name],
        "filePath": case.feature_path,
        "line": case.line,
        "tags": [plain(tag) for tag in case.tags],
        "labels": {"channel": case.channel} | ({"behaviours": case.behaviours} if case.behaviours else {}),
        "retries": max(0, len(view.attempts) - 1),
        "flaky": view.is_flaky,
        **_told(view.reason, view.full_error),
    }
    if case.cells:
        test["parameters"] = {plain(heading): plain(cell) for heading, cell in case.cells}
    if view.last:
        start = _milliseconds(view.attempts[0].started_at)
        last = _milliseconds(view.last.started_at) + round((view.last.duration or 0) * 1000)
        test |= {"start": start, "stop": max(start, last), "steps": list(_steps(view.last))}
        test |= _attachments(view.last)
    if view.attempts[:-1]:
        test["retryAttempts"] = [_attempt(n, each) for n, each in enumerate(view.attempts[:-1], start=1)]
    return test


def _steps(attempt: Attempt) -> Iterator[Item]:
    for step in attempt.steps:
        status = _STEP_STATUS.get(step.status, "failed")
        yield {"name": plain(f"{step.keyword} {step.text}"), "status": status}
    for failure in attempt.hook_failures:
        yield {"name": plain(failure.hook), "status": "failed"}


def _attempt(number: int, attempt: Attempt) -> Item:
    """An attempt that was followed by another. It has no end where the record has none."""
    raw = Standing(attempt.outcome.value) if attempt.outcome else Standing.UNFINISHED
    errors = [step.error for step in attempt.steps if step.error]
    errors += [f"{failure.hook}: {failure.error}" for failure in attempt.hook_failures]
    return {
        "attempt": number,
        "status": "failed" if attempt.hook_failures else _STATUS.get(raw, "failed"),
        "duration": round((attempt.duration or 0) * 1000),
        "extra": {"rawStatus": raw.value},
        **_told(attempt.reason, "\n\n".join(errors)),
        **_attachments(attempt),
    }


def _told(reason: str | None, trace: str) -> Item:
    texts = {"message": reason, "trace": trace}
    return {name: plain(text) for name, text in texts.items() if text}


def _attachments(attempt: Attempt) -> Item:
    found = (*(a for step in attempt.steps for a in step.attachments), *attempt.attachments)
    return {"attachments": [_attachment(attachment) for attachment in found]} if found else {}


def _attachment(attachment: Attachment) -> Item:
    return {
        "name": plain(attachment.name),
        "contentType": attachment.media_type,
        "path": plain(attachment.path),
    }


def _alarm(alarm: Fault) -> Item:
    return {
        "name": plain(alarm.name),
        "status": "failed",
        "rawStatus": "broken",
        "duration": 0,
        "suite": ["The run itself"],
        "message": plain(alarm.message),
    }


def _milliseconds(iso: str | None) -> int:
    moment = wording.moment(iso)
    return round(moment.timestamp() * 1000) if moment else 0
