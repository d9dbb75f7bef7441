"""What reports must say, and that no two of them disagree."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from support.planning.plan import Plan
from support.privacy.redaction import forget_secrets, register_secret
from support.record.events import Attachment, CaseResult, HookFailure, Outcome
from support.reporting import ReportError, write_all
from support.reporting.allure import history_ids
from support.reporting.view import Standing, view_run

EXPECTED = {
    "passed": Standing.PASSED,
    "failed": Standing.FAILED,
    "error": Standing.ERROR,
    "cleanup": Standing.ERROR,
    "pending": Standing.PENDING,
    "skipped": Standing.SKIPPED,
    "compromised": Standing.COMPROMISED,
    "unfinished": Standing.UNFINISHED,
    "never": Standing.NEVER_RAN,
    "empty": Standing.ERROR,
    "flaky": Standing.PASSED,
    "row": Standing.PASSED,
    "elsewhere": Standing.NOT_PROVABLE,
}
JUNIT = {
    Standing.PASSED: None,
    Standing.FAILED: "failure",
    Standing.SKIPPED: "skipped",
    Standing.NOT_PROVABLE: "skipped",
}
ALLURE = {
    Standing.PASSED: "passed",
    Standing.FAILED: "failed",
    Standing.SKIPPED: "skipped",
    Standing.NOT_PROVABLE: "skipped",
}


def write(run: Any, folder: Path) -> dict[str, Path]:
    return write_all(run.plan, run.record, run.verdict, folder)


def junit_cases(folder: Path) -> dict[str, ET.Element]:
    found = {}
    for path in (folder / "junit").glob("*.xml"):
        suite = ET.parse(path).getroot()  # noqa: S314 - we wrote it
        for case in suite.iter("testcase"):
            identity = case.find("properties/property[@name='case']")
            found[identity.get("value") if identity is not None else case.get("name")] = case
    return found


def allure_results(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in (folder / "allure-results").glob("*-result.json")]


class Page(HTMLParser):
    """The standing of each case on the page, all its tags, and its visible text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.cases: dict[str, str] = {}
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(path.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] for name in ("href", "src") if name in given]
        if tag == "details" and given.get("class", "").startswith("case "):
            self.cases[given["id"].removeprefix("case-")] = given["data-standing"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_each_case_has_the_standing_that_its_record_gives(everything: Any) -> None:
    view = view_run(everything.plan, everything.record, everything.verdict)
    assert {case.case.id: case.standing for case in view.everything} == EXPECTED
    assert [case.case.id for case in view.flaky] == ["flaky"]


def test_the_reports_agree_case_by_case(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    junit = junit_cases(tmp_path)
    page = Page(tmp_path / "index.html")
    assert page.cases == {identity: standing.value for identity, standing in EXPECTED.items()}
    assert junit.keys() == EXPECTED.keys()
    for identity, standing in EXPECTED.items():
        found = [e.tag for e in junit[identity] if e.tag in {"failure", "error", "skipped"}]
        expected = JUNIT.get(standing, "error")
        assert found == ([expected] if expected else []), identity
    last: dict[str, Any] = {}
    for result in sorted(allure_results(tmp_path), key=lambda r: r["statusDetails"].get("flaky", False)):
        last[result["historyId"]] = result
    ids = history_ids([*everything.plan.cases, *everything.plan.unprovable_cases])
    assert {i: last[h]["status"] for i, h in ids.items()} == {
        identity: ALLURE.get(standing, "broken") for identity, standing in EXPECTED.items()
    }


def test_junit_counts_what_it_holds(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    suites = [ET.parse(p).getroot() for p in (tmp_path / "junit").glob("*.xml")]  # noqa: S314 - we wrote it
    assert sorted(suite.get("name") or "" for suite in suites) == ["Enrolling in a course", "Reading"]
    for suite in suites:
        assert int(suite.get("tests") or 0) == len(suite.findall("testcase"))
        for tag, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(suite.get(count) or 0) == len(suite.findall(f"testcase/{tag}")), count
    enrolling = next(suite for suite in suites if suite.get("name") == "Enrolling in a course")
    assert (enrolling.get("failures"), enrolling.get("errors"), enrolling.get("skipped")) == ("1", "7", "2")
    case = junit_cases(tmp_path)["row"]
    properties = {p.get("name"): p.get("value") for p in case.iter("property")}
    assert (properties["channel"], properties["behaviours"]) == ("api", "BLX-17")


def test_a_clean_up_that_failed_is_told(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    error = junit_cases(tmp_path)["cleanup"].find("error")
    assert error is not None
    assert error.get("message") == "clean-up broke: LeftoverError: course 7 is still there"
    containers = [json.loads(p.read_text()) for p in (tmp_path / "allure-results").glob("*-container.json")]
    assert [c["afters"][0]["status"] for c in containers] == ["broken"]
    assert "course 7 is still there" in (tmp_path / "summary.md").read_text()


def test_the_page_stands_alone_and_nothing_breaks_out(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    page = Page(tmp_path / "index.html")
    assert page.tags["script"] == 1
    assert page.tags["style"] == 1
    assert page.tags["link"] == 0
    assert len(page.ids) == len(set(page.ids)), "two elements have one id"
    outside = [link for link in page.links if not link.startswith(("#", "data:image/png;base64,"))]
    assert all(not re.match(r"\w+:|/", link) and (tmp_path / link).exists() for link in outside)
    assert {"evidence/http.txt", "evidence/trace.zip", "evidence/shot.png"} <= set(outside)
    assert any(link.startswith("data:") for link in page.links), "the screenshot is not inside"
    assert 'expected <b>"1"</b> &' in page.text
    assert "{{ 7*7 }}" in page.text
    assert "\x1b" not in page.text
    assert "lost: the file is missing" in page.text
    assert "| 1      |" in page.text
    assert "For students." in page.text


def test_the_verdict_comes_first(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    assert (
        (tmp_path / "summary.md").read_text().startswith("# Blocked\n\n**This build must not be delivered.**")
    )
    page = Page(tmp_path / "index.html")
    assert page.text.index("Blocked") < page.text.index("1 case failed") < page.text.index("cases passed")


@pytest.mark.parametrize(
    ("status", "exit_code", "told"),
    [
        ("deliverable", 0, "this build may be delivered"),
        ("held", 6, "A person has to decide"),
        ("not proven", 5, "does not show whether"),
        ("not proven", 3, "The target could not be used"),
        ("not proven", 130, "The run was stopped"),
        ("blocked", 4, "The tests themselves broke"),
    ],
)
def test_the_verdict_in_words(make: Any, tmp_path: Path, status: str, exit_code: int, told: str) -> None:
    run = make.run(
        CaseResult(make.planned("a"), (make.attempt(),)), verdict=make.verdict(status, exit_code, ("why",))
    )
    write(run, tmp_path)
    assert told in (tmp_path / "summary.md").read_text()
    assert told in Page(tmp_path / "index.html").text
    # No pipeline that reads only JUnit may be green when the gate is not.
    red = [e for case in junit_cases(tmp_path).values() for e in case if e.tag in {"failure", "error"}]
    assert bool(red) is (exit_code != 0)


def test_many_reasons_do_not_bury_the_rest(make: Any, tmp_path: Path) -> None:
    reasons = tuple(f"reason number {n}." for n in range(1, 41))
    run = make.run(CaseResult(make.planned("a")), verdict=make.verdict("blocked", 1, reasons))
    write(run, tmp_path)
    summary = (tmp_path / "summary.md").read_text()
    assert summary.count("reason number") == 6
    assert "- and 34 more reasons: see below" in summary
    page = Page(tmp_path / "index.html")
    assert page.text.count("reason number") == 40
    assert (
        page.text.index("reason number 6.")
        < page.text.index("34 more reasons")
        < page.text.index("number 7.")
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"hook_failures": (HookFailure("before_all", "no target"),)}, "before_all broke"),
        ({"problems": ("line 7 is cut off",)}, "line 7 is cut off"),
        ({"interrupted": True}, "The run was interrupted"),
        ({"finished_at": None}, "The run did not end"),
        ({"plan_digest": "other"}, "The record is of another plan"),
    ],
)
def test_what_breaks_outside_cases_is_in_every_report(
    make: Any, tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    run = make.run(CaseResult(make.planned("a"), (make.attempt(),)), **change)
    write(run, tmp_path)
    assert told in (tmp_path / "summary.md").read_text()
    assert told in Page(tmp_path / "index.html").text
    assert any(told in "".join(c.itertext()) + c.get("name", "") for c in junit_cases(tmp_path).values())
    broken = [r for r in allure_results(tmp_path) if r["status"] == "broken"]
    assert len(broken) == 1
    assert told in json.dumps(broken)


def test_a_run_without_cases_is_red_everywhere(make: Any, tmp_path: Path) -> None:
    write(make.run(verdict=make.verdict("not proven", 5, ())), tmp_path)
    assert "Nothing was planned" in (tmp_path / "summary.md").read_text()
    assert "This run has no cases" in Page(tmp_path / "index.html").text
    assert [case.find("error") is not None for case in junit_cases(tmp_path).values()] == [True]
    assert [result["status"] for result in allure_results(tmp_path)] == ["broken"]


def test_behaviours_are_counted_by_all_their_cases(everything: Any) -> None:
    found = view_run(everything.plan, everything.record, everything.verdict).behaviours
    assert found.proven == ("BLX-17", "EN-05")
    assert found.contradicted == ("EN-02",)
    assert found.open == ("EN-01", "EN-03", "EN-04")
    assert found.not_provable == ("EN-09",)


def test_a_recorded_pass_needs_steps_that_passed(make: Any) -> None:
    run = make.run(
        CaseResult(make.planned("a"), (make.attempt(Outcome.PASSED, make.step(status="skipped")),))
    )
    (case,) = view_run(run.plan, run.record, run.verdict).cases
    assert case.standing is Standing.ERROR


def test_a_case_that_the_record_lost_is_still_there(make: Any, tmp_path: Path) -> None:
    run = make.run(CaseResult(make.planned("a"), (make.attempt(),)), results=())
    write(run, tmp_path)
    assert Page(tmp_path / "index.html").cases == {"a": "never ran"}


def test_two_channels_and_two_scenarios_of_one_name_stay_apart(make: Any) -> None:
    tags = ("api", "ui")
    cases = [
        make.planned("a", scenario="s", tags=tags),
        make.planned("b", scenario="s", tags=tags, channel="ui"),
        make.planned("c", scenario="s", tags=tags, rule="another"),
    ]
    ids = history_ids(cases)
    assert len(set(ids.values())) == 3
    assert ids["a"] == history_ids(cases[:1])["a"]
    assert ids["b"] == history_ids(cases[1:2])["b"], "whether the other channel runs must not matter"
    assert history_ids([make.planned("d", scenario="s", tags=("ui",), channel="ui")])["d"] == ids["a"]


def test_every_attempt_is_a_result_and_the_last_one_counts(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    history = history_ids(everything.plan.cases)["flaky"]
    attempts = [result for result in allure_results(tmp_path) if result["historyId"] == history]
    assert sorted(result["status"] for result in attempts) == ["failed", "passed"]
    assert [r["statusDetails"].get("flaky") for r in attempts if r["status"] == "passed"] == [True]
    assert "first time" in Page(tmp_path / "index.html").text


def test_secrets_do_not_reach_a_report(make: Any, tmp_path: Path) -> None:
    register_secret("hush-hush-91")
    try:
        text = "said hush-hush-91 and Biglearn-Api-Token: tok-55x"
        failed = make.attempt(
            Outcome.FAILED, make.step(text, "failed", error=text, argument=text), reason=text
        )
        again = make.attempt(number=2)
        run = make.run(
            CaseResult(make.planned("a"), (failed,)),
            CaseResult(make.planned("b"), (failed, again)),
            problems=(text,),
        )
        write(run, tmp_path)
    finally:
        forget_secrets()
    for path in tmp_path.rglob("*.*"):
        if path.is_file():
            assert "hush-hush-91" not in path.read_text(), path
            assert "tok-55x" not in path.read_text(), path


def test_evidence_outside_of_the_run_is_not_taken(make: Any, tmp_path: Path) -> None:
    (tmp_path / "private.txt").write_text("private matter")
    (tmp_path / "run").mkdir()
    away = make.attempt(attachments=(Attachment("a", "text/plain", "../private.txt"),))
    run = make.run(CaseResult(make.planned("a"), (away,)))
    write(run, tmp_path / "run")
    assert not [p for p in (tmp_path / "run").rglob("*") if p.is_file() and "private matter" in p.read_text()]
    assert "a: the file is missing" in Page(tmp_path / "run/index.html").text


def test_a_report_that_cannot_be_written_does_not_stop_the_others(everything: Any, tmp_path: Path) -> None:
    (tmp_path / "summary.md").mkdir()
    with pytest.raises(
        ReportError, match=r"could not write every report \(summary: IsADirectoryError"
    ) as caught:
        write(everything, tmp_path)
    assert caught.value.written.keys() == {"junit", "html", "allure", "messages", "ctrf", "code quality"}
    assert all(path.exists() for path in caught.value.written.values())
    assert not list(tmp_path.glob("*.partial"))


def test_writing_again_replaces(everything: Any, make: Any, tmp_path: Path) -> None:
    first = write(everything, tmp_path)
    assert {name: path.name for name, path in first.items()} == {
        "summary": "summary.md",
        "junit": "junit",
        "html": "index.html",
        "allure": "allure-results",
        "messages": "messages.ndjson",
        "ctrf": "ctrf-report.json",
        "code quality": "gl-code-quality.json",
    }
    write(make.run(CaseResult(make.planned("a"), (make.attempt(),))), tmp_path)
    assert junit_cases(tmp_path).keys() == {"a", "Verdict: blocked", "1. Verdict: blocked"} - {
        "Verdict: blocked"
    }
    assert sorted(r["name"] for r in allure_results(tmp_path)) == ["Scenario a", "Verdict: blocked"]
    assert not list(tmp_path.glob("*.partial"))


def test_the_plan_carries_what_reports_need(everything: Any, tmp_path: Path) -> None:
    everything.plan.write(tmp_path / "plan.json")
    assert Plan.read(tmp_path / "plan.json") == everything.plan


def test_features_stand_on_the_page_as_in_their_files_whatever_ran_first(make: Any, tmp_path: Path) -> None:
    other = {"feature_path": "features/tutor/a.feature", "feature": "A"}
    cases = [
        make.planned("late", line=30, scenario="Same"),
        make.planned("browser", line=20, scenario="Both", channel="ui"),
        make.planned("api", line=20, scenario="Both"),
        make.planned("other", **other),
    ]
    write(make.run(*(CaseResult(case, (make.attempt(),)) for case in cases)), tmp_path)
    assert list(Page(tmp_path / "index.html").cases) == ["other", "api", "browser", "late"]
    page = (tmp_path / "index.html").read_text()
    (beside,) = re.findall(r'<div class="cases cases-beside">(.*?)</article>', page, re.DOTALL)
    assert re.findall(r'id="case-(\w+)"', beside) == ["api", "browser"]


def test_the_page_says_what_a_behaviour_is_and_how_to_run_a_case_again(make: Any, tmp_path: Path) -> None:
    cases = [make.planned("a", channel="ui", line=7), make.planned("b", behaviours=("EN-02",))]
    done = [make.attempt(), make.attempt(Outcome.FAILED, make.step(status="failed", error="no"))]
    run = make.run(
        *(CaseResult(case, (attempt,)) for case, attempt in zip(cases, done, strict=True)),
        plan={
            "statements": {"EN-01": "A code is known", "EN-02": "A wrong code is not"},
            "target": "my site",
        },
    )
    write(run, tmp_path)
    words = " ".join(Page(tmp_path / "index.html").text.split())
    assert "The product contradicts 1 EN-02 A wrong code is not Proven 1 EN-01 A code is known" in words
    assert (
        "script/run features/tutor/enrolling.feature:7 --channel ui --target 'my site' --seed seed-7" in words
    )
    assert "script/run --target 'my site' --seed seed-7" in words


def test_a_picture_stands_beside_its_step(everything: Any, tmp_path: Path) -> None:
    write(everything, tmp_path)
    page = (tmp_path / "index.html").read_text()
    failed = page[page.index('id="case-failed"') :]
    step = failed[failed.index('class="step step-failed"') : failed.index('class="step step-skipped"')]
    assert step.count('src="data:image/png;base64,') == 1
    assert 'alt="Screenshot: what the page showed"' in step
