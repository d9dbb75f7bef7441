"""Following the lists of courses and books in a Biglearn that others use as well."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from support.biglearn import Listed

__all__ = ["ListStart", "Lister", "end_of", "read_on"]

Lister = Callable[..., Sequence[Listed]]
"""A verb that lists from a number on, with a `limit`."""


@dataclass(frozen=True, slots=True)
class ListStart:
    """Where a list ended before a scenario added to it."""

    number: int


_LARGEST = 2**31 - 1
PAGE = 1000


def end_of(lister: Lister) -> int:
    """A number behind everything that is listed now, found in few calls; what is told later stands there."""
    empty = 1
    while empty < _LARGEST and lister(empty, limit=1):
        empty = min(empty * 2, _LARGEST)
    filled = empty // 2  # where something may still be
    while filled < empty:
        middle = (filled + empty) // 2
        if lister(middle, limit=1):
            filled = middle + 1
        else:
            empty = middle
    return empty


def read_on(lister: Lister, from_number: int, *, size: int = PAGE) -> list[Listed]:
    """Everything that is listed from a number on, so many at a time."""
    found: list[Listed] = []
    following = from_number
    while part := lister(following, limit=size):
        found += part
        following = part[-1].number + 1
    return found
