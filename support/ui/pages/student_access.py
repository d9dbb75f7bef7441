"""Course settings: how students get into the course."""

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
