"""The builder's step that chooses a homework's questions, and how many Tutor adds."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator

from support.domain.planning_screens import Counts
from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["BuilderQuestionsPage"]

_FOCUSED = "() => (document.activeElement.closest('h2, h3') || document.activeElement).innerText.trim()"
_NUMBER = re.compile(r"^\s*\d+\.\d+\s+")

_CARDS = """
cards => cards.map(card => ({
  uid: card.getAttribute('data-exercise-id'),
  parts: card.querySelectorAll('.openstax-question').length,
  choices: card.querySelectorAll('.answers-answer').length,
}))
"""


class BuilderQuestionsPage:
    """Cards of the questions offered, and counters."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self.cards = page.locator("[data-exercise-id]")
        self._counts = page.get_by_test_id("selection-count")
        self._total = page.get_by_test_id("total-count")
        self._headings = page.locator("h2, h3")
        self._empty = page.get_by_text(re.compile("No (questions|exercises) found", re.IGNORECASE))
        self._types = page.get_by_test_id("question-type-menu")
        self._with_choices = page.get_by_test_id("mcq-filter")
        self._in_words = page.get_by_test_id("wrq-filter")
        self._source = page.get_by_label("Question Source")
        self._jumps = page.get_by_role("navigation", name="Sections").get_by_role("button")
        self.tutor_count = page.get_by_test_id("tutor-count")
        self._fewer = page.get_by_test_id("decrease-button")
        self._more = page.get_by_test_id("increase-button")

    def choose(self, number: int) -> list[str]:
        """Take the first so many questions offered that have choices and one part; their uids in order."""
        self._tab.await_one("the questions offered", cards=self.cards)
        offered: list[dict[str, str]] = self.cards.evaluate_all(_CARDS)
        fit = [card["uid"] for card in offered if int(card["choices"]) > 0 and int(card["parts"]) <= 1]
        if len(fit) < number:
            raise RefusedError(Refusal.INVALID, f"{number} questions wanted, the page offers {len(fit)}")
        for uid in fit[:number]:
            self._include(uid)
        return fit[:number]

    def numbers(self) -> list[str]:
        """The numbers of the questions offered."""
        self._tab.await_one("the questions offered", cards=self.cards)
        offered: list[dict[str, str]] = self.cards.evaluate_all(_CARDS)
        return [card["uid"].partition("@")[0] for card in offered]

    def _include(self, uid: str) -> None:
        """Take a question, unless it was taken before."""
        action = self._action(uid)
        if not action.filter(has_text="Remove").count():
            before = self._chosen()
            action.click()
            self._await_chosen(before + 1)

    def _action(self, uid: str) -> Locator:
        card = self._tab.page.locator(f"[data-exercise-id='{uid}']").first
        card.scroll_into_view_if_needed()
        card.hover()  # its actions appear only then
        return card.locator(".action.include")

    def _await_chosen(self, number: int) -> None:
        self._tab.await_one(f"{number} questions chosen", counted=lambda: self._chosen() == number)

    def _chosen(self) -> int:
        return sum(int(text) for text in self._counts.all_inner_texts())

    def of_parts(self) -> str:
        """The first question offered that has several parts."""
        return self._first(lambda card: int(card["parts"]) > 1)

    def of_one_part(self) -> str:
        """The first question offered that has one part and choices."""
        return self._first(lambda card: int(card["parts"]) <= 1 and int(card["choices"]) > 0)

    def first_of_each_kind(self) -> tuple[str, str, str]:
        """Two questions with choices and one without, of one part each."""
        singles = [card for card in self._offered() if int(card["parts"]) <= 1]
        chosen = [card["uid"] for card in singles if int(card["choices"]) > 0][:2]
        return chosen[0], chosen[1], next(card["uid"] for card in singles if int(card["choices"]) == 0)

    def _first(self, fits: Callable[[dict[str, str]], bool]) -> str:
        return next(card["uid"] for card in self._offered() if fits(card))

    def _offered(self) -> list[dict[str, str]]:
        self._tab.await_one("the questions offered", cards=self.cards)
        offered: list[dict[str, str]] = self.cards.evaluate_all(_CARDS)
        return offered

    def toggle(self, uid: str) -> None:
        """Take a question, or let it go."""
        action, before = self._action(uid), self._chosen()
        action.click()
        self._tab.await_one("the counters to follow", moved=lambda: self._chosen() != before)

    def counts(self) -> Counts:
        """What the counters say."""
        return Counts(self._chosen(), self._counted(), int(self._total.first.inner_text()))

    def press_to_the_end(self, *, more: bool) -> None:
        """Have as many of Tutor's questions as the page lets one have, or as few."""
        button = (self._more if more else self._fewer).first
        while button.is_enabled():
            now = self._counted()
            button.click()
            self._await_other_count(now)

    def headings(self) -> tuple[str, ...]:
        """The sections under which questions stand."""
        self._tab.await_one("the questions offered", cards=self.cards)
        texts = (text.strip() for text in self._headings.all_inner_texts())
        return tuple(_NUMBER.sub("", text) for text in texts if _NUMBER.match(text))

    def says_empty(self) -> bool:
        """Whether a section is said to have no questions."""
        return self._empty.count() > 0

    def tags(self) -> str:
        """All words of the first question."""
        return self.cards.first.inner_text()

    def preview(self, uid: str) -> str:
        """What a question's details say."""
        card = self._tab.page.locator(f"[data-exercise-id='{uid}']").first
        card.hover()
        card.locator(".action.details").click()
        solution = self._tab.page.get_by_text("Detailed solution")
        self._tab.await_one("the question's details", told=solution)
        text = self._tab.page.get_by_role("dialog").last.inner_text()
        self._tab.page.keyboard.press("Escape")
        self._tab.await_one("the questions again", gone=lambda: not solution.first.is_visible())
        return text

    def filtered(self) -> tuple[int, int, int]:
        """How many questions are shown: all, with choices only, in words only."""
        every = self.cards.count()
        self._show(self._in_words, shown=False)
        with_choices = self.cards.count()
        self._show(self._in_words, shown=True)
        self._show(self._with_choices, shown=False)
        in_words = self.cards.count()
        self._show(self._with_choices, shown=True)
        return every, with_choices, in_words

    def _show(self, kind: Locator, *, shown: bool) -> None:
        """Tick a kind of question in the menu, which may shut itself after each choice."""
        if not kind.is_visible():
            self._types.click()
        kind.set_checked(shown)

    def of_source(self, name: str) -> int:
        """How many questions are shown of one source."""
        self._source.first.select_option(label=name)
        return self.cards.count()

    def jump_to_last(self) -> str:
        """The heading that the bar of sections leads to, asked for the last one."""
        self._jumps.last.click()
        return _NUMBER.sub("", str(self._tab.page.evaluate(_FOCUSED)))

    def set_tutor_questions(self, number: int) -> None:
        """How many questions Tutor is to add."""
        for _ in range(10):
            now = self._counted()
            if now == number:
                return
            button = (self._more if now < number else self._fewer).first
            if button.is_disabled():
                break
            button.click()
            self._await_other_count(now)
        raise RefusedError(Refusal.INVALID, f"the page does not count to {number} questions by Tutor")

    def _counted(self) -> int:
        return int(self.tutor_count.first.inner_text())

    def _await_other_count(self, number: int) -> None:
        self._tab.await_one("the counter to move", moved=lambda: self._counted() != number)
