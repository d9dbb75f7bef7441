"""The dialog in which a teacher writes a question, and the terms that come before it."""

import re

from support.domain.questions import OwnQuestion
from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["QuestionForm"]

_EDITOR = ".pw-prosemirror-editor"
_COMPLAINT = re.compile(r"can.?t be (empty|blank)|cannot be (empty|blank)", re.IGNORECASE)


class QuestionForm:
    """`add-edit-question`."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._form = page.get_by_test_id("add-edit-question")
        self._terms = page.get_by_test_id("terms-modal")
        self._agreed = page.locator("input.i-agree")
        self._agree = page.get_by_test_id("agree-to-terms")
        self._choices = page.get_by_test_id("switch-mcq")
        self._words = page.get_by_test_id("switch-wrm")
        self._text = page.locator(f".question-text .editor {_EDITOR}")
        self._key = page.locator(f".question-answer-key {_EDITOR}")
        self._solution = page.locator(f".detailed-solution {_EDITOR}")
        self._two_steps = self._form.get_by_label(re.compile("two-step", re.IGNORECASE))
        self._order = page.get_by_test_id("toggle-answer-choice-important")
        self._publish = page.get_by_test_id("publish-btn")
        self._published = page.get_by_test_id("question-published-toast")

    def await_form(self) -> bool:
        """Wait for the form, agreeing to the terms if they come first; whether they came."""
        came = self._tab.await_one("the question's form", terms=self._terms, form=self._form) == "terms"
        if came:
            if self._agree.is_enabled():
                raise AssertionError("nobody has agreed yet, but the page would go on")
            self._agreed.check(force=True)
            self._agree.click()
            self._tab.await_one("the question's form", form=self._form)
        return came

    def fill(self, question: OwnQuestion) -> None:
        """Everything of a question."""
        (self._words if question.is_written else self._choices).click()
        self._text.first.fill(question.text)
        if question.is_written:
            self._key.first.fill(question.solution)
            return
        for index, text in enumerate((question.right, *question.wrong)):
            self._key.nth(index).fill(text)
        self._solution.first.fill(question.solution)

    def begin(self, text: str) -> None:
        """The text only."""
        self._text.first.fill(text)

    def text(self) -> str:
        """The text as it stands."""
        return self._text.first.inner_text().strip()

    def set_two_steps(self) -> None:
        """Have it answered in words first."""
        self._two_steps.first.check(force=True)

    def set_ordered(self) -> None:
        """Have its choices shown in their order."""
        self._order.check(force=True)

    def publish(self) -> None:
        """Publish it. INVALID where the page does not let it through."""
        complaint = self._form.get_by_text(_COMPLAINT).locator("visible=true")
        if self._publish.is_enabled():
            self._publish.click()
        if (
            self._tab.await_one("the question published", complaint=complaint, done=self._published)
            == "complaint"
        ):
            raise RefusedError(Refusal.INVALID, complaint.first.inner_text())
        self._tab.await_one("the library again", gone=lambda: not self._form.is_visible())
