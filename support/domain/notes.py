"""What students mark in the book."""

from dataclasses import dataclass

__all__ = ["Note"]


@dataclass(frozen=True, slots=True)
class Note:
    """A highlight: the words marked, and what was written about them."""

    passage: str
    annotation: str | None = None
