"""A student's work looked at closely: each step of it, through the task page and the dashboard."""

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.tasks import Answer, QuestionReview
from support.domain.working import Place, Stop
from support.ui.drivers.tasks import UiTasks
from support.ui.drivers.working import TaskWork
from support.ui.pages.external_task import ExternalTaskPage
from support.ui.pages.student_dashboard import StudentDashboardPage

__all__ = ["UiWorking"]


class UiWorking(UiTasks):
    """`support.ports.Working`."""

    def stops(self, student: Person, course: Course, title: str) -> tuple[Stop, ...]:
        """Look at each step."""
        with self._actors.acting(student, f"looking at each step of {title}") as tab:
            dashboard = StudentDashboardPage(tab, course.id)
            path = dashboard.open_task(title)
            if dashboard.kind_opened in ExternalTaskPage.KINDS:
                return ExternalTaskPage(tab).stops()
            return TaskWork(tab, path, self._known).stops()

    def address(self, student: Person, course: Course, title: str) -> str:
        """Where the link leads."""
        with self._actors.acting(student, f"reading the address of {title}") as tab:
            StudentDashboardPage(tab, course.id).open_task(title)
            return ExternalTaskPage(tab).address()

    def review_of(self, reader: Person, course: Course, place: Place) -> QuestionReview:
        """Look at one question by the address of the task, as if the owner had passed it on."""
        with self._actors.acting(place.owner, f"finding the address of {place.title}") as tab:
            path = StudentDashboardPage(tab, course.id).open_task(place.title)
        with self._actors.acting(reader, f"looking at question {place.number} of {place.title}") as tab:
            work = TaskWork(tab, path, self._known)
            work.go_to(place.number)
            return work.review()

    def answer_twice(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """With a double click where a click was meant."""
        with self._actors.acting(student, f"answering question {number} of {title} twice") as tab:
            work = self._open(tab, course, title)
            work.go_to(number)
            work.answer_twice(answer)

    def hide(self, student: Person, course: Course, title: str) -> None:
        """With the button that a withdrawn assignment has."""
        with self._actors.acting(student, f"hiding {title}") as tab:
            StudentDashboardPage(tab, course.id).hide(title)
