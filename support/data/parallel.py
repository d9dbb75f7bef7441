"""Doing things at the same moment, as clients that know nothing of each other do."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

__all__ = ["all_at_once"]

Given = TypeVar("Given")
Got = TypeVar("Got")

_TOGETHER_WITHIN = 10.0  # seconds for every thread to be there


def all_at_once(act: Callable[[Given], Got], arguments: Sequence[Given]) -> list[Got]:
    """What each call returns, in the order of the arguments; none begins before all are ready."""
    start = threading.Barrier(len(arguments))

    def run(argument: Given) -> Got:
        start.wait(_TOGETHER_WITHIN)
        return act(argument)

    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(run, arguments))
