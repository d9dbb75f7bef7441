"""The history: one file, a line for each case, the newest results of each; two histories join into one.

It feeds the order of cases, the balance of shards, flake rates and trends. A verdict never depends on it.
"""

import contextlib
import fcntl
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

__all__ = ["CaseHistory", "History", "HistoryError", "Past"]

_MOST_RESULTS = 30  # kept of each case
_FORGOTTEN_AFTER = timedelta(days=180)  # a case that has not run for so long


class HistoryError(ValueError):
    """A file is no history."""


@dataclass(frozen=True, slots=True)
class Past:
    """How a case ended in one run. `outcome` is that of the last attempt."""

    at: str  # ISO 8601, UTC: when the run began
    run: str
    commit: str  # of the suite; empty where it is not known
    outcome: str
    attempts: int
    duration: float | None  # seconds; None unless it passed

    @property
    def is_clean(self) -> bool:
        """Whether it passed at the first attempt."""
        return self.outcome == "passed" and self.attempts == 1

    @property
    def is_flaky(self) -> bool:
        """Whether it passed only when it was tried again."""
        return self.outcome == "passed" and self.attempts > 1


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """The past of one case, oldest first."""

    results: tuple[Past, ...] = ()

    @property
    def duration(self) -> float | None:
        """The median of the latest durations, in seconds."""
        told = sorted(past.duration for past in self.results[-9:] if past.duration is not None)
        return told[len(told) // 2] if told else None

    @property
    def trend(self) -> float | None:
        """The median of the latest durations by that of earlier ones; None where those are too few."""
        told = [past.duration for past in self.results if past.duration is not None]
        earlier, latest = sorted(told[:-5]), sorted(told[-5:])
        if len(earlier) < 3 or not earlier[len(earlier) // 2]:
            return None
        return latest[len(latest) // 2] / earlier[len(earlier) // 2]

    @property
    def risk(self) -> float:
        """How likely it is not to pass at once, 0 to 1: the share of such results, new ones weighing more."""
        weights = [0.8**age for age in range(len(self.results))]
        bad = sum(w for w, past in zip(weights, reversed(self.results), strict=True) if not past.is_clean)
        return bad / sum(weights) if weights else 0.0

    @property
    def flake_rate(self) -> float:
        """The share of results that are flaky, from 0 to 1."""
        return sum(past.is_flaky for past in self.results) / len(self.results) if self.results else 0.0


@dataclass(frozen=True, slots=True)
class History:
    """The past of every case, by its id."""

    cases: Mapping[str, CaseHistory] = field(default_factory=dict)

    def of(self, case: str) -> CaseHistory:
        """The past of one case; empty if it has none."""
        return self.cases.get(case, CaseHistory())

    def joined(self, other: "History") -> "History":
        """Both together; what stands in both counts once. Bounded again."""
        return _bounded(
            {
                case: _once_each((*self.of(case).results, *other.of(case).results))
                for case in {*self.cases, *other.cases}
            }
        )

    @classmethod
    def read(cls, path: Path) -> "History":
        """The history in a file; an empty one where there is none. Raises HistoryError for anything else."""
        try:
            lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
            return cls({_text(case): CaseHistory(tuple(map(_past, results))) for case, results in lines})
        except FileNotFoundError:
            return cls()
        except (ValueError, TypeError) as error:
            raise HistoryError(f"{path} is no history: {error}; remove it to begin anew") from error

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all; the same history gives the same bytes."""
        partial = path.with_suffix(".partial")
        partial.write_text(
            "".join(
                json.dumps([case, [astuple(past) for past in own.results]], ensure_ascii=False) + "\n"
                for case, own in sorted(self.cases.items())
            ),
            encoding="utf-8",
        )
        partial.replace(path)

    @classmethod
    def add_to(cls, path: Path, new: "History") -> "History":
        """Join a history into the one in a file, whatever else does so at the same time."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.with_suffix(".lock")):
            joined = cls.read(path).joined(new)
            joined.write(path)
        return joined


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _past(told: list[Any]) -> Past:
    """A result as it stands in a file. Raises ValueError or TypeError for anything else."""
    at, run, commit, outcome, attempts, duration = told
    if datetime.fromisoformat(at).tzinfo is None:
        raise ValueError(f"{at} names no time zone")
    if type(attempts) is not int or type(duration) not in {int, float, type(None)}:
        raise ValueError(f"{attempts!r} attempts in {duration!r} seconds")
    return Past(at, _text(run), _text(commit), _text(outcome), attempts, duration)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} where a text belongs")
    return value


def _once_each(results: Iterable[Past]) -> Iterable[Past]:
    """One result for each run. Which of two counts must not depend on who was asked first."""
    return {past.run: past for past in sorted(results, key=_weight)}.values()


def _weight(past: Past) -> tuple[object, ...]:
    return (
        past.at,
        past.attempts,
        past.outcome,
        past.commit,
        past.duration is not None,
        past.duration or 0.0,
    )


def _bounded(cases: Mapping[str, Iterable[Past]]) -> History:
    kept = {
        case: CaseHistory(tuple(sorted(results, key=lambda past: (past.at, past.run))[-_MOST_RESULTS:]))
        for case, results in cases.items()
    }
    # Measured from the newest result, not from today: joining must give the same on every day.
    newest = max((own.results[-1].at for own in kept.values() if own.results), default="")
    if not newest:
        return History()
    oldest = (datetime.fromisoformat(newest) - _FORGOTTEN_AFTER).isoformat()
    return History({case: own for case, own in kept.items() if own.results and own.results[-1].at >= oldest})
