"""The builder's step that chooses a homework's questions, and how many Tutor adds."""

from playwright.sync_api import Locator

from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["BuilderQuestionsPage"]

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
