"""The performance forecast."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Estimate",
    "Forecast",
    "ForecastEntry",
    "ForecastLevel",
    "ForecastLook",
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
class Estimate:
    """How likely the next answer is to be right, and how sure that is. Not `is_real`: nothing is claimed."""

    minimum: float
    most_likely: float
    maximum: float
    is_real: bool


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """One chapter or page of a performance forecast.

    `chapter` is the title of a page's chapter, None for a chapter. `estimate` and `answered` (how many
    answers it is about) are None where the channel shows a level only.
    """

    title: str
    level: ForecastLevel
    chapter: str | None = None
    estimate: Estimate | None = None
    answered: int | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """A performance forecast: chapters and pages with any work. Empty before the first."""

    entries: tuple[ForecastEntry, ...]

    def entry(self, title: str) -> ForecastEntry | None:
        """What it says of a page or chapter; None where it does not list it."""
        return next((e for e in self.entries if e.title == title), None)

    def level(self, title: str) -> ForecastLevel:
        """The level of a page or chapter; NONE where the forecast does not list it."""
        found = self.entry(title)
        return found.level if found else ForecastLevel.NONE


@dataclass(frozen=True, slots=True)
class ForecastLook:
    """What a forecast's page shows beside the levels."""

    weaker: tuple[str, ...]  # titles of the areas that it calls weaker, in its order
    remark: str  # what it says where there is nothing to show; empty where there is
    remarks: frozenset[str]  # what stands in place of bars that cannot be drawn
    explains_colors: bool
    chapters: tuple[str, ...]  # titles of chapters, in order
