"""A student's own work through the task page."""

from collections.abc import Sequence

from support.domain.assignments import AssignmentKind
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.tasks import Answer, Answering, Question, QuestionReview, TaskCard, TaskOutline
from support.ui.actors import Actors
from support.ui.drivers.working import TaskWork
from support.ui.pages.external_task import ExternalTaskPage
from support.ui.pages.student_dashboard import StudentDashboardPage
from support.ui.pages.task import TaskPage
from support.ui.tab import Tab

__all__ = ["UiTasks"]


class UiTasks:
    """`support.ports.Tasks`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._known: dict[str, Question] = {}

    def listed_for(self, student: Person, course: Course) -> Sequence[TaskCard]:
        """From both tabs of the dashboard."""
        with self._actors.acting(student, "reading the dashboard") as tab:
            return StudentDashboardPage(tab, course.id).all_cards()

    def _open(self, tab: Tab, course: Course, title: str) -> TaskWork:
        path = StudentDashboardPage(tab, course.id).open_task(title)
        return TaskWork(tab, path, self._known)

    def outline(self, student: Person, course: Course, title: str) -> TaskOutline:
        """Look at every step."""
        with self._actors.acting(student, f"looking through {title}") as tab:
            return self._open(tab, course, title).outline(title)

    def answer(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """Answer one question."""
        with self._actors.acting(student, f"answering question {number} of {title}") as tab:
            work = self._open(tab, course, title)
            work.go_to(number)
            work.answer(answer)

    def review(self, student: Person, course: Course, title: str, number: int) -> QuestionReview:
        """Look at one question."""
        with self._actors.acting(student, f"looking at question {number} of {title}") as tab:
            work = self._open(tab, course, title)
            work.go_to(number)
            return work.review()

    def work(
        self, student: Person, course: Course, title: str, answering: Answering
    ) -> tuple[QuestionReview, ...]:
        """Step by step to the end."""
        with self._actors.acting(student, f"working {title}") as tab:
            dashboard = StudentDashboardPage(tab, course.id)
            path, kind = dashboard.open_task(title), dashboard.kind_opened
            if kind is AssignmentKind.EXTERNAL:
                ExternalTaskPage(tab).visit()
            if kind in {AssignmentKind.EXTERNAL, AssignmentKind.EVENT}:
                return ()
            return TaskWork(tab, path, self._known).work(answering)

    def peek(self, person: Person, course: Course, owner: Person, title: str) -> None:
        """Open the address of somebody's task, as if the owner had passed it on."""
        with self._actors.acting(owner, f"finding the address of {title}") as tab:
            path = StudentDashboardPage(tab, course.id).open_task(title)
        with self._actors.acting(person, f"looking at {owner.full_name}'s {title}") as tab:
            TaskPage(tab, path).look()
