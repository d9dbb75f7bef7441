"""Wordings as behave writes them by default, `{name}` and `{n:d}`, not worked out before they are needed.

Each becomes a pattern of its own in behave, when it is registered: for hundreds of wordings, that is most of
the time that it takes to load them. Here a wording with one slot never does: it is what stands before the
slot, what behind it, and what fits the slot, which is the same for all that have such a slot.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from behave.matchers import Matcher, ParseMatcher
from behave.model_type import Argument

__all__ = ["LateFormat"]

# Slots whose pattern is known to be one: of any text, or of a kind that comes with the parser.
_SLOT = re.compile(r"(\{[A-Za-z]\w*(?::[dwWsSDlgfn])?\})")
_BRACES = frozenset("{}")


class LateFormat(ParseMatcher):  # type: ignore[misc]  # behave is untyped
    """A wording that fits what behave's own fits, with the same arguments."""

    def __init__(
        self,
        func: Callable[..., Any],
        pattern: str,
        step_type: str | None = None,
        custom_types: Any = None,  # noqa: ANN401
    ) -> None:
        Matcher.__init__(self, func, pattern, step_type)
        self._types = self.TYPE_REGISTRY if custom_types is None else custom_types
        texts, self._slots = _pieces(pattern, self._types)
        self.beginning, self._end = texts[0], texts[-1]
        if not self._slots and not self._is_plain:
            _ = self.parser  # a mistake in it is found now, as behave would find it

    @property
    def _is_plain(self) -> bool:
        return bool(self.pattern == self.beginning)

    @cached_property
    def parser(self) -> Any:  # noqa: ANN401
        """What behave would have made of it at once. Raises what is wrong with it."""
        types = {} if self._slots else self._types  # as they were when it was registered
        return self.PARSER_CLASS(self.pattern, extra_types=types, case_sensitive=self.CASE_SENSITIVE)

    def compile(self) -> "LateFormat":
        """Find out whether it is a pattern; what is of known pieces is one."""
        if not self._slots and not self._is_plain:
            super().compile()
        return self

    def check_match(self, step_text: str) -> Any:  # noqa: ANN401
        """The arguments of a step that fits; None for one that does not."""
        if self._is_plain:
            return [] if step_text == self.pattern else None
        if not (step_text.startswith(self.beginning) and step_text.endswith(self._end)):
            return None
        return self._in_slot(step_text) if len(self._slots) == 1 else super().check_match(step_text)

    def _in_slot(self, step_text: str) -> list[Argument] | None:
        start = len(self.beginning)
        value = step_text[start : len(step_text) - len(self._end)]
        if len(step_text) < start + len(self._end):
            return None
        found = _of_slot(self._slots[0]).parse(value)
        if found is None:
            return None
        ((name, made),) = found.named.items()
        begin, end = found.spans[name]
        return [Argument(start + begin, start + end, value[begin:end], made, name)]


def _pieces(pattern: str, types: Any) -> tuple[list[str], list[str]]:  # noqa: ANN401
    """The texts around the slots, and the slots; where more than known slots may be in it, no slot at all."""
    pieces = _SLOT.split(pattern)
    texts, slots = pieces[::2], pieces[1::2]
    kinds = {slot[1:-1].partition(":")[2] for slot in slots} - {""}
    names = {slot[1:-1].partition(":")[0] for slot in slots}
    if any(_BRACES & set(text) for text in texts) or kinds & set(types) or len(names) < len(slots):
        return [pattern.partition("{")[0].partition("}")[0], ""], []
    return texts, slots


@cache
def _of_slot(slot: str) -> Any:  # noqa: ANN401
    return ParseMatcher.PARSER_CLASS(slot, case_sensitive=True)
