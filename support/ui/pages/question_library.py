"""The question library: sections to choose, and their questions as cards or one alone."""

import re
from collections.abc import Collection, Sequence

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentKind
from support.domain.questions import OfferedQuestion
from support.domain.refusals import Refusal, RefusedError
from support.ui.components.question_form import QuestionForm
from support.ui.components.section_chooser import SectionChooser
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["QuestionLibraryPage"]

_CARDS = """
cards => cards.map(card => ({
  uid: card.getAttribute('data-exercise-id'),
  isOut: !!card.querySelector('.action.include'),
}))
"""
_NUMBER = re.compile(r"^\s*\d+\.\d+\s+")
_FEW = re.compile(r"left|at least \d+|too few|more questions", re.IGNORECASE)


class QuestionLibraryPage:
    """`/course/:id/questions`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/questions"
        page = tab.page
        self.chooser = SectionChooser(tab)
        self._show = page.get_by_test_id("show-questions")
        self._cards = page.locator("[data-exercise-id]")
        self._none = page.get_by_text(re.compile("No (questions|exercises)", re.IGNORECASE))
        self._create = page.get_by_test_id("create-question")
        self._back = page.get_by_text("Back to Card View")
        self._warning = page.get_by_role("dialog").filter(has_text=_FEW)

    def open(self, pages: Sequence[int], kind: AssignmentKind = AssignmentKind.HOMEWORK) -> None:
        """The questions of these pages (positions in reading order) for work of this kind."""
        open_course_page(self._tab, self._path, "the question library", chapters=self.chooser.chapters)
        self.chooser.choose(pages)
        self._show.click()
        self._tab.await_one("the questions", cards=self._cards, none=self._none)
        self._tab.await_one("all of the questions", come=lambda: self._tab.has_answers(r"/exercises"))
        choice = self._tab.page.locator(f"input[name='filter-assignment-type'][value='{kind.value}']")
        if not choice.is_checked():
            choice.check(force=True)
            self._tab.await_one("the questions of that kind", cards=self._cards, none=self._none)

    def address_of_chapter(self) -> str:
        """Where the first chapter can be read."""
        open_course_page(self._tab, self._path, "the question library", chapters=self.chooser.chapters)
        link = self._tab.page.get_by_text("Browse this Chapter").first
        return link.get_attribute("href") or ""

    def headings(self) -> list[str]:
        """The sections under which questions stand, without their numbers."""
        texts = (text.strip() for text in self._tab.page.locator("h2, h3").all_inner_texts())
        return [_NUMBER.sub("", text) for text in texts if _NUMBER.match(text)]

    def questions(self) -> list[OfferedQuestion]:
        """What the cards show."""
        shown: list[dict[str, str]] = self._cards.evaluate_all(_CARDS)
        return [OfferedQuestion(card["uid"], bool(card["isOut"])) for card in shown]

    def leave_out(self, number: str) -> None:
        """Exclude a question."""
        self._act(number, "exclude")
        self._await_action(number, "include")

    def take_back_in(self, number: str) -> None:
        """Include a question again."""
        self._act(number, "include")
        self._await_action(number, "exclude")

    def warning(self) -> str:
        """What the page warns of."""
        self._tab.await_one("a warning", warning=self._warning)
        return " ".join(self._warning.first.inner_text().split())

    def _act(self, number: str, action: str) -> None:
        if self._warning.count():
            self._warning.get_by_role("button", name=re.compile("^(OK|Close|Got it|Continue)")).last.click()
        card = self._card(number)
        card.scroll_into_view_if_needed()
        card.hover()  # its actions appear only then
        card.locator(f".action.{action}").click()

    def _await_action(self, number: str, action: str) -> None:
        self._tab.await_one(
            f"question {number} to be as it is wanted",
            changed=lambda: self._card(number).locator(f".action.{action}").count() > 0,
        )

    def await_new(self, before: Collection[str]) -> OfferedQuestion:
        """The question that the page shows and did not before."""
        self._tab.await_one("the new question", new=lambda: not self._uids() <= set(before))
        return next(question for question in self.questions() if question.uid not in before)

    def _uids(self) -> set[str]:
        return {question.uid for question in self.questions()}

    def _card(self, number: str) -> Locator:
        for index, question in enumerate(self.questions()):
            if question.number == number:
                return self._cards.nth(index)
        raise RefusedError(Refusal.NOT_FOUND, f"the library does not show question {number}")

    def create(self) -> QuestionForm:
        """The form for a new question."""
        self._create.click()
        return QuestionForm(self._tab)

    def rewrite(self, number: str) -> QuestionForm:
        """The form with a question to be changed, or copied."""
        self._act(number, "copyEdit")
        return QuestionForm(self._tab)

    def look(self, number: str) -> Locator:
        """One question alone."""
        self._act(number, "details")
        self._tab.await_one("one question alone", back=self._back)
        return self._cards.first

    def alone(self) -> str:
        """The question that is looked at alone, by its number and version."""
        return str(self._cards.first.get_attribute("data-exercise-id"))

    def go_on(self, *, forward: bool) -> None:
        """To the next question, or the one before."""
        before = self.alone()
        name = re.compile("next" if forward else "prev", re.IGNORECASE)
        self._tab.page.get_by_role("button", name=name).first.click()
        self._tab.await_one("another question", other=lambda: self.alone() != before)

    def show_cards(self) -> None:
        """Back to the cards."""
        self._back.first.click()
        self._tab.await_one("the cards", cards=lambda: self._cards.count() > 1)

    def preview_feedback(self) -> str:
        """What the question says of its choices, and why."""
        self._tab.page.get_by_text("Preview Feedback").first.click()
        solution = self._tab.page.get_by_text("Detailed solution")
        self._tab.await_one("the feedback", told=solution)
        return self._cards.first.inner_text()

    def correction_address(self) -> str | None:
        """Where a correction is suggested; None where nothing of OpenStax is shown."""
        link = self._tab.page.get_by_role("link", name="Suggest a correction")
        return link.first.get_attribute("href") if link.count() else None

    def leave_out_alone(self) -> None:
        """Exclude the question that is looked at alone."""
        self._cards.first.locator(".action.exclude").click()
        included = self._cards.first.locator(".action.include")
        self._tab.await_one("the question to be out", changed=included)
