"""Colours on a terminal, and what a case is called there."""

from support.planning.plan import PlannedCase
from support.reporting import wording
from support.reporting.files import plain
from support.reporting.view import Standing

__all__ = ["BOLD", "DIM", "GREEN", "RED", "YELLOW", "colour", "name_of", "painted"]

RED, GREEN, YELLOW, BOLD, DIM, _RESET = (f"\x1b[{n}m" for n in (31, 32, 33, 1, 2, 0))


def name_of(case: PlannedCase) -> str:
    """What a case is called on one line."""
    return plain(f"{case.feature}: {wording.case_name(case)}")


def colour(standing: Standing) -> str:
    """Red for what failed; yellow for whatever else is no pass."""
    return RED if standing is Standing.FAILED else YELLOW


def painted(text: str, colour: str, *, on: bool) -> str:
    """The text in a colour, or as it is."""
    return f"{colour}{text}{_RESET}" if on else text
