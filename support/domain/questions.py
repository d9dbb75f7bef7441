"""The questions of a course's book, as teachers browse, leave out, write and correct them."""

from dataclasses import dataclass

__all__ = [
    "POOLS",
    "OfferedQuestion",
    "OwnQuestion",
    "Pooled",
]

POOLS = ("reading_context", "reading_dynamic", "homework_core", "homework_dynamic", "practice_widget")


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question among others. `uid` is its number and version, "123@4"."""

    uid: str
    is_excluded: bool

    @property
    def number(self) -> str:
        """The same in every version."""
        return self.uid.partition("@")[0]

    @property
    def version(self) -> int:
        """Which version of it."""
        return int(self.uid.partition("@")[2])


@dataclass(frozen=True, slots=True)
class Pooled:
    """A question, and the pools that it says it is in."""

    uid: str
    pools: frozenset[str]

    @property
    def number(self) -> str:
        """The same in every version."""
        return self.uid.partition("@")[0]


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """What a teacher writes: a text, and choices unless it is to be answered in words."""

    text: str
    right: str = "Yes"
    wrong: tuple[str, ...] = ("No", "Perhaps")
    solution: str = "Think of it this way."
    page: int = 0  # position in the book's reading order
    is_written: bool = False
