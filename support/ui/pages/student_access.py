"""Course settings: how students get into the course."""

from playwright.sync_api import Locator

from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["StudentAccessPage"]

_LINKS = """
fields => fields.map(field => [
  (field.labels?.[0]?.innerText ?? field.getAttribute('aria-label') ?? '').trim(),
  field.value,
])
"""


class StudentAccessPage:
    """`/course/:id/settings?tab=0`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/settings?tab=0"
        page = tab.page
        self._by_links = page.locator(".links")
        self._by_lms = page.locator(".lms")
        self._fields = page.locator("input[readonly][value*='/enroll/']")

    def open(self) -> None:
        """Go there."""
        open_course_page(
            self._tab, self._path, "how students get in", choice=self._by_links, links=self._fields
        )

    def links(self) -> dict[str, str]:
        """The link of each section; a course that has not chosen yet chooses links."""
        self.open()
        if not self._fields.count():
            self._by_links.click()
        self._tab.await_one("the links of the sections", links=self._fields)
        found: list[tuple[str, str]] = self._fields.evaluate_all(_LINKS)
        return dict(found)

    def chosen(self) -> bool | None:
        """Whether students come from an LMS; None while nothing has been chosen."""
        self.open()
        if _is_chosen(self._by_lms):
            return True
        return False if _is_chosen(self._by_links) or self._fields.count() else None

    def choose(self, *, lms: bool) -> None:
        """Choose one of the two ways; INVALID where the page does not let it be chosen any more."""
        self.open()
        choice = self._by_lms if lms else self._by_links
        if not choice.is_visible() or choice.is_disabled():
            raise RefusedError(Refusal.INVALID, "the page lets the way in be chosen no more")
        choice.click()
        self._tab.await_one("the choice to be taken", chosen=lambda: _is_chosen(choice))


def _is_chosen(choice: Locator) -> bool:
    """The real page marks it by a class, others by what assistive technology reads."""
    if not choice.count():
        return False
    told = choice.first.evaluate(
        "one => one.getAttribute('aria-pressed') === 'true' || one.matches('.selected, .active')"
    )
    return bool(told)
