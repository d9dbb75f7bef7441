"""Writing the packs: small projects with features and steps, the same for everybody who can read them.

behave, behavex and this harness run one and the same folder. pytest-bdd and cucumber-js read its features,
and have the same steps in their own words.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.packs import words

__all__ = ["PACKS", "Pack", "write"]

_SEED = 1


@dataclass(frozen=True, slots=True)
class Pack:
    """What is to be run, and how much of it."""

    name: str
    scenarios: int
    per_feature: int = 20
    definitions: int = 0  # step definitions beside those that it needs; its steps are drawn from all of them

    @property
    def kind(self) -> str:
        """Whose steps it has: api, browser or no-op."""
        return self.name.partition(" ")[0]


PACKS = {
    pack.name: pack
    for pack in (
        Pack("api", 400),
        Pack("browser", 60, 5),
        Pack("no-op", 1000),
        Pack("no-op with 500 definitions", 1000, definitions=500),
        Pack("one", 1, 1),
    )
}


def write(pack: Pack, folder: Path, address: str = "") -> None:
    """Write a pack's project for every runner; `address` is the service's."""
    for number, text in enumerate(_features(pack)):
        _put(folder / "features" / f"f{number:03}.feature", text)
    kind = "no-op" if pack.kind == "one" else pack.kind
    _put(folder / "behave.ini", "[behave]\npaths = features\n")
    _put(folder / "features" / "steps" / "all.py", words.BEHAVE[kind](pack.definitions, address))
    _put(folder / "features" / "environment.py", words.HOOKS.get(kind, ""))
    if kind == "browser":
        _put(folder / "browsing.py", words.browsing(address))
    _put(folder / "pytest" / "test_all.py", words.PYTEST[kind](pack.definitions, address))
    _put(folder / "cucumber" / "steps.js", words.CUCUMBER[kind](pack.definitions, address))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _features(pack: Pack) -> Iterator[str]:
    drawn = random.Random(_SEED)
    for first in range(0, pack.scenarios, pack.per_feature):
        lines = [f"Feature: Feature {first // pack.per_feature}"]
        for number in range(first, min(first + pack.per_feature, pack.scenarios)):
            lines += [f"  Scenario: Scenario {number}", *_steps(pack, number, drawn), ""]
        yield "\n".join(lines)


def _steps(pack: Pack, number: int, drawn: random.Random) -> list[str]:
    if pack.kind == "api":
        return [f"    {kind} call {number} is made" for kind in ("Given", "When", "Then")]
    if pack.kind == "browser":
        return ["    Given page 1 is open", "    When page 2 follows", "    Then page 3 follows"]
    if pack.definitions:
        kinds = ("Given", "When", "Then", "And")
        return [
            f"    {kind} thing {drawn.randrange(pack.definitions)} has {drawn.randrange(5)} of its parts"
            for kind in kinds
        ]
    return [
        "    Given there is nothing",
        "    When nothing is done",
        "    Then nothing has happened",
        "    And nothing will",
    ]
