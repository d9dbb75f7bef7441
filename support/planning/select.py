"""Which cases a run has: parse, select, expand by outline row and channel, order."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cucumber_tag_expressions import TagExpressionError
from cucumber_tag_expressions import parse as parse_tags

from support.planning.plan import PlannedCase

__all__ = ["Case", "Choice", "SelectionError", "cases", "choose"]

CHANNELS = ("api", "ui")
NEEDS = "needs."


class SelectionError(ValueError):
    """What was asked for cannot be selected by."""


@dataclass(frozen=True, slots=True)
class Case:
    """A planned case, and behave's scenario that carries it out."""

    planned: PlannedCase
    scenario: Any


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked to run. Empty means everything of that kind."""

    tags: str = ""
    names: tuple[str, ...] = ()
    channels: tuple[str, ...] = CHANNELS


def cases(features: Iterable[Any], behaviours: frozenset[str]) -> list[Case]:
    """Every case of the parsed features, in the order of the files. `behaviours` are the known ids."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for feature in features:
        for scenario in feature.walk_scenarios():
            for channel in _channels(scenario):
                identity = _identity(feature, scenario, channel)
                seen[identity] += 1
                found.append(_case(feature, scenario, channel, _id(identity, seen[identity]), behaviours))
    return found


def choose(found: Sequence[Case], choice: Choice) -> tuple[list[Case], dict[str, str]]:
    """The chosen cases, and of the others why each is out (by id)."""
    try:
        expression = parse_tags(choice.tags) if choice.tags else None
    except TagExpressionError as error:
        raise SelectionError(f"{choice.tags!r} is not a tag expression: {error}") from error
    chosen, out = [], {}
    for case in found:
        planned = case.planned
        if planned.channel not in (*choice.channels, "none"):
            out[planned.id] = f"channel {planned.channel} was not asked for"
        elif expression and not expression.evaluate([f"@{tag}" for tag in planned.tags]):
            out[planned.id] = f"its tags do not fit {choice.tags!r}"
        elif choice.names and not any(n.lower() in planned.title.lower() for n in choice.names):
            out[planned.id] = "its name was not asked for"
        elif not case.scenario.should_run():
            out[planned.id] = "its line was not asked for"
        else:
            chosen.append(case)
    return chosen, out


def _channels(scenario: Any) -> Iterator[str]:  # noqa: ANN401 - behave is untyped
    own = [channel for channel in CHANNELS if channel in scenario.effective_tags]
    yield from own or ["none"]


def _identity(feature: Any, scenario: Any, channel: str) -> tuple[str, ...]:  # noqa: ANN401
    return (feature.filename, _rule_of(scenario) or "", _plain_name(scenario), _row(scenario) or "", channel)


def _id(identity: tuple[str, ...], count: int) -> str:
    text = "\x1f".join((*identity, str(count)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _case(feature: Any, scenario: Any, channel: str, identity: str, behaviours: frozenset[str]) -> Case:  # noqa: ANN401
    tags = tuple(sorted(str(tag) for tag in scenario.effective_tags))
    row = getattr(scenario, "_row", None)
    planned = PlannedCase(
        id=identity,
        feature_path=feature.filename,
        feature=feature.name,
        rule=_rule_of(scenario),
        scenario=_plain_name(scenario),
        row=_row(scenario),
        channel=channel,
        line=scenario.line,
        tags=tags,
        behaviours=tuple(tag for tag in tags if tag in behaviours),
        needs=tuple(tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)),
        runner_name=scenario.name,
        cells=tuple(zip(row.headings, row.cells, strict=True)) if row else (),
    )
    return Case(planned, scenario)


def _rule_of(scenario: Any) -> str | None:  # noqa: ANN401
    parent = scenario.parent
    while parent is not None:
        if getattr(parent, "type", "") == "rule":
            return str(parent.name)
        parent = getattr(parent, "parent", None)
    return None


def _plain_name(scenario: Any) -> str:  # noqa: ANN401
    """The name without the number that behave adds to outline rows, which moves with the rows."""
    return str(scenario.name).partition(" -- @")[0]


def _row(scenario: Any) -> str | None:  # noqa: ANN401
    row = getattr(scenario, "_row", None)
    if row is None:
        return None
    return ", ".join(f"{heading}={cell}" for heading, cell in zip(row.headings, row.cells, strict=True))
