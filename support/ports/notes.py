"""Highlights in the book and what is written about them."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.notes import Note
from support.domain.people import Person

__all__ = ["Notes", "UnscreenedNotes"]


class Notes(Protocol):
    """A reader's own notes. Pages are positions in reading order, from 0."""

    def highlight(self, reader: Person, course: Course, page: int) -> None:
        """Mark some words of a page."""

    def annotate(self, reader: Person, course: Course, page: int, text: str) -> None:
        """Write something about the first highlight of a page, in place of what was written before."""

    def remove(self, reader: Person, course: Course, page: int) -> None:
        """Delete the first highlight of a page."""

    def listed(self, reader: Person, course: Course, page: int) -> Sequence[Note]:
        """All notes that the reader finds on a page."""

    def highlighted_pages(self, reader: Person, course: Course) -> Sequence[str]:
        """The titles of the pages that the summary of one's highlights names."""


class UnscreenedNotes(Protocol):
    """What can be asked for by somebody who knows the number of a note."""

    def annotate_of(self, person: Person, course: Course, owner: Person, page: int) -> None:
        """Write something about the first highlight that somebody else made on a page."""

    def remove_of(self, person: Person, course: Course, owner: Person, page: int) -> None:
        """Delete the first highlight that somebody else made on a page."""
