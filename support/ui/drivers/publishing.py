"""Waiting for an assignment to be published, as a teacher who looks at the calendar does."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from support.domain.courses import Course
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.calendar import CalendarPage
from support.ui.tab import Tab
from support.waiting import eventually

__all__ = ["await_published", "months_of"]

_MONTH = re.compile(r"/t/month/(\d{4}-\d\d-\d\d)")


def await_published(tab: Tab, course: Course, plan_id: str, title: str, *, day: date | None = None) -> None:
    """Look at the month of its due day (None: the one that is shown) until it is published there."""
    calendar = CalendarPage(tab, course.id)
    shown = _MONTH.search(tab.path)
    month = day or (date.fromisoformat(shown[1]) if shown else next(months_of(course)))

    def published() -> bool:
        calendar.open(month)
        states = next((p.states for p in calendar.plans() if p.id == plan_id), frozenset())
        if "is-failed" in states:
            raise RefusedError(Refusal.INVALID, f"publishing {title} failed")
        return "is-published" in states and "is-publishing" not in states

    eventually(published, reason=f"{title} to be published", within=90, longest_pause=2)


def months_of(course: Course) -> Iterator[date]:
    """The first of each month in which the course runs."""
    zone = ZoneInfo(course.time_zone)
    first, last = course.starts_at.astimezone(zone), course.ends_at.astimezone(zone)
    month: datetime = first.replace(day=1)
    while (month.year, month.month) <= (last.year, last.month):
        yield month.date()
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
