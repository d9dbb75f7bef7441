"""The roster's sections: their tabs, adding, renaming and putting one away."""

import re

from playwright.sync_api import Locator

from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["RosterSectionsPage"]

_RENAME = re.compile(r"^\s*(Rename|Save)\s*$")
_DELETE = re.compile(r"^\s*(Delete|Archive)\s*$")


class RosterSectionsPage:
    """`/course/:id/roster`, as the keeper of sections uses it."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/roster"
        page = tab.page
        self._tabs = page.get_by_role("tab")
        self._selected = page.locator("[role='tab'][aria-selected='true']")
        self._add = page.locator(".add-period")
        self._rename = page.locator(".rename-period")
        self._delete = page.locator(".delete-period")
        self._dialog = page.get_by_role("dialog")

    def open(self) -> None:
        """Go there."""
        open_course_page(self._tab, self._path, "the roster", tabs=self._tabs, add=self._add)

    def names(self) -> list[str]:
        """The sections in the order of their tabs."""
        return [text.strip() for text in self._tabs.all_inner_texts()]

    def choose(self, section: str) -> None:
        """Show a section."""
        tab = _tab_named(self._tabs, section)
        link = tab.locator("a")
        (link if link.count() else tab).first.click()
        self._tab.await_one(f"the section {section}", chosen=_tab_named(self._selected, section))

    def add(self, name: str) -> None:
        """Add a section."""
        self._add.click()
        self._send(name, re.compile(r"^\s*Add\s*$"))

    def rename(self, section: str, name: str) -> None:
        """Give a section another name."""
        self.choose(section)
        self._rename.click()
        self._send(name, _RENAME)

    def archive(self, section: str) -> None:
        """Put an empty section away; there is no way to do so with others."""
        self.choose(section)
        if not self._delete.is_visible():
            raise RefusedError(Refusal.NOT_ALLOWED, f"the page does not offer to delete {section}")
        self._delete.click()
        self._dialog.get_by_role("button", name=_DELETE).click()
        self._tab.await_one(
            f"the tab of {section} to go", gone=lambda: _tab_named(self._tabs, section).count() == 0
        )

    def _send(self, name: str, word: re.Pattern[str]) -> None:
        self._dialog.get_by_role("textbox").fill(name)
        button = self._dialog.get_by_role("button", name=word)
        seen = self._tab.await_one(
            "the button for the name", ready=button.and_(self._tab.page.locator(":enabled")), shown=button
        )
        if seen == "shown" and not button.is_enabled():
            raise RefusedError(Refusal.NAME_TAKEN, f"the page does not take {name!r} as a section's name")
        button.click()
        self._tab.await_one(f"the tab of {name}", tab=_tab_named(self._tabs, name))


def _tab_named(tabs: Locator, name: str) -> Locator:
    """The tab of a section."""
    return tabs.filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$"))
