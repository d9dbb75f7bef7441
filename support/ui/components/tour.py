"""A tour of a page: one step after the other, each with a way on."""

from functools import partial

from support.ui.tab import Tab
from support.waiting import NotInTimeError

__all__ = ["TourDialog"]

_BEGINNING = 4.0  # seconds in which a tour begins if one does: it comes after the page
_MOST = 20  # steps: more is a tour that goes round


class TourDialog:
    """Steps by `tour-step`, the way on by `primary-button`."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._step = tab.page.get_by_test_id("tour-step")
        self._on = tab.page.get_by_test_id("primary-button")

    def go_through(self) -> int:
        """Follow a tour to its end; its steps, 0 where none begins."""
        try:
            self._tab.await_one("a tour to begin", _BEGINNING, step=self._step)
        except NotInTimeError:
            return 0
        for count in range(1, _MOST):
            before = self._step.first.inner_text()
            self._on.first.click()
            self._tab.await_one("the next step", next=partial(self._has_gone_on, before))
            if self._step.count() == 0:
                return count
        raise AssertionError(f"the tour has not ended after {_MOST} steps")

    def _has_gone_on(self, before: str) -> bool:
        return self._step.count() == 0 or self._step.first.inner_text() != before
