"""The order in which an algorithm would offer exercises, best first."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Given", "Order", "Shuffled"]


class Order(Protocol):
    """Whatever can put exercises in order."""

    def best_first(self, exercises: Iterable[str]) -> list[str]:
        """Those of the exercises that it would offer, best first."""


@dataclass(frozen=True, slots=True)
class Shuffled:
    """By chance, but the same seed gives the same order, and what was answered comes last.

    It keeps no list of what there is, however large the book is.
    """

    seed: str
    answered: frozenset[str] = frozenset()

    def best_first(self, exercises: Iterable[str]) -> list[str]:
        """All of them."""
        return sorted(exercises, key=self._place)

    def _place(self, exercise: str) -> tuple[bool, bytes]:
        by_chance = hashlib.blake2b(f"{self.seed} {exercise}".encode(), digest_size=8).digest()
        return exercise in self.answered, by_chance


class Given:
    """As somebody has listed them; what the list leaves out is not offered."""

    def __init__(self, exercises: Sequence[str]) -> None:
        self._places = {exercise: place for place, exercise in reversed(list(enumerate(exercises)))}

    def best_first(self, exercises: Iterable[str]) -> list[str]:
        """Those that are listed."""
        return sorted((e for e in exercises if e in self._places), key=self._places.__getitem__)
