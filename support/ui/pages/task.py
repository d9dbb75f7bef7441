"""Working a task: places are told by question numbers and by what is seen, for positions differ by visit."""

import re
from enum import StrEnum

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from support.ui.components.question import QuestionCard
from support.ui.pages.course import open_course_page
from support.ui.tab import Mark, Tab
from support.waiting import eventually

__all__ = ["Stop", "TaskPage"]

# Going forward locks the task for one second; a click meanwhile is lost. So long its effect is waited for.
_EFFECT = 500  # ms
_MOVED = "path => location.pathname !== path"


class Stop(StrEnum):
    """Where the task stands open."""

    QUESTION = "question"
    INSTRUCTIONS = "instructions"
    INFO = "info"
    READING = "reading"
    PLACEHOLDER = "placeholder"
    END = "end"


class TaskPage:
    """`/course/:id/task/:id/step/…`."""

    def __init__(self, tab: Tab, path: str) -> None:
        self._tab = tab
        self.path = path
        page = tab.page
        self._question = page.locator(
            "[data-test-id='student-exercise-question'], [data-test-id='student-free-response']"
        )
        self._instructions = page.locator("[data-test-id$='-instructions']")
        self._info = page.locator("[data-test-id$='-value-prop']")
        self._reading = page.locator(".book-content")
        self._page_title = page.get_by_test_id("student-task").get_by_test_id("book-title")
        self._placeholder = page.get_by_text("This step is unavailable")
        self._end = page.get_by_text(
            re.compile(r"You are done\.|Assignment is partially complete\.|No steps have been completed\.")
        )
        self._numbers = page.locator("[data-step-index]").filter(has_text=re.compile(r"^\s*\d+"))
        self._begin = page.get_by_test_id("value-prop-continue-btn")
        self._next = page.get_by_role("button", name=re.compile(r"^(Next|Continue)$"))
        self._star = page.get_by_test_id("save-practice-button")
        self._forward_arrow = page.get_by_test_id("go-forward").locator("visible=true")

    def open(self, step: str = "instructions") -> Stop:
        """Open a step, at first visit and later alike."""
        path = f"{self.path}/step/{step}"
        return Stop(open_course_page(self._tab, path, "the task", **self._marks(step)))

    def look(self) -> None:
        """Open the task without looking further, as somebody would who only has its address."""
        open_course_page(self._tab, self.path, "the task", **self._marks(""))

    def instructions(self) -> str:
        """The words of the card that begins the task."""
        self.open()
        return self._instructions.first.inner_text()

    def stop(self) -> Stop:
        """Where the task stands open now."""
        return Stop(self._tab.await_one("a step of the task", **self._marks(self._step)))

    @property
    def _step(self) -> str:
        return self._tab.path.rpartition("/step/")[2]

    def _marks(self, step: str) -> dict[str, Mark]:
        # While the step's own question is loading the one before it may still be drawn.
        own = self._tab.page.locator(f"[data-task-step-id='{step}']") if step.isdigit() else None
        return {
            Stop.QUESTION.value: own.locator(self._question) if own else self._question,
            Stop.INSTRUCTIONS.value: self._instructions,
            Stop.INFO.value: self._info,
            Stop.READING.value: self._reading,
            Stop.PLACEHOLDER.value: self._placeholder,
            Stop.END.value: self._end,
        }

    def forward(self, stop: Stop) -> None:
        """One step on; the page must allow it."""
        button = self._button(stop)
        before = self._tab.path

        def move() -> bool:
            try:
                button.click(timeout=6 * _EFFECT)
                self._tab.page.wait_for_function(
                    "path => location.pathname !== path", arg=before, timeout=_EFFECT
                )
            except PlaywrightTimeoutError as error:
                self._tab.check()
                if self._tab.path != before:
                    return True
                raise AssertionError(f"still at {before} ({stop})") from error
            return True

        eventually(move, reason=f"the step after {before}", within=15)

    def _button(self, stop: Stop) -> Locator:
        if stop in {Stop.INSTRUCTIONS, Stop.INFO}:
            return self._begin.first
        if stop is Stop.QUESTION:
            return self.question().continue_button
        if stop is Stop.READING and self._forward_arrow.count():
            return self._forward_arrow.first
        return self._next.first

    def question(self) -> QuestionCard:
        """The question that stands open."""
        own = self._tab.page.locator(f"[data-task-step-id='{self._step}']")
        root = own.first if own.count() else self._tab.page.get_by_test_id("student-task")
        return QuestionCard(self._tab, root)

    def save_for_practice(self) -> None:
        """Save the open question for practice; again is harmless."""
        saved = self._star.and_(self._tab.page.get_by_label("Remove from practice"))
        if not saved.is_visible():
            self._star.click()
            self._tab.await_one("the question to be saved for practice", saved=saved)

    def part_on_page(self, uid: str) -> int:
        """How many parts of this exercise stand on the page above the open one."""
        blocks = self._tab.page.locator("[data-task-step-id]").filter(has_text=uid)
        ids: list[str] = blocks.evaluate_all("blocks => blocks.map(block => block.dataset.taskStepId)")
        return ids.index(self._step) if self._step in ids else 0

    def reading_title(self) -> str:
        """The title of the book page that stands open, without its number."""
        return re.sub(r"^\s*\d+\.\d+\s+", "", self._page_title.first.inner_text()).strip()

    def question_numbers(self) -> list[int]:
        """The numbers in the row of steps; empty for readings, which have no such row."""
        texts = self._numbers.all_inner_texts()
        return [int(number[0]) for text in texts if (number := re.match(r"\s*(\d+)", text))]

    def go_to_number(self, number: int) -> Stop:
        """Go to a question by its number in the row of steps."""
        cell = self._numbers.filter(has_text=re.compile(rf"^\s*{number}\b")).first
        if "current-step" not in (cell.get_attribute("class") or ""):
            before = self._tab.path
            cell.click()
            self._tab.await_one(f"question {number}", moved=lambda: self._tab.path != before)
        return self.stop()

    def steps_told(self) -> list[tuple[str, str]]:
        """Id and type of each step as the page was told by the site; empty where it asked for nothing."""
        response = self._tab.task_response
        if response is None or not response.ok or f"/{self.path.rpartition('/')[2]}" not in response.url:
            return []
        steps = response.json().get("steps", [])
        return [(str(step["id"]), str(step["type"])) for step in steps]
