import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.planning.plan import PlannedCase
from support.record.events import CaseResult, Outcome
from support.reporting.console import close
from support.reporting.progress import Progress


@dataclass(frozen=True)
class Case:
    planned: PlannedCase


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def run_through(make: Any, stream: io.StringIO, total: int, bad: int) -> str:
    clock = Clock()
    progress = Progress(total, stream, clock=clock)
    for number in range(total):
        clock.now += 2
        outcome = Outcome.FAILED if number == bad else Outcome.PASSED
        progress.case_finished(
            Case(make.planned(f"c{number}")), outcome, "not there" if number == bad else None
        )
    return stream.getvalue()


def test_a_log_gets_few_plain_lines_and_each_failure(make: Any) -> None:
    text = run_through(make, io.StringIO(), 40, 5)
    assert "\x1b" not in text
    assert "\r" not in text
    lines = text.splitlines()
    assert lines[1:3] == [
        "Failed  Enrolling in a course: Scenario c5 (API)  features/tutor/enrolling.feature:12",
        "    not there",
    ]
    assert lines[0] == "4/40 cases, 0.5/s, about 1 min 12 s left"
    assert lines[3] == "8/40 cases, 0.5/s, about 1 min 04 s left, 1 not passed"
    assert lines[-1] == "40/40 cases, 0.5/s, 1 not passed"
    assert len(lines) == 12


def test_a_terminal_gets_one_line_that_is_rewritten(make: Any) -> None:
    text = run_through(make, Terminal(), 3, 1)
    assert text.count("\n") == 2
    assert "\x1b[31mFailed\x1b[0m" in text
    assert text.endswith("\r\x1b[K")


def test_a_case_without_an_outcome_is_told(make: Any) -> None:
    stream = io.StringIO()
    Progress(1, stream).case_finished(Case(make.planned("a")), None)
    assert stream.getvalue().startswith("Not finished  ")


def test_the_closing_summary_tells_all_that_matters(everything: Any, tmp_path: Path) -> None:
    stream = io.StringIO()
    (tmp_path / "index.html").write_text("")
    close(everything.plan, everything.record, everything.verdict, tmp_path, stream)
    text = stream.getvalue()
    assert "\x1b" not in text
    assert (
        "Test broke  Enrolling in a course: Scenario cleanup (API)\n    features/tutor/enrolling.feature:12"
        in text
    )
    assert "12 cases: 1 failed, 3 test broke" in text
    assert "1 only when repeated; 2 of 7 behaviours proven; 1 min 05 s" in text
    assert "Blocked: This build must not be delivered.\n  1 case failed\n" in text
    assert text.endswith(f"report: {tmp_path / 'index.html'}\n")


def test_colour_only_on_a_terminal(everything: Any, tmp_path: Path) -> None:
    stream = Terminal()
    close(everything.plan, everything.record, everything.verdict, tmp_path, stream)
    assert "\x1b[1m\x1b[31mBlocked\x1b[0m" in stream.getvalue()
    assert f"record: {tmp_path}" in stream.getvalue()


def test_a_long_list_is_cut(make: Any, tmp_path: Path) -> None:
    run = make.run(*(CaseResult(make.planned(f"c{n}")) for n in range(25)))
    stream = io.StringIO()
    close(run.plan, run.record, run.verdict, tmp_path, stream)
    assert stream.getvalue().count("Never ran  ") == 20
    assert "and 5 more: see the report" in stream.getvalue()
