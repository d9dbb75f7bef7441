"""What stands around the steps of a task: the way through a reading, the head of a question."""

import re

from playwright.sync_api import Locator

from support.domain.screens import Explanation, Overview, QuestionHead, StartCard, Tour
from support.ui.pages.task import Stop, TaskPage
from support.ui.tab import Tab

__all__ = ["TaskSurroundings"]

_CARDS = {
    Explanation.TWO_STEP: "two-step-intro",
    Explanation.PERSONALIZED: "personalized-intro",
    Explanation.SPACED: "spaced-practice-intro",
}
_POINTS = """
row => [...row.querySelectorAll('th, td')].map(cell => cell.innerText.trim())
"""


class TaskSurroundings:
    """One visit to a task."""

    def __init__(self, tab: Tab, path: str) -> None:
        self._tab = tab
        self._task = TaskPage(tab, path)
        page = tab.page
        screen = page.get_by_test_id("student-task")
        self._instructions = page.locator("[data-test-id$='-instructions']")
        self._heading = screen.get_by_test_id("book-title")
        self._question_head = screen.get_by_text(re.compile(r"^Question \d+ \| ID:"))
        self._progress = screen.get_by_role("progressbar")
        self._back = page.get_by_test_id("go-backward").locator("visible=true")
        self._end = screen.get_by_text(re.compile(r"You are done\.|partially complete\.|No steps have been"))
        self._overview = screen.locator(".milestones-toggle")
        self._dialog = page.get_by_role("dialog")
        self._toolbar = page.get_by_test_id("step-toolbar")
        self._rows = screen.locator("tr")
        self._submit = screen.get_by_test_id("submit-answer-btn")
        self._choices = screen.locator("[data-test-id^='answer-choice-']")
        self._explanations = page.locator("[data-test-id$='-value-prop']")

    def start(self) -> StartCard:
        """Begin from the first card."""
        self._task.open()
        text = self._instructions.first.inner_text()
        self._task.forward(Stop.INSTRUCTIONS)
        self._task.stop()
        return StartCard(text, self._title())

    def _title(self) -> str:
        """The heading of the page, or the question, that stands open."""
        shown = self._heading.or_(self._question_head).first
        return shown.inner_text().strip()

    def tour(self) -> Tour:
        """From the first card to the last, with one step back on the way."""
        stop = self._task.open()
        headings: list[str] = []
        progress = [self._percent()]
        goes_back = False
        while stop is not Stop.END:
            self._task.forward(stop)
            stop = self._task.stop()
            progress.append(self._percent())
            if stop is Stop.READING:
                headings.append(self._title())
            if len(headings) == 2 and not goes_back:
                goes_back = self._goes_back(headings[0])
        return Tour(tuple(headings), tuple(progress), goes_back, self._end.first.inner_text())

    def _goes_back(self, heading: str) -> bool:
        """Whether the arrow leads to the step before; comes back afterwards."""
        here = self._tab.path
        self._back.first.click()
        self._tab.await_one("the step before", moved=lambda: self._tab.path != here)
        went = self._task.stop() is Stop.READING and self._title() == heading
        self._task.forward(Stop.READING)
        self._task.stop()
        return went and self._tab.path == here

    def _percent(self) -> int:
        return int(self._progress.first.get_attribute("aria-valuenow") or 0)

    def end(self) -> tuple[str, str]:
        """What the last card of a task that is done says, and the path that its link back leads to."""
        self._task.open("end")
        said = self._end.first.inner_text()
        before = self._tab.path
        self._tab.page.get_by_text("Back to dashboard").first.click()
        self._tab.await_one("the page after the last card", gone=lambda: self._tab.path != before)
        return said, self._tab.path

    def overview(self) -> Overview:
        """The cards of the overview; the first that is a page is followed."""
        self._task.open()
        self._overview.click()
        cards = self._dialog.get_by_role("button").filter(has_text=re.compile(r"\w"))
        self._tab.await_one("the overview", cards=cards)
        texts = [" ".join(text.split()) for text in cards.all_inner_texts()]
        before = self._tab.path
        cards.filter(has_text=re.compile(r"^\s*\d+\.\d+")).first.click()
        self._tab.await_one("the chosen page", moved=lambda: self._tab.path != before)
        self._task.stop()
        return Overview(tuple(texts), self._title())

    def explains(self, what: Explanation) -> bool:
        """Whether its card is there, at its own address."""
        name = _CARDS[what]
        stop = self._task.open(name)
        if stop is not Stop.INFO or not self._tab.path.endswith(f"/{name}"):
            return False
        # That it was read is told a second later; leaving the page at once would lose it.
        path = r"/user/ui_settings$"
        with self._tab.page.expect_response(re.compile(path)):
            self._tab.await_one("the card", card=self._explanations)
        return True

    def head(self, number: int) -> QuestionHead:
        """What stands around a question."""
        self._task.open()
        self._task.go_to_number(number)
        can_submit = self._can_submit()
        if self._submit.count():
            self._choices.first.click()
        correction = self._toolbar.get_by_role("link", name="Suggest a correction")
        return QuestionHead(
            uid=self._task.question().uid,
            correction=str(correction.first.get_attribute("href")),
            book_page=self._book_page(),
            scored=self._scored(number),
            can_submit_at_first=can_submit,
            can_submit_after_choosing=self._can_submit(),
        )

    def _can_submit(self) -> bool:
        return bool(self._submit.count()) and self._submit.first.is_enabled()

    def _book_page(self) -> str:
        with self._tab.page.expect_popup() as popup:
            self._toolbar.get_by_test_id("browse-the-book-btn").click()
        book = popup.value
        heading = book.get_by_test_id("reference-book").get_by_role("heading").filter(visible=True)
        text = heading.first.inner_text()
        book.close()
        return text

    def _scored(self, number: int) -> str | None:
        row = self._points_row("Points Scored")
        if row is None:
            return None
        numbers = self._cells(self._points_row("Question number"))
        return self._cells(row)[numbers.index(str(number))]

    def _points_row(self, name: str) -> Locator | None:
        row = self._rows.filter(has_text=name)
        return row.first if row.count() else None

    def _cells(self, row: Locator | None) -> list[str]:
        return list(row.evaluate(_POINTS)) if row else []
