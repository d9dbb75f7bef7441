"""Practice, and the questions saved for it, through their pages."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.practice import SavedQuestion
from support.domain.refusals import Refusal, RefusedError
from support.domain.tasks import Answering, Question, QuestionReview
from support.ui.actors import Actors
from support.ui.drivers.working import TaskWork
from support.ui.pages.practice import PracticePage, ReferenceBookPage
from support.ui.pages.saved_questions import SavedQuestionsPage
from support.ui.pages.student_dashboard import StudentDashboardPage
from support.ui.tab import Tab

__all__ = ["UiPractice", "UiSavedQuestions"]

T = TypeVar("T")


class UiPractice:
    """`support.ports.Practice`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._known: dict[str, Question] = {}
        self._started: dict[tuple[str, str], str] = {}  # path of the task started last, by student and course

    def on_pages(self, student: Person, course: Course, pages: Sequence[int]) -> tuple[Question, ...]:
        """By the address of practice, with the pages' ids from the book."""
        with self._actors.acting(student, "starting practice on pages") as tab:
            path = PracticePage(tab, course.id).on_pages(_page_ids(tab, course, pages))
            return self._offered(tab, student, course, path)

    def on_weakest(self, student: Person, course: Course) -> tuple[Question, ...]:
        """By the address that the dashboard's link has."""
        with self._actors.acting(student, "starting practice on the weakest topics") as tab:
            path = PracticePage(tab, course.id).on_weakest()
            return self._offered(tab, student, course, path)

    def on_saved(self, student: Person, course: Course) -> tuple[Question, ...]:
        """By choosing all that can be chosen on its page."""
        with self._actors.acting(student, "starting practice on saved questions") as tab:
            page = SavedQuestionsPage(tab, course.id)
            page.open()
            page.choose_all()
            page.practise()
            return self._offered(tab, student, course, PracticePage(tab, course.id).task_path())

    def begun(self, student: Person, course: Course) -> str:
        """The path of its task."""
        return self._started[student.username, course.id]

    def finish(self, student: Person, course: Course, answering: Answering) -> tuple[QuestionReview, ...]:
        """Work the task that practice made."""
        with self._actors.acting(student, "practising") as tab:
            return TaskWork(tab, self.begun(student, course), self._known).work(answering)

    def _offered(self, tab: Tab, student: Person, course: Course, path: str) -> tuple[Question, ...]:
        self._started[student.username, course.id] = path
        return TaskWork(tab, path, self._known).outline("practice").questions


class UiSavedQuestions:
    """`support.ports.SavedQuestions`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def save(self, student: Person, course: Course, title: str, number: int) -> str:
        """By the star beside the question."""
        with self._actors.acting(student, f"saving question {number} of {title}") as tab:
            work = TaskWork(tab, StudentDashboardPage(tab, course.id).open_task(title), {})
            work.go_to(number)
            return work.save_for_practice()

    def listed_for(self, student: Person, course: Course) -> Sequence[SavedQuestion]:
        """What their page lists."""
        return self._on_page(student, course, "looking at saved questions", SavedQuestionsPage.listed)

    def remove(self, student: Person, course: Course, number: str) -> None:
        """On their page."""
        self._on_page(student, course, "letting go of a question", lambda page: page.remove(number))

    def _on_page(
        self, student: Person, course: Course, what: str, act: Callable[[SavedQuestionsPage], T]
    ) -> T:
        with self._actors.acting(student, what) as tab:
            page = SavedQuestionsPage(tab, course.id)
            page.open()
            return act(page)


def _page_ids(tab: Tab, course: Course, pages: Sequence[int]) -> list[str]:
    ids = ReferenceBookPage(tab, course.id).page_ids()
    if any(page >= len(ids) for page in pages):
        raise RefusedError(Refusal.INVALID, f"the book has {len(ids)} pages, wanted were {list(pages)}")
    return [ids[page] for page in pages]
