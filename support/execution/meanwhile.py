"""Small tasks for whoever waits: done as long as there is nothing else to do."""

import contextlib
import selectors
from collections.abc import Callable, Iterable

__all__ = ["Meanwhile", "Task"]

Task = Callable[[], object]
Ready = list[tuple[selectors.SelectorKey, int]]


class Meanwhile:
    """A selector's waiting, with tasks in it. None may take long, and each must be able to wait."""

    def __init__(self, selector: selectors.BaseSelector, tasks: Iterable[Task]) -> None:
        self._selector = selector
        self._tasks = iter(tasks)
        self._are_left = True

    def select(self, timeout: float) -> Ready:
        """What is ready, after seconds at the latest when nothing is left to be done."""
        while self._are_left:
            if ready := self._selector.select(0):
                return ready
            self._do_one()
        return self._selector.select(timeout)

    def _do_one(self) -> None:
        # What goes wrong here will go wrong again where it is needed, and be told there.
        with contextlib.suppress(Exception):
            task = next(self._tasks, None)
            self._are_left = task is not None
            if task:
                task()
