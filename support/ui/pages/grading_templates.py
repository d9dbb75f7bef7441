"""A course's grading templates: cards, and the form of one."""

import re

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentKind
from support.domain.grading_templates import GradingTemplate, TemplateChange
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["GradingTemplatesPage"]

_KINDS = {AssignmentKind.HOMEWORK: "Homework", AssignmentKind.READING: "Reading"}
_REFUSED = re.compile(r"in use|last (template|of its type)|cannot be|can.t be", re.IGNORECASE)
_HEADINGS = "cards => cards.map(card => (card.querySelector('h1, h2, h3') || card).innerText.trim())"


class GradingTemplatesPage:
    """`/course/:id/grading-templates`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/grading-templates"
        page = tab.page
        self._cards = page.get_by_test_id("grading-template-card")
        self._add = page.get_by_role("button", name="Add new template")
        self._dialog = page.get_by_role("dialog")
        self._name = page.locator("#template_name")
        self._save = self._dialog.get_by_role("button", name="Save")
        self._delete = self._dialog.get_by_role("button", name=re.compile("^Delete"))
        self._many = page.get_by_test_id("turn-on-multiple-attempts")
        self._once = page.get_by_test_id("turn-off-multiple-attempts")
        self._penalty = page.get_by_test_id("late-work-penalty")

    def open(self) -> None:
        """Go there, once the cards are drawn."""
        open_course_page(self._tab, self._path, "the grading templates", cards=self._cards)

    def names(self) -> list[str]:
        """What the cards are headed by."""
        found: list[str] = self._cards.evaluate_all(_HEADINGS)
        return found

    def create(self, template: GradingTemplate) -> None:
        """Make a template; what several attempts need and is not there leaves them off."""
        self._add.click()
        self._dialog.get_by_role("button", name=_KINDS[template.kind]).click()
        self._await_form()
        self._name.fill(template.name)
        self._choose("auto_grading_feedback_on", template.rules.feedback)
        self._choose("manual_grading_feedback_on", template.rules.grades_shown)
        self._attempts(many=template.many_attempts)
        if template.rules.late != "not_accepted":
            self._penalty.fill(f"{template.rules.penalty * 100:g}")
        self._keep()
        self._await_card(template.name)

    def change(self, name: str, change: TemplateChange) -> None:
        """Change a template."""
        self._edit(name)
        if change.name is not None:
            self._name.fill(change.name)
        if change.feedback is not None:
            self._choose("auto_grading_feedback_on", change.feedback)
        if change.many_attempts is not None:
            self._attempts(many=change.many_attempts)
        self._keep()
        self._await_card(change.name or name)

    def delete(self, name: str) -> None:
        """Delete a template."""
        card = self._card(name)
        card.get_by_role("button", name=re.compile("delete|trash|remove", re.IGNORECASE)).first.click()
        self._tab.await_one("the question whether to delete it", ask=self._delete)
        self._delete.first.click()
        self._await_kept("the template to be gone", gone=lambda: name not in self.names())

    def allows_many_attempts(self, name: str) -> bool:
        """What its form says of several attempts."""
        self._edit(name)
        return self._many.is_checked()

    def _card(self, name: str) -> Locator:
        if name not in self.names():
            raise RefusedError(Refusal.NOT_FOUND, f"no card says {name!r}: {self.names()}")
        return self._cards.nth(self.names().index(name))

    def _edit(self, name: str) -> None:
        self._card(name).get_by_role("button", name=re.compile("edit", re.IGNORECASE)).first.click()
        self._await_form()

    def _await_form(self) -> None:
        self._tab.await_one("the form of a template", name=self._name)

    def _choose(self, name: str, value: str) -> None:
        self._tab.page.locator(f"input[name='{name}'][value='{value}']").check(force=True)

    def _attempts(self, *, many: bool) -> None:
        box = self._many if many else self._once
        if box.is_enabled():
            box.check(force=True)

    def _keep(self) -> None:
        self._save.click()
        self._await_kept("the template to be kept", gone=lambda: not self._name.is_visible())

    def _await_kept(self, reason: str, **marks: object) -> None:
        refused = self._dialog.filter(has_text=_REFUSED)
        if self._tab.await_one(reason, refused=refused, **marks) == "refused":  # type: ignore[arg-type]
            raise RefusedError(Refusal.INVALID, " ".join(refused.last.inner_text().split()))

    def _await_card(self, name: str) -> None:
        self._tab.await_one("the template's card", card=lambda: name in self.names())
