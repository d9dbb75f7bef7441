"""Dates for assignments, in order and not: made from a seed, for rules that hold of any dates."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from support.domain.assignments import Dates

__all__ = ["DateSet", "TriedDates", "date_sets"]

_BROKEN = ("due", "closes", "early", "late")  # what can be out of order; a set with none of them is in order


@dataclass(frozen=True, slots=True)
class DateSet:
    """Three dates, and whether they follow each other within the course."""

    dates: Dates
    is_orderly: bool


@dataclass(frozen=True, slots=True)
class TriedDates:
    """Sets of dates, and whether each was taken."""

    tried: tuple[tuple[DateSet, bool], ...]


def date_sets(
    seed_text: str, count: int, term: tuple[datetime, datetime], zone: ZoneInfo
) -> tuple[DateSet, ...]:
    """So many sets, half of them in order and some of these with equal dates; always the same of one seed."""
    chance = random.Random(f"{seed_text}/dates")
    kinds = ["", *_BROKEN] * count
    return tuple(_date_set(chance, kinds[n] if n % 2 else "", term, zone) for n in range(count))


def _date_set(chance: random.Random, broken: str, term: tuple[datetime, datetime], zone: ZoneInfo) -> DateSet:
    start, end = (moment.astimezone(zone) for moment in term)
    whole_days = (end - start).days
    days = sorted(chance.choices(range(2, whole_days - 2), k=3))
    opens, due, closes = (start + timedelta(days=day, minutes=chance.randrange(60) * day) for day in days)
    due, closes = max(opens, due), max(opens, due, closes)
    gap = timedelta(minutes=chance.randrange(1, 3 * 24 * 60))
    if broken == "due":
        opens = due + gap
    elif broken == "closes":
        due = closes + gap
    elif broken == "early":
        opens = start - gap
    elif broken == "late":
        closes = end + gap
    opens, due, closes = (moment.replace(second=0, microsecond=0) for moment in (opens, due, closes))
    is_orderly = start <= opens <= due <= closes <= end
    return DateSet(Dates(opens, due, closes), is_orderly)
