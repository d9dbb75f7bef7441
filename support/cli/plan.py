"""`tutor-bdd plan`: what would run, and why a case is in or out."""

import argparse
import json
from dataclasses import asdict

from support.cli import selection
from support.targets import load

__all__ = ["carry_out", "define"]

NOT_PROVEN = 5


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    selection.define(parser)
    parser.add_argument(
        "--out", action="store_true", help="also the cases that would not run, with the reason"
    )
    parser.add_argument("--json", action="store_true", help="print the cases as JSON")


def carry_out(given: argparse.Namespace) -> int:
    """Print the cases; 5 when there are none."""
    selected = selection.select(given, load(given.target).capabilities)
    chosen = [case.planned for case in selected.cases]
    if given.json:
        print(json.dumps([asdict(case) for case in chosen], ensure_ascii=False))
        return 0 if chosen else NOT_PROVEN
    for case in chosen:
        print(f"{case.id}  {case.channel:4}  {case.feature_path}:{case.line}  {case.title}")
    for case in selected.unprovable:
        print(f"not on this target: {case.title} ({case.channel}): {selected.not_provable[case.id]}")
    for case in selected.every if given.out else ():
        if case.id in selected.out:
            print(f"out: {case.title} ({case.channel}): {selected.out[case.id]}")
    print(f"{len(chosen)} cases")
    return 0 if chosen else NOT_PROVEN
