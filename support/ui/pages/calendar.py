"""The teacher's calendar: assignments by month, and the dialog that tells how a class is doing."""

import re
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator

from support.domain.assignments import ClassProgress, PlanCard
from support.domain.courses import Section
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["CalendarPage", "CalendarPlan"]

_PLANS = """
plans => plans.map(plan => ({
  classes: [...plan.classList],
  title: (plan.querySelector('[data-title]') || plan).getAttribute('data-title') || '',
  text: plan.innerText,
}))
"""
_ID = re.compile(r"^course-plan-(\d+)$")
_PREFIX = re.compile(r"^\s*(draft|opens \d+/\d+|\d+ NEW)\s*", re.IGNORECASE)
_NEW = re.compile(r"\b(\d+) NEW\b")
_NUMBERS = {
    "complete": r"(?:Complete|Clicked)",
    "partial": r"In Progress",
    "rest": r"Not Started",
}


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """An assignment on the calendar."""

    id: str
    title: str
    new_answers: int  # written ones that wait to be graded
    states: frozenset[str]  # is-draft, is-published, is-publishing, is-open, is-failed…

    def card(self) -> PlanCard:
        """What a port tells of it."""
        return PlanCard(self.title, is_draft="is-draft" in self.states)


class CalendarPage:
    """`/course/:id/t/month/:date`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/t/month"
        page = tab.page
        self._label = page.locator(".calendar-header-label")
        self._plans = page.locator(".plan[class*='course-plan-']")
        self._dialog = page.get_by_role("dialog")

    def open(self, day: date) -> None:
        """The month of this day, once its assignments have come."""
        open_course_page(self._tab, f"{self._path}/{day:%Y-%m-%d}", "the calendar", month=self._label)
        self._tab.await_one("the month's assignments", come=lambda: self._tab.has_answers(r"/dashboard"))

    def plans(self) -> list[CalendarPlan]:
        """The assignments shown."""
        shown: list[dict[str, str]] = self._plans.evaluate_all(_PLANS)
        found: dict[str, CalendarPlan] = {}
        for plan in shown:
            plan_id = next((match[1] for name in plan["classes"] if (match := _ID.match(name))), "")
            title = plan["title"] or _PREFIX.sub("", plan["text"]).strip()
            new = _NEW.search(plan["text"])
            states = frozenset(plan["classes"])
            found[plan_id] = CalendarPlan(plan_id, title, int(new[1]) if new else 0, states)
        return list(found.values())

    def progress(self, plan_id: str, section: Section) -> ClassProgress:
        """What the dialog of a published assignment tells of a section."""
        self._plans.and_(self._tab.page.locator(f".course-plan-{plan_id}")).first.click()
        choice = self._dialog.locator(
            f"input[name='period-{section.id}'], [value='{section.id}'][type=radio]"
        )
        numbers = self._dialog.filter(has_text=re.compile(_NUMBERS["rest"], re.IGNORECASE))
        self._tab.await_one("the numbers of the class", numbers=numbers, choice=choice)
        if choice.count():
            choice.first.check(force=True)
        self._tab.await_one(f"the numbers of {section.name}", numbers=numbers)
        return _progress(self._dialog)


def _progress(dialog: Locator) -> ClassProgress:
    text = dialog.last.inner_text()
    complete, partial, rest = (_number(text, label) for label in _NUMBERS.values())
    return ClassProgress(total=complete + partial + rest, complete=complete, partial=partial)


def _number(text: str, label: str) -> int:
    """The number with a label: after its colon, or right before it."""
    after = re.search(rf"{label}\s*:\s*(\d+)", text, re.IGNORECASE)
    found = after or re.search(rf"(\d+)\s*{label}", text, re.IGNORECASE)
    return int(found[1]) if found else 0
