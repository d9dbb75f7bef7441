"""Who teaches a course, over the API; the link for colleagues is a page of the server."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from support.api.errors import UnexpectedAnswerError
from support.api.tutor.courses import full_name_of
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["ApiTeachers"]


class ApiTeachers:
    """`support.ports.teachers.Teachers`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The full names of all who teach it, from the roster."""
        roster = self._site.ask(teacher, "GET", f"/courses/{course.id}/roster")
        return [full_name_of(one) for one in roster["teachers"] if one.get("is_active", True)]

    def invitation(self, teacher: Person, course: Course) -> str:
        """The link by which a colleague joins."""
        roster = self._site.ask(teacher, "GET", f"/courses/{course.id}/roster")
        return urlsplit(str(roster["teach_url"])).path

    def join(self, person: Person, link: str) -> str:
        """Open such a link; the id of the course that opens."""
        answer = self._site.open_page(person, link)
        where = urlsplit(answer.headers.get("location", "")).path
        found = re.fullmatch(r"/course/(\d+)", where)
        if not found:
            raise UnexpectedAnswerError(f"the link for teachers led to {where!r}, which is no course")
        return found[1]

    def remove(self, teacher: Person, course: Course, colleague: Person) -> None:
        """Take somebody out of the course's teachers."""
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}/teachers")
        found = [
            one for one in told if full_name_of(one) == colleague.full_name and one.get("is_active", True)
        ]
        assert found, f"{colleague.full_name} does not teach {course.name}"  # noqa: S101
        self._site.ask(teacher, "DELETE", f"/teachers/{found[0]['id']}")
