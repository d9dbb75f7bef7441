"""What each event of a record must hold. What is not of this shape was not written by a run."""

import math
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

__all__ = ["fault"]

Check = Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_place(value: object) -> bool:
    return value is None or _is_count(value)


def _is_seconds(value: object) -> bool:
    return type(value) in {int, float}


def _is_figure(value: object) -> bool:
    return type(value) in {int, float} and math.isfinite(value) and value >= 0  # type: ignore[operator, arg-type]


def _is_counted(value: object) -> bool:
    """Whether it is nothing, or counts by whole numbers."""
    return value is None or (
        isinstance(value, dict) and all(n.isdecimal() and _is_count(count) for n, count in value.items())
    )


def _is_flag(value: object) -> bool:
    return type(value) is bool


def _is_inside(value: object) -> bool:
    """Whether it is a path that cannot leave the run's directory."""
    if not isinstance(value, str) or not value:
        return False
    path = PurePosixPath(value)
    return not path.is_absolute() and ".." not in path.parts


_CASE: dict[str, Check] = {"case": _is_text, "attempt": _is_count}
# Kind → what it must hold. More than that is allowed: it is how the record grows.
_SHAPES: dict[str, dict[str, Check]] = {
    "run.started": {"plan_digest": _is_text},
    "case.started": _CASE,
    "step.finished": {
        **_CASE,
        "index": _is_count,
        "keyword": _is_text,
        "text": _is_text,
        "status": _is_text,
        "duration": _is_seconds,
    },
    "attachment.added": {
        **_CASE,
        "step": _is_place,
        "name": _is_text,
        "media_type": _is_text,
        "path": _is_inside,
    },
    "measure.taken": {**_CASE, "name": _is_text, "figure": _is_text, "value": _is_figure},
    "hook.failed": {"case": _is_text_or_none, "hook": _is_text, "error": _is_text},
    "case.finished": {
        **_CASE,
        "outcome": _is_text,
        "duration": _is_seconds,
        "answered_within": _is_counted,
    },
    "run.resumed": {"dropped": _is_count},
    "record.problem": {"problem": _is_text},
    "run.finished": {"events": _is_count, "interrupted": _is_flag},
}


_CHECKS = {kind: [("at", _is_text), *shape.items()] for kind, shape in _SHAPES.items()}


def fault(event: Mapping[str, Any]) -> str | None:
    """What is wrong with an event, or None."""
    kind = event.get("type")
    if not isinstance(kind, str) or kind not in _SHAPES:
        return f"is of no known type ({kind!r})"
    for name, check in _CHECKS[kind]:
        # An attachment of the case as a whole has no step, a hook outside every case no case.
        if not check(event.get(name)):
            return f"({kind}) has no valid {name}"
    return None
