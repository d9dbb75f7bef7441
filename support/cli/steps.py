"""`tutor-bdd steps`: the wordings that features may use."""

import argparse
import json
import os
from typing import Any

from support.config import ROOT

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="only wordings that hold all these words")
    parser.add_argument("--json", action="store_true", help="print the catalogue as JSON")
    parser.epilog = "example: tutor-bdd steps publishes homework"


def carry_out(given: argparse.Namespace) -> int:
    """Print the catalogue; 1 when no wording fits."""
    words = [word.lower() for word in given.words]
    found = [
        wording
        for wording in _wordings()
        if all(word in f"{wording['kind']} {wording['text']} {wording['where']}".lower() for word in words)
    ]
    if given.json:
        print(json.dumps(found, ensure_ascii=False))
    for wording in () if given.json else found:
        print(f"{wording['kind']:6}{wording['text']}\n      {wording['where']}, used {wording['used']} times")
        for example in wording["examples"]:
            print(f"      for example: {example}")
    return 0 if found else 1


def _wordings() -> list[dict[str, Any]]:
    """Every wording: its kind, text, place, how often features use it, and an example from them."""
    os.chdir(ROOT)  # behave finds its configuration and steps from here
    from behave.configuration import Configuration
    from behave.step_registry import registry

    from support.execution.runner import CaseRunner

    used: dict[int, list[str]] = {}
    for feature in CaseRunner(Configuration(command_args=[])).load():
        for step in (s for scenario in feature.walk_scenarios() for s in scenario.all_steps):
            if match := registry.find_match(step):
                used.setdefault(id(match.func), []).append(f"{step.keyword} {step.name}")
    return [
        {
            "kind": kind.capitalize(),
            "text": str(matcher.pattern),
            "where": str(matcher.location),
            "used": len(used.get(id(matcher.func), [])),
            "examples": used.get(id(matcher.func), [])[:1],
        }
        for kind in ("given", "when", "then", "step")
        for matcher in registry.steps[kind]
    ]
