"""A question on the task page: what it asks, answering it, and what it tells afterwards."""

import re

from playwright.sync_api import Locator

from support.domain.tasks import Answer, Question, QuestionGroup, QuestionReview
from support.ui.components.answer_form import AnswerForm, texts_of
from support.ui.tab import Tab

__all__ = ["QuestionCard"]

_UID = re.compile(r"(\d+@\d+)")
_SHOWN_UID = re.compile(r"ID:\s*(\d+@\d+)")
# Typed to see the choices of a two-step question; the site sends nothing before a choice is submitted.
_PREVIEW = "I would like to read the choices before I answer in my own words."


class QuestionCard:
    """One part of a question, within the element that holds it."""

    def __init__(self, tab: Tab, root: Locator) -> None:
        self._root = root
        self._form = AnswerForm(tab, root)
        self._checked = root.locator(".answers-answer.answer-checked")
        self._right = root.locator(".answers-answer.answer-correct")
        self._solution = root.locator(".detailed-solution")
        self._correction = root.get_by_role("link", name="Suggest a correction")

    @property
    def continue_button(self) -> Locator:
        """What leads on from here once the question is answered."""
        return self._form.continue_button

    @property
    def shows_choices(self) -> bool:
        """Whether choices stand there to be read."""
        return self._form.rows.count() > 0

    @property
    def uid(self) -> str:
        """The exercise's number and version."""
        shown = _SHOWN_UID.search(self._root.inner_text())
        if shown:
            return shown[1]
        link = self._correction.first.get_attribute("href") if self._correction.count() else None
        hidden = _UID.search(link or "")
        return hidden[1] if hidden else ""

    @property
    def _is_written_only(self) -> bool:
        return self._is_labelled("Written-response")

    def _is_labelled(self, label: str) -> bool:
        return self._root.get_by_text(label, exact=True).count() > 0

    def read(self, part: int) -> Question:
        """What it asks. Choices of a two-step question are revealed for it; nothing is sent."""
        asks_for_words = self._form.box.is_visible()
        needs_free_response = asks_for_words or self._form.written.count() > 0
        if asks_for_words and not self._is_written_only:
            self._form.write(_PREVIEW)
        return Question(
            uid=self.uid,
            part=part,
            choices=tuple(texts_of(self._form.rows)),
            needs_free_response=needs_free_response,
            group=self._group(),
        )

    def _group(self) -> QuestionGroup:
        if self._is_labelled("Personalized"):
            return QuestionGroup.PERSONALIZED
        return QuestionGroup.SPACED if self._is_labelled("Spaced Practice") else QuestionGroup.CORE

    def answer(self, answer: Answer) -> None:
        """Answer it, or change the answer. INVALID where the page does not take that."""
        self._form.answer(answer, is_written_only=self._is_written_only)

    def answer_twice(self, answer: Answer) -> None:
        """Choose, and click twice where the answer is sent."""
        self._form.answer_twice(answer)

    def review(self, question: Question) -> QuestionReview:
        """How it stands now."""
        chosen, right = texts_of(self._checked), texts_of(self._right)
        solution = self._solution.first.inner_text() if self._solution.count() else None
        written = self._is_written_only and self._form.saved_words.count() > 0
        return QuestionReview(
            question=question,
            # Where nothing may be answered any more "Next" stands there too.
            is_completed=written or (bool(chosen) and self.continue_button.is_visible()),
            chosen=chosen[0] if chosen else None,
            right_choice=right[0] if right else None,
            solution=re.sub(r"^\s*Detailed solution:?\s*", "", solution) if solution else None,
            written=self._form.words,
            attempts_left=self._form.attempts_left,
            order=tuple(texts_of(self._form.rows)),
        )
