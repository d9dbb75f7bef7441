"""A figure: what was measured, how often, and the limit that it is held to."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Figure", "seconds", "table"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Measurements of one thing. The median is what counts: a busy machine spoils single measurements."""

    name: str
    limit: float | None  # None: it is there to compare another with
    samples: tuple[float, ...]
    unit: str = "s"  # "s", "MB", or "times" for a ratio

    @property
    def median(self) -> float:
        """The middle one of the measurements."""
        return statistics.median(self.samples)

    @property
    def is_met(self) -> bool:
        """Whether the median is within the limit."""
        return self.limit is None or self.median <= self.limit


def seconds(act: Callable[[], object], rounds: int, *, warm: int = 1) -> tuple[float, ...]:
    """How long an act takes, measured some rounds after some that are thrown away."""
    taken = []
    for _ in range(warm + rounds):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return tuple(taken[warm:])


def table(figures: Sequence[Figure]) -> str:
    """The figures for people, with the limit beside each."""
    rows: list[tuple[str, ...]] = [("", "median", "best", "worst", "limit", "")]
    for figure in figures:
        told = (_told(v, figure.unit) for v in (figure.median, min(figure.samples), max(figure.samples)))
        limit, verdict = "", ""
        if figure.limit is not None:
            limit, verdict = _told(figure.limit, figure.unit), "met" if figure.is_met else "MISSED"
        rows.append((figure.name, *told, limit, verdict))
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join([row[0].ljust(len(name)), *rest])


def _told(value: float, unit: str) -> str:
    if unit == "times":
        return f"{value:.2f} x"
    if unit == "MB":
        return f"{value:.1f} MB"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"
