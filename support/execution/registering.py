"""Registering wordings and finding the one of a step, among as many as there are, by how they begin.

behave holds each new wording against all others, and each step as well. Here those are asked that begin as
the text does: what is ambiguous is found as ever, in the same order and with the same words.
"""

from collections.abc import Callable, Iterator
from typing import Any

from behave.matchers import ParseMatcher, get_step_matcher_factory
from behave.step_registry import AmbiguousStep
from behave.textutil import text as as_text

from support.execution.formats import LateFormat

__all__ = ["Index", "index_of"]

_EXPRESSIONS = "cucumber_expressions"  # behave's name for them
_BY_HOOK = "_tutor_bdd_index"


class _Beginnings:
    """The wordings of one kind of step, by how they begin; in step with behave's own list of them."""

    def __init__(self, wordings: list[Any]) -> None:
        self._wordings = wordings
        self._known = 0
        self._by_beginning: dict[str, list[int]] = {}
        self._lengths: list[int] = []

    def is_of(self, wordings: list[Any]) -> bool:
        """Whether it knows this very list, which may have grown since."""
        return self._wordings is wordings and self._known <= len(wordings)

    def fitting(self, text: str) -> Iterator[Any]:
        """The wordings that begin as the text does, in the order in which they were registered."""
        self._catch_up()
        found = [n for length in self._lengths for n in self._by_beginning.get(text[:length], ())]
        return (self._wordings[number] for number in sorted(found))

    def _catch_up(self) -> None:
        for number in range(self._known, len(self._wordings)):
            beginning = getattr(self._wordings[number], "beginning", "")
            if beginning not in self._by_beginning:
                self._by_beginning[beginning] = []
                self._lengths = sorted({*self._lengths, len(beginning)})
            self._by_beginning[beginning].append(number)
        self._known = len(self._wordings)


class Index:
    """Beside behave's registry of steps."""

    def __init__(self, registry: Any) -> None:  # noqa: ANN401 - behave is untyped
        self._registry = registry
        self._kinds: dict[str, _Beginnings] = {}

    def add(self, keyword: str, step_text: str, func: Callable[..., Any]) -> None:
        """Register a wording. Raises AmbiguousStep where one is there already that fits its text."""
        kind, text = keyword.lower(), as_text(step_text)
        new = _late(get_step_matcher_factory().current_matcher)(func, text, step_type=kind)
        if not self._registry.is_good_step_definition(new):
            return
        for other in self._of(kind).fitting(text):
            if other.pattern == text and self._registry.same_step_matcher(other, new):
                return  # the same function once more: a module of steps imports another
            if other.matches(text):
                there = other.describe(other.SCHEMA_AT_LOCATION)
                raise AmbiguousStep(f"{new.describe()} has already been defined in\n  existing step {there}")
        self._registry.steps[kind].append(new)

    def find(self, step: Any) -> tuple[Any, Any] | None:  # noqa: ANN401
        """The wording of a step, the first that fits, and how it does; None when none does."""
        for kind in dict.fromkeys((step.step_type, "step")):
            for wording in self._of(kind).fitting(step.name):
                if match := wording.match(step.name):
                    return wording, match
        return None

    def _of(self, kind: str) -> _Beginnings:
        wordings = self._registry.steps[kind]
        known = self._kinds.get(kind)
        if known is None or not known.is_of(wordings):
            known = self._kinds[kind] = _Beginnings(wordings)
        return known


def index_of(registry: Any) -> Index:  # noqa: ANN401
    """The index of a registry, which registers in its stead from now on."""
    index: Index | None = vars(registry).get(_BY_HOOK)
    if index is None:
        index = Index(registry)
        setattr(registry, _BY_HOOK, index)
        registry.add_step_definition = index.add
    return index


def _late(matcher: Any) -> Any:  # noqa: ANN401
    """The kind of wording that is worked out late, for one of behave's own."""
    if matcher is ParseMatcher:
        return LateFormat
    if matcher.NAME == _EXPRESSIONS:
        from behave.cucumber_expression import StepMatcher4CucumberExpressions  # noqa: PLC0415 - it is loaded

        from support.execution.expressions import LateExpression  # noqa: PLC0415 - only for steps that use them

        return LateExpression if matcher is StepMatcher4CucumberExpressions else matcher
    return matcher
