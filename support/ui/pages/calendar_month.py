"""A month of the teacher's calendar, day by day, and the ways to add something to it."""

import re
from datetime import date, timedelta

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentKind
from support.domain.planning_screens import CalendarEntry, Look, Sidebar
from support.ui.pages.calendar import CalendarPage
from support.ui.tab import Tab

__all__ = ["CalendarMonth"]

_LABELS = {
    AssignmentKind.READING: "Add reading",
    AssignmentKind.HOMEWORK: "Add homework",
    AssignmentKind.EXTERNAL: "Add external assignment",
    AssignmentKind.EVENT: "Add event",
}
_DAYS = """
days => days.map(day => [...day.querySelectorAll('.plan')].map(plan => ({
  title: (plan.querySelector('[data-title]') || plan).getAttribute('data-title') || plan.innerText.trim(),
  classes: [...plan.classList],
})))
"""
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class CalendarMonth:
    """`/course/:id/t/month/:date`, as a table of days from Sunday to Saturday."""

    def __init__(self, tab: Tab, course_id: str, day: date) -> None:
        self._tab = tab
        self._first = day.replace(day=1)
        page = tab.page
        self._days = page.locator(".day")
        self._label = page.locator(".calendar-header-label")
        self._next = page.locator(".calendar-header-control.next")
        self._previous = page.locator(".calendar-header-control.previous")
        self._toggle = page.locator(".sidebar-toggle")
        self._sidebar = page.locator(".add-assignment-sidebar")
        self._calendar = CalendarPage(tab, course_id)
        self._calendar.open(day)

    @property
    def _first_shown(self) -> date:
        """The Sunday with which the table begins."""
        return self._first - timedelta(days=(self._first.weekday() + 1) % 7)

    def cell(self, day: date) -> Locator:
        """The cell of a day of this month."""
        return self._days.nth((day - self._first_shown).days)

    def entries(self) -> list[CalendarEntry]:
        """Every assignment, on each of its days."""
        days: list[list[dict[str, list[str]]]] = self._days.evaluate_all(_DAYS)
        return [
            CalendarEntry(
                str(plan["title"]), self._first_shown + timedelta(days=place), _look(plan["classes"])
            )
            for place, plans in enumerate(days)
            for plan in plans
        ]

    def label(self) -> str:
        """What the month is called."""
        return self._label.inner_text().strip()

    def turn(self, *, forward: bool) -> str:
        """To the next month or the one before; what it is called."""
        before = self.label()
        (self._next if forward else self._previous).first.click()
        self._tab.await_one("another month", other=lambda: self.label() != before)
        return self.label()

    def sidebar(self) -> Sidebar:
        """Open and shut it."""
        shown = (self._is_open(), self._toggled(), self._toggled())
        entries = tuple(text.strip() for text in self._sidebar.locator("a").all_text_contents())
        return Sidebar(shown, entries)

    def _toggled(self) -> bool:
        before = self._is_open()
        self._toggle.click()
        self._tab.await_one("the sidebar to move", moved=lambda: self._is_open() is not before)
        return self._is_open()

    def _is_open(self) -> bool:
        return "is-open" in (self._sidebar.get_attribute("class") or "").split()

    def add_on(self, day: date, kind: AssignmentKind) -> None:
        """Click a day, and what is to be added."""
        self.cell(day).click(position={"x": 12, "y": 12})
        entry = self._tab.page.get_by_role("link", name=re.compile(rf"^{_LABELS[kind]}$"))
        self._tab.await_one("what can be added", entry=entry.last)
        entry.last.click()

    def offers_adding(self, day: date) -> bool:
        """Whether a click on the day offers anything to add."""
        self.cell(day).click(position={"x": 12, "y": 12})
        self._tab.page.evaluate(_DRAWN)
        label = re.compile(rf"^{_LABELS[AssignmentKind.HOMEWORK]}$")
        return self._tab.page.get_by_role("link", name=label).locator("visible=true").count() > 0

    def drag_to(self, day: date, kind: AssignmentKind) -> None:
        """Drag an entry of the sidebar onto a day."""
        if not self._is_open():
            self._toggle.click()
        label = re.compile(f"^{_LABELS[kind]}$", re.IGNORECASE)
        self._sidebar.get_by_role("link", name=label).first.drag_to(self.cell(day))

    def ways(self) -> dict[str, str]:
        """The links above the month, and where they lead."""
        names = ("Browse the Book", "Question Library", "Gradebook", "Performance Forecast")
        links = {name: self._tab.page.get_by_role("link", name=name) for name in names}
        return {name: link.first.get_attribute("href") or "" for name, link in links.items() if link.count()}

    def summary(self, plan_id: str) -> str:
        """The words of the dialog of a published assignment."""
        return self._dialog(plan_id).inner_text()

    def address(self, plan_id: str) -> str:
        """The address in the dialog of a published assignment."""
        dialog = self._dialog(plan_id)
        dialog.get_by_role("button", name="Get assignment link").click()
        field = dialog.locator("input[readonly]").or_(self._tab.page.locator("input[readonly]"))
        self._tab.await_one("the address", field=field)
        return field.first.input_value()

    def _dialog(self, plan_id: str) -> Locator:
        self._tab.page.locator(f".plan.course-plan-{plan_id}").first.click()
        dialog = self._tab.page.get_by_role("dialog")
        opens = dialog.get_by_test_id("details-opens-at")
        self._tab.await_one("the summary", opens=opens)
        return dialog.last


def _look(classes: list[str]) -> Look:
    if "is-draft" in classes:
        return Look.DRAFT
    return Look.OPEN if "is-open" in classes else Look.COMING
