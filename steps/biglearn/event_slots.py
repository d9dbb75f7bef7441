"""The typed slots of wordings about events and lists; `steps.parameters` makes them known with all others."""

from dataclasses import dataclass
from typing import Any

from support.data.happenings import Happening

__all__ = ["BAD_NUMBERS", "LIST_WISHES", "PLURALS", "ListWish"]


@dataclass(frozen=True, slots=True)
class ListWish:
    """From where a list is wanted and how many at most, right or wrong."""

    start: Any
    limit: Any


LIST_WISHES = {
    "none at all": ListWish(0, 0),
    "one at most": ListWish(0, 1),
    "two from below zero": ListWish(-5, 2),
    "more than a thousand": ListWish(0, 1001),
    "from nowhere": ListWish(None, 10),
    "from beyond its end": ListWish(2**31 - 1, 10),
    "fewer than none": ListWish(0, -1),
    "from beyond all numbers": ListWish(2**31, 10),
    "as many as a word says": ListWish(0, "many"),
}
"""How a list can be asked for."""

BAD_NUMBERS = {"a word": "one", "missing": None, "too large": 2**31}
"""What is no number of an event."""

PLURALS = {
    "rosters": Happening.ROSTER,
    "assignments": Happening.ASSIGNMENT,
    "answers": Happening.ANSWER,
}
"""Those that are told in lists."""
