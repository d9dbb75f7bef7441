"""The books of the site, as content analysts know them."""

from collections.abc import Mapping
from typing import Protocol

from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["Books"]


class Books(Protocol):
    """What only the API tells of all books at once."""

    def question_counts(self, analyst: Person) -> Mapping[str, int]:
        """How many questions each book has, by its title and id."""

    def tags(self, analyst: Person, course: Course, page: int) -> Mapping[str, int]:
        """How many tags each question of a page has (position in reading order), by the question's ID."""
