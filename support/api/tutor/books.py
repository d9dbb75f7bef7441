"""The books of the site over the API."""

from collections.abc import Mapping
from typing import Any

from support.api.tutor.content import Content
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["ApiBooks"]


class ApiBooks:
    """`support.ports.Books`."""

    def __init__(self, site: Site, content: Content) -> None:
        self._site = site
        self._content = content

    def question_counts(self, analyst: Person) -> Mapping[str, int]:
        """Book by book."""
        found = {}
        for ecosystem in self._site.ask(analyst, "GET", "/ecosystems"):
            told = self._site.ask(analyst, "GET", f"/ecosystems/{ecosystem['id']}/exercises")
            title = next((book.get("title") for book in ecosystem.get("books", [])), None)
            found[f"{title or 'a book'} ({ecosystem['id']})"] = int(told["total_count"])
        return found

    def tags(self, analyst: Person, course: Course, page: int) -> Mapping[str, int]:
        """By the list of the page's exercises."""
        where = self._content.pages(analyst, course)[page]["id"]
        path = f"/ecosystems/{course.ecosystem_id}/exercises"
        told: list[Any] = self._site.ask(analyst, "GET", path, params=[("page_ids[]", str(where))])["items"]
        return {exercise["content"]["uid"]: len(exercise["tags"]) for exercise in told}
