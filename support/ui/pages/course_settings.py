"""Course settings: the details of a course."""

from datetime import date, datetime

from playwright.sync_api import Locator

from support.domain.courses import CourseDetails
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["CourseSettingsPage"]

# How pages write a day; which of them is the front end's own affair.
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%b %d, %Y", "%B %d, %Y")


class CourseSettingsPage:
    """`/course/:id/settings?tab=1`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/settings?tab=1"
        page = tab.page
        self.details_form = page.get_by_test_id("course-details")
        self._name = page.locator("#course-name")
        self._code = page.locator("#course-code")
        self._fixed = {name: page.locator(f"#{name}") for name in ("term", "startDate", "endDate")}
        self._zone = page.get_by_test_id("timezone-dropdown-btn")
        self._zones = page.get_by_test_id("timezone-dropdown")
        self._save = page.locator(".save-changes-button")
        self._saved = page.get_by_test_id("course-settings-published")
        self._delete = page.get_by_test_id("delete-course-btn")
        self._message = page.get_by_test_id("delete-course-message")
        self._warning = page.get_by_test_id("disabled-delete-course-message-warning")
        self._confirm = page.get_by_test_id("confirm-delete-btn")

    def open(self) -> None:
        """Go there."""
        open_course_page(self._tab, self._path, "the course's details", details=self._name)

    def rename(self, name: str) -> None:
        """Give the course another name and save."""
        self._change(self._name, name)

    def change_code(self, code: str) -> None:
        """Give the course another code of the school and save."""
        self._change(self._code, code)

    def _change(self, field: Locator, value: str) -> None:
        self.open()
        field.fill(value)
        self.save()

    def write_name(self, name: str) -> None:
        """Write another name, without saving."""
        self._name.fill(name)

    def offers_to_save(self) -> bool:
        """Whether there is a button to save with."""
        return self._save.is_visible()

    def save(self) -> None:
        """Save what was changed."""
        self._save.click()
        self._tab.await_one("the word that the settings are saved", saved=self._saved)

    def change_zone(self, time_zone: str) -> None:
        """Choose another time zone and save."""
        self.open()
        self._zone.click()
        self._zones.get_by_text(time_zone, exact=True).click()
        self.save()

    def details(self) -> CourseDetails:
        """What the page tells of the course."""
        self.open()
        return CourseDetails(
            term=self._fixed["term"].input_value().strip().lower(),
            first_day=_day(self._fixed["startDate"].input_value()),
            last_day=_day(self._fixed["endDate"].input_value()),
            code=self._code.input_value() or None,
        )

    def writable(self) -> list[str]:
        """Which of term and dates the page lets be written over."""
        return [name for name, field in self._fixed.items() if field.is_editable()]

    def leave(self) -> bool:
        """Delete the course, as the page calls it; whether it warned that there are students."""
        self._delete.click()
        self._tab.await_one("the question about deleting", message=self._message)
        is_warned = self._warning.is_visible()
        self._confirm.click()
        self._tab.await_one("the own courses again", courses=self._tab.is_at("^/courses"))
        return is_warned


def _day(text: str) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise AssertionError(f"{text!r} is no day that the page could show")
