"""What teachers assign and see of it, over the API."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from support.api.tutor.content import Content
from support.api.tutor.site import Site, fetch_job
from support.domain.assignments import (
    Assignment,
    AssignmentDraft,
    AssignmentKind,
    ClassProgress,
    Dates,
    PlanCard,
)
from support.domain.courses import Course
from support.domain.people import Person

__all__ = ["ApiAssignments"]

Json = dict[str, Any]


class ApiAssignments:
    """`support.ports.Assignments`."""

    def __init__(self, site: Site, content: Content) -> None:
        self._site = site
        self._content = content

    def save_draft(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Save without publishing."""
        return self.assignment(teacher, course, self._save(teacher, course, draft, publish=False))

    def publish(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Publish a new assignment; returns once the publishing job has succeeded."""
        told = self._save(teacher, course, draft, publish=True)
        fetch_job(lambda path: self._site.ask(teacher, "GET", path), told["publish_job_url"])
        return self.assignment(teacher, course, {**told, "is_draft": False})

    def assignment(self, teacher: Person, course: Course, told: Json) -> Assignment:
        """What the API told of a plan, as features know it."""
        settings = told.get("settings", {})
        chosen = [e["id"] for e in settings.get("exercises", [])]
        pages = settings.get("page_ids", [])
        offered = self._content.exercises(teacher, course, pages=pages) if chosen else []
        numbers = {e["id"]: str(e["content"]["uid"]).partition("@")[0] for e in offered}
        questions = tuple(numbers[each] for each in chosen)
        return Assignment(
            str(told["id"]),
            told["title"],
            AssignmentKind(told["type"]),
            questions,
            is_draft=bool(told.get("is_draft")),
        )

    def _save(self, teacher: Person, course: Course, draft: AssignmentDraft, *, publish: bool) -> Json:
        body = self.body(teacher, course, draft, publish=publish)
        told: Json = self._site.ask(teacher, "POST", f"/courses/{course.id}/plans", body)
        return told

    def body(self, teacher: Person, course: Course, draft: AssignmentDraft, *, publish: bool) -> Json:
        """What is sent to make a plan of this draft."""
        body: Json = {
            "type": str(draft.kind),
            "title": draft.title,
            "description": draft.note,
            "settings": self.settings(teacher, course, draft),
            "tasking_plans": _tasking_plans(course, draft),
            "is_publish_requested": publish,
        }
        if draft.kind in {AssignmentKind.READING, AssignmentKind.HOMEWORK}:
            body["grading_template_id"] = self.template(
                teacher, course, draft.kind, name=draft.grading_template
            )
        return body

    def settings(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Json:
        """What is in a plan of this draft."""
        if draft.kind is AssignmentKind.EVENT:
            return {}
        if draft.kind is AssignmentKind.EXTERNAL:
            return {"external_url": draft.external_url}
        pages = [self._content.pages(teacher, course)[place]["id"] for place in draft.pages]
        if draft.kind is AssignmentKind.READING:
            return {"page_ids": pages}
        return {
            "page_ids": pages,
            "exercises": [
                {"id": e["id"], "points": points} for e, points in self.chosen(teacher, course, draft)
            ],
            "exercises_count_dynamic": draft.tutor_questions,
        }

    def chosen(
        self, teacher: Person, course: Course, draft: AssignmentDraft
    ) -> list[tuple[Json, list[float]]]:
        """The exercises that a homework takes, in order, and the points of their parts."""
        pages = [self._content.pages(teacher, course)[place]["id"] for place in draft.pages]
        offered = self._content.exercises(teacher, course, "homework_core", pages) if pages else []
        taken = [e for e in offered if not e.get("is_excluded")][: draft.questions]
        points = draft.points or (1.0,) * len(taken)
        return [
            (e, [worth] * len(e["content"]["questions"])) for e, worth in zip(taken, points, strict=False)
        ]

    def template(
        self, teacher: Person, course: Course, kind: AssignmentKind, *, name: str | None = None
    ) -> str:
        """The id of the course's template of this kind and name, or of its first of this kind."""
        templates = self._site.ask(teacher, "GET", f"/courses/{course.id}/grading_templates")["items"]
        fitting = [t for t in templates if t["task_plan_type"] == kind and name in {None, t["name"]}]
        # A member who must be refused is still to name a template; the refusal is the answer to the plan.
        return str(fitting[0]["id"]) if fitting else ""

    def listed_for(self, teacher: Person, course: Course) -> Sequence[PlanCard]:
        """What the teacher's calendar shows over the whole term."""
        plans = self._site.ask(teacher, "GET", f"/courses/{course.id}/dashboard")["plans"]
        return [PlanCard(p["title"], is_draft=not p.get("is_published", False)) for p in plans]

    def progress(
        self, teacher: Person, course: Course, assignment: Assignment, section: str
    ) -> ClassProgress:
        """How far the students of a section are."""
        stats = self._site.ask(teacher, "GET", f"/plans/{assignment.id}/stats")["stats"]
        own = course.section(section).id
        told = next(s for s in stats if s["period_id"] == own)
        return ClassProgress(told["total_count"], told["complete_count"], told["partially_complete_count"])

    def withdraw(self, teacher: Person, course: Course, assignment: Assignment) -> None:  # noqa: ARG002 - the port's
        """Delete an assignment."""
        self._site.ask(teacher, "DELETE", f"/plans/{assignment.id}")

    def dates(self, teacher: Person, course: Course, assignment: Assignment) -> Dates:  # noqa: ARG002 - the port's
        """When an assignment opens, is due and closes for its first section."""
        first = self._site.ask(teacher, "GET", f"/plans/{assignment.id}")["tasking_plans"][0]
        return Dates(*(datetime.fromisoformat(first[name]) for name in ("opens_at", "due_at", "closes_at")))


def _tasking_plans(course: Course, draft: AssignmentDraft) -> list[Json]:
    zone = ZoneInfo(course.time_zone if "/" in course.time_zone else "US/Central")
    closing = draft.dates.closes_at or course.ends_at.astimezone(zone)
    # Told with their offsets, which Tutor drops: the wall clock is what counts, in the course's zone.
    dates = {
        "opens_at": draft.dates.opens_at.isoformat(),
        "due_at": draft.dates.due_at.isoformat(),
        "closes_at": closing.isoformat(),
    }
    sections = [s for s in course.sections if not draft.sections or s.name in draft.sections]
    return [{"target_id": s.id, "target_type": "period", **dates} for s in sections]
