"""What the site shows and the API has no word for. Scenarios that use it are `@ui @no-api`."""

from collections.abc import Sequence
from typing import Protocol

from support.domain.courses import Course
from support.domain.forecasts import ForecastLook
from support.domain.people import Person
from support.domain.screens import DashboardRow, Explanation, Overview, QuestionHead, StartCard, Tour
from support.domain.tasks import Question
from support.ports.course_screens import CourseScreens
from support.ports.grading_screens import GradebookScreens, ReviewScreens
from support.ports.planning_screens import BuilderScreens, CalendarScreens, LibraryScreens
from support.ports.site_screens import SiteScreens, SubjectScreens

__all__ = ["DashboardScreens", "ForecastScreens", "Screens", "TaskScreens"]


class DashboardScreens(Protocol):
    """The first pages that somebody meets."""

    def rows(self, student: Person, course: Course) -> Sequence[DashboardRow]:
        """Every assignment on the student's dashboard."""

    def recent_topics(self, student: Person, course: Course) -> Sequence[str]:
        """The topics worked last, as the dashboard offers them for practice; empty without an offer."""

    def lands_in_course(self, person: Person) -> bool:
        """Whether asking for the own courses leads straight into one of them."""

    def leave_external(self, student: Person, course: Course, title: str) -> bool:
        """Follow an external assignment's link in a new tab, and go back; whether it counts as done there."""

    def card_text(self, student: Person, course: Course, title: str) -> str:
        """The words of an event's or an external assignment's one card."""


class ForecastScreens(Protocol):
    """The pages of the performance forecast."""

    def of_own(self, student: Person, course: Course) -> ForecastLook:
        """A student's page."""

    def of_section(self, teacher: Person, course: Course, section: str) -> ForecastLook:
        """A teacher's page, one section of it."""

    def leads_there(self, student: Person, course: Course) -> tuple[bool, bool]:
        """Whether the dashboard and the menu lead a student to the own page."""

    def practise(self, student: Person, course: Course, title: str) -> tuple[Question, ...]:
        """Start practice by the bar of a page or chapter; the questions offered."""

    def end_of_practice(self, student: Person, course: Course, begun: str) -> tuple[str, bool]:
        """What the last card of a practice that is done says, and whether it leads back to the dashboard."""


class TaskScreens(Protocol):
    """The pages on which a task is worked."""

    def start(self, student: Person, course: Course, title: str) -> StartCard:
        """Begin a task from its first card."""

    def tour(self, student: Person, course: Course, title: str) -> Tour:
        """Go through a reading that was worked before, from its first card to its last."""

    def overview(self, student: Person, course: Course, title: str) -> Overview:
        """Open a reading's overview, and go to the first page in it."""

    def explains(self, student: Person, course: Course, title: str, what: Explanation) -> bool:
        """Whether a card explains these questions; looking at it counts as having read it."""

    def head(self, student: Person, course: Course, title: str, number: int) -> QuestionHead:
        """What stands around a question of a homework that waits for a choice, or had one."""


class Screens(Protocol):
    """Everything that only the site shows."""

    @property
    def dashboards(self) -> DashboardScreens:
        """The first pages that somebody meets."""

    @property
    def courses(self) -> CourseScreens:
        """Pages about courses."""

    @property
    def calendar(self) -> CalendarScreens:
        """The teacher's calendar."""

    @property
    def builder(self) -> BuilderScreens:
        """The builder of assignments."""

    @property
    def library(self) -> LibraryScreens:
        """The question library."""

    @property
    def tasks(self) -> TaskScreens:
        """The pages on which a task is worked."""

    @property
    def gradebook(self) -> GradebookScreens:
        """The gradebook."""

    @property
    def review(self) -> ReviewScreens:
        """The review of an assignment."""

    @property
    def forecasts(self) -> ForecastScreens:
        """The pages of the performance forecast."""

    @property
    def site(self) -> SiteScreens:
        """What stands around the pages."""

    @property
    def subjects(self) -> SubjectScreens:
        """A teacher's own courses by subject."""
