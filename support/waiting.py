"""The one way to wait: ask again until a condition holds, up to a deadline, and tell what was seen."""

import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["NotInTimeError", "eventually"]

T = TypeVar("T")


class NotInTimeError(AssertionError):
    """A condition did not come to hold before its deadline."""


def eventually(
    ask: Callable[[], T | None],
    *,
    reason: str,
    within: float = 10.0,
    first_pause: float = 0.02,
    longest_pause: float = 0.5,
) -> T:
    """The first answer of `ask` that is neither None nor False.

    `within` is seconds. Only AssertionError counts as "not yet"; any other error ends the wait at once.
    Pauses grow by half each time. Raises NotInTimeError naming the reason, the attempts, the time and each
    distinct problem met.
    """
    began = time.monotonic()
    problems: list[str] = []
    attempts = 0
    pause = first_pause
    while True:
        attempts += 1
        problem = "not yet"
        try:
            answer = ask()
        except AssertionError as error:
            problem = str(error) or "not yet"
        else:
            if answer is not None and answer is not False:
                return answer
        if problem not in problems:
            problems.append(problem)
        spent = time.monotonic() - began
        if spent >= within:
            raise NotInTimeError(
                f"waited {spent:.1f} s for {reason}, asked {attempts} times, saw: {'; '.join(problems)}"
            )
        time.sleep(min(pause, within - spent))
        pause = min(pause * 1.5, longest_pause)
