"""The catalogue of wordings: what a writer can say, with which values, and who says it already.

It is read from what behave has registered and from the parsed features, so it cannot go stale.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from support.authoring.nearest import ambiguous_message, nearest, undefined_message

__all__ = [
    "Catalogue",
    "Slot",
    "Wording",
    "build_catalogue",
    "render_json",
    "render_markdown",
    "render_text",
    "search",
]

_TYPES = ("given", "when", "then", "step")
_NAME = re.compile(r"(?<!\\)\{(\w*)\}")
# What cucumber expressions know by themselves.
_BUILT_IN = {
    "int": "a whole number: 3",
    "float": "a number: 0.5",
    "word": "one word",
    "string": 'a text in quotes: "Week 1"',
    "": "any text",
}


class _KnownSlot(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def values(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of value: its name, what it stands for, and its values where these are a closed list."""

    name: str
    about: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: how to say it, an example from the features, and where it is used and defined."""

    wording: str
    step_type: str  # "given", "when", "then", or "step" for all three
    slots: tuple[str, ...]  # names, in the order of the wording
    example: str | None  # None: no feature uses it
    used: tuple[str, ...]  # "file:line", in the order of the features
    defined: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All wordings, the slots they use, and what is wrong with the steps of the features."""

    wordings: tuple[Wording, ...]
    slots: tuple[Slot, ...]
    undefined: tuple[str, ...] = ()  # a readable message for each step that no wording fits
    ambiguous: tuple[str, ...] = ()  # … and for each that several fit


@dataclass(frozen=True, slots=True)
class _Use:
    keyword: str
    text: str
    step_type: str
    location: str


def build_catalogue(
    definitions: Mapping[str, Sequence[Any]], features: Iterable[Any], slots: Iterable[_KnownSlot]
) -> Catalogue:
    """The catalogue of behave's step definitions (`registry.steps`), by how the parsed features use them."""
    uses = list(_uses(features))
    matchers = [(kind, matcher) for kind in _TYPES for matcher in definitions.get(kind, ())]
    texts: dict[tuple[str, str], list[int]] = {}
    by_matcher: dict[int, list[_Use]] = {}
    wrong: dict[int, list[_Use]] = {0: [], 2: []}
    for use in uses:
        key = (use.step_type, use.text)
        if key not in texts:
            texts[key] = [
                number
                for number, (kind, matcher) in enumerate(matchers)
                if kind in {use.step_type, "step"} and matcher.match(use.text)
            ]
        for number in texts[key]:
            by_matcher.setdefault(number, []).append(use)
        if len(texts[key]) != 1:
            wrong[min(2, len(texts[key]))].append(use)
    wordings = tuple(
        _wording(kind, matcher, by_matcher.get(number, [])) for number, (kind, matcher) in enumerate(matchers)
    )
    return Catalogue(
        wordings=wordings,
        slots=tuple(_slots(wordings, slots)),
        undefined=tuple(_undefined(use, matchers) for use in wrong[0]),
        ambiguous=tuple(
            _ambiguous(use, [matchers[n] for n in texts[use.step_type, use.text]]) for use in wrong[2]
        ),
    )


def _uses(features: Iterable[Any]) -> Iterator[_Use]:
    seen = set()
    for feature in features:
        for scenario in feature.walk_scenarios():
            for step in scenario.all_steps:
                use = _Use(step.keyword.strip(), step.name, step.step_type, f"{step.filename}:{step.line}")
                if use not in seen:  # a background's steps come with each of its scenarios
                    seen.add(use)
                    yield use


def _wording(kind: str, matcher: Any, uses: Sequence[_Use]) -> Wording:  # noqa: ANN401 - behave is untyped
    return Wording(
        wording=matcher.pattern,
        step_type=kind,
        slots=tuple(_NAME.findall(matcher.pattern)),
        example=uses[0].text if uses else None,
        used=tuple(dict.fromkeys(use.location for use in uses)),
        defined=str(matcher.location),
    )


def _slots(wordings: Iterable[Wording], known: Iterable[_KnownSlot]) -> Iterator[Slot]:
    by_name = {slot.name: Slot(slot.name, slot.about, tuple(str(v) for v in slot.values)) for slot in known}
    for name in dict.fromkeys(name for wording in wordings for name in wording.slots):
        yield by_name.get(name) or Slot(name, _BUILT_IN.get(name, "not described"))


def _undefined(use: _Use, matchers: Sequence[tuple[str, Any]]) -> str:
    fitting = [matcher.pattern for kind, matcher in matchers if kind in {use.step_type, "step"}]
    others = [matcher.pattern for _, matcher in matchers]
    return undefined_message(
        f"{use.keyword} {use.text}", use.location, fitting if nearest(use.text, fitting) else others
    )


def _ambiguous(use: _Use, matchers: Sequence[tuple[str, Any]]) -> str:
    found = [(matcher.pattern, str(matcher.location)) for _, matcher in matchers]
    return ambiguous_message(f"{use.keyword} {use.text}", use.location, found)


def search(catalogue: Catalogue, words: Sequence[str]) -> Catalogue:
    """The wordings that have to do with all the words, or else the nearest; all of them for no words."""
    if not words:
        return catalogue
    wanted = [word.lower() for word in words]
    found = [w for w in catalogue.wordings if all(word in _searched(w) for word in wanted)]
    if not found:
        names = nearest(" ".join(words), [w.wording for w in catalogue.wordings])
        found = [w for w in catalogue.wordings if w.wording in names]
    names = [name for wording in found for name in wording.slots]
    slots = tuple(slot for slot in catalogue.slots if slot.name in names)
    return Catalogue(tuple(found), slots)


def _searched(wording: Wording) -> str:
    return f"{wording.step_type} {wording.wording} {wording.example or ''} {wording.defined}".lower()


def render_text(catalogue: Catalogue) -> str:
    """The catalogue for a terminal."""
    lines: list[str] = []
    for kind in _TYPES:
        found = [wording for wording in catalogue.wordings if wording.step_type == kind]
        if found:
            lines += [_title(kind), ""]
            for wording in sorted(found, key=lambda wording: wording.wording):
                lines += [*_told(wording), ""]
    if catalogue.slots:
        lines += ["What the slots take", ""]
        lines += [
            f"  {{{slot.name}}}  {_about(slot)}" for slot in sorted(catalogue.slots, key=lambda s: s.name)
        ]
    if not catalogue.wordings:
        lines.append("no wording has to do with that; all of them: tutor-bdd steps")
    return "\n".join(lines).rstrip() + "\n"


def _told(wording: Wording) -> Iterator[str]:
    yield f"  {wording.wording}"
    if wording.example is None:
        yield "      in no feature yet"
    else:
        if wording.example != wording.wording:
            yield f"      as: {wording.example}"
        times = f"{len(wording.used)} times, first in" if len(wording.used) > 1 else "once, in"
        yield f"      used {times} {wording.used[0]}"
    yield f"      defined in {wording.defined}"


def _title(kind: str) -> str:
    return "Given, When or Then" if kind == "step" else kind.capitalize()


def _about(slot: Slot) -> str:
    return f"{slot.about}: {' | '.join(slot.values)}" if slot.values else slot.about


def render_json(catalogue: Catalogue) -> str:
    """The catalogue for programs: {"wordings": […], "slots": […], "undefined": […], "ambiguous": […]}."""
    return json.dumps(asdict(catalogue), indent=1, ensure_ascii=False) + "\n"


def render_markdown(catalogue: Catalogue) -> str:
    """The catalogue as tables, for documents."""
    lines = ["| | wording | example | used | defined |", "|---|---|---|---:|---|"]
    for wording in catalogue.wordings:
        cells = (
            _title(wording.step_type),
            f"`{wording.wording}`",
            wording.example or "",
            str(len(wording.used)),
            wording.defined,
        )
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    lines += ["", "| slot | takes | values |", "|---|---|---|"]
    for slot in catalogue.slots:
        row = (f"`{{{slot.name}}}`", slot.about, ", ".join(slot.values))
        lines.append(f"| {' | '.join(map(_cell, row))} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
