"""A run with one case of every kind, and the pieces to build others."""

import base64
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.planning.plan import Plan, PlannedCase
from support.record.events import (
    Attachment,
    Attempt,
    CaseResult,
    HookFailure,
    Outcome,
    RunRecord,
    StepResult,
)


@dataclass(frozen=True)
class Judged:
    """Stands for the gate's verdict."""

    status: str = "blocked"
    exit_code: int = 1
    reasons: tuple[str, ...] = ("1 case failed",)
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    plan: Plan
    record: RunRecord
    verdict: Judged


def planned(identity: str, **other: Any) -> PlannedCase:
    fields: dict[str, Any] = {
        "id": identity,
        "feature_path": "features/tutor/enrolling.feature",
        "feature": "Enrolling in a course",
        "rule": "A code opens one section",
        "scenario": f"Scenario {identity}",
        "row": None,
        "channel": "api",
        "line": 12,
        "tags": ("api", "EN-01"),
        "behaviours": ("EN-01",),
        "needs": (),
    }
    return PlannedCase(**{**fields, **other})


def step(text: str = "Ben can open it", status: str = "passed", **other: Any) -> StepResult:
    return StepResult(**{"keyword": "Then", "text": text, "status": status, "duration": 0.02, **other})


def attempt(outcome: Outcome | None = Outcome.PASSED, *steps: StepResult, **other: Any) -> Attempt:
    fields: dict[str, Any] = {
        "number": 1,
        "started_at": "2026-11-24T01:00:00+00:00",
        "duration": 0.4,
        "outcome": outcome,
        "reason": None,
        "steps": steps or (step(),),
    }
    return Attempt(**{**fields, **other})


def run_of(*results: CaseResult, verdict: Judged | None = None, plan: Any = None, **record: Any) -> Run:
    made = Plan(
        **{
            "run": "r1",
            "target": "sandbox",
            "profile": "merge",
            "seed": "seed-7",
            "created_at": "2026-11-24T01:00:00+00:00",
            "addresses": {"tutor": "http://127.0.0.1:3001"},
            "cases": tuple(result.case for result in results),
            **(plan or {}),
        }
    )
    fields: dict[str, Any] = {
        "run": "r1",
        "plan_digest": made.digest,
        "started_at": "2026-11-24T01:00:00+00:00",
        "finished_at": "2026-11-24T01:01:05+00:00",
        "interrupted": False,
        "results": results,
        "hook_failures": (),
        "problems": (),
    }
    return Run(made, RunRecord(**{**fields, **record}), verdict or Judged())


def png(width: int = 2, height: int = 2, colour: tuple[int, int, int] = (40, 120, 200)) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    row = b"\0" + bytes(colour) * width
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def every_kind(run_dir: Path) -> Run:
    """One case of each standing, with evidence on disk, and texts that try to break out."""
    evidence = run_dir / "evidence"
    evidence.mkdir(parents=True, exist_ok=True)
    (evidence / "shot.png").write_bytes(png())
    (evidence / "http.txt").write_text("GET / 200")
    (evidence / "trace.zip").write_bytes(b"PK")
    shot = Attachment("what the page showed", "image/png", "evidence/shot.png")
    http = Attachment("HTTP conversation", "text/plain", "evidence/http.txt")
    trace = Attachment("trace", "application/zip", "evidence/trace.zip")
    lost = Attachment("lost", "text/plain", "evidence/lost.txt")
    hostile = 'expected <b>"1"</b> & \x1b[31mgot\x1b[0m \x00\x0b\ud800 ]]> {{ 7*7 }}'
    failed = attempt(
        Outcome.FAILED,
        step("Ada teaches Biology", keyword="Given", argument="| number |\n| 1      |"),
        step(hostile, "failed", error=f"AssertionError: {hostile}\nline two", attachments=(shot,)),
        step("Cleo can too", "skipped"),
        attachments=(http, trace, lost),
        reason=f"AssertionError: {hostile}",
    )
    cleanup = HookFailure("clean-up", "LeftoverError: course 7 is still there\n  details", "cleanup")
    return run_of(
        CaseResult(planned("passed"), (attempt(),)),
        CaseResult(
            planned("failed", scenario="A code " + hostile.replace("\ud800", ""), behaviours=("EN-02",)),
            (failed,),
        ),
        CaseResult(
            planned("error", behaviours=("EN-03",)),
            (attempt(Outcome.ERROR, step(status="error", error="KeyError: 'x'")),),
        ),
        CaseResult(planned("cleanup", behaviours=("EN-04",)), (attempt(hook_failures=(cleanup,)),)),
        CaseResult(planned("pending"), (attempt(Outcome.PENDING, step(status="undefined")),)),
        CaseResult(
            planned("skipped", behaviours=()),
            (attempt(Outcome.SKIPPED, step(status="skipped"), reason="not now"),),
        ),
        CaseResult(planned("compromised"), (attempt(Outcome.COMPROMISED, reason="the target went away"),)),
        CaseResult(planned("unfinished"), (attempt(None, duration=None),)),
        CaseResult(planned("never"), ()),
        CaseResult(planned("empty"), (attempt(steps=()),)),
        CaseResult(
            planned("flaky", rule=None, channel="ui", tags=("api", "ui"), behaviours=("EN-05",)),
            (attempt(Outcome.FAILED, reason="first time"), attempt(number=2)),
        ),
        CaseResult(
            planned(
                "row",
                feature_path="features/biglearn/reading.feature",
                feature="Reading",
                rule=None,
                scenario="Reading 2 at a time",
                runner_name="Reading 2 at a time -- @1.2 sizes",
                row="size=2",
                cells=(("size", "2"),),
                behaviours=("BLX-17",),
            ),
            (attempt(),),
        ),
        plan={
            "unprovable_cases": (planned("elsewhere", behaviours=("EN-09",), needs=("demo-api",)),),
            "not_provable": {"elsewhere": "the target has no demo API"},
            "narratives": {"features/tutor/enrolling.feature": "For students.\nSo that they get in."},
        },
    )


@pytest.fixture
def build() -> Callable[..., Run]:
    return run_of


@pytest.fixture
def make() -> Any:
    """The builders, as attributes."""

    class Make:
        planned = staticmethod(planned)
        step = staticmethod(step)
        attempt = staticmethod(attempt)
        run = staticmethod(run_of)
        png = staticmethod(png)
        verdict = Judged

    return Make


@pytest.fixture
def everything(tmp_path: Path) -> Run:
    return every_kind(tmp_path)


PIXEL = base64.b64encode(png()).decode()
