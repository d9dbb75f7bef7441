"""The teacher's calendar, as only the site shows it."""

from collections.abc import Mapping, Sequence
from datetime import date

from support.domain.assignments import Assignment, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.planning_screens import CalendarEntry, Sidebar
from support.domain.refusals import Refusal, RefusedError
from support.ports.clock import Clock
from support.ui.actors import Actors
from support.ui.components.assignment_fields import AssignmentFields
from support.ui.drivers.publishing import months_of
from support.ui.pages.calendar import CalendarPage
from support.ui.pages.calendar_month import CalendarMonth
from support.ui.tab import Tab

__all__ = ["UiCalendarScreens"]


class UiCalendarScreens:
    """`support.ports.planning_screens.CalendarScreens`."""

    def __init__(self, actors: Actors, clock: Clock) -> None:
        self._actors = actors
        self._clock = clock

    def entries(self, teacher: Person, course: Course, days: Sequence[date]) -> Sequence[CalendarEntry]:
        """From each of the months once."""
        with self._actors.acting(teacher, "reading the calendar") as tab:
            months = sorted({day.replace(day=1) for day in days})
            found = [entry for month in months for entry in CalendarMonth(tab, course.id, month).entries()]
        return list(dict.fromkeys(found))

    def turn(self, teacher: Person, course: Course, day: date) -> tuple[str, str, str]:
        """By the arrows beside the month."""
        with self._actors.acting(teacher, "turning the calendar's pages") as tab:
            month = CalendarMonth(tab, course.id, day)
            return month.label(), month.turn(forward=True), month.turn(forward=False)

    def sidebar(self, teacher: Person, course: Course) -> Sidebar:
        """By "Add Assignment"."""
        with self._actors.acting(teacher, "opening the sidebar") as tab:
            return self._now(tab, course).sidebar()

    def add_on(self, teacher: Person, course: Course, day: date, kind: AssignmentKind) -> Dates:
        """From the menu of the day."""
        with self._actors.acting(teacher, f"adding something on {day}") as tab:
            CalendarMonth(tab, course.id, day).add_on(day, kind)
            return self._proposed(tab, course)

    def drag_to(self, teacher: Person, course: Course, day: date, kind: AssignmentKind) -> Dates:
        """From the sidebar."""
        with self._actors.acting(teacher, f"dragging something onto {day}") as tab:
            CalendarMonth(tab, course.id, day).drag_to(day, kind)
            return self._proposed(tab, course)

    def _proposed(self, tab: Tab, course: Course) -> Dates:
        fields = AssignmentFields(tab, course)
        tab.await_one("the builder", title=fields.title)
        return fields.read(self._clock.now).sections[course.sections[0].name]

    def offers_adding(self, teacher: Person, course: Course, day: date) -> bool:
        """By a click on the day."""
        with self._actors.acting(teacher, f"looking what can be added on {day}") as tab:
            return CalendarMonth(tab, course.id, day).offers_adding(day)

    def summary(self, teacher: Person, course: Course, assignment: Assignment) -> str:
        """From its dialog."""
        with self._actors.acting(teacher, f"looking at {assignment.title}") as tab:
            return self._month_with(tab, course, assignment).summary(assignment.id)

    def ways(self, teacher: Person, course: Course) -> Mapping[str, str]:
        """From the links above the month."""
        with self._actors.acting(teacher, "looking where the calendar leads") as tab:
            return self._now(tab, course).ways()

    def address_of(self, teacher: Person, course: Course, assignment: Assignment) -> str:
        """By "Get assignment link"."""
        with self._actors.acting(teacher, f"asking for the address of {assignment.title}") as tab:
            return self._month_with(tab, course, assignment).address(assignment.id)

    def _now(self, tab: Tab, course: Course) -> CalendarMonth:
        return CalendarMonth(tab, course.id, self._clock.now.date())

    def _month_with(self, tab: Tab, course: Course, assignment: Assignment) -> CalendarMonth:
        """The month that shows it."""
        for month in months_of(course, self._actors.today):
            page = CalendarMonth(tab, course.id, month)
            if any(plan.id == assignment.id for plan in CalendarPage(tab, course.id).plans()):
                return page
        raise RefusedError(Refusal.NOT_FOUND, f"{assignment.title} is on no page of the calendar")
