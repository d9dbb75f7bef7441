"""The terms that come before everything else until they are agreed to."""

import re

from playwright.sync_api import Locator

from support.ui.tab import Tab

__all__ = ["TermsDialog"]


class TermsDialog:
    """`.user-terms`: one heading for each contract, and one way on."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.dialog: Locator = tab.page.locator(".user-terms")
        self._agree = self.dialog.get_by_role("button", name=re.compile("agree", re.IGNORECASE))

    def is_open(self) -> bool:
        """Whether something is still to be agreed to."""
        return self.dialog.is_visible()

    def headings(self) -> tuple[str, ...]:
        """What is to be agreed to."""
        return tuple(text.strip() for text in self.dialog.get_by_role("heading", level=3).all_inner_texts())

    def try_to_escape(self) -> bool:
        """Whether it goes away without agreement."""
        self._tab.page.keyboard.press("Escape")
        return not self.dialog.is_visible()

    def agree(self) -> None:
        """Agree to all of them."""
        # A click proper would first let the tab's own handler agree, which then has nothing left to click.
        self._agree.dispatch_event("click")
        self._tab.await_one("the terms to go", gone=lambda: not self.dialog.is_visible())
