"""Which cases a run has: parse, select, expand by outline row and channel, order."""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cucumber_tag_expressions import TagExpressionError
from cucumber_tag_expressions import parse as parse_tags

from support.planning.plan import PlannedCase

__all__ = ["Case", "Choice", "Chosen", "SelectionError", "cases", "choose", "components_of"]

CHANNELS = ("api", "ui")
NEEDS = "needs."
_FLAG = "flag."
# Folder of features → the components that they are about.
_COMPONENTS = {"tutor": ("tutor",), "biglearn": ("biglearn",), "delivery": ("tutor", "biglearn")}


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
    behaviours: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    concerned: Mapping[str, str] | None = None  # by a change: id → why; None where nobody asked
    critical: frozenset[str] | None = None  # of a hotfix: behaviours that are always in; see _is_critical
    browser: str = ""  # a tag expression that cases of the browser must fit as well
    done: frozenset[str] = frozenset()  # ids of cases that an earlier run had


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases are in, and by id why each is in or out."""

    cases: tuple[Case, ...]
    because: Mapping[str, str]
    out: Mapping[str, str]


def cases(features: Iterable[Any], behaviours: frozenset[str]) -> list[Case]:
    """Every case of the parsed features, in the order of the files. `behaviours` are the known ids."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for feature in features:
        for scenario in feature.walk_scenarios():
            for channel, flags in itertools.product(_channels(scenario), _flag_states(scenario)):
                identity = (*_identity(feature, scenario, channel), *flags)
                seen[identity] += 1
                planned = _planned(feature, scenario, channel, behaviours)
                needs = (*planned.needs, *(f"{_FLAG}{state}" for state in flags))
                planned = replace(planned, id=_id(identity, seen[identity]), flags=flags, needs=needs)
                found.append(Case(planned, scenario))
    return found


def choose(found: Sequence[Case], choice: Choice) -> Chosen:
    """The chosen cases, with the reasons."""
    expression, in_browser = _parsed(choice.tags), _parsed(choice.browser)
    chosen, because, out = [], {}, {}
    for case in found:
        why_out = next(_objections(case, choice, expression, in_browser), None)
        if why_out:
            out[case.planned.id] = why_out
        else:
            chosen.append(case)
            because[case.planned.id] = _reason(case.planned, choice)
    return Chosen(tuple(chosen), because, out)


def _parsed(expression: str) -> Any:  # noqa: ANN401 - published untyped
    try:
        return parse_tags(expression) if expression else None
    except TagExpressionError as error:
        raise SelectionError(f"{expression!r} is not a tag expression: {error}") from error


def _objections(
    case: Case,
    choice: Choice,
    expression: Any,  # noqa: ANN401 - published untyped
    in_browser: Any,  # noqa: ANN401
) -> Iterator[str]:
    planned = case.planned
    if planned.channel not in (*choice.channels, "none"):
        yield f"channel {planned.channel} was not asked for"
    if expression and not expression.evaluate([f"@{tag}" for tag in planned.tags]):
        yield f"its tags do not fit {choice.tags!r}"
    if (
        in_browser
        and planned.channel == "ui"
        and not in_browser.evaluate([f"@{tag}" for tag in planned.tags])
    ):
        yield f"of the browser, the profile has only what fits {choice.browser!r}"
    if choice.names and not any(name.lower() in planned.title.lower() for name in choice.names):
        yield "its name was not asked for"
    if not case.scenario.should_run():
        yield "its line was not asked for"
    if choice.behaviours and not set(choice.behaviours) & set(planned.behaviours):
        yield f"it proves none of {', '.join(choice.behaviours)}"
    if planned.id in choice.done:
        yield "an earlier run had it"
    yield from _untouched(planned, choice)


def _untouched(planned: PlannedCase, choice: Choice) -> Iterator[str]:
    if choice.critical is not None:
        if not _is_critical(planned, choice.critical) and not _touched(planned, choice):
            yield "it is neither critical nor touched by the change"
        return
    if choice.components and not set(choice.components) & set(components_of(planned)):
        yield f"it has nothing to do with {', '.join(choice.components)}"
    if choice.concerned is not None and planned.id not in choice.concerned:
        yield "no change concerns it"


def _is_critical(planned: PlannedCase, critical: frozenset[str]) -> bool:
    """Whether a hotfix always has it: what proves a critical behaviour; of the slow browser only @smoke."""
    if planned.channel == "ui":
        return "smoke" in planned.tags
    return "smoke" in planned.tags or not critical.isdisjoint(planned.behaviours)


def _touched(planned: PlannedCase, choice: Choice) -> bool:
    """Whether a change concerns it, by the files or by the components that were named."""
    by_files = choice.concerned is not None and planned.id in choice.concerned
    return by_files or bool(set(choice.components) & set(components_of(planned)))


def _reason(planned: PlannedCase, choice: Choice) -> str:
    reasons = []
    if choice.critical is not None and _is_critical(planned, choice.critical):
        reasons.append("it is critical")
    if choice.behaviours:
        reasons.append(f"it proves {', '.join(sorted(set(choice.behaviours) & set(planned.behaviours)))}")
    if shown := set(choice.components) & set(components_of(planned)):
        reasons.append(f"it has to do with {', '.join(sorted(shown))}")
    if choice.concerned and planned.id in choice.concerned:
        reasons.append(choice.concerned[planned.id])
    if choice.names:
        reasons.append("its name was asked for")
    if choice.tags and not reasons:
        reasons.append(f"its tags fit {choice.tags!r}")
    return "; ".join(reasons) or "everything was asked for"


def components_of(planned: PlannedCase) -> tuple[str, ...]:
    """The components of a target that a case has to do with: by its folder, and by what it needs."""
    folder = planned.feature_path.partition("/")[2].partition("/")[0]
    return tuple(sorted({*_COMPONENTS.get(folder, ()), *(set(planned.needs) & {"biglearn", "scheduler"})}))


def _channels(scenario: Any) -> Iterator[str]:  # noqa: ANN401 - behave is untyped
    own = [channel for channel in CHANNELS if channel in scenario.effective_tags]
    yield from own or ["none"]


def _flag_states(scenario: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401
    """Every combination of states of the flags that a scenario is to hold under; one empty one for most."""
    names = sorted(tag.removeprefix(_FLAG) for tag in scenario.effective_tags if tag.startswith(_FLAG))
    return itertools.product(*([f"{name}.on", f"{name}.off"] for name in names))


def _identity(feature: Any, scenario: Any, channel: str) -> tuple[str, ...]:  # noqa: ANN401
    return (feature.filename, _rule_of(scenario) or "", _plain_name(scenario), _row(scenario) or "", channel)


def _id(identity: tuple[str, ...], count: int) -> str:
    text = "\x1f".join((*identity, str(count)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _planned(feature: Any, scenario: Any, channel: str, behaviours: frozenset[str]) -> PlannedCase:  # noqa: ANN401
    tags = tuple(sorted(str(tag) for tag in scenario.effective_tags))
    row = getattr(scenario, "_row", None)
    return PlannedCase(
        id="",  # known only beside all others
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
