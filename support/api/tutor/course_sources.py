"""Where courses come from, as only the API shows it: offerings, editions of books, previews and copies."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from support.api.tutor.courses import ApiCourses, course_of
from support.api.tutor.site import Site, fetch_job
from support.domain.courses import Course, CourseDraft, Term
from support.domain.people import Person

__all__ = ["CourseSources"]

Json = dict[str, Any]
_DAYS_OF_TERM = {"opens_at": 2, "due_at": 9, "closes_at": 16}  # of what is given again, whose term is another


class CourseSources:
    """The part of `support.ports.course_office.CourseOffice` that is about what courses are made of."""

    def __init__(self, site: Site, courses: ApiCourses) -> None:
        self._site = site
        self._courses = courses
        self._editions: dict[str, int] = {}

    def claim_preview_of_term(self, teacher: Person, offering_title: str, term: Term) -> Course:
        """Take a preview course, naming a term, which means nothing to it."""
        draft = CourseDraft(f"Preview of {offering_title}", offering_title, term=term)
        body = self._courses.body(teacher, draft) | {"is_preview": True}
        return course_of(self._site.ask(teacher, "POST", "/courses", body))

    def new_offering(self, title: str) -> None:
        """Bring a book in under a new title."""
        self._import(title, 1)

    def new_edition(self, title: str) -> None:
        """Bring a newer edition of the book in."""
        self._import(title, self._editions[title] + 1)

    def _import(self, title: str, edition: int) -> None:
        self._editions[title] = edition
        book = {"uuid": str(uuid5(NAMESPACE_URL, title)), "version": str(edition)}
        body = {
            "book": {**book, "reading_processing_instructions": []},
            "catalog_offering": {"title": title, "appearance_code": "college_biology"},
        }
        job = self._site.ask(None, "POST", "/demo/import", body)["job"]
        fetch_job(lambda path: self._site.ask(None, "GET", path), f"/api/jobs/{job['id']}")

    def due_dates(self, teacher: Person, course: Course) -> Sequence[datetime]:
        """When the course's assignments are due, in any section."""
        return [
            datetime.fromisoformat(taking["due_at"])
            for plan in self._plans(teacher, course)
            for taking in plan["tasking_plans"]
        ]

    def plans_of_source(self, teacher: Person, course: Course, *, used: bool) -> Sequence[str]:
        """The titles of what was assigned in the source, used again here or not."""
        status = "used_source" if used else "unused_source"
        told = self._site.ask(
            teacher, "GET", f"/courses/{course.id}/plans", params=[("clone_status", status)]
        )
        return [plan["title"] for plan in told["items"]]

    def use_again(self, teacher: Person, course: Course, source: Course, title: str) -> str:
        """Publish in the course what was assigned in its source."""
        (plan,) = (plan for plan in self._plans(teacher, source) if plan["title"] == title)
        (template,) = (
            template
            for template in self._site.ask(teacher, "GET", f"/courses/{course.id}/grading_templates")["items"]
            if template.get("cloned_from_id") == plan["grading_template_id"]
        )
        dates = {
            name: (course.starts_at + timedelta(days=days)).isoformat()
            for name, days in _DAYS_OF_TERM.items()
        }
        body = {
            "type": plan["type"],
            "title": title,
            "settings": plan["settings"],
            "cloned_from_id": plan["id"],
            "grading_template_id": template["id"],
            "tasking_plans": [
                {"target_id": section.id, "target_type": "period", **dates} for section in course.sections
            ],
            "is_publish_requested": True,
        }
        told = self._site.ask(teacher, "POST", f"/courses/{course.id}/plans", body)
        fetch_job(lambda path: self._site.ask(teacher, "GET", path), told["publish_job_url"])
        return str(told["id"])

    def fits_book(self, teacher: Person, course: Course, plan: str) -> bool:
        """Whether all pages and questions of an assignment are of the course's present book."""
        settings = self._site.ask(teacher, "GET", f"/plans/{plan}")["settings"]
        present = self._site.ask(teacher, "GET", f"/courses/{course.id}")["ecosystem_id"]
        (book,) = self._site.ask(teacher, "GET", f"/ecosystems/{present}/readings")
        pages = {str(page["id"]) for part in book["children"] for page in part.get("children") or []}
        told = self._site.ask(teacher, "GET", f"/ecosystems/{present}/exercises")
        exercises = {str(exercise["id"]) for exercise in told["items"]}
        chosen = {str(one["id"]) for one in settings.get("exercises", [])}
        return bool(chosen) and chosen <= exercises and set(settings["page_ids"]) <= pages

    def excluded(self, teacher: Person, course: Course) -> frozenset[str]:
        """The numbers of the questions that were taken out of the course."""
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}/exercises")
        out = [one for one in told["items"] if one.get("is_excluded")]
        return frozenset(str(one["content"]["uid"]).partition("@")[0] for one in out)

    def _plans(self, teacher: Person, course: Course) -> list[Json]:
        return list(self._site.ask(teacher, "GET", f"/courses/{course.id}/plans")["items"])
