"""Who teaches a course, through the pages."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from support.domain.courses import Course
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.pages.roster_teachers import RosterTeachersPage, open_teach_link

__all__ = ["UiTeachers"]


class UiTeachers:
    """`support.ports.teachers.Teachers`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The instructors of the roster."""
        with self._actors.acting(teacher, "reading who teaches") as tab:
            page = RosterTeachersPage(tab, course.id)
            page.open()
            return page.names()

    def invitation(self, teacher: Person, course: Course) -> str:
        """By "Add Instructor"."""
        with self._actors.acting(teacher, "asking for the link for colleagues") as tab:
            page = RosterTeachersPage(tab, course.id)
            page.open()
            return urlsplit(page.link()).path

    def join(self, person: Person, link: str) -> str:
        """Open the link."""
        with self._actors.acting(person, "joining as a teacher") as tab:
            return open_teach_link(tab, link)

    def remove(self, teacher: Person, course: Course, colleague: Person) -> None:
        """By "Remove"."""
        with self._actors.acting(teacher, f"removing {colleague.full_name}") as tab:
            page = RosterTeachersPage(tab, course.id)
            page.open()
            page.remove(colleague.full_name)
