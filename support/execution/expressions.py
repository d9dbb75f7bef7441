"""Cucumber expressions that are not worked out before they are needed.

A run needs a handful of the wordings; working out all of them would be half the time that it takes to load.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from behave.cucumber_expression import StepMatcher4CucumberExpressions
from behave.matchers import Matcher
from cucumber_expressions.expression import CucumberExpression

__all__ = ["LateExpression"]

_SLOT = re.compile(r"\{([^{}]*)\}")
_MORE_THAN_SLOTS = frozenset("(){}/\\")  # optional and alternative words, escapes, braces that are no slots


class LateExpression(StepMatcher4CucumberExpressions):  # type: ignore[misc]  # behave is untyped
    """A wording that becomes an expression when a step has the words between its slots."""

    def __init__(
        self,
        func: Callable[..., Any],
        pattern: str,
        step_type: str | None = None,
        parameter_types: Any = None,  # noqa: ANN401
    ) -> None:
        Matcher.__init__(self, func, pattern, step_type=step_type)
        self._types = parameter_types or self.TYPE_REGISTRY.parameter_types
        words = _fixed_words(pattern)
        self._words = max(words, key=len)
        self.beginning = words[0]
        if not self._words or not all(
            self._types.lookup_by_type_name(slot) for slot in _SLOT.findall(pattern)
        ):
            _ = self.cucumber_expression  # a mistake in it is found now, as behave would find it

    @cached_property
    def cucumber_expression(self) -> Any:  # noqa: ANN401
        """The expression itself. Raises what is wrong with it."""
        return CucumberExpression(self.pattern, self._types)

    def check_match(self, step_text: str) -> Any:  # noqa: ANN401
        """The arguments of a step that fits; None for one that does not."""
        return super().check_match(step_text) if self._words in step_text else None


def _fixed_words(pattern: str) -> list[str]:
    """The texts between slots, which every step has that fits; [""] when they are not plain to see."""
    texts = _SLOT.split(pattern)[::2]
    return [""] if any(_MORE_THAN_SLOTS & set(text) for text in texts) else texts
