"""The one way to take the time of something that is done in a small world and in a big one."""

import statistics
import time
from collections.abc import Callable, Mapping

__all__ = ["growth"]

_ROUNDS = 5


def growth(acts: Mapping[int, Callable[[], object]]) -> float:
    """How many times more each part costs where there are most of them than where there are fewest.

    `acts`: number of parts → what is done with so many. They are done in turns, so that whatever else keeps
    the machine busy meets all alike; the median of each counts. 1.0: the cost of a part stays as it is.
    """
    for act in acts.values():
        act()  # the first time of everything is special
    taken: dict[int, list[float]] = {parts: [] for parts in acts}
    for _ in range(_ROUNDS):
        for parts, act in acts.items():
            began = time.perf_counter()
            act()
            taken[parts].append(time.perf_counter() - began)
    fewest, most = min(acts), max(acts)
    return (statistics.median(taken[most]) / most) / (statistics.median(taken[fewest]) / fewest)
