"""Whole classes at once, over the API."""

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from support.api.tutor.courses import ApiEnrollment, full_name_of
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import RefusedError

__all__ = ["ApiClasses"]

Json = dict[str, Any]
_KEPT = ("id", "type", "exercise_id", "answer_id", "free_response", "is_completed", "first_completed_at")


class ApiClasses:
    """`support.ports.classes.Classes`."""

    def __init__(self, site: Site, enrollment: ApiEnrollment) -> None:
        self._site = site
        self._enrollment = enrollment

    def join_at_once(self, codes: Mapping[Person, str]) -> None:
        """All of them join by their codes in one moment."""
        for person in codes:
            self._site.ask(person, "GET", "/user/courses")  # signing in takes its time: before the moment
        moment = Barrier(len(codes))

        def join(person: Person, code: str) -> str | None:
            moment.wait()
            try:
                self._enrollment.join(person, code)
            except RefusedError as refusal:
                return f"{person.persona} was {refusal}"
            return None

        with ThreadPoolExecutor(len(codes)) as pool:
            refusals = [found for found in pool.map(join, codes.keys(), codes.values()) if found]
        assert not refusals, "; ".join(refusals)  # noqa: S101

    def work_partly(self, course: Course, title: str, progress: Mapping[Person, float]) -> None:
        """Each student works that share of an assignment."""
        tasks = [
            {"student": {"username": person.username}, "progress": share, "score": 0.5}
            for person, share in progress.items()
        ]
        work = {"id": course.id, "task_plans": [{"title": title, "tasks": tasks}]}
        self._site.ask(None, "POST", "/demo/work", {"course": work})

    def work_of(self, student: Person, course: Course) -> str:
        """All that a student has been given and has answered."""
        told = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")["tasks"]
        tasks = [self._site.ask(student, "GET", f"/tasks/{one['id']}") for one in told]
        kept = [
            {
                "id": task["id"],
                "title": task["title"],
                "due_at": task["due_at"],
                "steps": [{name: step.get(name) for name in _KEPT} for step in task["steps"]],
            }
            for task in tasks
        ]
        return json.dumps(kept, sort_keys=True)

    def sections_on_roster(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """The section of each active student, by identity."""
        return {
            student["uuid"]: student["period_id"]
            for student in self._students(teacher, course)
            if student["is_active"]
        }

    def sections_in_gradebook(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """The same, from the gradebook."""
        roles = {str(student["role_id"]): student["uuid"] for student in self._students(teacher, course)}
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}/performance")
        return {
            roles[str(student["role"])]: section["period_id"]
            for section in told
            for student in section["students"]
            if not student.get("is_dropped")
        }

    def identities(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """The identity of each student on the roster, by full name."""
        return {full_name_of(student): student["uuid"] for student in self._students(teacher, course)}

    def _students(self, teacher: Person, course: Course) -> list[Json]:
        return list(self._site.ask(teacher, "GET", f"/courses/{course.id}/roster")["students"])
