"""A question on the task page: what it asks, answering it, and what it tells afterwards."""

import re

from playwright.sync_api import Locator

from support.domain import Answer, Question, QuestionGroup, QuestionReview, Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["QuestionCard"]

_UID = re.compile(r"(\d+@\d+)")
_SHOWN_UID = re.compile(r"ID:\s*(\d+@\d+)")
# Typed to see the choices of a two-step question; the site sends nothing before a choice is submitted.
_PREVIEW = "I would like to read the choices before I answer in my own words."
_TEXTS_OF_ROWS = """
rows => rows.map(row => {
  const content = row.querySelector('.answer-content');
  if (content) return content.innerText.trim();
  const copy = row.cloneNode(true);
  copy.querySelectorAll('button, input, .question-feedback').forEach(part => part.remove());
  return copy.textContent.trim();
})
"""


class QuestionCard:
    """One part of a question, within the element that holds it."""

    def __init__(self, tab: Tab, root: Locator) -> None:
        self._tab = tab
        self.root = root
        self._box = root.get_by_test_id("free-response-box")
        self._written = root.locator(".free-response")
        self._rows = root.locator(".answers-answer")
        self._checked = root.locator(".answers-answer.answer-checked")
        self._right = root.locator(".answers-answer.answer-correct")
        self._letters = "[data-test-id^='answer-choice-'], .answer-letter"
        self._submit = root.get_by_test_id("submit-answer-btn")
        self._continue = root.get_by_test_id("continue-btn")
        self._solution = root.locator(".detailed-solution")
        self._attempts_left = root.locator(".attempts-left")
        self._correction = root.get_by_role("link", name="Suggest a correction")
        self._save_failed = root.page.get_by_text(re.compile(r"An error occurred\s+when saving this step"))

    @property
    def continue_button(self) -> Locator:
        """What leads on from here once the question is answered."""
        return self._continue

    @property
    def shows_choices(self) -> bool:
        """Whether choices stand there to be read."""
        return self._rows.count() > 0

    @property
    def is_written_only(self) -> bool:
        """Whether it has no choices at all."""
        return self._is_labelled("Written-response")

    def _is_labelled(self, label: str) -> bool:
        return self.root.get_by_text(label, exact=True).count() > 0

    @property
    def uid(self) -> str:
        """The exercise's number and version."""
        shown = _SHOWN_UID.search(self.root.inner_text())
        if shown:
            return shown[1]
        link = self._correction.first.get_attribute("href") if self._correction.count() else None
        hidden = _UID.search(link or "")
        return hidden[1] if hidden else ""

    def read(self, part: int) -> Question:
        """What it asks. Choices of a two-step question are revealed for it; nothing is sent."""
        needs_free_response = self._box.is_visible() or self._written.count() > 0
        if self._box.is_visible() and not self.is_written_only:
            self._write(_PREVIEW)
        return Question(
            uid=self.uid,
            part=part,
            choices=tuple(self._choices()),
            needs_free_response=needs_free_response,
            group=self._group(),
        )

    def _choices(self) -> list[str]:
        texts: list[str] = self._rows.evaluate_all(_TEXTS_OF_ROWS)
        return texts

    def _write(self, text: str) -> None:
        self._box.fill(text)
        if not self._submit.is_enabled():
            raise RefusedError(Refusal.INVALID, "the page does not take this free response")
        self._submit.click()
        seen = self._tab.await_one("the choices", choices=self._rows, nudge=self._box.and_(self._nudged()))
        if seen == "nudge":  # the check for nonsense lets the second try pass
            self._submit.click()
            self._tab.await_one("the choices after a second try", choices=self._rows)

    def _nudged(self) -> Locator:
        return self._box.page.locator("[aria-invalid='true'], .nudged")

    def answer(self, answer: Answer) -> None:
        """Answer it, or change the answer. INVALID where the page does not take that."""
        if self._box.is_visible():
            self._answer_in_words(answer)
            if self.is_written_only:
                return
        elif answer.free_response and self._written.count():
            written = self._written.first.inner_text().strip()
            if written != answer.free_response.strip():
                raise RefusedError(Refusal.INVALID, "the free response stands once a choice was made")
        if answer.choice is not None:
            self._choose(answer.choice)

    def _answer_in_words(self, answer: Answer) -> None:
        if not answer.free_response or not answer.free_response.strip():
            raise RefusedError(Refusal.INVALID, "the page asks for an answer in own words first")
        if not self.is_written_only:
            self._write(answer.free_response)
            return
        self._box.fill(answer.free_response)
        if not self._submit.is_enabled():
            raise RefusedError(Refusal.INVALID, "the page does not take this answer")
        self._submit.click()
        self._tab.await_one(
            "the written answer to be saved", saved=self._box.page.get_by_text("Last submitted on")
        )

    def _choose(self, choice: str) -> None:
        choices = self._choices()
        if choice not in choices:
            raise RefusedError(Refusal.INVALID, f"there is no choice {choice!r}, only {choices}")
        row = self._rows.nth(choices.index(choice))
        if "answer-checked" in (row.get_attribute("class") or "") and self._continue.is_visible():
            return  # it is the answer already
        letter = row.locator(self._letters).first
        if not letter.is_enabled():
            raise RefusedError(Refusal.INVALID, "the page takes no answer here any more")
        before = self._attempts()
        letter.click()
        self._submit.click()
        seen = self._tab.await_one(
            "the answer to be saved",
            saved=self._continue,
            failed=self._save_failed,
            once_more=lambda: self._attempts() != before,
        )
        if seen == "failed":
            raise RefusedError(Refusal.INVALID, "the page could not save the answer")

    def _attempts(self) -> str:
        return self._attempts_left.first.inner_text() if self._attempts_left.count() else ""

    def review(self, question: Question) -> QuestionReview:
        """How it stands now."""
        chosen, right = self._text_of(self._checked), self._text_of(self._right)
        solution = self._solution.first.inner_text() if self._solution.count() else None
        written = self.is_written_only and self._box.page.get_by_text("Last submitted on").count() > 0
        return QuestionReview(
            question=question,
            # Where nothing may be answered any more "Next" stands there too.
            is_completed=written or (chosen is not None and self._continue.is_visible()),
            chosen=chosen,
            right_choice=right,
            solution=re.sub(r"^\s*Detailed solution:?\s*", "", solution) if solution else None,
        )

    def _text_of(self, rows: Locator) -> str | None:
        texts: list[str] = rows.evaluate_all(_TEXTS_OF_ROWS)
        return texts[0] if texts else None

    def _group(self) -> QuestionGroup:
        if self._is_labelled("Personalized"):
            return QuestionGroup.PERSONALIZED
        return QuestionGroup.SPACED if self._is_labelled("Spaced Practice") else QuestionGroup.CORE
