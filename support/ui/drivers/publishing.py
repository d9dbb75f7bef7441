"""Waiting for an assignment to be published, as a teacher who looks at the calendar does."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from support.domain.courses import Course
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.calendar import CalendarPage
from support.ui.tab import Tab
from support.waiting import eventually

__all__ = ["await_published", "months_around", "months_of", "shown_month"]

_MONTH = re.compile(r"/t/month/(\d{4}-\d\d-\d\d)")


def await_published(tab: Tab, course: Course, plan_id: str, title: str, *, day: date) -> None:
    """Look at the month of that day until it is published there."""
    calendar = CalendarPage(tab, course.id)

    def published() -> bool:
        calendar.open(day)
        states = next((p.states for p in calendar.plans() if p.id == plan_id), frozenset())
        if "is-failed" in states:
            raise RefusedError(Refusal.INVALID, f"publishing {title} failed")
        return "is-published" in states and "is-publishing" not in states

    eventually(published, reason=f"{title} to be published", within=90, longest_pause=2)


def shown_month(tab: Tab) -> date | None:
    """The month of the calendar that is open."""
    shown = _MONTH.search(tab.path)
    return date.fromisoformat(shown[1]) if shown else None


def months_of(course: Course, today: date) -> list[date]:
    """The first of each month in which the course runs: from today's on, then those before, nearest first."""
    zone = ZoneInfo(course.time_zone)
    first, last = course.starts_at.astimezone(zone).date(), course.ends_at.astimezone(zone).date()
    every = [_month(number) for number in range(_number(first), _number(last) + 1)]
    return sorted(
        every, key=lambda month: (month < today.replace(day=1), abs(_number(month) - _number(today)))
    )


def months_around(course: Course, today: date) -> list[date]:
    """Those of them that scenarios plan in: two before today's, and three after it."""
    return [month for month in months_of(course, today) if -2 <= _number(month) - _number(today) <= 3]


def _number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
