"""Tasks of one card: an external assignment, whose link leads elsewhere, and an event."""

from support.domain.assignments import AssignmentKind
from support.domain.working import Stop, StopKind
from support.ui.tab import Tab

__all__ = ["ExternalTaskPage"]


class ExternalTaskPage:
    """`/course/:id/task/:id` of an external assignment or an event."""

    KINDS = frozenset({AssignmentKind.EXTERNAL, AssignmentKind.EVENT})

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._link = tab.page.get_by_text("Open assignment URL")
        self._card = tab.page.get_by_test_id("student-task")
        self._way_back = tab.page.get_by_text("Back to dashboard")
        self._close = tab.page.get_by_text("Close", exact=True)

    def visit(self) -> None:
        """Follow the link; the click alone counts as the work. Where it leads is not looked at."""
        self._tab.await_one("the link of the assignment", link=self._link)
        with self._tab.page.expect_popup() as popup:
            self._link.first.click()
        popup.value.close()
        self._tab.await_one("the click to be told", told=lambda: self._tab.has_answers(r"/steps/"))

    def stops(self) -> tuple[Stop, ...]:
        """The link, or nothing where it is an event."""
        seen = self._tab.await_one("the card of the assignment", link=self._link, event=self._close)
        return (Stop(StopKind.LINK),) if seen == "link" else ()

    def address(self) -> str:
        """Where the link leads."""
        self._tab.await_one("the link of the assignment", link=self._link)
        return str(self._link.first.evaluate("part => part.closest('a').getAttribute('href')"))

    def leave(self) -> None:
        """Back to the dashboard, by the card's own link."""
        self._way_back.first.click()
        self._tab.await_one("the dashboard", rows=self._tab.page.locator(".task"))

    def text(self) -> str:
        """Everything the card says."""
        self._tab.await_one("the card of the assignment", link=self._link, event=self._close)
        return self._card.first.inner_text()
