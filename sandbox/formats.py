"""Reading ids and numbers as the deployed service does: what does not fit raises, and becomes a 500."""

import re
from typing import Any

__all__ = ["canonical", "count", "maybe_canonical", "number", "same_spelling"]

_UUID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\Z")


def canonical(value: Any) -> str:  # noqa: ANN401 - from a request
    """A uuid in the spelling it is stored in."""
    return same_spelling(value).lower()


def same_spelling(value: Any) -> str:  # noqa: ANN401
    """A uuid as the client spelt it."""
    if not isinstance(value, str) or not _UUID.match(value):
        raise ValueError(f"{value!r} is not a uuid")
    return value


def maybe_canonical(value: Any) -> str | None:  # noqa: ANN401
    """A uuid, or None for anything else: what lists of exercises make of bad ones."""
    return value.lower() if isinstance(value, str) and _UUID.match(value) else None


def number(value: Any) -> int:  # noqa: ANN401
    """A whole number of 32 bits; fractions are cut off."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    whole = int(value)
    if not -(2**31) <= whole < 2**31:
        raise ValueError(f"{value!r} is beyond 32 bits")
    return whole


def count(value: Any) -> int | None:  # noqa: ANN401
    """A limit: None is no limit, a negative one is an error."""
    if value is None:
        return None
    limit = number(value)
    if limit < 0:
        raise ValueError(f"{value!r} is no limit")
    return limit
