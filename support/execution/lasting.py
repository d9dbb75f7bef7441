"""Objects that last as long as the program: Python need not look through them for rubbish."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["lasting"]


@contextmanager
def lasting() -> Iterator[None]:
    """Whatever is made in this block stays: thousands of parsed scenarios, or a record with all its steps.

    To look through them again and again while they become more would be a quarter of the time. Workers share
    their memory with the runner as long as nobody looks at it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
