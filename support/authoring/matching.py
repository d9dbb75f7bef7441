"""Which wordings fit the steps of features: none, one as it should be, or several."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from support.authoring.nearest import ambiguous_message, nearest, undefined_message

__all__ = ["Definitions", "Fault", "Use", "step_faults", "uses"]

_TYPES = ("given", "when", "then", "step")


@dataclass(frozen=True, slots=True)
class Use:
    """A step as a feature has it. `step_type` is "given", "when" or "then", for an And too."""

    keyword: str
    text: str
    step_type: str
    path: str
    line: int
    is_draft: bool = False  # its scenario is tagged @wip

    @property
    def location(self) -> str:
        """Where it stands, as "file:line"."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A step that no wording fits, or more than one."""

    use: Use
    message: str
    is_ambiguous: bool


class Definitions:
    """behave's step definitions (`registry.steps`), and which of them fit a step."""

    def __init__(self, definitions: Mapping[str, Sequence[Any]]) -> None:
        self.matchers = [(kind, matcher) for kind in _TYPES for matcher in definitions.get(kind, ())]
        self._fitting: dict[tuple[str, str], tuple[int, ...]] = {}

    def fitting(self, step_type: str, text: str) -> tuple[int, ...]:
        """The numbers of the definitions that fit, in the order of `matchers`."""
        key = (step_type, text)
        if key not in self._fitting:
            self._fitting[key] = tuple(
                number
                for number, (kind, matcher) in enumerate(self.matchers)
                if kind in {step_type, "step"} and matcher.match(text)
            )
        return self._fitting[key]

    def wordings(self, step_type: str) -> list[str]:
        """The wordings that a step of a type can have."""
        return [matcher.pattern for kind, matcher in self.matchers if kind in {step_type, "step"}]


def uses(scenarios: Iterable[Any]) -> Iterator[Use]:
    """The steps of parsed scenarios, each place once for each text that it has in the rows of an outline."""
    seen: set[Use] = set()
    for scenario in scenarios:
        is_draft = "wip" in scenario.effective_tags
        for step in scenario.all_steps:
            use = Use(
                step.keyword.strip(), step.name, step.step_type, str(step.filename), step.line, is_draft
            )
            if use not in seen:  # a background's steps come with each of its scenarios
                seen.add(use)
                yield use


def step_faults(
    scenarios: Iterable[Any], definitions: Definitions, *, with_undefined: bool = True
) -> Iterator[Fault]:
    """The steps that cannot be carried out as they are: one readable line for each.

    `with_undefined=False` leaves out those that no wording fits; to look for the nearest takes its time.
    """
    for use in uses(scenarios):
        found = definitions.fitting(use.step_type, use.text)
        if not found and with_undefined:
            yield Fault(use, _undefined(use, definitions), is_ambiguous=False)
        elif len(found) > 1:
            matchers = [definitions.matchers[number][1] for number in found]
            places = [(matcher.pattern, str(matcher.location)) for matcher in matchers]
            yield Fault(use, ambiguous_message(f"{use.keyword} {use.text}", places), is_ambiguous=True)


def _undefined(use: Use, definitions: Definitions) -> str:
    fitting = definitions.wordings(use.step_type)
    others = [matcher.pattern for _, matcher in definitions.matchers]
    return undefined_message(f"{use.keyword} {use.text}", fitting if nearest(use.text, fitting) else others)
