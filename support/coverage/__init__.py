"""What is proven, by which scenarios, and what no scenario proves."""

from support.coverage.behaviours import Covered, NotShownError, Shown, covered, read_not_shown
from support.coverage.calls import CallUse, calls_of, known_calls
from support.coverage.earlier import Earlier, EarlierError, read_earlier

__all__ = [
    "CallUse",
    "Covered",
    "Earlier",
    "EarlierError",
    "NotShownError",
    "Shown",
    "calls_of",
    "covered",
    "known_calls",
    "read_earlier",
    "read_not_shown",
]
