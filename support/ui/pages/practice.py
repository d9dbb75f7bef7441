"""Starting practice by address: the page makes a task and goes on to it."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["PracticePage", "ReferenceBookPage"]

_TASK = r"/task/\d+"


class PracticePage:
    """`/course/:id/practice`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/practice"

    def on_pages(self, page_ids: Sequence[str]) -> str:
        """Start practice on these pages; the path of the task."""
        return self._start(urlencode([("page_ids[]", page_id) for page_id in page_ids]))

    def on_weakest(self) -> str:
        """Start practice on the weakest topics; the path of the task."""
        return self._start("type=worst")

    def _start(self, query: str) -> str:
        open_course_page(self._tab, f"{self._path}?{query}", "the practice task", task=self._tab.is_at(_TASK))
        return self.task_path()

    def task_path(self) -> str:
        """The path of the task that the tab was led to."""
        found = re.match(rf"(.*{_TASK})", self._tab.path)
        return found[1] if found else self._tab.path


class ReferenceBookPage:
    """`/book/:id`: the table of contents tells the pages in reading order."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/book/{course_id}"
        page = tab.page
        self._book = page.get_by_test_id("reference-book")
        self._toggle = page.get_by_role("button", name="Open Sections Menu")
        self._links = page.locator(f"a[href*='/book/{course_id}/page/']")

    def page_ids(self) -> list[str]:
        """The pages' ids in reading order."""
        open_course_page(self._tab, self._path, "the book", book=self._book)
        seen = self._tab.await_one("the table of contents", links=self._links, toggle=self._toggle)
        if seen == "toggle":
            self._toggle.click()
            self._tab.await_one("the opened table of contents", links=self._links)
        paths: list[str] = self._links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
        ids = [path.rpartition("/page/")[2].partition("?")[0] for path in paths]
        return list(dict.fromkeys(ids))  # a page may be linked from its chapter too
