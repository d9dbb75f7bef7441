"""The review of an assignment: what a section has answered, question by question."""

import re

from support.domain.courses import Section
from support.domain.grading import DropMethod, Response
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["SubmissionsPage"]

_METHODS = {DropMethod.FULL_CREDIT: "#full-credit", DropMethod.NO_CREDIT: "#zero-credit"}
# A response and the name beside it; names may be hidden.
_RESPONSES = """
lists => lists.flatMap(list => [...list.children]).map(row => ({
  name: row.querySelector("[data-test-id='wrq-response-student-name']")?.innerText.trim() ?? null,
  text: (row.querySelector('.free-response') ?? row).innerText.trim(),
}))
"""


class SubmissionsPage:
    """`/course/:id/assignment/review/:id?tab=1`."""

    def __init__(self, tab: Tab, course_id: str, plan_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/assignment/review/{plan_id}"
        page = tab.page
        self._tab_button = page.get_by_test_id("submission-overview-tab")
        self._sections = page.locator("#course-period-select")
        self._overview = page.get_by_test_id("overview")
        self._responses = page.get_by_test_id("student-free-responses")
        self._names = page.get_by_test_id("names-toogle-button")
        self._drop = page.get_by_test_id("drop-question")
        self._dialog = page.get_by_test_id("drop-questions-modal")
        self._save = page.get_by_test_id("save-btn")
        self._dropped = page.get_by_test_id("dropped-question-indicator")

    def open(self, section: Section | None = None) -> None:
        """Go there, and show a section."""
        open_course_page(self._tab, self._path, "the assignment", overview=self._tab_button)
        self._tab_button.click()
        self._tab.await_one("what was handed in", overview=self._overview)
        if section and self._sections.count() and self._sections.evaluate("each => each.tagName") == "SELECT":
            self._sections.select_option(section.id)
            self._tab.await_one("the section's answers", overview=self._overview)

    def responses(self) -> list[Response]:
        """What was written, with names in order where they are shown."""
        told: list[dict[str, str | None]] = self._responses.evaluate_all(_RESPONSES)
        return [Response(_name_in_order(each["name"]), each["text"] or "") for each in told]

    def show_names(self, *, on: bool) -> None:
        """Show or hide the names of those who wrote."""
        word = re.compile("Show" if on else "Hide")
        if self._names.filter(has_text=word).count():
            self._names.click()
            self._tab.await_one(
                "the names to change", changed=lambda: not self._names.filter(has_text=word).count()
            )

    def drop(self, number: int, method: DropMethod) -> None:
        """Let a question, counted from 1, no longer count."""
        before = self._dropped.count()
        self._drop.nth(number - 1).click()
        self._tab.await_one("the question's points to be told", dialog=self._dialog)
        self._tab.page.locator(_METHODS[method]).check(force=True)
        self._save.click()
        self._tab.await_one("the question to be dropped", dropped=lambda: self._dropped.count() > before)


def _name_in_order(shown: str | None) -> str | None:
    """First and last name, from "Last, First"."""
    if shown is None:
        return None
    last, _, first = shown.partition(",")
    return f"{first.strip()} {last.strip()}".strip()
