"""Highlights and notes, over the API."""

from collections.abc import Sequence
from typing import Any

from support.api.tutor.content import Content
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.notes import Note
from support.domain.people import Person

__all__ = ["ApiNotes"]

Json = dict[str, Any]
_PASSAGE = "This part of the book"


class ApiNotes:
    """`support.ports.Notes` and `support.ports.UnscreenedNotes`."""

    def __init__(self, site: Site, content: Content) -> None:
        self._site = site
        self._content = content

    def highlight(self, reader: Person, course: Course, page: int) -> None:
        """Mark some words of a page."""
        body = {"course_id": course.id, "anchor": "page", "contents": {"content": _PASSAGE}}
        self._site.ask(reader, "POST", self._path(reader, course, page), body)

    def annotate(self, reader: Person, course: Course, page: int, text: str) -> None:
        """Write something about the first highlight of a page."""
        note = self._first(reader, course, page)
        self._site.ask(reader, "PUT", f"/notes/{note['id']}", {"annotation": text})

    def remove(self, reader: Person, course: Course, page: int) -> None:
        """Delete the first highlight of a page."""
        self._site.ask(reader, "DELETE", f"/notes/{self._first(reader, course, page)['id']}")

    def listed(self, reader: Person, course: Course, page: int) -> Sequence[Note]:
        """All notes that the reader finds on a page."""
        return [
            Note(note["contents"]["content"], note.get("annotation") or None)
            for note in self._site.ask(reader, "GET", self._path(reader, course, page))
        ]

    def highlighted_pages(self, reader: Person, course: Course) -> Sequence[str]:
        """The titles of the pages that the summary names."""
        (book,) = self._site.ask(reader, "GET", f"/ecosystems/{course.ecosystem_id}/readings")
        found = self._site.ask(reader, "GET", f"/books/{book['uuid']}/highlighted_sections")
        return [page["title"] for page in found["pages"]]

    def annotate_of(self, person: Person, course: Course, owner: Person, page: int) -> None:
        """Write something about somebody else's highlight."""
        note = self._first(owner, course, page)
        self._site.ask(person, "PUT", f"/notes/{note['id']}", {"annotation": "I was here."})

    def remove_of(self, person: Person, course: Course, owner: Person, page: int) -> None:
        """Delete somebody else's highlight."""
        self._site.ask(person, "DELETE", f"/notes/{self._first(owner, course, page)['id']}")

    def _first(self, reader: Person, course: Course, page: int) -> Json:
        notes: list[Json] = self._site.ask(reader, "GET", self._path(reader, course, page))
        return notes[0]

    def _path(self, reader: Person, course: Course, page: int) -> str:
        return f"/pages/{self._content.pages(reader, course)[page]['uuid']}/notes"
