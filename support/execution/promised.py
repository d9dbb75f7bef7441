"""Modules that others import and seldom use: there at once, and loaded when something of them is used."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

__all__ = ["promised"]


class _Promise(ModuleType):
    """In the place of a module, for whoever has imported it meanwhile; everybody else gets the module."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def promised(module: str, *functions: str) -> Iterator[None]:
    """Whoever imports the module in this block gets a promise of it; of its `functions` also by name."""
    if module in sys.modules:
        yield
        return
    promise = _Promise(module)
    for name in functions:
        setattr(promise, name, _late(module, name))
    sys.modules[module] = promise
    try:
        yield
    finally:
        if sys.modules.get(module) is promise:
            del sys.modules[module]


def _late(module: str, name: str) -> Callable[..., object]:
    def function(*args: object, **kwargs: object) -> object:
        return getattr(import_module(module), name)(*args, **kwargs)

    return function
