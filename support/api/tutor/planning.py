"""What teachers do with an assignment once it was saved, over the API."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from support.api.tutor.assignments import ApiAssignments
from support.api.tutor.content import Content
from support.api.tutor.site import Site, fetch_job
from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning import AssignmentChange, AssignmentDetails
from support.domain.refusals import Refusal, RefusedError

__all__ = ["ApiPlanning", "publish_plan"]

Json = dict[str, Any]
_DATES = ("opens_at", "due_at", "closes_at")


def publish_plan(site: Site, teacher: Person, plan_id: str) -> None:
    """Have a plan published as it stands, and wait until it is."""
    told = site.ask(teacher, "PUT", f"/plans/{plan_id}", {"is_publish_requested": True})
    fetch_job(lambda path: site.ask(teacher, "GET", path), told["publish_job_url"])


class ApiPlanning:
    """`support.ports.planning.Planning`."""

    def __init__(self, site: Site, content: Content, assignments: ApiAssignments) -> None:
        self._site = site
        self._content = content
        self._assignments = assignments

    def publish_saved(self, teacher: Person, course: Course, assignment: Assignment) -> Assignment:  # noqa: ARG002 - the port's
        """Publish it as it stands."""
        publish_plan(self._site, teacher, assignment.id)
        return replace(assignment, is_draft=False)

    def change(
        self, teacher: Person, course: Course, assignment: Assignment, change: AssignmentChange
    ) -> Assignment:
        """Change it, without publishing it anew."""
        told = self._site.ask(teacher, "GET", f"/plans/{assignment.id}")
        body = self._body(teacher, course, told, change)
        changed = self._site.ask(teacher, "PUT", f"/plans/{assignment.id}", body)
        return self._assignments.assignment(teacher, course, changed)

    def _body(self, teacher: Person, course: Course, told: Json, change: AssignmentChange) -> Json:
        body: Json = {}
        if change.title is not None:
            body["title"] = change.title
        if change.note is not None:
            body["description"] = change.note
        if change.grading_template is not None:
            kind = AssignmentKind(told["type"])
            body["grading_template_id"] = self._assignments.template(
                teacher, course, kind, name=change.grading_template
            )
        if change.concerns_content:
            body["settings"] = self._settings(teacher, course, told, change)
        dates = {n: d.isoformat() for n in _DATES if (d := getattr(change, n)) is not None}
        if dates or change.sections is not None:
            body["tasking_plans"] = _aimed(course, told["tasking_plans"], dates, change.sections)
        return body

    def _settings(self, teacher: Person, course: Course, told: Json, change: AssignmentChange) -> Json:
        settings: Json = told["settings"]
        if change.external_url is not None:
            return {**settings, "external_url": change.external_url}
        places = {page["id"]: place for place, page in enumerate(self._content.pages(teacher, course))}
        chosen = tuple(places[page_id] for page_id in settings.get("page_ids", []))
        draft = AssignmentDraft(
            title=told["title"],
            kind=AssignmentKind(told["type"]),
            dates=Dates(datetime.min, datetime.min),  # noqa: DTZ901 - only the content is asked for
            pages=change.pages if change.pages is not None else chosen,
            questions=change.questions or len(settings.get("exercises", [])),
            tutor_questions=settings.get("exercises_count_dynamic", 0),
        )
        return self._assignments.settings(teacher, course, draft)

    def details(self, teacher: Person, course: Course, assignment: Assignment) -> AssignmentDetails:
        """What its teacher reads of it."""
        told = self._site.ask(teacher, "GET", f"/plans/{assignment.id}")
        templates = self._site.ask(teacher, "GET", f"/courses/{course.id}/grading_templates")["items"]
        names = {str(template["id"]): template["name"] for template in templates}
        return AssignmentDetails(
            title=told["title"],
            note=told.get("description") or "",
            grading_template=names.get(str(told.get("grading_template_id"))),
            external_url=told.get("settings", {}).get("external_url"),
            sections=_sections(course, told["tasking_plans"]),
        )

    def note_for(self, student: Person, course: Course, title: str) -> str:
        """The note that a student finds with an assignment."""
        tasks = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")["tasks"]
        found = next((task["id"] for task in tasks if task["title"] == title), None)
        if found is None:
            raise RefusedError(Refusal.NOT_FOUND, f"{title!r} is not on the dashboard of {student.persona}")
        return str(self._site.ask(student, "GET", f"/tasks/{found}").get("description") or "")


def _sections(course: Course, takings: list[Json]) -> dict[str, Dates]:
    """The dates of each section that it is for."""
    found = {}
    for section in course.sections:
        own = [t for t in takings if t["target_type"] == "course" or str(t["target_id"]) == section.id]
        if own:
            found[section.name] = Dates(*(datetime.fromisoformat(own[0][name]) for name in _DATES))
    return found


def _aimed(course: Course, takings: list[Json], dates: Json, sections: tuple[str, ...] | None) -> list[Json]:
    """The tasking plans to send: for these sections, or for whom it is now, with these dates changed."""
    zone = ZoneInfo(course.time_zone)
    now = {n: datetime.fromisoformat(takings[0][n]).astimezone(zone).isoformat() for n in _DATES}
    if sections is not None:
        wanted = [course.section(name).id for name in sections]
        return [{"target_id": each, "target_type": "period", **now, **dates} for each in wanted]
    kept = [
        {**t, **{n: datetime.fromisoformat(t[n]).astimezone(zone).isoformat() for n in _DATES}}
        for t in takings
    ]
    return [{k: t[k] for k in ("target_id", "target_type", *_DATES)} | dates for t in kept]
