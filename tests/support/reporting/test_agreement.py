"""Every report read back and held against the others, case by case and count by count."""

import dataclasses
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from support.record.events import Outcome
from support.reporting import annotations, console, job_summary, wording, write_all
from support.reporting.allure import history_ids
from support.reporting.progress import Progress
from support.reporting.view import RunView, Standing, view_run
from tests.support.reporting.hard_run import ALARMS, EXPECTED, build

SKIPPED = {Standing.SKIPPED, Standing.NOT_PROVABLE}


def three(passed: str, failed: str, skipped: str) -> Callable[[Standing], str]:
    """How a format with three words says it: whatever stands in the way of a delivery is its failure."""
    return lambda s: passed if s is Standing.PASSED else skipped if s in SKIPPED else failed


@dataclasses.dataclass
class Written:
    view: RunView
    folder: Path
    places: dict[tuple[str, int], str]  # path and line → case


@pytest.fixture
def written(make: Any, tmp_path: Path) -> Written:
    run = build(make)
    write_all(run.plan, run.record, run.verdict, tmp_path)
    view = view_run(run.plan, run.record, run.verdict)
    places = {(case.case.feature_path, case.case.line): case.case.id for case in view.everything}
    assert len(places) == len(EXPECTED), "each case has a line of its own here"
    return Written(view, tmp_path, places)


def labels() -> dict[str, int]:
    """How many cases each label of the texts for people has to count."""
    counts = Counter(standing for standing, _, _ in EXPECTED.values())
    return {wording.LABELS[standing]: number for standing, number in counts.items()}


def test_the_view_says_what_was_recorded(written: Written) -> None:
    found = {c.case.id: (c.standing, len(c.attempts), c.is_flaky) for c in written.view.everything}
    assert found == EXPECTED
    assert len(written.view.alarms) == ALARMS


def test_junit(written: Written) -> None:
    problem = three("", "error", "skipped")
    found, counts = {}, Counter[str]()
    suites = [ET.parse(p).getroot() for p in (written.folder / "junit").glob("*.xml")]  # noqa: S314 - ours
    for suite in suites:
        for name in ("tests", "failures", "errors", "skipped"):
            counts[name] += int(suite.get(name) or 0)
        for case in suite.iter("testcase"):
            told = {p.get("name"): p.get("value") for p in case.iter("property")}
            kind = next((e.tag for e in case if e.tag in {"failure", "error", "skipped"}), "")
            if "case" in told:
                found[told["case"]] = (kind, told["standing"], told["attempts"], told["flaky"])
    assert found == {
        identity: (
            "failure" if standing is Standing.FAILED else problem(standing),
            standing.value,
            str(attempts),
            str(flaky).lower(),
        )
        for identity, (standing, attempts, flaky) in EXPECTED.items()
    }
    kinds = Counter(kind for kind, *_ in found.values())
    assert counts == {
        "tests": len(EXPECTED) + ALARMS,
        "failures": kinds["failure"],
        "errors": kinds["error"] + ALARMS,
        "skipped": kinds["skipped"],
    }


def test_allure(written: Written) -> None:
    by_history: dict[str, list[dict[str, Any]]] = {}
    for path in (written.folder / "allure-results").glob("*-result.json"):
        result = json.loads(path.read_text())
        by_history.setdefault(result["historyId"], []).append(result)
    ids = history_ids([case.case for case in written.view.everything])
    assert len(by_history) == len(ids) + ALARMS
    word = three("passed", "broken", "skipped")
    for identity, (standing, attempts, flaky) in EXPECTED.items():
        results = sorted(by_history[ids[identity]], key=lambda result: result["start"])
        assert len(results) == max(1, attempts), identity
        assert results[-1]["status"] == ("failed" if standing is Standing.FAILED else word(standing)), (
            identity
        )
        assert results[-1]["statusDetails"].get("flaky", False) == flaky, identity
        assert all(result["status"] in {"failed", "broken"} for result in results[:-1]), identity


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cases: dict[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("id", "").startswith("case-") and "data-standing" in given:
            self.cases[given["id"].removeprefix("case-")] = given["data-standing"]


def test_html(written: Written) -> None:
    page = Page()
    page.feed((written.folder / "index.html").read_text())
    assert page.cases == {identity: standing.value for identity, (standing, _, _) in EXPECTED.items()}


GRAVITY = ["UNKNOWN", "PASSED", "SKIPPED", "PENDING", "UNDEFINED", "AMBIGUOUS", "FAILED"]


def test_messages(written: Written) -> None:
    """Read as Cucumber's own tools do: the gravest step of the attempt that is not repeated counts."""
    cases: dict[str, str] = {}
    started: dict[str, str] = {}
    gravest: dict[str, str] = {}
    attempts: Counter[str] = Counter()
    found: dict[str, str] = {}
    hooks = []
    for line in (written.folder / "messages.ndjson").read_text().splitlines():
        ((kind, body),) = json.loads(line).items()
        if kind == "testCase":
            cases[body["id"]] = body["pickleId"]
        elif kind == "testCaseStarted":
            started[body["id"]] = cases[body["testCaseId"]]
            assert body["attempt"] == attempts[started[body["id"]]]
            attempts[started[body["id"]]] += 1
        elif kind == "testStepFinished":
            attempt = body["testCaseStartedId"]
            both = (gravest.get(attempt, "UNKNOWN"), body["testStepResult"]["status"])
            gravest[attempt] = max(both, key=GRAVITY.index)
        elif kind == "testCaseFinished" and body["willBeRetried"]:
            assert gravest[body["testCaseStartedId"]] == "FAILED"
        elif kind == "testCaseFinished":
            assert started[body["testCaseStartedId"]] not in found, "a case ended twice"
            found[started[body["testCaseStartedId"]]] = gravest[body["testCaseStartedId"]]
        elif kind == "testRunHookFinished":
            hooks.append(body["result"]["status"])
        elif kind == "testRunFinished":
            assert body["success"] is False
    word = three("PASSED", "FAILED", "SKIPPED")
    expected = {identity: word(standing) for identity, (standing, _, _) in EXPECTED.items()}
    assert found == {**expected, "undefined": "UNDEFINED", "pending": "PENDING"}
    assert attempts == {identity: max(1, number) for identity, (_, number, _) in EXPECTED.items()}
    assert hooks == ["FAILED"] * ALARMS


def test_ctrf(written: Written) -> None:
    results = json.loads((written.folder / "ctrf-report.json").read_text())["results"]
    found = {
        test["testId"]: (test["status"], test["rawStatus"], test["retries"], test["flaky"])
        for test in results["tests"]
        if "testId" in test
    }
    word = three("passed", "failed", "skipped")
    assert found == {
        identity: (word(standing), standing.value, max(0, attempts - 1), flaky)
        for identity, (standing, attempts, flaky) in EXPECTED.items()
    }
    for test in results["tests"]:
        assert len(test.get("retryAttempts", [])) == test.get("retries", 0)
        assert all(attempt["status"] == "failed" for attempt in test.get("retryAttempts", []))
    statuses = Counter(test["status"] for test in results["tests"])
    summary = results["summary"]
    assert summary["tests"] == len(EXPECTED) + ALARMS
    for status in ("passed", "failed", "skipped", "pending", "other"):
        assert summary[status] == statuses[status], status
    assert summary["failed"] == sum(word(s) == "failed" for s, _, _ in EXPECTED.values()) + ALARMS
    assert summary["flaky"] == sum(flaky for _, _, flaky in EXPECTED.values())


def test_code_quality(written: Written) -> None:
    entries = json.loads((written.folder / "gl-code-quality.json").read_text())
    found = {
        written.places[entry["location"]["path"], entry["location"]["lines"]["begin"]]: entry["check_name"]
        for entry in entries
        if entry["check_name"] != "run"
    }
    assert len(entries) == len(found) + ALARMS
    assert found == remarkable(flaky="flaky", standing=lambda standing: standing.value)


def remarkable(*, flaky: str, standing: Callable[[Standing], str]) -> dict[str, str]:
    """Of each case that planned to run and did more than pass, what a list of problems calls it."""
    return {
        identity: flaky if is_flaky else standing(stands)
        for identity, (stands, _, is_flaky) in EXPECTED.items()
        if is_flaky or stands not in {Standing.PASSED, Standing.NOT_PROVABLE}
    }


def test_annotations(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotations, "MOST", 1000)
    log = io.StringIO()
    annotations.annotate(written.view, log)
    pattern = r"::(error|warning) (?:file=(.+?),line=(\d+),)?title=(.+?)(?:%3A .*)?::.+"
    lines = [re.fullmatch(pattern, line) for line in log.getvalue().splitlines()]
    assert all(lines), "every line is an annotation"
    found = {written.places[m[2], int(m[3])]: m[4] for m in lines if m and m[2]}
    assert len(lines) == len(found) + ALARMS
    assert found == remarkable(flaky="Passed only when repeated", standing=wording.LABELS.__getitem__)
    mild = {"Skipped", "Passed only when repeated"}
    assert all((m[1] == "warning") == (m[4] in mild) for m in lines if m)


def counted(text: str) -> dict[str, int]:
    return {
        label: int(number)
        for label, number in re.findall(r"^\| ([A-Z][^|]*) \| (\d+) \|", text, re.MULTILINE)
    }


def listed(text: str, places: dict[tuple[str, int], str]) -> dict[str, str]:
    """The heading under which a summary has each case."""
    found, heading = {}, ""
    for line in text.splitlines():
        heading = line[3:].partition(":")[0] if line.startswith("## ") else heading
        if place := re.search(r"\(`(.+):(\d+)`\)$", line):
            found[places[place[1], int(place[2])]] = heading
    return found


def test_summaries(written: Written, tmp_path: Path) -> None:
    page = tmp_path / "step-summary"
    job_summary.append(written.view, page)
    for text in ((written.folder / "summary.md").read_text(), page.read_text()):
        assert counted(text) == labels()
        assert listed(text, written.places) == {
            identity: wording.LABELS[standing]
            for identity, (standing, _, _) in EXPECTED.items()
            if standing not in {Standing.PASSED, Standing.NOT_PROVABLE}
        }
        assert "Passed only when repeated: 2 cases" in text


def test_console(written: Written) -> None:
    view, out = written.view, io.StringIO()
    console.close(view.plan, view.record, view.verdict, written.folder, out)
    (line,) = (line for line in out.getvalue().splitlines() if re.match(r"\d+ cases: ", line))
    told = {
        label: int(number)
        for number, label in re.findall(r"(\d+) ([a-z ]+)", line.split(";")[0].partition(":")[2])
    }
    assert told.pop("only when repeated") == sum(flaky for _, _, flaky in EXPECTED.values())
    assert told == {label.lower(): number for label, number in labels().items()}
    shown = re.findall(r"^([A-Z][\w ]+?)  Enrolling in a course: (\S+) \(", out.getvalue(), re.MULTILINE)
    assert {name: label for label, name in shown} == {
        identity: wording.LABELS[standing]
        for identity, (standing, _, _) in EXPECTED.items()
        if standing not in {Standing.PASSED, Standing.NOT_PROVABLE}
    }


def test_the_live_progress_counts_the_same(written: Written) -> None:
    out = io.StringIO()
    live = Progress(len(written.view.cases), out)
    for case in written.view.cases:
        live.case_finished(FakeCase(case.case), case.last.outcome if case.last else None, case.reason)
    last = out.getvalue().splitlines()[-1]
    bad = [c for c in written.view.cases if not (c.last and c.last.outcome is Outcome.PASSED)]
    assert re.match(rf"{len(EXPECTED) - 1}/{len(EXPECTED) - 1} cases, .*, {len(bad)} not passed$", last)


@dataclasses.dataclass
class FakeCase:
    planned: Any
