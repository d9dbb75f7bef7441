"""What the API can do with assignments and the site has no screen for: breaking its rules, above all."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import Any

from support.api.tutor.assignments import ApiAssignments
from support.api.tutor.content import Content
from support.api.tutor.planning import ApiPlanning, publish_plan
from support.api.tutor.site import Site, fetch_job
from support.data.parallel import all_at_once
from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning import AssignmentChange, Flaw, Publishings
from support.domain.refusals import RefusedError

__all__ = ["ApiUnscreenedPlanning"]

Json = dict[str, Any]
_UNKNOWN = "2147483647"  # the largest number an identifier can be


class ApiUnscreenedPlanning:
    """`support.ports.planning.UnscreenedPlanning`."""

    def __init__(self, site: Site, assignments: ApiAssignments) -> None:
        self._site = site
        self._assignments = assignments

    def look(self, person: Person | None, assignment: Assignment) -> None:
        """Read an assignment, as anybody who knows its number would."""
        self._site.ask(person, "GET", f"/plans/{assignment.id}")

    def publish_flawed(
        self,
        teacher: Person,
        course: Course,
        draft: AssignmentDraft,
        flaw: Flaw,
        *,
        elsewhere: tuple[Person, Course] | None = None,
    ) -> None:
        """Publish something that is wrong in one way."""
        body = self._assignments.body(teacher, course, draft, publish=True)
        if elsewhere is not None:
            self._take_from(elsewhere, body, draft.kind, flaw)
        elif flaw is Flaw.TEMPLATE_OF_OTHER_KIND:
            homework = draft.kind is AssignmentKind.HOMEWORK
            other = AssignmentKind.READING if homework else AssignmentKind.HOMEWORK
            body["grading_template_id"] = self._assignments.template(teacher, course, other)
        else:
            _SPOILING[flaw](body)
        self._site.ask(teacher, "POST", f"/courses/{course.id}/plans", body)

    def _take_from(
        self, elsewhere: tuple[Person, Course], body: Json, kind: AssignmentKind, flaw: Flaw
    ) -> None:
        person, course = elsewhere
        if flaw is Flaw.FOREIGN_TEMPLATE:
            body["grading_template_id"] = self._assignments.template(person, course, kind)
        else:
            body["tasking_plans"][0]["target_id"] = course.sections[0].id

    def publish_unseen(self, teacher: Person, course: Course, draft: AssignmentDraft) -> None:
        """Publish the teacher's draft without being signed in."""
        body = self._assignments.body(teacher, course, draft, publish=True)
        self._site.ask(None, "POST", f"/courses/{course.id}/plans", body)

    def takes_dates(self, teacher: Person, course: Course, draft: AssignmentDraft, dates: Dates) -> bool:
        """Whether a draft with these dates is taken."""
        try:
            self._assignments.save_draft(teacher, course, replace(draft, dates=dates))
        except RefusedError:
            return False
        return True

    def publish_for_whole_course(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Publish for the course as such."""
        body = self._assignments.body(teacher, course, draft, publish=True)
        body["tasking_plans"] = [
            {**body["tasking_plans"][0], "target_type": "course", "target_id": course.id}
        ]
        told = self._site.ask(teacher, "POST", f"/courses/{course.id}/plans", body)
        fetch_job(lambda path: self._site.ask(teacher, "GET", path), told["publish_job_url"])
        return self._assignments.assignment(teacher, course, {**told, "is_draft": False})

    def restore(self, teacher: Person, assignment: Assignment) -> None:
        """Bring back what was withdrawn."""
        self._site.ask(teacher, "PUT", f"/plans/{assignment.id}/restore", {})

    def titles(self, teacher: Person, course: Course) -> Sequence[str]:
        """The titles of the list of assignments."""
        return [
            plan["title"] for plan in self._site.ask(teacher, "GET", f"/courses/{course.id}/plans")["items"]
        ]

    def publishings(self, teacher: Person, assignment: Assignment) -> Publishings:
        """When it was published first and last."""
        told = self._site.ask(teacher, "GET", f"/plans/{assignment.id}")
        first, last = (datetime.fromisoformat(told[f"{name}_published_at"]) for name in ("first", "last"))
        return Publishings(first, last)

    def publish_twice_at_once(self, teacher: Person, assignment: Assignment) -> None:
        """Have it published by two clients at the same moment."""
        with closing(self._site.another()) as one, closing(self._site.another()) as other:
            for client in (one, other):  # both are signed in before the race
                client.ask(teacher, "GET", f"/plans/{assignment.id}")
            all_at_once(lambda client: publish_plan(client, teacher, assignment.id), [one, other])

    def publish_while_changing(
        self, teacher: Person, course: Course, assignment: Assignment, change: AssignmentChange
    ) -> Assignment:
        """Have it published by one client while another one changes it."""
        with closing(self._site.another()) as one, closing(self._site.another()) as other:
            for client in (one, other):
                client.ask(teacher, "GET", f"/plans/{assignment.id}")
            content = Content(other)
            editor = ApiPlanning(other, content, ApiAssignments(other, content))
            acts: list[Callable[[], object]] = [
                lambda: publish_plan(one, teacher, assignment.id),
                lambda: editor.change(teacher, course, assignment, change),
            ]
            all_at_once(lambda act: act(), acts)
        told = self._site.ask(teacher, "GET", f"/plans/{assignment.id}")
        return self._assignments.assignment(teacher, course, told)

    def seen_as_student(self, teacher: Person, course: Course, section: str) -> Sequence[str]:
        """The titles that the teacher finds when looking at a section as its students do."""
        period = course.section(section).id
        role = self._site.ask(teacher, "PUT", f"/periods/{period}/teacher_student", {})["id"]
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}/dashboard/role/{role}")
        return [task["title"] for task in told["tasks"]]


def _first_question(body: Json) -> Json:
    chosen: Json = body["settings"]["exercises"][0]
    return chosen


# A flaw → how it comes into the body of a good homework for every section.
_SPOILING: dict[Flaw, Callable[[Json], object]] = {
    Flaw.NO_NAME: lambda body: body.update(title=" "),
    Flaw.FOR_NOBODY: lambda body: body.update(tasking_plans=[]),
    Flaw.SECTION_TWICE: lambda body: body["tasking_plans"].append(body["tasking_plans"][0]),
    Flaw.NO_CONTENT: lambda body: body["settings"].update(page_ids=[], exercises=[]),
    Flaw.UNKNOWN_PAGE: lambda body: body["settings"].update(page_ids=[_UNKNOWN]),
    Flaw.UNKNOWN_QUESTION: lambda body: _first_question(body).update(id=_UNKNOWN),
    Flaw.TOO_MANY_POINTS: lambda body: _first_question(body)["points"].append(1.0),
    Flaw.ODD_POINTS: lambda body: _first_question(body).update(
        points=[0.25 for _ in _first_question(body)["points"]]
    ),
    Flaw.TOO_MANY_TUTOR_QUESTIONS: lambda body: body["settings"].update(exercises_count_dynamic=5),
    Flaw.NO_TEMPLATE: lambda body: body.pop("grading_template_id"),
}
