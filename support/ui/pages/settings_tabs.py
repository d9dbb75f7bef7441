"""The two tabs of a course's settings."""

from support.ui.pages.course import open_course_page
from support.ui.tab import Mark, Tab

__all__ = ["SettingsTabs"]


class SettingsTabs:
    """`/course/:id/settings`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/settings"
        page = tab.page
        self._tabs = page.get_by_role("tab")
        self._contents: dict[str, Mark] = {
            "access": page.locator(".links").or_(page.locator("input[readonly][value*='/enroll/']")),
            "details": page.get_by_test_id("course-details"),
        }

    def switch(self) -> list[str]:
        """To the second tab and back; what was seen in each."""
        seen = [open_course_page(self._tab, self._path, "the settings", **self._contents)]
        for index in (1, 0):
            tab = self._tabs.nth(index)
            link = tab.locator("a")
            (link if link.count() else tab).first.click()
            others = {name: mark for name, mark in self._contents.items() if name != seen[-1]}
            seen.append(self._tab.await_one("the other tab of the settings", **others))
        return seen
