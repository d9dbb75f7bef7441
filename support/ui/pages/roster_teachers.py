"""The roster's instructors: who they are, the link for a colleague, removing one."""

import re

from support.domain.refusals import Refusal, RefusedError
from support.ui.errors import PageCrashedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["RosterTeachersPage", "open_teach_link"]

_NAMES = "rows => rows.map(row => [...row.cells].slice(0, 2).map(cell => cell.innerText.trim()))"
_REFUSALS = {403: Refusal.NOT_ALLOWED, 404: Refusal.NOT_FOUND}


class RosterTeachersPage:
    """`/course/:id/roster`, the part above the students."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/roster"
        page = tab.page
        self._rows = page.locator(".teachers-table tbody tr")
        self._add = page.get_by_role("button", name="Add Instructor")
        self._link = page.get_by_role("dialog").locator("input[value*='/teach/']")
        self._confirm = page.get_by_test_id("remove-confirm-btn")
        self._warning = page.locator(".popover").get_by_text(re.compile("lose access", re.IGNORECASE))

    def open(self) -> None:
        """Go there."""
        open_course_page(self._tab, self._path, "the instructors", teachers=self._rows)

    def names(self) -> list[str]:
        """First and last names, joined as the site joins them."""
        cells: list[list[str]] = self._rows.evaluate_all(_NAMES)
        return [" ".join(" ".join(pair).split()) for pair in cells]

    def link(self) -> str:
        """The link to give to a colleague."""
        self._add.click()
        self._link.wait_for()
        return self._link.input_value()

    def remove(self, full_name: str) -> bool:
        """Remove an instructor; whether the page warned that this is oneself."""
        self._rows.nth(self.names().index(full_name)).get_by_text("Remove").click()
        self._confirm.wait_for()
        is_warned = self._warning.is_visible()
        self._confirm.click()
        self._tab.await_one(
            f"{full_name} leaving the instructors",
            away=self._tab.is_at("^/courses"),
            gone=lambda: full_name not in self.names(),
        )
        return is_warned


def open_teach_link(tab: Tab, link: str) -> str:
    """Follow the link for colleagues; the id of the course that opens."""
    response = tab.page.goto(tab.origin + link, wait_until="domcontentloaded")
    if response is not None and response.status in _REFUSALS:
        raise RefusedError(_REFUSALS[response.status], f"the site answered {link} with {response.status}")
    if response is not None and not response.ok:
        raise PageCrashedError(f"the site answered {link} with HTTP {response.status}")
    tab.await_one("the course of the link", course=tab.is_at(r"^/course/\d+"))
    found = re.match(r"/course/(\d+)", tab.path)
    return found[1] if found else ""
