"""`tutor-bdd history` tells what is flaky, failing, slow or slower, and joins histories."""

import json
from pathlib import Path

import pytest

from support.cli import main
from support.history import CaseHistory, History, Past


def _write(path: Path, **cases: list[tuple[str, int, float]]) -> Path:
    History(
        {
            case: CaseHistory(
                tuple(
                    Past(f"2026-01-{day:02}T00:00:00+00:00", f"r{day}", "", outcome, attempts, took)
                    for day, (outcome, attempts, took) in enumerate(results, start=1)
                )
            )
            for case, results in cases.items()
        }
    ).write(path)
    return path


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = _write(
        tmp_path / "h.jsonl",
        steady=[("passed", 1, 1.0)] * 8,
        flaky=[("passed", 2, 1.0), ("passed", 1, 1.0)],
        failing=[("failed", 1, 0.0), ("failed", 1, 0.0)],
        slow=[("passed", 1, 9.0)] * 2,
        slower=[("passed", 1, 1.0)] * 3 + [("passed", 1, 4.0)] * 5,
    )

    def tell(*words: str) -> list[str]:
        assert main(["history", "--history", str(path), "--json", *words]) == 0
        return [row["id"] for row in json.loads(capsys.readouterr().out)]

    return tell


@pytest.mark.parametrize(
    ("by", "first"), [("flaky", "flaky"), ("failing", "failing"), ("slow", "slow"), ("slower", "slower")]
)
def test_what_is_asked_for_comes_first(told, by: str, first: str) -> None:
    assert told("--by", by)[0] == first


def test_histories_of_other_machines_are_joined(told, tmp_path: Path) -> None:
    other = _write(tmp_path / "other.jsonl", elsewhere=[("passed", 1, 1.0)])
    assert "elsewhere" in told("--join", str(other))
    assert "elsewhere" in told()


def test_no_history_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "--history", str(tmp_path / "none.jsonl")]) == 0
    assert "there is no history yet" in capsys.readouterr().out


def test_the_rest_is_counted(told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "--history", str(tmp_path / "h.jsonl"), "--most", "2"]) == 0
    assert "and 3 more: --most 5" in capsys.readouterr().out
