"""Working through a task step by step, for assignments and for practice alike."""

from collections.abc import Iterator

from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import Answer, Answering, Question, QuestionReview, TaskOutline
from support.domain.working import Stop as Step
from support.domain.working import StopKind
from support.ui.pages.task import Stop, TaskPage
from support.ui.tab import Tab
from support.waiting import NotInTimeError, eventually

__all__ = ["TaskWork"]

_SLOT_FILLS_WITHIN = 30.0  # seconds; Tutor asks Biglearn for what a slot is to hold


class TaskWork:
    """One visit to a task. What questions ask is remembered, so that none is read twice."""

    def __init__(self, tab: Tab, path: str, known: dict[str, Question]) -> None:
        self._tab = tab
        self._page = TaskPage(tab, path)
        self._known = known  # by the path of its step

    def outline(self, title: str) -> TaskOutline:
        """All of it, looked at without answering."""
        first = self._page.open()
        numbers = self._page.question_numbers()
        if numbers:
            return TaskOutline(title, (), tuple(self._read_numbers(numbers)))
        readings: list[str] = []
        questions: list[Question] = []
        for stop in self._all_stops(first):
            if stop is Stop.READING:
                readings.append(self._page.reading_title())
            elif stop is Stop.QUESTION:
                questions.append(self._read())
        return TaskOutline(title, tuple(dict.fromkeys(readings)), tuple(questions))

    def stops(self) -> tuple[Step, ...]:
        """Every step of it, looked at without answering; cards of the page's own are no steps."""
        first = self._page.open()
        numbers = self._page.question_numbers()
        met = (self._page.go_to_number(n) for n in numbers) if numbers else self._all_stops(first)
        return tuple(step for stop in met if (step := self._step(stop)))

    def _step(self, stop: Stop) -> Step | None:
        if stop is Stop.QUESTION:
            return Step(StopKind.QUESTION, question=self._read())
        if stop is Stop.READING:
            return Step(StopKind.READING, page=self._page.reading_title())
        return Step(StopKind.SLOT) if stop is Stop.PLACEHOLDER else None

    def _read_numbers(self, numbers: list[int]) -> Iterator[Question]:
        for number in numbers:
            if self._page.go_to_number(number) is Stop.QUESTION:
                yield self._read()

    def _all_stops(self, first: Stop) -> Iterator[Stop]:
        """Every step of a reading: by address where the page was told the steps, else as far as it leads."""
        steps = self._page.steps_told()
        if steps:
            for step, _ in steps:
                yield self._page.open(step)
            return
        stop = first
        while True:
            yield stop
            if stop is Stop.END or (stop is Stop.QUESTION and not self._is_answered()):
                return
            self._page.forward(stop)
            stop = self._page.stop()

    def _is_answered(self) -> bool:
        return self._page.question().continue_button.is_visible()

    def _read(self) -> Question:
        """What the open question asks; remembered by its step, whose address stays the same."""
        step = self._tab.path
        if step not in self._known:
            card = self._page.question()
            uid = card.uid
            # Parts of one exercise stand on one page in a homework, and on following steps in a reading.
            before = sum(known.uid == uid and _is_before(other, step) for other, known in self._known.items())
            self._known[step] = card.read(max(before, self._page.part_on_page(uid)))
        return self._known[step]

    def go_to(self, number: int) -> None:
        """Go to a question by its number, counted from 1."""
        first = self._page.open()
        if self._page.question_numbers():
            if self._page.go_to_number(number) is not Stop.QUESTION:
                raise RefusedError(Refusal.NOT_FOUND, f"question {number} is not there yet")
            return
        met = 0
        for stop in self._stops_of_questions(first):
            met += stop is Stop.QUESTION
            if met == number:
                return
        raise RefusedError(Refusal.NOT_FOUND, f"there is no question {number}, only {met}")

    def _stops_of_questions(self, first: Stop) -> Iterator[Stop]:
        exercises = [step for step, kind in self._page.steps_told() if kind == "exercise"]
        if exercises:
            return (self._page.open(step) for step in exercises)
        return self._all_stops(first)

    def answer(self, answer: Answer) -> None:
        """Answer the open question."""
        self._page.question().answer(answer)

    def answer_twice(self, answer: Answer) -> None:
        """Answer the open question with a double click."""
        self._page.question().answer_twice(answer)

    def review(self) -> QuestionReview:
        """The open question as it stands."""
        return self._page.question().review(self._read())

    def save_for_practice(self) -> str:
        """Save the open question for practice; its number."""
        number = self._page.question().uid.partition("@")[0]
        self._page.save_for_practice()
        return number

    def work(self, answering: Answering) -> tuple[QuestionReview, ...]:
        """From the beginning to the end, answering what is not yet answered."""
        first = self._page.open()
        stops = self._stops_by_number() if self._page.question_numbers() else self._stops_on_the_way(first)
        return tuple(self._work_question(answering) for stop in stops if stop is Stop.QUESTION)

    def _stops_by_number(self) -> Iterator[Stop]:
        """Each question in turn; how many there are may change on the way."""
        number = 1
        while number in self._page.question_numbers():
            stop = self._page.go_to_number(number)
            yield self._await_slot() if stop is Stop.PLACEHOLDER else stop
            number += 1

    def _stops_on_the_way(self, first: Stop) -> Iterator[Stop]:
        """Each step in turn, as the page leads."""
        stop = first
        while stop is not Stop.END:
            if stop is Stop.PLACEHOLDER:
                stop = self._await_slot()
            yield stop
            self._page.forward(stop)
            stop = self._page.stop()

    def _work_question(self, answering: Answering) -> QuestionReview:
        if self._is_answered():
            return self.review()
        shown_before = self._page.question().shows_choices
        question = self._read()
        if question.needs_free_response and not shown_before and self._page.question().shows_choices:
            # The choices were revealed with words that are not the student's: begin anew.
            self._tab.page.reload(wait_until="domcontentloaded")
            self._page.stop()
        self._page.question().answer(answering(question))
        return self._page.question().review(question)

    def _await_slot(self) -> Stop:
        """What fills a slot that Tutor chooses for, or the empty slot when nothing does."""

        def look() -> Stop | None:
            self._tab.page.reload(wait_until="domcontentloaded")
            stop = self._page.stop()
            return None if stop is Stop.PLACEHOLDER else stop

        try:
            return eventually(look, reason="a slot to be filled", within=_SLOT_FILLS_WITHIN, longest_pause=2)
        except NotInTimeError:
            return Stop.PLACEHOLDER


def _is_before(step: str, other: str) -> bool:
    """Whether a step stands before another in the same task; steps are numbered in their order."""
    task, _, number = step.rpartition("/")
    other_task, _, other_number = other.rpartition("/")
    numbered = number.isdigit() and other_number.isdigit()
    return numbered and task == other_task and int(number) < int(other_number)
