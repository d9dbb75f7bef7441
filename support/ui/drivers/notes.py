"""Highlights and notes, in the book's pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from support.domain.courses import Course
from support.domain.notes import Note
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.pages.notes import NotesPage
from support.ui.pages.practice import ReferenceBookPage

__all__ = ["UiNotes"]


class UiNotes:
    """`support.ports.Notes`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._pages: dict[str, list[str]] = {}  # by course

    def highlight(self, reader: Person, course: Course, page: int) -> None:
        """With the mouse."""
        with self._reading(reader, course, page) as shown:
            shown.highlight()

    def annotate(self, reader: Person, course: Course, page: int, text: str) -> None:
        """In the highlight's box."""
        with self._reading(reader, course, page) as shown:
            shown.annotate(text)

    def remove(self, reader: Person, course: Course, page: int) -> None:
        """With the box's button."""
        with self._reading(reader, course, page) as shown:
            shown.remove()

    def listed(self, reader: Person, course: Course, page: int) -> Sequence[Note]:
        """As they stand in the text."""
        with self._reading(reader, course, page) as shown:
            return shown.notes()

    def highlighted_pages(self, reader: Person, course: Course) -> Sequence[str]:
        """From the summary."""
        with self._reading(reader, course, 0) as shown:
            return shown.sections()

    @contextmanager
    def _reading(self, reader: Person, course: Course, page: int) -> Iterator[NotesPage]:
        """A page of the book, opened."""
        with self._actors.acting(reader, f"reading page {page + 1} of the book") as tab:
            if course.id not in self._pages:
                self._pages[course.id] = ReferenceBookPage(tab, course.id).page_ids()
            shown = NotesPage(tab, course.id, self._pages[course.id][page])
            shown.open()
            yield shown
