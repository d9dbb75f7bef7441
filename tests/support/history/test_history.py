"""The history joins without losing anything, forgets what is old, and says when a file is none."""

import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.config import ROOT
from support.history import CaseHistory, History, HistoryError, Past

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def past(
    day: float, run: str = "", outcome: str = "passed", attempts: int = 1, took: float | None = 1.0
) -> Past:
    at = (BEGINNING + timedelta(days=day)).isoformat(timespec="milliseconds")
    return Past(at, run or f"r{day}", "c0ffee", outcome, attempts, took if outcome == "passed" else None)


def history(**cases: list[Past]) -> History:
    return History({case: CaseHistory(tuple(results)) for case, results in cases.items()})


def any_history(chance: random.Random) -> History:
    return history(
        **{
            case: [
                past(
                    chance.randrange(400),
                    f"r{chance.randrange(40)}",
                    chance.choice(["passed", "failed", "error"]),
                    chance.randint(1, 3),
                    chance.choice([None, 0.5, 2.0]),
                )
                for _ in range(chance.randrange(40))
            ]
            for case in chance.sample("abcdef", 4)
        }
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    known = history(a=[past(1), past(2, outcome="failed")], b=[past(3, attempts=2)])
    known.write(tmp_path / "h.jsonl")
    assert History.read(tmp_path / "h.jsonl") == known


def test_the_same_history_gives_the_same_bytes(tmp_path: Path) -> None:
    history(a=[past(1)], b=[past(2)]).write(tmp_path / "one")
    history(b=[past(2)], a=[past(1)]).write(tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_no_file_is_an_empty_history(tmp_path: Path) -> None:
    assert History.read(tmp_path / "nothing") == History()


@pytest.mark.parametrize("seed", range(40))
def test_joining_does_not_depend_on_the_order(seed: int) -> None:
    chance = random.Random(seed)
    one, two = any_history(chance), any_history(chance)
    assert one.joined(two) == two.joined(one)


@pytest.mark.parametrize("seed", range(40))
def test_joining_again_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    one, two = any_history(chance), any_history(chance)
    joined = one.joined(two)
    assert joined.joined(two) == joined
    assert joined.joined(joined) == joined


def test_one_run_that_is_told_in_two_ways_counts_once() -> None:
    less, more = history(a=[past(1, "r", "failed")]), history(a=[past(1, "r", attempts=2)])
    assert less.joined(more) == more.joined(less)
    assert len(less.joined(more).of("a").results) == 1


def test_the_newest_results_are_kept() -> None:
    joined = history(a=[past(day) for day in range(0, 40, 2)]).joined(
        history(a=[past(day) for day in range(1, 40, 2)])
    )
    assert joined.of("a").results == tuple(past(day) for day in range(10, 40))


@pytest.mark.parametrize(("days", "known"), [(180, True), (181, False)])
def test_a_case_is_forgotten_when_it_has_not_run_for_180_days(days: int, known: bool) -> None:
    joined = history(old=[past(0)]).joined(history(new=[past(days)]))
    assert ("old" in joined.cases) is known
    assert "new" in joined.cases


@pytest.mark.parametrize(
    "content",
    [
        b"what?\n",
        b"null\n",
        b"[]\n",
        b'["a"]\n',
        b'["a", [["2026-01-01T00:00:00+00:00", "r"]]]\n',
        b'["a", [["yesterday", "r", "c", "passed", 1, 1.0]]]\n',
        b'["a", [["2026-01-01T00:00:00+00:00", "r", "c", "passed", "one", 1.0]]]\n',
        b'["a", [["2026-01-01T00:00:00+00:00", "r", "c", "passed", 1, "long"]]]\n',
        b'["a", [["2026-01-01T00:00:00+00:00", 7, "c", "passed", 1, 1.0]]]\n',
        b'["a", [["2026-01-01T00:00:00", "r", "c", "passed", 1, 1.0]]]\n',
        b'[7, [["2026-01-01T00:00:00+00:00", "r", "c", "passed", 1, 1.0]]]\n',
        b'["a", [["2026-01-01T00:00:00+00:00", "r", "c", "pas',
        b"\xff\xfe",
    ],
)
def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "h.jsonl").write_bytes(content)
    with pytest.raises(HistoryError, match=r"h\.jsonl is no history: .*; remove it to begin anew"):
        History.read(tmp_path / "h.jsonl")


def test_a_damaged_file_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "h.jsonl").write_text("what?")
    with pytest.raises(HistoryError):
        History.add_to(tmp_path / "h.jsonl", history(a=[past(1)]))
    assert (tmp_path / "h.jsonl").read_text() == "what?"


def test_many_processes_add_at_the_same_time_and_nothing_is_lost(tmp_path: Path) -> None:
    adding = (
        "import sys; from pathlib import Path\n"
        "from support.history import CaseHistory, History, Past\n"
        "for n in range(5):\n"
        "    run = f'{sys.argv[2]}-{n}'\n"
        "    told = Past('2026-01-01T00:00:00+00:00', run, '', 'passed', 1, 1.0)\n"
        "    History.add_to(Path(sys.argv[1]), History({'a': CaseHistory((told,))}))\n"
    )
    path = tmp_path / "not" / "there" / "h.jsonl"
    command = [sys.executable, "-c", adding, str(path)]
    processes = [subprocess.Popen([*command, f"p{number}"], cwd=ROOT) for number in range(6)]
    assert [process.wait(timeout=60) for process in processes] == [0] * 6
    runs = {result.run for result in History.read(path).of("a").results}
    assert runs == {f"p{process}-{n}" for process in range(6) for n in range(5)}


def test_risk_weighs_new_results_more() -> None:
    lately, once = (
        CaseHistory((past(1), past(2, outcome="failed"))),
        CaseHistory((past(1, outcome="failed"), past(2))),
    )
    assert CaseHistory().risk == 0.0
    assert CaseHistory((past(1),)).risk == 0.0
    assert 0 < once.risk < 0.5 < lately.risk < 1
    assert CaseHistory((past(1, outcome="error"),)).risk == 1.0


def test_a_pass_that_took_several_attempts_is_flaky_and_no_failure_is() -> None:
    own = CaseHistory((past(1), past(2, attempts=2), past(3, outcome="failed", attempts=2), past(4)))
    assert own.flake_rate == 0.25
    assert CaseHistory().flake_rate == 0.0


def test_the_duration_is_the_median_of_the_latest_passes() -> None:
    own = CaseHistory(
        (past(0, took=99.0), *(past(day, took=float(day)) for day in range(1, 9)), past(9, outcome="failed"))
    )
    assert own.duration == 5.0
    assert CaseHistory((past(1, outcome="failed"),)).duration is None


@pytest.mark.parametrize(
    ("took", "trend"),
    [
        ([1.0] * 3 + [3.0] * 5, 3.0),
        ([2.0] * 10, 1.0),
        ([1.0] * 7, None),
        ([0.0] * 3 + [1.0] * 5, None),
    ],
)
def test_a_trend_is_told_once_there_is_enough_to_tell(took: list[float], trend: float | None) -> None:
    own = CaseHistory(tuple(past(day, took=seconds) for day, seconds in enumerate(took)))
    assert own.trend == trend
