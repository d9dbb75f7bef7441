"""The performance forecast."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Forecast",
    "ForecastEntry",
    "ForecastLevel",
]


class ForecastLevel(StrEnum):
    """How strong an estimate is shown to be: high from 80 %, medium from 30 % (tutor-ui contract, 6.6)."""

    NONE = "not enough answers"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @classmethod
    def of(cls, most_likely: float, *, is_real: bool) -> "ForecastLevel":
        """The level of an estimate in 0..1."""
        if not is_real:
            return cls.NONE
        if most_likely >= 0.8:
            return cls.HIGH
        return cls.MEDIUM if most_likely >= 0.3 else cls.LOW


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """One chapter or page of a performance forecast."""

    title: str
    level: ForecastLevel


@dataclass(frozen=True, slots=True)
class Forecast:
    """A performance forecast: chapters and pages with any work. Empty before the first."""

    entries: tuple[ForecastEntry, ...]

    def level(self, title: str) -> ForecastLevel:
        """The level of a page or chapter; NONE where the forecast does not list it."""
        return next((e.level for e in self.entries if e.title == title), ForecastLevel.NONE)
