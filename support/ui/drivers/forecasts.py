"""The performance forecast through its pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from support.domain.courses import Course
from support.domain.forecasts import Forecast, ForecastLook
from support.domain.people import Person
from support.domain.tasks import Question
from support.ui.actors import Actors
from support.ui.drivers.facts import Facts
from support.ui.drivers.working import TaskWork
from support.ui.pages.forecast import ForecastPage
from support.ui.pages.task_surroundings import TaskSurroundings

__all__ = ["UiForecastScreens", "UiForecasts"]


class _Pages:
    """The forecast's pages, opened."""

    def __init__(self, actors: Actors, facts: Facts) -> None:
        self._actors = actors
        self._facts = facts

    @contextmanager
    def own(self, student: Person, course: Course) -> Iterator[ForecastPage]:
        """A student's."""
        with self._actors.acting(student, "reading the own forecast") as tab:
            page = ForecastPage(tab, course.id)
            page.open()
            yield page

    @contextmanager
    def of_section(self, teacher: Person, course: Course, section: str) -> Iterator[ForecastPage]:
        """A teacher's, one section of it."""
        with self._actors.acting(teacher, f"reading the forecast of {section}") as tab:
            page = ForecastPage(tab, course.id)
            page.open()
            page.choose(section)
            yield page

    @contextmanager
    def of_student(self, teacher: Person, course: Course, student: Person) -> Iterator[ForecastPage]:
        """A teacher's about one student, by its address."""
        with self._actors.acting(teacher, f"reading the forecast of {student.full_name}") as tab:
            page = ForecastPage(tab, course.id, self._facts.role(course, student))
            page.open()
            yield page


class UiForecasts:
    """`support.ports.Forecasts`."""

    def __init__(self, actors: Actors, facts: Facts) -> None:
        self._pages = _Pages(actors, facts)

    def own(self, student: Person, course: Course) -> Forecast:
        """The student's page."""
        with self._pages.own(student, course) as page:
            return page.read()

    def of_section(self, teacher: Person, course: Course, section: str) -> Forecast:
        """The teacher's page, one section of it."""
        with self._pages.of_section(teacher, course, section) as page:
            return page.read()

    def of_student(self, teacher: Person, course: Course, student: Person) -> Forecast:
        """The page about one student."""
        with self._pages.of_student(teacher, course, student) as page:
            return page.read()


class UiForecastScreens:
    """`support.ports.ForecastScreens`."""

    def __init__(self, actors: Actors, facts: Facts) -> None:
        self._actors = actors
        self._pages = _Pages(actors, facts)

    def of_own(self, student: Person, course: Course) -> ForecastLook:
        """The student's page."""
        with self._pages.own(student, course) as page:
            return page.look()

    def of_section(self, teacher: Person, course: Course, section: str) -> ForecastLook:
        """The teacher's page, one section of it."""
        with self._pages.of_section(teacher, course, section) as page:
            return page.look()

    def leads_there(self, student: Person, course: Course) -> tuple[bool, bool]:
        """By the dashboard's link, then by the menu's entry."""
        with self._actors.acting(student, "going to the own forecast") as tab:
            page = ForecastPage(tab, course.id)
            return page.open_from_dashboard(), page.open_from_menu()

    def practise(self, student: Person, course: Course, title: str) -> tuple[Question, ...]:
        """By the bar's button."""
        with self._pages.own(student, course) as page:
            path = page.practise(title)
            return TaskWork(page.tab, path, {}).outline("practice").questions

    def end_of_practice(self, student: Person, course: Course, begun: str) -> tuple[str, bool]:
        """By the address of the last card, and by its link back."""
        with self._actors.acting(student, "looking at the end of the practice") as tab:
            said, led_to = TaskSurroundings(tab, begun).end()
            return said, led_to == f"/course/{course.id}"
