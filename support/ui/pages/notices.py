"""Notices of the site, in the bar over every page."""

from support.ui.tab import Tab

__all__ = ["NoticeBar"]


class NoticeBar:
    """The bar over every page of the app; the front page of those who are not signed in has none."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._notices = tab.page.locator(".openstax-notifications-bar .notification")

    def messages(self) -> tuple[str, ...]:
        """What is told, once the page has asked for it."""
        with self._tab.page.expect_response("**/api/updates*") as told:
            self._tab.go("/courses")
        told.value.finished()
        self._tab.await_one("the page", drawn=self._tab.page.locator("#user-menu"))
        # What has just been told is drawn with the next frame.
        self._tab.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        return tuple(text.strip() for text in self._notices.all_inner_texts())
