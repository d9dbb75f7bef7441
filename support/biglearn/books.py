"""Books as Biglearn knows them: ecosystems of containers, and the exercises in their pools."""

from dataclasses import dataclass

__all__ = [
    "Book",
    "BookContainer",
    "Exercise",
]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One version of a question; all versions share the group."""

    uuid: str
    group_uuid: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class BookContainer:
    """A chapter, or a page when it has a chapter above it. A page's exercises serve all its pools."""

    uuid: str
    parent_uuid: str
    exercises: tuple[Exercise, ...]
    is_page: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A book as Biglearn knows it: an ecosystem."""

    ecosystem_uuid: str
    cnx_identity: str
    containers: tuple[BookContainer, ...]

    @property
    def chapters(self) -> tuple[BookContainer, ...]:
        """The containers that hold pages."""
        return tuple(c for c in self.containers if not c.is_page)

    @property
    def pages(self) -> tuple[BookContainer, ...]:
        """The containers that exercises belong to, in reading order."""
        return tuple(c for c in self.containers if c.is_page)
