"""The grading templates of a course, over the API."""

from collections.abc import Sequence
from typing import Any

from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.grading_templates import GradingTemplate, TemplateChange
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError

__all__ = ["ApiGradingTemplates", "ApiUnscreenedTemplates"]

Json = dict[str, Any]


class ApiGradingTemplates:
    """`support.ports.grading_templates.GradingTemplates`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The names of all templates."""
        return [template["name"] for template in _listed(self._site, teacher, course)]

    def create(self, teacher: Person, course: Course, template: GradingTemplate) -> None:
        """Make a template."""
        self._site.ask(teacher, "POST", f"/courses/{course.id}/grading_templates", _body(template))

    def change(self, teacher: Person, course: Course, name: str, change: TemplateChange) -> None:
        """Change a template."""
        _change(self._site, teacher, _find(self._site, teacher, course, name)["id"], change)

    def delete(self, teacher: Person, course: Course, name: str) -> None:
        """Delete a template."""
        found = _find(self._site, teacher, course, name)
        self._site.ask(teacher, "DELETE", f"/grading_templates/{found['id']}")

    def allows_many_attempts(self, teacher: Person, course: Course, name: str) -> bool:
        """Whether a template lets students try again."""
        return bool(_find(self._site, teacher, course, name)["allow_auto_graded_multiple_attempts"])


class ApiUnscreenedTemplates:
    """`support.ports.grading_templates.UnscreenedTemplates`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def change_as(
        self, person: Person | None, teacher: Person, course: Course, name: str, change: TemplateChange
    ) -> None:
        """Somebody changes a template that its teacher found."""
        _change(self._site, person, _find(self._site, teacher, course, name)["id"], change)

    def delete_as(self, person: Person | None, teacher: Person, course: Course, name: str) -> None:
        """Somebody deletes a template that its teacher found."""
        found = _find(self._site, teacher, course, name)
        self._site.ask(person, "DELETE", f"/grading_templates/{found['id']}")

    def takes_weights(
        self, teacher: Person, course: Course, template: GradingTemplate, weights: tuple[float, float]
    ) -> bool:
        """Whether a template with these weights, for completion and correctness, is taken."""
        completion, correctness = weights
        body = {**_body(template), "completion_weight": completion, "correctness_weight": correctness}
        try:
            self._site.ask(teacher, "POST", f"/courses/{course.id}/grading_templates", body)
        except RefusedError:
            return False
        return True


def _listed(site: Site, teacher: Person, course: Course) -> list[Json]:
    return list(site.ask(teacher, "GET", f"/courses/{course.id}/grading_templates")["items"])


def _find(site: Site, teacher: Person, course: Course, name: str) -> Json:
    found = next((t for t in _listed(site, teacher, course) if t["name"] == name), None)
    if found is None:
        raise RefusedError(Refusal.NOT_FOUND, f"the course has no grading template {name!r}")
    return found


def _change(site: Site, person: Person | None, template_id: str, change: TemplateChange) -> None:
    told = {
        "name": change.name,
        "task_plan_type": change.kind.value if change.kind else None,
        "auto_grading_feedback_on": change.feedback,
        "allow_auto_graded_multiple_attempts": change.many_attempts,
    }
    body = {name: value for name, value in told.items() if value is not None}
    site.ask(person, "PUT", f"/grading_templates/{template_id}", body)


def _body(template: GradingTemplate) -> Json:
    rules = template.rules
    return {
        "name": template.name,
        "task_plan_type": template.kind.value,
        "completion_weight": rules.completion,
        "correctness_weight": round(1 - rules.completion, 6),
        "auto_grading_feedback_on": rules.feedback,
        "manual_grading_feedback_on": rules.grades_shown,
        "late_work_penalty_applied": rules.late,
        "late_work_penalty": rules.penalty,
        "default_open_time": template.opens,
        "default_due_time": template.due,
        "default_due_date_offset_days": template.due_after,
        "default_close_date_offset_days": template.closes_after,
        "allow_auto_graded_multiple_attempts": template.many_attempts,
        "shuffle_answer_choices": True,
    }
