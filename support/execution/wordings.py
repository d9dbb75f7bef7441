"""The registry of steps as workers have it: each text is looked for once."""

from collections.abc import Iterable
from typing import Any

from behave.matchers import Match
from behave.runner import the_step_registry as registry

from support.execution.registering import index_of

__all__ = ["Matches"]

_UNCHANGEABLE = frozenset({str, int, float, bool, type(None)})


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
        if wording := self._wordings.get(key):
            match = wording.match(step.name)
        elif found := index_of(registry).find(step):
            self._wordings[key], match = found
        else:
            return None
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
