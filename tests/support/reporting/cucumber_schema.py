"""Cucumber's protocol as a JSON Schema, made of the types that its package `cucumber-messages` declares."""

import dataclasses
import re
import types
import typing
from enum import Enum
from typing import Any

import cucumber_messages
from cucumber_messages import _messages

_PLAIN = {str: "string", int: "integer", bool: "boolean"}


def schema() -> dict[str, Any]:
    """A closed schema of one line: unknown names, missing ones and unknown words are errors."""
    classes = [
        value
        for value in vars(_messages).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value)
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/Envelope",
        "$defs": {
            **{cls.__name__: _object(cls) for cls in classes},
            # What the types cannot say: one message in each line.
            "Envelope": {**_object(cucumber_messages.Envelope), "minProperties": 1, "maxProperties": 1},
        },
    }


def _object(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls, vars(_messages))
    fields = dataclasses.fields(cls)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [_camel(f.name) for f in fields if f.default is dataclasses.MISSING],
        "properties": {_camel(f.name): _type(hints[f.name]) for f in fields},
    }


def _type(hint: Any) -> dict[str, Any]:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return _type(next(arg for arg in typing.get_args(hint) if arg is not type(None)))
    if typing.get_origin(hint) is list:
        return {"type": "array", "items": _type(typing.get_args(hint)[0])}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match.group(1).upper(), name)
