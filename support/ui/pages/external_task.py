"""An external assignment's task: one card with a link that leads elsewhere."""

from support.ui.tab import Tab

__all__ = ["ExternalTaskPage"]


class ExternalTaskPage:
    """`/course/:id/task/:id` of an external assignment."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._link = tab.page.get_by_text("Open assignment URL")

    def visit(self) -> None:
        """Follow the link; the click alone counts as the work. Where it leads is not looked at."""
        self._tab.await_one("the link of the assignment", link=self._link)
        with self._tab.page.expect_popup() as popup:
            self._link.first.click()
        popup.value.close()
        self._tab.await_one("the click to be told", told=lambda: self._tab.has_answers(r"/steps/"))
