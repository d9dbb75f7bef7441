"""The sections of a course, over the API."""

from collections.abc import Mapping, Sequence
from typing import Any

from support.api.tutor.courses import course_after
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["ApiSections"]

Json = dict[str, Any]


class ApiSections:
    """`support.ports.sections.Sections`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The sections there are, in their order."""
        return [period["name"] for period in self._periods(teacher, course)]

    def links(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """What a teacher copies for the students of each section, by its name."""
        return {period["name"]: period["enrollment_url"] for period in self._periods(teacher, course)}

    def add(self, teacher: Person, course: Course, name: str) -> Course:
        """Add a section."""
        self._site.ask(teacher, "POST", f"/courses/{course.id}/periods", {"name": name})
        return course_after(self._site, teacher, course)

    def rename(self, teacher: Person, course: Course, section: str, name: str) -> Course:
        """Give a section another name."""
        self._site.ask(teacher, "PUT", f"/periods/{course.section(section).id}", {"name": name})
        return course_after(self._site, teacher, course)

    def archive(self, teacher: Person, course: Course, section: str) -> Course:
        """Put a section away."""
        self._site.ask(teacher, "DELETE", f"/periods/{course.section(section).id}")
        return course_after(self._site, teacher, course)

    def _periods(self, teacher: Person, course: Course) -> list[Json]:
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}")
        return [period for period in told["periods"] if not period.get("is_archived")]
