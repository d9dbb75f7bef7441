"""Whether somebody set the clock while a run went on, which would make its times false."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

__all__ = ["clock_problems"]

_TOLERANCE = 5.0  # seconds; clocks are always corrected a little


def clock_problems(events: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is wrong with the times of these events: at most one problem, the first jump.

    `at` is the wall clock's time. `t` counts seconds on a clock that nobody can set; it begins anew when the
    machine does, so after a run was resumed there is another beginning.
    """
    beginning: float | None = None  # of the counting clock, on the wall's
    for event in events:
        if event["type"] == "run.resumed":
            beginning = None
        counted = event.get("t")
        if not isinstance(counted, int | float):
            continue
        try:
            on_the_wall = datetime.fromisoformat(str(event["at"])).timestamp()
        except ValueError:
            return [f"an event happened at {event['at']!r}, which is no time"]
        if beginning is None:
            beginning = on_the_wall - counted
        jump = on_the_wall - counted - beginning
        if abs(jump) > _TOLERANCE:
            return [f"the clock jumped by {jump:+.0f} seconds during the run: its times cannot be believed"]
    return []
