"""The CTRF report fits the format, and tells what its readers look for."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs

from support.record.events import Attachment, CaseResult, Outcome
from support.reporting import ctrf
from support.reporting.view import view_run
from tests.support.reporting.hard_run import build

STATUS = {"enum": ["passed", "failed", "skipped", "pending", "other"]}
TEXT = {"type": "string"}
NAME = {"type": "string", "minLength": 1}
WHOLE = {"type": "integer", "minimum": 0}


def closed(required: str, **properties: Any) -> dict[str, Any]:
    fields = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**fields, "required": required.split()}


def array(of: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": of, **more}


ATTACHMENTS = array(closed("name contentType path", name=TEXT, contentType=TEXT, path=TEXT))
ATTEMPT = closed(
    "attempt status",
    attempt={"type": "integer", "minimum": 1},
    status=STATUS,
    duration=WHOLE,
    message=TEXT,
    trace=TEXT,
    attachments=ATTACHMENTS,
    extra={"type": "object"},
)
TEST = closed(
    "name status duration",
    testId=NAME,
    name=NAME,
    status=STATUS,
    rawStatus=TEXT,
    duration=WHOLE,
    start=WHOLE,
    stop=WHOLE,
    suite=array(TEXT, minItems=1),
    filePath=TEXT,
    line=WHOLE,
    tags=array(TEXT),
    labels={"additionalProperties": {"anyOf": [TEXT, array(TEXT, minItems=1)]}},
    retries=WHOLE,
    retryAttempts=array(ATTEMPT, minItems=1),
    flaky={"type": "boolean"},
    message=TEXT,
    trace=TEXT,
    parameters={"type": "object"},
    steps=array(closed("name status", name=TEXT, status=STATUS)),
    attachments=ATTACHMENTS,
)
COUNTS = "tests passed failed skipped pending other start stop"
SUMMARY = closed(COUNTS, **dict.fromkeys([*COUNTS.split(), "flaky", "suites", "duration"], WHOLE))
ENVIRONMENT = closed("", testEnvironment=TEXT, healthy={"type": "boolean"}, extra={"type": "object"})
# The part of CTRF's schema that is used here, as strict as it is there.
SCHEMA = closed(
    "reportFormat specVersion results",
    reportFormat={"const": "CTRF"},
    specVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    runId=NAME,
    generatedBy=TEXT,
    results=closed(
        "tool summary tests",
        tool=closed("name", name=NAME),
        summary=SUMMARY,
        tests=array(TEST),
        environment=ENVIRONMENT,
        extra={"type": "object"},
    ),
)


def report(run: Any, folder: Path) -> dict[str, Any]:
    path = ctrf.write_view(view_run(run.plan, run.record, run.verdict), folder)
    written: dict[str, Any] = json.loads(path.read_text())
    assert [str(error) for error in jsonschema_rs.validator_for(SCHEMA).iter_errors(written)] == []
    return written["results"]


def test_it_fits_the_format(everything: Any, make: Any, tmp_path: Path) -> None:
    for run in (everything, build(make)):
        assert report(run, tmp_path)["environment"]["healthy"] is False
    empty = report(make.run(verdict=make.verdict("not proven", 5, ())), tmp_path)
    assert [(test["name"], test["status"]) for test in empty["tests"]] == [("Nothing was planned", "failed")]


def test_the_schema_refuses_what_is_wrong() -> None:
    validator = jsonschema_rs.validator_for(SCHEMA)
    summary = dict.fromkeys(COUNTS.split(), 0)
    results = {"tool": {"name": "t"}, "summary": summary, "tests": []}
    right = {"reportFormat": "CTRF", "specVersion": "0.0.0", "results": results}
    assert validator.is_valid(right)
    test = {"name": "a", "status": "passed", "duration": 0}
    for wrong in ({**test, "status": "error"}, {**test, "duration": 0.5}, {**test, "reason": "x"}):
        assert not validator.is_valid({**right, "results": {**results, "tests": [wrong]}}), wrong


def test_a_test_tells_where_why_and_with_what(make: Any, tmp_path: Path) -> None:
    shot = Attachment("page", "image/png", "evidence/a.png")
    failed = make.attempt(
        Outcome.FAILED,
        make.step("Ben is in", "failed", error="expected Ben\nfound nobody", attachments=(shot,)),
        reason="expected Ben",
        duration=1.2504,
    )
    case = make.planned("a", line=12, row="n=1", cells=(("n", "1"),))
    (test,) = report(make.run(CaseResult(case, (failed,))), tmp_path)["tests"]
    assert (test["filePath"], test["line"], test["duration"]) == (
        "features/tutor/enrolling.feature",
        12,
        1250,
    )
    assert (test["message"], test["trace"]) == ("expected Ben", "expected Ben\nfound nobody")
    assert test["suite"] == ["Enrolling in a course", "A code opens one section"]
    assert test["steps"] == [{"name": "Then Ben is in", "status": "failed"}]
    assert test["attachments"] == [{"name": "page", "contentType": "image/png", "path": "evidence/a.png"}]
    assert (test["labels"], test["parameters"]) == ({"channel": "api", "behaviours": ["EN-01"]}, {"n": "1"})


def test_a_good_run_is_healthy(make: Any, tmp_path: Path) -> None:
    run = make.run(
        CaseResult(make.planned("a"), (make.attempt(),)), verdict=make.verdict("deliverable", 0, ())
    )
    results = report(run, tmp_path)
    assert results["environment"]["healthy"] is True
    assert (results["summary"]["passed"], results["summary"]["duration"]) == (1, 65_000)


def test_a_verdict_that_no_case_tells_is_a_failed_test(make: Any, tmp_path: Path) -> None:
    run = make.run(
        CaseResult(make.planned("a"), (make.attempt(),)), verdict=make.verdict("held", 6, ("why",))
    )
    assert [test["name"] for test in report(run, tmp_path)["tests"] if test["status"] == "failed"] == [
        "Verdict: held"
    ]
