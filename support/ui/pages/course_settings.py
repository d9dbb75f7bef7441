"""Course settings: the details of a course."""

from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["CourseSettingsPage"]


class CourseSettingsPage:
    """`/course/:id/settings?tab=1`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/settings?tab=1"
        page = tab.page
        self._details = page.get_by_test_id("course-details")
        self._name = page.locator("#course-name")
        self._save = page.locator(".save-changes-button")
        self._saved = page.get_by_test_id("course-settings-published")

    def rename(self, name: str) -> None:
        """Give the course another name and save."""
        open_course_page(self._tab, self._path, "the course's details", details=self._name)
        self._name.fill(name)
        self._save.click()
        self._tab.await_one("the word that the settings are saved", saved=self._saved)
