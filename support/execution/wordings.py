"""Matching steps with wordings as behave does, without working out each wording before it is needed.

A run needs a handful of the wordings; working out all of them would be half the time that it takes to load.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from behave.cucumber_expression import StepMatcher4CucumberExpressions
from behave.matchers import Match, Matcher, register_step_matcher_class
from behave.runner import the_step_registry as registry
from cucumber_expressions.expression import CucumberExpression

__all__ = ["LateMatcher", "Matches", "match_late"]

_SLOT = re.compile(r"\{([^{}]*)\}")
_UNCHANGEABLE = frozenset({str, int, float, bool, type(None)})
_MORE_THAN_SLOTS = frozenset("(){}/\\")  # optional and alternative words, escapes, braces that are no slots


class LateMatcher(StepMatcher4CucumberExpressions):  # type: ignore[misc]  # behave is untyped
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
        self._words = _fixed_words(pattern)
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


def _fixed_words(pattern: str) -> str:
    """The longest text that every step has which fits; "" when that is not plain to see."""
    texts = _SLOT.split(pattern)[::2]
    if any(_MORE_THAN_SLOTS & set(text) for text in texts):
        return ""
    return max(texts, key=len)


def match_late() -> None:
    """Let wordings that are registered as Cucumber expressions be late ones from now on."""
    register_step_matcher_class(LateMatcher.NAME, LateMatcher, override=True)


class Matches:
    """The registry of steps, which looks for the wording of each text once; behave does at each step.

    Values that a step might change are made anew each time, as behave makes them.
    """

    def __init__(self) -> None:
        self._wordings: dict[tuple[str, str], Any] = {}
        self._matches: dict[tuple[str, str], Any] = {}

    def find_match(self, step: Any) -> Any:  # noqa: ANN401 - behave is untyped
        """What a step runs, with its arguments; None when no wording fits."""
        key = (step.step_type, step.name)
        if (known := self._matches.get(key)) is not None:
            return known
        wording = self._wordings.get(key) or registry.find_step_definition(step)
        if wording is None:
            return None
        self._wordings[key] = wording
        match = wording.match(step.name)
        if type(match) is Match and all(type(found.value) in _UNCHANGEABLE for found in match.arguments):
            self._matches[key] = match
        return match

    def work_out(self, scenarios: Iterable[Any]) -> None:
        """Find what scenarios need: once, before workers are forked that would each do it."""
        for scenario in scenarios:
            for step in scenario.all_steps:
                if (step.step_type, step.name) not in self._wordings:
                    self.find_match(step)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(registry, name)
