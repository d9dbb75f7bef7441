"""The student's dashboard of a course: the assignments, this week's, later ones and past ones."""

import re

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentKind
from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import TaskCard
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab
from support.waiting import eventually

__all__ = ["StudentDashboardPage"]

_ROWS = """
rows => rows.map(row => ({
  classes: [...row.classList],
  label: row.getAttribute('aria-label') || '',
  marks: [...row.querySelectorAll('[role=img], i, svg')].map(
    mark => (mark.getAttribute('aria-label') || mark.getAttribute('title') || '').toLowerCase()),
  lines: row.innerText.split('\\n').map(line => line.trim()).filter(line => line),
}))
"""
_LABEL = re.compile(r"^Work on \w+: (.*)$", re.DOTALL)
_NO_SCORE = "---"
_DONE = {"complete", "clicked"}


class StudentDashboardPage:
    """`/course/:id` as students see it."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}"
        self.kind_opened: AssignmentKind | None = None  # of the task opened last
        page = tab.page
        self._this_week = page.get_by_test_id("this-week-tab")
        self._past = page.get_by_test_id("all-past-work-tab")
        self._preparing = page.get_by_text("Preparing assignments for your course")
        self._rows = page.locator(".task")
        self._empty = page.get_by_text(re.compile(r"No (upcoming )?assignments"))
        self._weakest = page.locator("a.view-performance-forecast[href*='practice?type=worst']")

    def open(self) -> None:
        """Go there, and wait until all assignments have been prepared."""

        def look() -> bool:
            open_course_page(self._tab, self._path, "the dashboard", tabs=self._this_week)
            self._tab.await_one(
                "the assignments", row=self._rows, preparing=self._preparing, empty=self._empty
            )
            self._tab.await_one("the course's work", come=lambda: self._tab.has_answers(r"/dashboard"))
            return not self._preparing.is_visible()

        eventually(look, reason="all assignments to be prepared", within=120, longest_pause=2)

    def show_past(self) -> None:
        """The tab with all past work."""
        self._past.click()
        self._tab.await_one("past work", chosen=lambda: "tab=1" in self._tab.page.url)
        self._tab.await_one("the past assignments", row=self._rows, empty=self._empty)

    def cards(self) -> list[TaskCard]:
        """The assignments of the tab that is shown."""
        return [_card(row) for row in self._facts()]

    def all_cards(self) -> list[TaskCard]:
        """The assignments of both tabs."""
        self.open()
        cards = self.cards()
        self.show_past()
        return cards + [card for card in self.cards() if card not in cards]

    def _facts(self) -> list[dict[str, list[str]]]:
        facts: list[dict[str, list[str]]] = self._rows.evaluate_all(_ROWS)
        return facts

    def open_task(self, title: str) -> str:
        """Click an assignment; the path of its task."""
        row = self._find(title)
        if "viewable" not in (row.get_attribute("class") or "").split():
            raise RefusedError(Refusal.NOT_ALLOWED, f"{title!r} cannot be opened yet")
        link = row.get_by_role("link")
        (link if link.count() else row).first.click()
        self._tab.await_one(f"the task {title}", task=self._tab.is_at(r"/task/\d+"))
        found = re.match(r"(.*/task/\d+)", self._tab.path)
        return found[1] if found else self._tab.path

    def hide(self, title: str) -> None:
        """Take a withdrawn assignment off the dashboard. NOT_ALLOWED where the page does not offer it."""
        row = self._find(title)
        button = row.get_by_role("button", name="Hide")
        if not button.count():
            raise RefusedError(Refusal.NOT_ALLOWED, f"{title!r} cannot be hidden")
        button.click()
        self._tab.await_one(f"{title} to go", gone=lambda: all(c.title != title for c in self.cards()))

    def _find(self, title: str) -> Locator:
        """The row of an assignment, on the tab that has it."""
        self.open()
        row = self._row(title)
        if row is None:
            self.show_past()
            row = self._row(title)
        if row is None:
            raise RefusedError(Refusal.NOT_FOUND, f"{title!r} is not on the dashboard")
        return row

    def _row(self, title: str) -> Locator | None:
        for index, card in enumerate(self.cards()):
            if card.title == title:
                self.kind_opened = card.kind
                return self._rows.nth(index)
        return None

    def practice_weakest(self) -> bool:
        """Click on practice of the weakest topics; False where the page does not offer it."""
        self.open()
        if not self._weakest.first.is_visible():
            return False
        self._weakest.first.click()
        return True


def _card(row: dict[str, list[str]]) -> TaskCard:
    classes = set(row["classes"])
    label = _LABEL.match(str(row["label"]))
    lines = row["lines"]
    kind = next((kind for kind in AssignmentKind if kind.value in classes), AssignmentKind.EVENT)
    return TaskCard(
        title=label[1] if label else lines[0],
        kind=kind,
        is_open="viewable" in classes,
        is_complete=any(line.casefold() in _DONE for line in lines[1:]),
        is_late=any("late" in mark for mark in row["marks"]),
        is_extended=any("extension" in mark for mark in row["marks"]),
        has_result=lines[-1] != _NO_SCORE,
    )
