"""behave's own parts, without the work that nobody looks at: a run's time belongs to the steps.

What they do stays what behave documents; only what it costs is less. Workers have them, those of `behave -j`
too. What behave 1.3.3 does at more cost stands at each part; docs/performance.md has the figures.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from io import StringIO
from types import TracebackType
from typing import Any

from behave import model_core
from behave.capture import NO_CAPTURED_DATA, CaptureBookmark, CaptureController
from behave.matchers import Match
from behave.model_type import Status
from behave.runner import Context, ContextMode

__all__ = ["LeanCapture", "LeanContext", "know_places", "know_statuses", "paths_known"]


class _Mode:
    """A stretch in which a context is used by steps and hooks, or by behave itself."""

    __slots__ = ("_before", "_context", "_mode")

    def __init__(self, context: "LeanContext", mode: ContextMode) -> None:
        self._context = context
        self._mode = mode

    def __enter__(self) -> None:
        held = self._context.__dict__
        self._before = held["_mode"]
        held["_mode"] = self._mode

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._context.__dict__["_mode"] = self._before


class LeanContext(Context):  # type: ignore[misc]  # behave is untyped
    """behave takes a stack trace at each assignment, for a warning that is hardly ever given."""

    def __setattr__(self, attr: str, value: object) -> None:
        held = self.__dict__
        if attr[0] == "_":
            held[attr] = value
            return
        stack = held["_stack"]
        for frame in stack[1:]:
            if attr in frame:
                place = held["_record"][attr]
                facts = {"attr": attr, "filename": place[0], "line": place[1], "function": place[3]}
                self._emit_warning(attr, facts)
        caller = sys._getframe(1)  # noqa: SLF001 - a trace of one frame, without its text
        held["_record"][attr] = (caller.f_code.co_filename, caller.f_lineno, None, caller.f_code.co_name)
        stack[0][attr] = value
        held["_origin"].setdefault(attr, held["_mode"])

    def _pop(self, capture_sink: Any = None) -> None:  # noqa: ANN401
        """Leave a layer. behave captures what its clean-ups print also where there are none."""
        if self._stack[0]["@cleanups"]:
            super()._pop(capture_sink=capture_sink)
        else:
            self._stack.pop(0)

    def use_with_user_mode(self) -> _Mode:
        """Steps and hooks use the context from here on; once a step and once a hook."""
        return _Mode(self, ContextMode.USER)

    def _use_with_behave_mode(self) -> _Mode:
        return _Mode(self, ContextMode.BEHAVE)


class LeanCapture(CaptureController):  # type: ignore[misc]
    """behave copies all that was captured after each step, and makes a log anew for each scenario."""

    def setup_capture(self, context: Any = None, name: str | None = None) -> None:  # noqa: ANN401
        """Capture anew. What has captured no log yet can do it for the next scenario as well."""
        log = self.capture_log
        if log is None or log.buffer or context is not None:
            super().setup_capture(context=context, name=name)
            return
        self.name: str | None = name or self.name
        for stream in self._kinds:
            setattr(self, stream, StringIO())
        log.inveigle()

    @cached_property
    def _kinds(self) -> list[str]:
        """The streams that are captured, by behave's names for them."""
        return [name for name in ("capture_stdout", "capture_stderr") if getattr(self.config, name)]

    def make_captured(self, failed: Any = None, name: str | None = None) -> Any:  # noqa: ANN401
        """What was captured."""
        if not self._holds_something():
            return NO_CAPTURED_DATA
        return super().make_captured(failed=failed, name=name)

    def update_delta_bookmark(self) -> None:
        """What is captured from here on belongs to the next step."""
        if self._holds_something():
            super().update_delta_bookmark()
        else:
            self.delta_bookmark = CaptureBookmark()

    def _holds_something(self) -> bool:
        streams = (self.capture_stdout, self.capture_stderr)
        return any(stream is not None and stream.tell() for stream in streams) or bool(self.capture_log)


@contextmanager
def paths_known() -> Iterator[None]:
    """While features are parsed, work out the short form of a path once, and not for each step."""
    plain = model_core.make_relpath_if_possible
    model_core.make_relpath_if_possible = lru_cache(maxsize=None)(plain)
    try:
        yield
    finally:
        model_core.make_relpath_if_possible = plain


def know_places() -> None:
    """Work out where a step's function is once, and not for each step that it carries out."""
    if not hasattr(Match.make_location, "cache_info"):
        Match.make_location = staticmethod(lru_cache(maxsize=None)(Match.make_location))


def know_statuses() -> None:
    """Let a status know what it is: behave compares it with up to twelve others at each question."""
    for name in ("is_final", "is_error", "is_untested", "is_hook_error", "is_failure", "has_failed"):
        question = getattr(Status, name)
        if not isinstance(question, _Known):
            setattr(Status, name, _Known(frozenset(status.name for status in Status if question(status))))


class _Known:
    """The answer to a question, for each status worked out once."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __get__(self, status: Any, _owner: type | None = None) -> Any:  # noqa: ANN401 - as a method is
        if status is None:
            return self
        return _yes if status._name_ in self._names else _no


def _yes() -> bool:
    return True


def _no() -> bool:
    return False
