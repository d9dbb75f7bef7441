"""The demo calls as they are."""

import re
from typing import Any

from support.api.tutor.site import Site
from support.domain.accounts import Job
from support.domain.courses import Course
from support.domain.demo import Unknown
from support.domain.people import Person

__all__ = ["BOOK", "ApiDemo"]

Json = dict[str, Any]
BOOK = {"uuid": "5b1f6c1e-7a44-4d0a-9a53-6f1d1c8f7e11", "version": "1", "reading_processing_instructions": []}
_NOBODY = "nobody-has-this-name"
_NOWHERE = [99, 99]
_COUNT = re.compile(r"(\d+)\s+users? found")


class ApiDemo:
    """`support.ports.Demo`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def count(self, person: Person) -> int:
        """By the list of people to become."""
        query = [("search[query]", f'username:"{person.username}"')]
        found = _COUNT.search(self._site.open_page(None, "/accounts/dev/accounts", params=query).text)
        assert found, "the list of people does not tell how many it found"  # noqa: S101
        return int(found[1])

    def ask_for(self, unknown: Unknown, course: Course) -> None:
        """Each by the call that looks for it."""
        path, body = _asked(unknown, course)
        self._site.ask(None, "POST", path, body)

    def assign_backwards(self, course: Course) -> None:
        """Due a day before it opens."""
        plan = _event(course, opens_at="2027-02-02T10:00:00", due_at="2027-02-01T10:00:00")
        self._site.ask(None, "POST", "/demo/assign", {"course": {"id": course.id, "task_plans": [plan]}})

    def bring_in_book(self, title: str) -> Job:
        """By the import."""
        offering = {"title": title, "appearance_code": "college_biology"}
        told = self._site.ask(None, "POST", "/demo/import", {"book": BOOK, "catalog_offering": offering})
        return Job(str(told["job"]["id"]), "queued")

    def fill(self, people: tuple[Person, ...]) -> Job:
        """By the call that does everything."""
        users = [{"username": person.username} for person in people]
        told = self._site.ask(None, "POST", "/demo/all", {"users": {"students": users}})
        return Job(str(told["job"]["id"]), "queued")

    def fill_wrongly(self) -> Job:
        """By the same call."""
        course = {"name": "Nobody's", "teachers": [{"username": _NOBODY}], "periods": []}
        told = self._site.ask(None, "POST", "/demo/all", {"course": {"course": course}})
        return Job(str(told["job"]["id"]), "queued")


def _asked(unknown: Unknown, course: Course) -> tuple[str, Json]:
    days = {"opens_at": "2027-02-01T10:00:00", "due_at": "2027-02-02T10:00:00"}
    if unknown is Unknown.PERSON:
        return "/demo/course", _course_of_nobody(course)
    if unknown is Unknown.COURSE:
        nowhere = {"name": f"No {course.name}", "task_plans": [_event(course, **days)]}
        return "/demo/assign", {"course": nowhere}
    if unknown is Unknown.ASSIGNMENT:
        work = {"title": f"No {course.name}", "tasks": [{"student": {"username": _NOBODY}, "progress": 1}]}
        return "/demo/work", {"course": {"id": course.id, "task_plans": [work]}}
    reading = {**_event(course, **days), "type": "reading", "book_indices": [_NOWHERE]}
    return "/demo/assign", {"course": {"id": course.id, "task_plans": [reading]}}


def _course_of_nobody(course: Course) -> Json:
    section = {"name": course.sections[0].name, "students": [{"username": _NOBODY}]}
    return {"course": {"id": course.id, "name": course.name, "teachers": [], "periods": [section]}}


def _event(course: Course, *, opens_at: str, due_at: str) -> Json:
    assigned = {"period": {"name": course.sections[0].name}, "opens_at": opens_at, "due_at": due_at}
    return {"title": "A day out", "type": "event", "assigned_to": [assigned]}
