"""The catalogue of wordings: what a writer can say, with which values, and who says it already.

It is read from what behave has registered and from the parsed features, so it cannot go stale.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from support.authoring.matching import Definitions, Use, uses
from support.authoring.nearest import nearest

__all__ = [
    "Catalogue",
    "Slot",
    "Wording",
    "build_catalogue",
    "nearest_to",
    "render_json",
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
    """Wordings, and the slots they use."""

    wordings: tuple[Wording, ...]
    slots: tuple[Slot, ...]


def build_catalogue(
    definitions: Definitions, features: Iterable[Any], slots: Iterable[_KnownSlot]
) -> Catalogue:
    """The catalogue of behave's step definitions, by how the parsed features use them."""
    by_matcher: dict[int, list[Use]] = {}
    for use in uses(scenario for feature in features for scenario in feature.walk_scenarios()):
        for number in definitions.fitting(use.step_type, use.text):
            by_matcher.setdefault(number, []).append(use)
    wordings = tuple(
        _wording(kind, matcher, by_matcher.get(number, []))
        for number, (kind, matcher) in enumerate(definitions.matchers)
    )
    return Catalogue(wordings=wordings, slots=tuple(_slots(wordings, slots)))


def _wording(kind: str, matcher: Any, used: Sequence[Use]) -> Wording:  # noqa: ANN401 - behave is untyped
    return Wording(
        wording=matcher.pattern,
        step_type=kind,
        slots=tuple(_NAME.findall(matcher.pattern)),
        example=used[0].text if used else None,
        used=tuple(dict.fromkeys(use.location for use in used)),
        defined=str(matcher.location),
    )


def _slots(wordings: Iterable[Wording], known: Iterable[_KnownSlot]) -> Iterator[Slot]:
    by_name = {slot.name: Slot(slot.name, slot.about, tuple(str(v) for v in slot.values)) for slot in known}
    for name in dict.fromkeys(name for wording in wordings for name in wording.slots):
        yield by_name.get(name) or Slot(name, _BUILT_IN.get(name, "not described"))


def search(catalogue: Catalogue, words: Sequence[str]) -> Catalogue:
    """The wordings that have to do with all the words; all of them for no words."""
    wanted = [word.lower() for word in words]
    return _only(catalogue, [w for w in catalogue.wordings if all(word in _searched(w) for word in wanted)])


def nearest_to(catalogue: Catalogue, words: Sequence[str]) -> Catalogue:
    """The wordings most like the words, for when none has to do with all of them."""
    names = nearest(" ".join(words), [w.wording for w in catalogue.wordings])
    return _only(catalogue, [w for w in catalogue.wordings if w.wording in names])


def _only(catalogue: Catalogue, found: Sequence[Wording]) -> Catalogue:
    names = {name for wording in found for name in wording.slots}
    return Catalogue(tuple(found), tuple(slot for slot in catalogue.slots if slot.name in names))


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
        for slot in sorted(catalogue.slots, key=lambda slot: slot.name):
            lines.append(f"  {{{slot.name}}}  {slot.about}")
            lines += [f"      {' | '.join(slot.values)}"] if slot.values else []
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


def render_json(catalogue: Catalogue) -> str:
    """The catalogue for programs: {"wordings": […], "slots": […]}."""
    return json.dumps(asdict(catalogue), indent=1, ensure_ascii=False) + "\n"
