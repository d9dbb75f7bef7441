"""The terms that stand before everything else at somebody's first visit."""

import re

from support.ui.tab import Tab

__all__ = ["TermsDialog"]


class TermsDialog:
    """Above whatever page was asked for."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._dialog = tab.page.locator(".user-terms")
        self._agree = self._dialog.get_by_role("button", name=re.compile("agree", re.IGNORECASE))

    def agree(self) -> None:
        """Agree to all of them."""
        self._tab.await_one("the terms", agree=self._agree)
        self._agree.dispatch_event("click")  # a real click would be made a second time by who else agrees
        self._tab.await_one("the terms to be gone", gone=lambda: not self._dialog.is_visible())
