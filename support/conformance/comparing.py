"""What differs between two answers to one request, outside what may differ.

May differ: ids that a service makes up, and the words of its complaints; their number and kind may not.
Where a limit is shared between courses, which of them gets the odd event is open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from support.conformance.exchange import Answer, Request

__all__ = ["Difference", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """`kind` is status, shape or meaning; `place` is a JSON path without the numbers of list items."""

    call: str
    kind: str
    place: str
    left: str
    right: str

    @property
    def signature(self) -> tuple[str, ...]:
        """What makes it one with others of its sort."""
        detail = (self.left, self.right) if self.kind == "status" else ()
        return (self.call, self.kind, self.place, *detail)

    def __str__(self) -> str:
        return f"{self.call}: {self.kind} differs at {self.place}: {self.left} and {self.right}"


def differences(request: Request, left: Answer, right: Answer) -> list[Difference]:
    """Every difference."""
    if left.status != right.status:
        return [Difference(request.call, "status", "status", str(left.status), str(right.status))]
    if left.media_type != right.media_type or (left.json is None) != (right.json is None):
        told = (left.media_type or "nothing", right.media_type or "nothing")
        return [Difference(request.call, "shape", "content-type", *told)]
    if left.json is None:
        return []  # pages for people; nobody promises their words
    pair = _comparable(left), _comparable(right)
    if request.call == "fetch_course_events" and _is_shared_alike(request, *pair):
        return []
    return [
        Difference(request.call, kind, place, *map(_short, told)) for kind, place, *told in _walk("$", *pair)
    ]


def _comparable(answer: Answer) -> Any:  # noqa: ANN401 - JSON
    told = answer.json
    if not isinstance(told, dict) or answer.status == 200:
        return told
    found = dict(told)
    if isinstance(identifier := found.get("error_id"), str) and re.fullmatch(r"\d{6}", identifier):
        found["error_id"] = "six digits"
    if isinstance(found.get("errors"), list):
        found["errors"] = ["a message" if isinstance(e, str) else e for e in found["errors"]]
    elif isinstance(found.get("errors"), str):
        found["errors"] = "a message"
    return found


def _is_shared_alike(request: Request, left: Any, right: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether a limit was reached, and the courses got as much, only others of them."""
    try:
        limit = int(request.body["max_num_events"])
        shares = [
            sorted(len(part["events"]) for part in side["course_event_responses"]) for side in (left, right)
        ]
    except (KeyError, TypeError, ValueError):
        return False
    return len(shares[0]) > 1 and shares[0] == shares[1] and sum(shares[0]) >= limit > 0


def _walk(place: str, left: Any, right: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - JSON
    if type(left) is not type(right) and not (_is_number(left) and _is_number(right)):
        yield "shape", place, _kind(left), _kind(right)
    elif isinstance(left, dict):
        for key in sorted({*left, *right}):
            if key in left and key in right:
                yield from _walk(f"{place}.{key}", left[key], right[key])
            else:
                yield (
                    "shape",
                    f"{place}.{key}",
                    *("there" if key in side else "absent" for side in (left, right)),
                )
    elif isinstance(left, list):
        if len(left) != len(right):
            yield "meaning", place, f"{len(left)} items", f"{len(right)} items"
        for one, other in zip(left, right, strict=False):
            yield from _walk(f"{place}[]", one, other)
    elif left != right:
        yield "meaning", place, repr(left), repr(right)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    names = {dict: "object", list: "list", str: "text", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
