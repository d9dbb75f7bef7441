"""Quarantine is a debt: each scenario in it has an owner, an issue, a reason, evidence and a day it ends."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from support.planning.plan import PlannedCase

__all__ = ["Entry", "Quarantine", "QuarantineError", "area_of", "parse"]

TAG = "quarantine"
_TEXTS = ("feature", "scenario", "owner", "issue", "reason", "evidence")
_DAYS = ("since", "expires")
_CHANNELS = {"api", "ui"}


class QuarantineError(ValueError):
    """The quarantine file says something that is no quarantine."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One scenario in quarantine. `channel` empty: on every one."""

    feature: str  # the feature's path
    scenario: str
    owner: str
    issue: str
    reason: str
    evidence: str  # where somebody can see that it is not the product
    since: date
    expires: date
    channel: str = ""

    def covers(self, case: PlannedCase) -> bool:
        """Whether a case is in quarantine by this entry."""
        here = (case.feature_path, case.scenario) == (self.feature, self.scenario)
        return here and self.channel in {"", case.channel}


@dataclass(frozen=True, slots=True)
class Quarantine:
    """All of it. `caps`: area → most cases there; an area without one may hold none."""

    longest_days: int
    caps: Mapping[str, int] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    def debts(self, cases: Sequence[PlannedCase], at: datetime) -> tuple[str, ...]:
        """What blocks: entries that are due, areas over their cap, cases without an entry."""
        return (*self.due(at), *self._over_cap(cases), *self._unlisted(cases))

    def due(self, at: datetime) -> tuple[str, ...]:
        """The entries that are due, whoever is in the plan: nobody pays a debt by leaving it out."""
        today = at.date()
        return tuple(
            f'the quarantine of "{entry.scenario}" ({entry.feature}) ended on {entry.expires}: '
            f"{entry.owner} has to mend it ({entry.issue})"
            for entry in self.entries
            if entry.expires < today
        )

    def _over_cap(self, cases: Sequence[PlannedCase]) -> Iterator[str]:
        number = Counter(area_of(case) for case in cases if TAG in case.tags)
        for area, found in sorted(number.items()):
            cap = self.caps.get(area, 0)
            if found > cap:
                yield f"{found} cases of {area} are in quarantine; its cap is {cap}"

    def _unlisted(self, cases: Sequence[PlannedCase]) -> Iterator[str]:
        for case in cases:
            if TAG in case.tags and not any(entry.covers(case) for entry in self.entries):
                yield (
                    f'"{case.title}" ({case.feature}, {case.channel}) is tagged as quarantined, '
                    "and the quarantine file has no entry for it"
                )


def area_of(case: PlannedCase) -> str:
    """The area of a case: its folder of features."""
    return case.feature_path.partition("/")[2].partition("/")[0]


def parse(text: str) -> Quarantine:
    """The quarantine that a text in TOML describes. Raises QuarantineError for anything else."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise QuarantineError(f"not TOML: {error}") from error
    if wrong := sorted(set(content) - {"longest_days", "caps", "entries"}):
        raise QuarantineError(f"there is no {wrong[0]!r} in a quarantine file")
    longest = content.get("longest_days")
    if type(longest) is not int or longest < 1:
        raise QuarantineError("longest_days must be a whole number of at least 1")
    caps, entries = content.get("caps", {}), content.get("entries", [])
    if not isinstance(caps, dict) or not all(type(cap) is int and cap >= 0 for cap in caps.values()):
        raise QuarantineError("caps must name areas, each with a whole number")
    if not isinstance(entries, list):
        raise QuarantineError("entries must be tables: [[entries]]")
    return Quarantine(longest, caps, tuple(_entry(told, longest) for told in entries))


def _entry(told: Any, longest: int) -> Entry:  # noqa: ANN401 - what TOML can hold
    if not isinstance(told, dict) or set(told) - {"channel"} != {*_TEXTS, *_DAYS}:
        wrong = sorted((set(told) - {"channel"}) ^ {*_TEXTS, *_DAYS}) if isinstance(told, dict) else told
        raise QuarantineError(f"an entry has {', '.join((*_TEXTS, *_DAYS))} and perhaps channel: see {wrong}")
    where = f'the entry of "{told["scenario"]}"'
    for name in _TEXTS:
        if not isinstance(told[name], str) or not told[name].strip():
            raise QuarantineError(f"{where}: {name} must be a text")
    if not re.search(r"\d", told["issue"]):
        raise QuarantineError(f"{where}: {told['issue']!r} is no issue: give its number or address")
    since, expires = told["since"], told["expires"]
    if type(since) is not date or type(expires) is not date:
        raise QuarantineError(f"{where}: since and expires must be days, as 2027-01-31")
    if not 0 <= (expires - since).days <= longest:
        raise QuarantineError(f"{where}: it may last {longest} days from {since}, not until {expires}")
    if told.get("channel", "api") not in _CHANNELS:
        raise QuarantineError(f"{where}: channel must be api or ui")
    return Entry(**told)
