"""The questions that a student saved for practice: choosing some to practise, and letting go of others."""

from collections.abc import Sequence

from playwright.sync_api import Locator

from support.domain.practice import SavedQuestion
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["SavedQuestionsPage"]

_ROWS = """
rows => rows.map(row => {
  const box = row.querySelector('input[type=checkbox]');
  return {uid: row.dataset.exerciseId, available: !!box && !box.disabled};
})
"""


class SavedQuestionsPage:
    """`/course/:id/practice-questions`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/practice-questions"
        page = tab.page
        self._rows = page.locator("[data-exercise-id]").filter(has=page.get_by_role("checkbox"))
        self._nothing = page.get_by_text("You have not saved any questions", exact=False)
        self._start = page.get_by_test_id("start-practice")
        self._confirm = page.get_by_test_id("confirm-delete-practice-question")

    def open(self) -> None:
        """Go there."""
        open_course_page(self._tab, self._path, "the saved questions", rows=self._rows, nothing=self._nothing)

    def listed(self) -> Sequence[SavedQuestion]:
        """The questions listed, each with whether it can be chosen."""
        rows: list[dict[str, object]] = self._rows.evaluate_all(_ROWS)
        return [
            SavedQuestion(str(row["uid"]).partition("@")[0], is_available=bool(row["available"]))
            for row in rows
        ]

    def choose_all(self) -> None:
        """Mark every question that can be marked."""
        for question in self.listed():
            if question.is_available:
                self._row(question.number).get_by_role("checkbox").check()

    def practise(self) -> None:
        """Start practice on what is marked; NO_QUESTIONS where nothing could be."""
        if not self._start.is_enabled():
            raise RefusedError(Refusal.NO_QUESTIONS, "no question can be chosen for practice")
        self._start.click()
        self._tab.await_one("the practice task", task=self._tab.is_at(r"/task/\d+"))

    def remove(self, number: str) -> None:
        """Let go of a question."""
        row = self._row(number)
        row.get_by_role("button", name="Delete").click()
        self._confirm.click()
        self._tab.await_one("the question to go", gone=lambda: row.count() == 0)

    def _row(self, number: str) -> Locator:
        row = self._tab.page.locator(f"[data-exercise-id^='{number}@']").filter(
            has=self._tab.page.get_by_role("checkbox")
        )
        if row.count() == 0:
            raise RefusedError(Refusal.NOT_FOUND, f"question {number} is not among the saved ones")
        return row.first
