"""What a teacher sees who has no course yet: subjects to choose, one in detail, a preview of it."""

import re

from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["NewTeacherPage"]


class NewTeacherPage:
    """`/courses` at the first visit."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._screen = page.get_by_test_id("new-teacher-screen")
        self._offerings = self._screen.locator("[data-test-id^='offering-']")
        self._details = page.get_by_test_id("show-detail")
        self._preview = page.get_by_test_id("create-preview")
        self._back = page.get_by_test_id("back-to-select")
        self._suggestion = page.get_by_test_id("input-suggested-subject")
        self._suggest = page.get_by_test_id("submit-suggested-subject")
        self._none_left = page.get_by_role("dialog").filter(has_text="preview")

    def open(self) -> None:
        """Go there."""
        self._tab.go("/courses")
        self._tab.await_one("the subjects to choose from", offerings=self._offerings)

    def claim_preview(self, offering_title: str) -> str:
        """Choose a subject, look at it and take its preview; the id of that course."""
        self.open()
        self.choose(offering_title)
        self._preview.click()
        seen = self._tab.await_one(
            "the preview course", course=self._tab.is_at(r"^/course/\d+"), none=self._none_left
        )
        if seen == "none":
            raise RefusedError(Refusal.NO_PREVIEW, "the page told that there is no preview")
        found = re.match(r"/course/(\d+)", self._tab.path)
        return found[1] if found else ""

    def choose(self, offering_title: str) -> None:
        """Choose a subject and look at it."""
        self._screen.get_by_role("radio", name=offering_title, exact=True).check(force=True)
        self._details.click()
        self._tab.await_one("the subject in detail", preview=self._preview)

    def shown_title(self) -> str:
        """The subject that is shown in detail."""
        return self._screen.get_by_role("heading").first.inner_text().strip()

    def suggest(self, subject: str) -> bool:
        """Suggest a subject that is not there; whether the page gave thanks."""
        self.open()
        self._suggestion.fill(subject)
        self._suggest.click()
        self._tab.await_one("the word after a suggestion", back=self._back)
        return "thank" in self._screen.inner_text().casefold()
