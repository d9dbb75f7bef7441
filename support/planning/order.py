"""In which order cases start: what matters most, then what is likely to fail, then what takes longest."""

import hashlib
from collections.abc import Callable, Sequence

from support.history import History
from support.planning.select import Case

__all__ = ["ORDERS", "expected_duration", "ordered"]

_CRITICAL = frozenset({"smoke", "severity-1"})
# Seconds that a case without a past is taken to need.
_USUAL = {"api": 0.3, "ui": 5.0, "none": 1.0}

_Key = Callable[[Case], tuple[object, ...]]


def expected_duration(case: Case, history: History) -> float:
    """How long the case will take, in seconds, as far as anybody knows."""
    known = history.of(case.planned.id).duration
    return known if known is not None else _USUAL[case.planned.channel]


def _by_priority(history: History, _seed: str) -> _Key:
    def key(case: Case) -> tuple[object, ...]:
        critical = bool(_CRITICAL & set(case.planned.tags))
        risk = history.of(case.planned.id).risk
        return (not critical, -round(risk, 3), -round(expected_duration(case, history), 3))

    return key


def _by_chance(_history: History, seed: str) -> _Key:
    def key(case: Case) -> tuple[object, ...]:
        return (hashlib.sha256(f"{seed}/{case.planned.id}".encode()).hexdigest(),)

    return key


def _by_file(_history: History, _seed: str) -> _Key:
    return lambda _case: ()


ORDERS: dict[str, Callable[[History, str], _Key]] = {
    "priority": _by_priority,
    "random": _by_chance,
    "file": _by_file,
}


def ordered(cases: Sequence[Case], order: str, *, history: History, seed: str) -> list[Case]:
    """The cases in an order of `ORDERS`; where that leaves a choice, as they stand in the files."""
    return sorted(cases, key=ORDERS[order](history, seed))
