"""Answering a question on the task page: own words, a choice, or one after the other."""

import re

from playwright.sync_api import Locator

from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import Answer
from support.ui.tab import Tab

__all__ = ["AnswerForm", "texts_of"]

_TEXTS_OF_ROWS = """
rows => rows.map(row => {
  const content = row.querySelector('.answer-content');
  if (content) return content.innerText.trim();
  const copy = row.cloneNode(true);
  copy.querySelectorAll('button, input, .question-feedback').forEach(part => part.remove());
  return copy.textContent.trim();
})
"""


def texts_of(rows: Locator) -> list[str]:
    """What the choices in these rows say, without their letters."""
    texts: list[str] = rows.evaluate_all(_TEXTS_OF_ROWS)
    return texts


class AnswerForm:
    """What can be answered within the element that holds a question."""

    def __init__(self, tab: Tab, root: Locator) -> None:
        self._tab = tab
        page = root.page
        self.box = root.get_by_test_id("free-response-box")
        self.written = root.locator(".free-response")
        self.rows = root.locator(".answers-answer")
        self._checked = root.locator(".answers-answer.answer-checked")
        # A written answer's own button becomes "Next" once it is saved.
        self.continue_button = root.get_by_test_id("continue-btn").or_(
            root.get_by_test_id("submit-answer-btn").filter(has_text=re.compile(r"^\s*Next\s*$"))
        )
        self.saved_words = page.get_by_text("Last submitted on")
        self._letters = "[data-test-id^='answer-choice-'], .answer-letter"
        self._submit = root.get_by_test_id("submit-answer-btn")
        self._attempts_left = root.locator(".attempts-left")
        self._save_failed = page.get_by_text(re.compile(r"An error occurred\s+when saving this step"))
        self._nudged = self.box.and_(page.locator("[aria-invalid='true'], .nudged"))

    def answer(self, answer: Answer, *, is_written_only: bool) -> None:
        """Answer, or change the answer. INVALID where the page does not take that."""
        if self.box.is_visible():
            if not answer.free_response or not answer.free_response.strip():
                raise RefusedError(Refusal.INVALID, "the page asks for an answer in own words first")
            if is_written_only:
                self._submit_words(answer.free_response)
                return
            self.write(answer.free_response)
        elif answer.free_response and self.written.count():
            written = self.written.first.inner_text().strip()
            if written != answer.free_response.strip():
                raise RefusedError(Refusal.INVALID, "the free response stands once a choice was made")
        if answer.choice is not None:
            self._choose(answer.choice)

    @property
    def words(self) -> str | None:
        """The student's own words, as far as they were given."""
        if self.written.count():
            return self.written.first.inner_text().strip()
        if self.box.is_visible() and self.saved_words.count():
            return self.box.input_value()
        return None

    @property
    def attempts_left(self) -> int | None:
        """How many more answers the page says it takes."""
        found = re.search(r"\d+", self._attempts())
        return int(found[0]) if found else None

    def answer_twice(self, answer: Answer) -> None:
        """Choose, and click twice where the answer is sent."""
        choices = texts_of(self.rows)
        before = self._attempts()
        self.rows.nth(choices.index(str(answer.choice))).locator(self._letters).first.click()
        self._submit.dblclick()
        self._tab.await_one(
            "the answer to be saved", saved=self.continue_button, counted=lambda: self._attempts() != before
        )
        self._tab.await_one(
            "all that was sent to be answered", come=lambda: self._tab.has_answers(r"/steps/")
        )
        if self._save_failed.is_visible():
            raise RefusedError(Refusal.INVALID, "the page could not save the answer")

    def write(self, text: str) -> None:
        """Give own words to a two-step question, which shows its choices then. Nothing is sent yet."""
        self._fill(text)
        seen = self._tab.await_one("the choices", choices=self.rows, nudge=self._nudged)
        if seen == "nudge":  # the check for nonsense lets the second try pass
            self._submit.click()
            self._tab.await_one("the choices after a second try", choices=self.rows)

    def _submit_words(self, text: str) -> None:
        if not self.box.is_editable():
            reason = Refusal.INVALID if self.saved_words.count() else Refusal.NOT_ALLOWED
            raise RefusedError(reason, "the page takes no written answer here any more")
        if self.continue_button.is_visible() and self.box.input_value().strip() == text.strip():
            return  # it is the answer already
        self._fill(text)
        self._tab.await_one("the written answer to be saved", saved=self.continue_button)

    def _fill(self, text: str) -> None:
        self.box.fill(text)
        if not self._submit.is_enabled():
            raise RefusedError(Refusal.INVALID, "the page does not take this free response")
        self._submit.click()

    def _choose(self, choice: str) -> None:
        choices = texts_of(self.rows)
        if choice not in choices:
            raise RefusedError(Refusal.INVALID, f"there is no choice {choice!r}, only {choices}")
        row = self.rows.nth(choices.index(choice))
        letter = row.locator(self._letters).first
        if not letter.is_enabled():
            # Without an answer of one's own only the assignment's end can have shut the question.
            reason = Refusal.INVALID if self._checked.count() else Refusal.NOT_ALLOWED
            raise RefusedError(reason, "the page takes no answer here any more")
        if "answer-checked" in (row.get_attribute("class") or "") and self.continue_button.is_visible():
            return  # it is the answer already
        before = self._attempts()
        letter.click()
        self._submit.click()
        seen = self._tab.await_one(
            "the answer to be saved",
            saved=self.continue_button,
            failed=self._save_failed,
            once_more=lambda: self._attempts() != before,
        )
        if seen == "failed":
            raise RefusedError(Refusal.INVALID, "the page could not save the answer")

    def _attempts(self) -> str:
        return " ".join(self._attempts_left.all_inner_texts())
