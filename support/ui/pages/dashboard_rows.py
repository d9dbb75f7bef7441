"""The rows of a student's dashboard in the words that it shows, and what stands beside them."""

import re
from collections.abc import Sequence

from support.domain.screens import DashboardRow, Week
from support.ui.pages.student_dashboard import StudentDashboardPage
from support.ui.tab import Tab

__all__ = ["DashboardRows"]

_ROWS = """
rows => rows.map(row => ({
  title: (row.querySelector('a') || row).innerText.trim().split('\\n')[0],
  lines: row.innerText.split('\\n').map(line => line.trim()).filter(line => line),
  marks: [...row.querySelectorAll('[role=img], i, svg')].map(
    mark => mark.getAttribute('aria-label') || mark.getAttribute('title') || '').filter(text => text),
  isComing: [...document.querySelectorAll('h1, h2, h3, h4, [role=columnheader]')].some(heading =>
    heading.innerText.trim() === 'Coming Up' &&
    heading.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING),
}))
"""
_OFFER = re.compile(r"^Practice - ")


class DashboardRows:
    """`/course/:id` as students see it."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._dashboard = StudentDashboardPage(tab, course_id)
        page = tab.page
        self._rows = page.locator(".task")
        self._topics = page.locator(".btn-practice")
        self._weakest = page.locator("a.view-performance-forecast[href*='practice?type=worst']")
        self._nothing = page.get_by_text("You have not worked any questions yet")

    def all_rows(self) -> list[DashboardRow]:
        """Both tabs' rows."""
        self._dashboard.open()
        shown = self._read()
        self._dashboard.show_past()
        return shown + self._read(Week.PAST)

    def _read(self, week: Week | None = None) -> list[DashboardRow]:
        return [
            DashboardRow(
                title=row["title"],
                week=week or (Week.COMING if row["isComing"] else Week.THIS),
                status=row["lines"][-2],
                marks=frozenset(mark.casefold() for mark in row["marks"]),
                score=row["lines"][-1],
            )
            for row in self._rows.evaluate_all(_ROWS)
        ]

    def recent_topics(self) -> Sequence[str]:
        """What the bars offer to practise, where practising the weakest topics is offered too."""
        self._dashboard.open()
        seen = self._tab.await_one("the latest forecast", offer=self._weakest, nothing=self._nothing)
        if seen == "nothing":
            return []
        labels = [bar.get_attribute("aria-label") or "" for bar in self._topics.all()]
        return [_OFFER.sub("", label) for label in labels]
