"""What only the site shows, read from its pages."""

from collections.abc import Sequence

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.screens import DashboardRow, Explanation, Overview, QuestionHead, StartCard, Tour
from support.ports.clock import Clock
from support.ports.course_screens import CourseScreens
from support.ports.grading_screens import GradebookScreens, ReviewScreens
from support.ports.planning_screens import BuilderScreens, CalendarScreens, LibraryScreens
from support.ports.screens import DashboardScreens, ForecastScreens, TaskScreens
from support.ports.site_screens import SiteScreens, SubjectScreens
from support.ui.actors import Actors
from support.ui.drivers.builder_screens import UiBuilderScreens
from support.ui.drivers.calendar_screens import UiCalendarScreens
from support.ui.drivers.course_screens import UiCourseScreens
from support.ui.drivers.facts import Facts
from support.ui.drivers.forecasts import UiForecastScreens
from support.ui.drivers.grading_screens import UiGradebookScreens, UiReviewScreens
from support.ui.drivers.library_screens import UiLibraryScreens
from support.ui.drivers.site_screens import UiSiteScreens, UiSubjectScreens
from support.ui.pages.dashboard_rows import DashboardRows
from support.ui.pages.external_task import ExternalTaskPage
from support.ui.pages.my_courses import MyCoursesPage
from support.ui.pages.student_dashboard import StudentDashboardPage
from support.ui.pages.task_surroundings import TaskSurroundings
from support.ui.tab import Tab

__all__ = ["UiScreens"]


class UiDashboardScreens:
    """`support.ports.DashboardScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def rows(self, student: Person, course: Course) -> Sequence[DashboardRow]:
        """From both tabs."""
        with self._actors.acting(student, "reading the dashboard") as tab:
            return DashboardRows(tab, course.id).all_rows()

    def recent_topics(self, student: Person, course: Course) -> Sequence[str]:
        """From the bars beside the assignments."""
        with self._actors.acting(student, "reading the latest forecast") as tab:
            return DashboardRows(tab, course.id).recent_topics()

    def lands_in_course(self, person: Person) -> bool:
        """By where the address of the own courses leads."""
        with self._actors.acting(person, "asking for the own courses") as tab:
            MyCoursesPage(tab).cards()
            return tab.path.startswith("/course/")

    def leave_external(self, student: Person, course: Course, title: str) -> bool:
        """By the card's own link back."""
        with self._actors.acting(student, f"following the link of {title}") as tab:
            dashboard = StudentDashboardPage(tab, course.id)
            dashboard.open_task(title)
            card = ExternalTaskPage(tab)
            card.visit()
            card.leave()
            return any(shown.title == title and shown.is_complete for shown in dashboard.cards())

    def card_text(self, student: Person, course: Course, title: str) -> str:
        """All of it."""
        with self._actors.acting(student, f"reading {title}") as tab:
            StudentDashboardPage(tab, course.id).open_task(title)
            return ExternalTaskPage(tab).text()


class UiTaskScreens:
    """`support.ports.TaskScreens`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def start(self, student: Person, course: Course, title: str) -> StartCard:
        """Begin a task from its first card."""
        with self._actors.acting(student, f"starting {title}") as tab:
            return self._open(tab, course, title).start()

    def tour(self, student: Person, course: Course, title: str) -> Tour:
        """Go through a reading."""
        with self._actors.acting(student, f"going through {title}") as tab:
            return self._open(tab, course, title).tour()

    def overview(self, student: Person, course: Course, title: str) -> Overview:
        """Open a reading's overview."""
        with self._actors.acting(student, f"looking over {title}") as tab:
            return self._open(tab, course, title).overview()

    def explains(self, student: Person, course: Course, title: str, what: Explanation) -> bool:
        """Whether a card explains these questions."""
        with self._actors.acting(student, f"looking for what explains {what}") as tab:
            return self._open(tab, course, title).explains(what)

    def head(self, student: Person, course: Course, title: str, number: int) -> QuestionHead:
        """What stands around a question."""
        with self._actors.acting(student, f"looking around question {number} of {title}") as tab:
            return self._open(tab, course, title).head(number)

    @staticmethod
    def _open(tab: Tab, course: Course, title: str) -> TaskSurroundings:
        return TaskSurroundings(tab, StudentDashboardPage(tab, course.id).open_task(title))


class UiScreens:
    """`support.ports.Screens`."""

    def __init__(self, actors: Actors, clock: Clock, facts: Facts) -> None:
        self.dashboards: DashboardScreens = UiDashboardScreens(actors)
        self.courses: CourseScreens = UiCourseScreens(actors, clock)
        self.calendar: CalendarScreens = UiCalendarScreens(actors, clock)
        self.builder: BuilderScreens = UiBuilderScreens(actors, clock)
        self.library: LibraryScreens = UiLibraryScreens(actors)
        self.tasks: TaskScreens = UiTaskScreens(actors)
        self.gradebook: GradebookScreens = UiGradebookScreens(actors)
        self.review: ReviewScreens = UiReviewScreens(actors)
        self.forecasts: ForecastScreens = UiForecastScreens(actors, facts)
        self.site: SiteScreens = UiSiteScreens(actors)
        self.subjects: SubjectScreens = UiSubjectScreens(actors)
