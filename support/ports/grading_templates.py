"""The grading templates of a course."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.grading_templates import GradingTemplate, TemplateChange
from support.domain.people import Person

__all__ = [
    "GradingTemplates",
    "UnscreenedTemplates",
]


class GradingTemplates(Protocol):
    """Templates by their names, which are unique in a course."""

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """The names of all templates."""

    def create(self, teacher: Person, course: Course, template: GradingTemplate) -> None:
        """Make a template."""

    def change(self, teacher: Person, course: Course, name: str, change: TemplateChange) -> None:
        """Change a template."""

    def delete(self, teacher: Person, course: Course, name: str) -> None:
        """Delete a template."""

    def allows_many_attempts(self, teacher: Person, course: Course, name: str) -> bool:
        """Whether a template lets students try again."""


class UnscreenedTemplates(Protocol):
    """What the API can do with templates and the site has no screen for."""

    def change_as(
        self, person: Person | None, teacher: Person, course: Course, name: str, change: TemplateChange
    ) -> None:
        """Somebody changes a template that its teacher found; None is not signed in."""

    def delete_as(self, person: Person | None, teacher: Person, course: Course, name: str) -> None:
        """Somebody deletes a template that its teacher found."""

    def takes_weights(
        self, teacher: Person, course: Course, template: GradingTemplate, weights: tuple[float, float]
    ) -> bool:
        """Whether a template with these weights, for completion and correctness, is taken."""
