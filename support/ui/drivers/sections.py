"""The sections of a course through the pages."""

from collections.abc import Mapping, Sequence

from support.domain.courses import Course
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.drivers.facts import Facts
from support.ui.pages.roster_sections import RosterSectionsPage
from support.ui.pages.student_access import StudentAccessPage

__all__ = ["UiSections"]


class UiSections:
    """`support.ports.sections.Sections`."""

    def __init__(self, actors: Actors, facts: Facts) -> None:
        self._actors = actors
        self._facts = facts

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The tabs of the roster."""
        with self._actors.acting(teacher, "reading the names of the sections") as tab:
            page = RosterSectionsPage(tab, course.id)
            page.open()
            return page.names()

    def links(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """From the settings."""
        with self._actors.acting(teacher, "copying the links for students") as tab:
            return StudentAccessPage(tab, course.id).links()

    def add(self, teacher: Person, course: Course, name: str) -> Course:
        """On the roster."""
        with self._actors.acting(teacher, f"adding the section {name}") as tab:
            page = RosterSectionsPage(tab, course.id)
            page.open()
            page.add(name)
        return self._facts.course(teacher, course.id)

    def rename(self, teacher: Person, course: Course, section: str, name: str) -> Course:
        """On the roster."""
        with self._actors.acting(teacher, f"renaming the section {section}") as tab:
            page = RosterSectionsPage(tab, course.id)
            page.open()
            page.rename(section, name)
        return self._facts.course(teacher, course.id)

    def archive(self, teacher: Person, course: Course, section: str) -> Course:
        """On the roster, which offers it for empty sections only."""
        with self._actors.acting(teacher, f"deleting the section {section}") as tab:
            page = RosterSectionsPage(tab, course.id)
            page.open()
            page.archive(section)
        return self._facts.course(teacher, course.id)
