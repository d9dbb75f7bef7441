"""The builder's last step: what was chosen, in its order, with ways to change it."""

import re

from playwright.sync_api import Locator

from support.ui.tab import Tab

__all__ = ["BuilderOrderPage"]

_UIDS = """
rows => rows.map(row => {
  const card = row.closest('[data-exercise-id]') || row.querySelector('[data-exercise-id]');
  return card.getAttribute('data-exercise-id');
})
"""
_NUMBER = re.compile(r"^\s*\d+(\.\d+)*\s+")


class BuilderOrderPage:
    """Sections of a reading, or questions of a homework."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._remove = page.locator(".ox-icon-close")
        self._rows = page.get_by_role("listitem").filter(has=self._remove)
        self._points = page.locator("input[type=number][name*='points'], .points-field input")

    def await_rows(self) -> None:
        """Wait until something is there."""
        self._tab.await_one("what was chosen", rows=self._rows)

    def titles(self) -> tuple[str, ...]:
        """What the rows are headed by, without numbers of sections."""
        firsts = (text.strip().splitlines()[0] for text in self._rows.all_inner_texts())
        return tuple(_NUMBER.sub("", first).strip() for first in firsts)

    def uids(self) -> tuple[str, ...]:
        """The questions in their order."""
        found: list[str] = self._rows.evaluate_all(_UIDS)
        return tuple(found)

    def points(self) -> tuple[float, ...]:
        """The points of each part."""
        return tuple(float(self._points.nth(n).input_value()) for n in range(self._points.count()))

    def move_up(self, place: int) -> None:
        """A row before the one above it."""
        self._change(self._rows.nth(place).locator(".ox-icon-arrow-up"))

    def remove(self, place: int) -> None:
        """A row away."""
        self._change(self._rows.nth(place).locator(".ox-icon-close"))

    def _change(self, button: Locator) -> None:
        before = self._rows.all_inner_texts()
        button.first.click()
        self._tab.await_one("the list to change", changed=lambda: self._rows.all_inner_texts() != before)
