"""Which case may start next: in the plan's order, as far as browsers and exclusive resources allow.

Cases of the channel `ui` go only to workers that may hold a browser. `@exclusive.<resource>` lets one case of
that resource run at a time. `@serial` cases run alone, after all others.
"""

from collections import deque
from collections.abc import Sequence

from support.planning.plan import PlannedCase

__all__ = ["Schedule"]

_EXCLUSIVE = "exclusive."
_SERIAL = "serial"


class Schedule:
    """The cases still to do. A case is told by its position in the plan."""

    def __init__(self, cases: Sequence[PlannedCase]) -> None:
        self._cases = cases
        self._ui: deque[int] = deque()
        self._light: deque[int] = deque()
        self._serial: deque[int] = deque()
        self._resources = [
            frozenset(tag for tag in case.tags if tag.startswith(_EXCLUSIVE)) for case in cases
        ]
        self._held: set[str] = set()
        self._running: set[int] = set()
        for position in range(len(cases)):
            self._queue(position).append(position)

    def _queue(self, position: int) -> deque[int]:
        case = self._cases[position]
        if _SERIAL in case.tags:
            return self._serial
        return self._ui if case.channel == "ui" else self._light

    @property
    def is_empty(self) -> bool:
        """Whether no case waits for its start; some may still run."""
        return not (self._ui or self._light or self._serial)

    @property
    def running(self) -> int:
        """How many cases run."""
        return len(self._running)

    @property
    def waiting_for_browser(self) -> int:
        """How many cases wait that need a browser."""
        return len(self._ui) + sum(self._cases[position].channel == "ui" for position in self._serial)

    def take(self, *, may_use_browser: bool) -> int | None:
        """The next case for a worker that asks, running from now on; None when none may start now."""
        queues = (self._ui, self._light) if may_use_browser else (self._light,)
        for queue in queues:
            if (position := self._first_free(queue)) is not None:
                return self._start(queue, position)
        # While a serial case runs, the other queues stay empty: nothing runs that could come back to them.
        alone = not (self._running or self._ui or self._light)
        if alone and self._serial:
            position = self._serial[0]
            if may_use_browser or self._cases[position].channel != "ui":
                return self._start(self._serial, position)
        return None

    def _first_free(self, queue: deque[int]) -> int | None:
        return next((position for position in queue if not self._resources[position] & self._held), None)

    def _start(self, queue: deque[int], position: int) -> int:
        if queue[0] == position:
            queue.popleft()
        else:
            queue.remove(position)
        self._held |= self._resources[position]
        self._running.add(position)
        return position

    def end(self, position: int, *, again: bool = False) -> None:
        """A case does not run any more; `again` puts it first in its queue."""
        self._running.discard(position)
        self._held -= self._resources[position]
        if again:
            self._queue(position).appendleft(position)

    def give_up(self) -> list[int]:
        """Take every case away that waits; the positions."""
        left = sorted([*self._ui, *self._light, *self._serial])
        for queue in (self._ui, self._light, self._serial):
            queue.clear()
        return left
