"""Pipelines are told what they ask for by their variables, and nobody else is told anything."""

import io
from pathlib import Path

import pytest

from support.cli import pipeline
from support.gate.verdict import Verdict
from support.planning.plan import Plan
from support.record.events import RunRecord
from support.reporting.view import view_run

PLAN = Plan("r1", "sandbox", "merge", "s", "2026-11-24T01:00:00+00:00", {}, ())
RECORD = RunRecord("r1", PLAN.digest, "", None, interrupted=False, results=(), hook_failures=(), problems=())
VERDICT = Verdict("not proven", 5, ("no case",), {})


def told(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    pipeline.tell(view_run(PLAN, RECORD, VERDICT), stream)
    return stream.getvalue()


def test_nobody_is_told_anything_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch) == ""
    assert told(monkeypatch, GITHUB_ACTIONS="false") == ""


def test_github_gets_annotations_and_a_summary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "page"
    log = told(monkeypatch, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(page))
    assert log.startswith("::error title=Nothing was planned::")
    assert page.read_text().startswith("# Not proven\n")


def test_a_summary_that_cannot_be_written_does_not_change_the_verdict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(monkeypatch, GITHUB_STEP_SUMMARY=str(tmp_path))
    assert "the job's summary could not be written" in capsys.readouterr().err
