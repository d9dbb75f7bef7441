"""Profiles: what a run of a kind selects, from `fixtures/profiles.toml`."""

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from support.config import ROOT
from support.planning.select import CHANNELS, SelectionError

__all__ = ["Profile", "profile", "profiles"]


_FILE = ROOT / "fixtures" / "profiles.toml"


@dataclass(frozen=True, slots=True)
class Profile:
    """A named selection."""

    name: str
    about: str
    tags: str
    channels: tuple[str, ...]
    is_hotfix: bool = False  # only what is critical, and what a change touches
    browser: str = ""  # a tag expression: of the slow browser cases only these; empty for all of them


def profiles(path: Path = _FILE) -> dict[str, Profile]:
    """All profiles by name. Raises SelectionError for a file that does not hold profiles."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SelectionError(f"cannot read the profiles in {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SelectionError(f"{path} is not TOML: {error}") from error
    return {name: _profile(f"{path}, [{name}]", name, told) for name, told in content.items()}


def profile(name: str, path: Path = _FILE) -> Profile:
    """The profile of that name; SelectionError names the nearest."""
    known = profiles(path)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
        raise SelectionError(f"there is no profile {name!r}; {hint}")
    return known[name]


def _profile(where: str, name: str, told: object) -> Profile:
    if not isinstance(told, dict) or set(told) - {"hotfix", "browser"} != {"about", "tags", "channels"}:
        raise SelectionError(
            f"{where}: a profile says about, tags and channels, perhaps hotfix and browser, and nothing else"
        )
    about, tags, channels = told["about"], told["tags"], told["channels"]
    if not isinstance(about, str) or not isinstance(tags, str):
        raise SelectionError(f"{where}: about and tags must be texts")
    if not isinstance(channels, list) or not channels or not set(channels) <= set(CHANNELS):
        raise SelectionError(
            f"{where}: channels must be a list of {' and '.join(CHANNELS)}, or of one of them"
        )
    hotfix = told.get("hotfix", False)
    if not isinstance(hotfix, bool):
        raise SelectionError(f"{where}: hotfix must be true or false")
    browser = told.get("browser", "")
    if not isinstance(browser, str):
        raise SelectionError(f"{where}: browser must be a tag expression")
    return Profile(name, about, tags, tuple(channels), hotfix, browser)
