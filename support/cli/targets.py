"""`tutor-bdd targets`: the environments, and what each can show."""

import argparse
import json
from dataclasses import dataclass

from support.targets import SecretMissingError, Target, TargetFileError, load, names

__all__ = ["carry_out", "define"]

USAGE = 2


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="print them as JSON")
    parser.epilog = """examples:
  tutor-bdd targets
  tutor-bdd targets --json
  tutor-bdd run --target staging       one of them
  tutor-bdd run --target ./mine.toml   one that is described elsewhere

docs/targets.md tells how to describe one"""


@dataclass(frozen=True, slots=True)
class _Found:
    """A target, or why there is none."""

    name: str
    target: Target | None = None
    fault: str | None = None
    is_wrong: bool = False


def carry_out(given: argparse.Namespace) -> int:
    """Print them; 2 when the file of one is wrong."""
    every = [_found(name) for name in names()]
    if given.json:
        print(json.dumps([_facts(found) for found in every], ensure_ascii=False))
    for found in () if given.json else every:
        print(_line(found))
    return USAGE if any(found.is_wrong for found in every) else 0


def _found(name: str) -> _Found:
    try:
        return _Found(name, load(name))
    except SecretMissingError as error:
        return _Found(name, fault=str(error))
    except TargetFileError as error:
        return _Found(name, fault=str(error), is_wrong=True)


def _facts(found: _Found) -> dict[str, object]:
    target = found.target
    if target is None:
        return {"name": found.name, "fault": found.fault}
    return {
        "name": found.name,
        "components": {name: part.url or "embedded" for name, part in target.components.items()},
        "capabilities": sorted(target.capabilities),
        "production": target.is_production,
    }


def _line(found: _Found) -> str:
    target = found.target
    if target is None:
        return f"{found.name}: not usable here: {found.fault}"
    parts = ", ".join(f"{name} {part.url or 'embedded'}" for name, part in target.components.items())
    shows = ", ".join(sorted(target.capabilities)) or "what needs no capability"
    return f"{found.name}: {parts}; can show {shows}{'; in production' if target.is_production else ''}"
