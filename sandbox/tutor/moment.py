"""Time in Tutor: stored instants, wall clocks in a course's zone, terms of the school year.

An instant is stored as text in UTC with microseconds, so that text order is time order. A wall clock is
stored without zone; it means the course's zone, whatever that is when it is read.
"""

import calendar
import email.utils
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

__all__ = [
    "ZONES",
    "instant",
    "parse_moment",
    "read",
    "shown",
    "shown_wall",
    "stored",
    "term_dates",
    "visible_terms",
    "wall",
    "wall_of",
]

ZONES = (
    "US/Central",
    "US/Pacific",
    "US/Eastern",
    "US/Mountain",
    "US/Arizona",
    "US/Hawaii",
    "US/Alaska",
    "US/East-Indiana",
    "Canada/Atlantic",
)
_SPANS = {"spring": ((1, 1), (6, 29)), "summer": ((4, 1), (8, 31)), "fall": ((7, 1), (12, 31))}


def stored(moment: datetime) -> str:
    """An instant as it is stored and as Biglearn gets it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    """A stored instant."""
    return datetime.fromisoformat(text)


def shown(text: str | None) -> str | None:
    """A stored instant as the API shows it: UTC with milliseconds."""
    return None if text is None else f"{text[:23]}Z"


def wall(given: object) -> str | None:
    """The wall clock of a date somebody sent, its offset dropped; None when it is no date."""
    if not isinstance(given, str) or not given.strip():
        return None
    try:
        parsed = datetime.fromisoformat(given.strip().replace("/", "-"))
    except ValueError:
        return None
    return parsed.replace(tzinfo=None, microsecond=0).isoformat()


def wall_of(moment: datetime, zone: str) -> str:
    """The wall clock of an instant in a zone."""
    return moment.astimezone(_zone(zone)).replace(tzinfo=None, microsecond=0).isoformat()


def instant(wall_clock: str, zone: str) -> datetime:
    """The instant at which clocks of the zone show this."""
    return datetime.fromisoformat(wall_clock).replace(tzinfo=_zone(zone)).astimezone(UTC)


def shown_wall(wall_clock: str | None, zone: str) -> str | None:
    """A wall clock as the API shows it."""
    return None if wall_clock is None else shown(stored(instant(wall_clock, zone)))


def parse_moment(text: str) -> datetime:
    """A date-time header, ISO 8601 or the HTTP form; ValueError when it is neither."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError:
        parsed = email.utils.parsedate_to_datetime(text)
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


def term_dates(term: str, year: int) -> tuple[datetime, datetime] | None:
    """First and last moment of a term, or None when there is no such term."""
    if term in _SPANS:
        first, last = (date(year, *month_day) for month_day in _SPANS[term])
    elif term == "winter":
        first = date(year, 11, 1)
        last = date(year + 1, 2, calendar.monthrange(year + 1, 2)[1])
    elif term == "demo":
        first, last = date(year - 1, 7, 1), date(year + 1, 6, 29)
    elif term == "legacy":
        first, last = date(2015, 7, 1), date(2016, 12, 31)
    else:
        return None
    return (
        datetime.combine(first, time.min, tzinfo=UTC),
        datetime.combine(last, time(23, 59, 59), tzinfo=UTC),
    )


def visible_terms(now: datetime) -> list[tuple[str, int]]:
    """Terms a new course may be in: those that run, and those that start within half a year."""
    found = []
    for year in (now.year - 1, now.year, now.year + 1):
        for term in ("spring", "summer", "fall", "winter"):
            span = term_dates(term, year)
            if span and span[1] > now and span[0] < now + timedelta(days=190):
                found.append((term, year))
    return found


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
