"""What GitHub and GitLab are told: escaped, bounded, and where they look for it."""

import io
import json
from pathlib import Path
from typing import Any

from support.record.events import CaseResult, Outcome
from support.reporting import annotations, code_quality, job_summary
from support.reporting.view import RunView, view_run


def viewed(run: Any) -> RunView:
    return view_run(run.plan, run.record, run.verdict)


def failing(make: Any, identity: str, reason: str = "expected Ben", **other: Any) -> CaseResult:
    return CaseResult(make.planned(identity, **other), (make.attempt(Outcome.FAILED, reason=reason),))


def log(run: Any) -> list[str]:
    stream = io.StringIO()
    annotations.annotate(viewed(run), stream)
    return stream.getvalue().splitlines()


def test_an_annotation_stands_at_the_scenario(make: Any) -> None:
    assert log(make.run(failing(make, "a"))) == [
        "::error file=features/tutor/enrolling.feature,line=12,title=Failed%3A Scenario a (API)::expected Ben"
    ]


def test_nothing_breaks_out_of_an_annotation(make: Any) -> None:
    case = failing(
        make, "a", "100% wrong\r: a, b", scenario="50%: x, y\n::error::z", feature_path="a,b:c.feature"
    )
    (line,) = log(make.run(case))
    assert line == (
        "::error file=a%2Cb%3Ac.feature,line=12,"
        "title=Failed%3A 50%25%3A x%2C y%0A%3A%3Aerror%3A%3Az (API)::100%25 wrong"
    )
    (line,) = log(make.run(problems=("one\ntwo: 3, %",), plan={"cases": (make.planned("a"),)}))[:1]
    assert line == "::error title=The record cannot be believed::one%0Atwo: 3, %25"


def test_no_more_than_github_shows_and_the_rest_is_counted(make: Any) -> None:
    skipped = CaseResult(make.planned("s"), (make.attempt(Outcome.SKIPPED, make.step(status="skipped")),))
    lines = log(make.run(*(failing(make, f"c{n}") for n in range(13)), skipped))
    assert sum(line.startswith("::error ") for line in lines) == annotations.MOST == 10
    assert sum(line.startswith("::warning ") for line in lines) == 1
    assert lines[-1] == (
        "3 more annotations are not shown here: GitHub takes 10 of a kind; the report has all"
    )
    assert len(log(make.run(*(failing(make, f"c{n}") for n in range(10))))) == 10


def test_what_the_gate_excused_is_a_warning(make: Any) -> None:
    (line,) = log(make.run(failing(make, "a"), verdict=make.verdict("deliverable", 0, ())))
    assert line.startswith("::warning ")


def test_a_repeated_pass_is_a_warning_with_its_first_reason(make: Any) -> None:
    flaky = CaseResult(
        make.planned("a"), (make.attempt(Outcome.FAILED, reason="first"), make.attempt(number=2))
    )
    (line,) = log(make.run(flaky, verdict=make.verdict("deliverable", 0, ())))
    assert line.endswith("title=Passed only when repeated%3A Scenario a (API)::first")


def test_a_verdict_that_no_case_tells_is_an_error(make: Any) -> None:
    run = make.run(
        CaseResult(make.planned("a"), (make.attempt(),)), verdict=make.verdict("held", 6, ("why",))
    )
    assert log(run) == ["::error title=Verdict%3A held::why"]


def test_the_job_summary_is_added_without_links(everything: Any, tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text("# Earlier\n")
    job_summary.append(viewed(everything), page)
    text = page.read_text()
    assert text.startswith("# Earlier\n# Blocked\n")
    assert "](" not in text
    assert "course 7 is still there" in text


def test_the_job_summary_is_never_more_than_github_takes(make: Any, tmp_path: Path) -> None:
    page = tmp_path / "page"
    view = viewed(make.run(*(failing(make, f"c{n}", "ü" * 1000) for n in range(700))))
    page.write_bytes(b"x" * 100_000)
    job_summary.append(view, page)
    data = page.read_bytes()
    assert job_summary.MOST - 3000 < len(data) <= job_summary.MOST
    last = data.decode().removesuffix("\n\nThe rest has no place here: see the report.\n").splitlines()[-1]
    assert last.endswith(("ü" * 1000, ":12`)")), "a line is whole or not there"
    page.write_bytes(b"x" * (job_summary.MOST - 10))
    job_summary.append(view, page)
    assert page.stat().st_size == job_summary.MOST - 10, "nothing fits, and what was there stays"


def entries(run: Any, folder: Path) -> list[dict[str, Any]]:
    path = code_quality.write_view(viewed(run), folder)
    found: list[dict[str, Any]] = json.loads(path.read_text())
    return found


def test_code_quality_is_what_gitlab_asks_for(everything: Any, tmp_path: Path) -> None:
    found = entries(everything, tmp_path)
    assert found
    for entry in found:
        assert entry.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in found}) == len(found)


def test_a_fingerprint_stays_when_lines_move_and_not_when_the_outcome_changes(
    make: Any, tmp_path: Path
) -> None:
    (first,) = entries(make.run(failing(make, "a")), tmp_path)
    (moved,) = entries(make.run(failing(make, "a", "another reason", line=99)), tmp_path)
    broken = CaseResult(make.planned("a"), (make.attempt(Outcome.ERROR),))
    (other,) = entries(make.run(broken), tmp_path)
    assert first["fingerprint"] == moved["fingerprint"] != other["fingerprint"]


def test_severities_are_those_of_the_tags(make: Any, tmp_path: Path) -> None:
    run = make.run(
        failing(make, "a", tags=("api", "severity-1")),
        failing(make, "b", tags=("severity-3",)),
        failing(make, "c"),
    )
    assert [entry["severity"] for entry in entries(run, tmp_path)] == ["blocker", "major", "critical"]


def test_a_good_run_has_an_empty_list(make: Any, tmp_path: Path) -> None:
    run = make.run(
        CaseResult(make.planned("a"), (make.attempt(),)), verdict=make.verdict("deliverable", 0, ())
    )
    assert entries(run, tmp_path) == []
    assert log(run) == []
