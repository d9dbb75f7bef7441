"""Profiles: what a run of a kind selects, from `fixtures/profiles.toml`."""

import difflib
import tomllib
from dataclasses import dataclass

from support.config import ROOT
from support.planning.select import SelectionError

__all__ = ["Profile", "profile", "profiles"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A named selection."""

    name: str
    about: str
    tags: str
    channels: tuple[str, ...]


def profiles() -> dict[str, Profile]:
    """All profiles by name."""
    content = tomllib.loads((ROOT / "fixtures" / "profiles.toml").read_text(encoding="utf-8"))
    return {
        name: Profile(name, told["about"], told["tags"], tuple(told["channels"]))
        for name, told in content.items()
    }


def profile(name: str) -> Profile:
    """The profile of that name; SelectionError names the nearest."""
    known = profiles()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
        raise SelectionError(f"there is no profile {name!r}; {hint}")
    return known[name]
