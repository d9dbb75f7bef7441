"""What the end of a run needs, to be loaded while its workers are at work."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

__all__ = ["preparations"]


def preparations() -> Iterator[Callable[[], object]]:
    """Small tasks, one after the other."""
    yield partial(import_module, "support.record.reader")
    yield partial(import_module, "support.gate.verdict")
    yield partial(import_module, "support.cli.concluding")
    from support.reporting import preparations as of_reports

    yield from of_reports()
