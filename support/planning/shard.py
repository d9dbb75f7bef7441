"""Splitting a selection into shards that take about equally long, the same way on every machine."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from support.history import History
from support.planning.order import expected_duration
from support.planning.select import Case, SelectionError

__all__ = ["Shard", "parse_shard", "split"]


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts, counted from 1."""

    index: int
    total: int

    def __str__(self) -> str:
        return f"{self.index}/{self.total}"


def parse_shard(text: str) -> Shard:
    """The shard that "3/8" means. Raises SelectionError."""
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise SelectionError(f"{text!r} is no shard: give one as 3/8, the third of eight")
    return Shard(int(found[1]), int(found[2]))


def split(cases: Sequence[Case], shard: Shard, history: History) -> list[Case]:
    """The cases of one shard, in the order given. Longest first, each to the shard with the least to do."""
    loads = [(0.0, 0)] * shard.total  # seconds, and cases where those are equal
    own: set[str] = set()
    for case in sorted(cases, key=lambda c: (-round(expected_duration(c, history), 3), c.planned.id)):
        lightest = loads.index(min(loads))
        load, number = loads[lightest]
        loads[lightest] = (load + expected_duration(case, history), number + 1)
        if lightest == shard.index - 1:
            own.add(case.planned.id)
    return [case for case in cases if case.planned.id in own]
