"""A message to Biglearn as it goes over the wire, and the ways to spoil it.

Real clients never do this: it shows what the service does when one does.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from support.biglearn import Damage

__all__ = ["Message", "spoil"]

_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Message:
    """One request. `content` is what is sent instead of `body` where that is not what JSON makes of it."""

    method: str
    path: str
    headers: Mapping[str, str | None]
    body: dict[str, Any]
    content: bytes | None = None

    @property
    def is_raw(self) -> bool:
        """Whether `content` is sent."""
        return self.content is not None

    @property
    def text(self) -> str:
        """The body as it would be sent unspoilt."""
        return json.dumps(self.body)

    def as_text(self, text: str, media_type: str = _JSON) -> "Message":
        """The same request with another text as its body."""
        return self.as_bytes(text.encode(), media_type)

    def as_bytes(self, content: bytes, media_type: str = _JSON) -> "Message":
        """The same request with other bytes as its body."""
        return replace(self, content=content, headers={**self.headers, "Content-Type": media_type})


def spoil(message: Message, damage: Damage, *, other_header: str) -> Message:
    """The message as it goes out when it meets with the damage."""
    if damage is Damage.NO_TOKEN:
        return replace(message, headers={})
    if damage is Damage.WRONG_TOKEN:
        return replace(message, headers=dict.fromkeys(message.headers, "not-the-token"))
    if damage is Damage.OTHER_HEADER:
        (token,) = message.headers.values()
        return replace(message, headers={other_header: token})
    if damage is Damage.CUT_OFF_BY_STRANGER:
        return replace(message.as_text(message.text[:-1]), headers={"Content-Type": _JSON})
    return _SPOILERS[damage](message)


def _with_part(message: Message) -> Message:
    return replace(message, body={**message.body, "something_else": 1})


def _without_part(message: Message) -> Message:
    first = next(iter(message.body))
    return replace(message, body={key: value for key, value in message.body.items() if key != first})


def _with_detail(message: Message) -> Message:
    return replace(message, body=_in_items(message.body, lambda item: {**item, "something_else": 1}))


def _without_detail(message: Message) -> Message:
    """Without what every item of a list needs, and every body without lists: its course, or its own id."""
    return replace(message, body=_in_items(message.body, _unnamed))


def _misnamed(message: Message) -> Message:
    return replace(message, body=_in_items(message.body, lambda item: _named(item, "not an id")))


def _in_items(body: dict[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    lists = [key for key, value in body.items() if isinstance(value, list)]
    if not lists or "course_uuid" in body or "ecosystem_uuid" in body:
        return change(body)
    return {
        key: [change(item) if isinstance(item, dict) else "not an id" for item in value]
        if key in lists
        else value
        for key, value in body.items()
    }


def _name_of(item: Mapping[str, Any]) -> str:
    """What a service cannot do without: of an event its own id, of a result whose it is."""
    owners = ("assignment_uuid", "student_uuid", "course_container_uuid") if "algorithm_name" in item else ()
    events = ("ecosystem_uuid", "course_uuid") if "event_types" in item else ("request_uuid", "response_uuid")
    return next(str(key) for key in (*owners, *events, *item) if key in item)


def _unnamed(item: dict[str, Any]) -> dict[str, Any]:
    name = _name_of(item)
    return {key: value for key, value in item.items() if key != name}


def _named(item: dict[str, Any], name: str) -> dict[str, Any]:
    return {**item, _name_of(item): name}


_SPOILERS: Mapping[Damage, Callable[[Message], Message]] = {
    Damage.PLAIN_TEXT: lambda m: m.as_text(m.text, "text/plain"),
    Damage.FORM: lambda m: m.as_text(m.text, "application/x-www-form-urlencoded"),
    Damage.OTHER_JSON: lambda m: m.as_text(m.text, "application/vnd.api+json"),
    Damage.CUT_OFF: lambda m: m.as_text(m.text[:-1]),
    Damage.TRAILING_TEXT: lambda m: m.as_text(m.text + " and so on"),
    Damage.TRAILING_COMMA: lambda m: m.as_text(m.text[:-1] + ",}"),
    Damage.SINGLE_QUOTES: lambda m: m.as_text(m.text.replace('"', "'")),
    Damage.NOT_A_NUMBER: lambda m: m.as_text('{"value": NaN}'),
    Damage.EMPTY: lambda m: m.as_text(""),
    Damage.LIST: lambda m: m.as_text(f"[{m.text}]"),
    Damage.WORD: lambda m: m.as_text('"a word"'),
    Damage.NUMBER: lambda m: m.as_text("12"),
    Damage.NOTHING: lambda m: m.as_text("null"),
    Damage.NO_PARTS: lambda m: replace(m, body={}),
    Damage.NOT_UTF8: lambda m: m.as_bytes(b'{"\xff": 1}'),
    Damage.UNKNOWN_PART: _with_part,
    Damage.MISSING_PART: _without_part,
    Damage.UNKNOWN_DETAIL: _with_detail,
    Damage.MISSING_DETAIL: _without_detail,
    Damage.NOT_AN_ID: _misnamed,
    Damage.REMARKS: lambda m: m.as_text(m.text.replace("{", "{ /* a remark */ ", 1)),
    Damage.SAID_TWICE: lambda m: m.as_text(m.text.replace("{", f'{{"{next(iter(m.body))}": 0, ', 1)),
    Damage.CHARSET: lambda m: m.as_text(m.text, "application/json; charset=utf-8"),
    Damage.SLASH: lambda m: replace(m, path=f"{m.path}/"),
    Damage.SUFFIX: lambda m: replace(m, path=f"{m.path}.json"),
    Damage.OTHER_ADDRESS: lambda m: replace(m, path=f"{m.path}_and_more"),
    Damage.ASKED_FOR: lambda m: replace(m, method="GET"),
}
