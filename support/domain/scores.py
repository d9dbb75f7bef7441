"""Points and the gradebook."""

from dataclasses import dataclass, field

__all__ = [
    "Gradebook",
    "GradebookRow",
    "Score",
]


@dataclass(frozen=True, slots=True)
class Score:
    """One cell of a gradebook. Points are None while nothing is published.

    The share that is told may be of the points met so far, and is rounded where the channel shows per cent.
    """

    points: float | None
    available: float | None
    told_share: float | None = None
    is_provisional: bool = False

    @property
    def share(self) -> float | None:
        """What was earned of what there was to earn, 0..1; None while that is not shown."""
        if self.told_share is None and self.points is not None and self.available:
            return self.points / self.available
        return self.told_share


@dataclass(frozen=True, slots=True)
class GradebookRow:
    """One student's row. `average` is a share 0..1, None while there is nothing to average."""

    full_name: str
    section_name: str | None  # None where the channel does not show it (to students)
    is_dropped: bool
    average: float | None
    scores: dict[str, Score | None] = field(default_factory=dict)  # by assignment title; None: never assigned


@dataclass(frozen=True, slots=True)
class Gradebook:
    """What a scores page shows to the one who looks.

    `section_averages` are the course averages of whole sections, by name, as shares; empty where the channel
    does not show them.
    """

    rows: tuple[GradebookRow, ...]
    section_averages: dict[str, float | None] = field(default_factory=dict)
