"""The grading templates of a course, through their page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from support.domain.courses import Course
from support.domain.grading_templates import GradingTemplate, TemplateChange
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.pages.grading_templates import GradingTemplatesPage

__all__ = ["UiGradingTemplates"]


class UiGradingTemplates:
    """`support.ports.grading_templates.GradingTemplates`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def names(self, teacher: Person, course: Course) -> Sequence[str]:
        """From the cards."""
        with self._page(teacher, course, "looking at the grading templates") as page:
            return page.names()

    def create(self, teacher: Person, course: Course, template: GradingTemplate) -> None:
        """By "Add new template"."""
        with self._page(teacher, course, f"making the grading template {template.name}") as page:
            page.create(template)

    def change(self, teacher: Person, course: Course, name: str, change: TemplateChange) -> None:
        """In its form."""
        with self._page(teacher, course, f"changing the grading template {name}") as page:
            page.change(name, change)

    def delete(self, teacher: Person, course: Course, name: str) -> None:
        """From its card."""
        with self._page(teacher, course, f"deleting the grading template {name}") as page:
            page.delete(name)

    def allows_many_attempts(self, teacher: Person, course: Course, name: str) -> bool:
        """From its form."""
        with self._page(teacher, course, f"looking at the grading template {name}") as page:
            return page.allows_many_attempts(name)

    @contextmanager
    def _page(self, teacher: Person, course: Course, what: str) -> Iterator[GradingTemplatesPage]:
        with self._actors.acting(teacher, what) as tab:
            page = GradingTemplatesPage(tab, course.id)
            page.open()
            yield page
