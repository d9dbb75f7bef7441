"""What stands around the calendar: assignments of before, and what a course without sections needs."""

import re
from datetime import datetime

from support.domain.courses import Course
from support.domain.planning import AssignmentDetails
from support.ui.components.assignment_fields import AssignmentFields
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["CalendarSidebar"]


class CalendarSidebar:
    """`/course/:id` as teachers see it, around the month."""

    def __init__(self, tab: Tab, course: Course) -> None:
        self._tab = tab
        self._course = course
        page = tab.page
        self._label = page.locator(".calendar-header-label")
        self._toggle = page.locator(".sidebar-toggle")
        self._sidebar = page.locator(".add-assignment-sidebar")
        self._copied = page.locator(".past-assignments a, .past-assignments [draggable='true']")
        self._no_section = page.get_by_text("Please add at least one section")

    def open(self) -> None:
        """Go there."""
        path = f"/course/{self._course.id}"
        open_course_page(self._tab, path, "the calendar", month=self._label, empty=self._no_section)

    def copied(self) -> list[str]:
        """The titles of what was assigned in the course that this one is a copy of."""
        self.open()
        if "is-open" not in (self._sidebar.get_attribute("class") or ""):
            self._toggle.click()
        self._tab.await_one("what was assigned before", copied=self._copied)
        return [text.strip() for text in self._copied.all_text_contents()]

    def open_copied(self, title: str, now: datetime) -> AssignmentDetails:
        """Give one of them again: what the builder is filled in with."""
        self.copied()
        self._copied.filter(has_text=re.compile(rf"^\s*{re.escape(title)}\s*$")).click()
        fields = AssignmentFields(self._tab, self._course)
        self._tab.await_one("the builder", title=fields.title)
        return fields.read(now)

    def asks_for_section(self) -> bool:
        """Whether the page asks to add a section."""
        self.open()
        return self._no_section.is_visible()
