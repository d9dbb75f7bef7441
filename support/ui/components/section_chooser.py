"""Choosing parts of the book by chapter and section, in the builder and in the question library."""

from collections.abc import Sequence

from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["SectionChooser"]


class SectionChooser:
    """The book's sections in reading order; chapters may be folded."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self.chapters = page.get_by_test_id("section-chapter-chooser")
        self._headings = page.locator("[data-chapter-section]")
        self._rows = page.locator("[data-section-id]")
        self._chapters_boxes = page.locator(".tri-state-checkbox")
        self._selected = "input[type=checkbox]"

    def choose(self, positions: Sequence[int]) -> None:
        """Tick the sections at these positions in reading order."""
        self._tab.await_one("the book's sections", rows=self._headings.or_(self._rows))
        for position in positions:
            self._tick(position)

    def choose_chapter(self, place: int) -> None:
        """All sections of a chapter, by its own box."""
        box = self._chapters_boxes.nth(place)
        self._tab.await_one("the chapters", boxes=self._chapters_boxes)
        box.click()
        self._tab.await_one("the chapter to be chosen", ticked=box.is_checked)

    def give_up(self, position: int) -> None:
        """Untick the section at this position in reading order."""
        row = self._rows.nth(position)
        box = row.locator(self._selected).first
        row.click()
        self._tab.await_one(f"section {position} to be let go", let_go=lambda: not box.is_checked())

    def _tick(self, position: int) -> None:
        there = self._rows.count()
        if position >= there:
            raise RefusedError(Refusal.INVALID, f"there is no page {position}, the book has {there}")
        row = self._rows.nth(position)
        if not row.is_visible():
            # Its chapter is folded: the nearest heading above it opens it.
            number = row.evaluate(
                """row => {
                  const above = [...document.querySelectorAll('[data-chapter-section]')].filter(
                    heading => heading.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
                  return [...document.querySelectorAll('[data-chapter-section]')].indexOf(above.pop());
                }"""
            )
            self._headings.nth(number).click()
            row.wait_for()
        box = row.locator(self._selected).first
        if not box.is_checked():
            row.click()
            self._tab.await_one(f"section {position} to be ticked", ticked=box.is_checked)
