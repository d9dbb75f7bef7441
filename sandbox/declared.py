"""The declared contract as JSON Schema, in small words: what a strict service holds requests against.

The deployed services declare these rules and do not enforce them; a strict one does. Only requests are held
against them: the services' own answers break what they declare.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = [
    "BOOLEAN",
    "DATETIME",
    "INTEGER",
    "OBJECT",
    "SHARE",
    "UUID",
    "Rule",
    "listed",
    "objections",
    "record",
    "text",
]

Rule = Mapping[str, Any]

OBJECT: Rule = {"type": "object"}
BOOLEAN: Rule = {"type": "boolean"}
# Declared as not negative, but the bound is misspelt and has no effect.
INTEGER: Rule = {"type": "integer"}
SHARE: Rule = {"type": "number", "minimum": 0, "maximum": 1}
UUID: Rule = {
    "type": "string",
    "pattern": r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[04][0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
}
DATETIME: Rule = {
    "type": "string",
    "pattern": (
        r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        r"[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,6})?[Zz]$"
    ),
}


def text(least: int, most: int) -> Rule:
    """A text of so many characters."""
    return {"type": "string", "minLength": least, "maxLength": most}


def listed(items: Rule, most: int, least: int = 0) -> Rule:
    """A list of so many."""
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


def record(needed: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": {**needed, **(optional or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


def objections(rule: Rule) -> Callable[[dict[str, Any]], Sequence[str]]:
    """What tells everything in a body that breaks the rule, each with the place of the breach."""
    # Only strict services need it, and every start of the sandbox would pay for its import.
    import jsonschema_rs  # noqa: PLC0415

    validator = jsonschema_rs.Draft202012Validator(dict(rule))

    def tell(body: dict[str, Any]) -> list[str]:
        return [f"{_place(error.instance_path)}: {error.message}" for error in validator.iter_errors(body)]

    return tell


def _place(path: Sequence[str | int]) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
