"""`tutor-bdd plan`: what would run, and why a case is in or out."""

import argparse
import json

from support.cli import selection
from support.planning.plan import PlannedCase
from support.targets import load

__all__ = ["carry_out", "define"]

NOT_PROVEN = 5


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    selection.define(parser)
    parser.add_argument("--why", action="store_true", help="why each case is in, or out")
    parser.add_argument("--json", action="store_true", help="print the cases as JSON")
    parser.epilog = """examples:
  tutor-bdd plan                                         the merge profile
  tutor-bdd plan --name "joins by code" --why            why each case is in, or out
  tutor-bdd plan --changed-since origin/main --why
  tutor-bdd plan --components biglearn --shard 2/4

exit codes: 0, or 5 when no case is selected: docs/exit-codes.md"""


def carry_out(given: argparse.Namespace) -> int:
    """Print the cases; 5 when there are none."""
    selected = selection.select(given, load(given.target), given.seed or "")
    chosen = [case.planned for case in selected.cases]
    selection.tell_if_none(selected)
    if given.json:
        told = [{**case.told(), "because": selected.because[case.id]} for case in chosen]
        print(json.dumps(told, ensure_ascii=False))
        return 0 if chosen else NOT_PROVEN
    for case in chosen:
        print(f"{case.id}  {case.channel:4}  {case.feature_path}:{case.line}  {case.title}")
        if given.why:
            print(f"    in: {selected.because[case.id]}")
    for case in selected.unprovable:
        print(f"not on this target: {_named(case)}: {selected.not_provable[case.id]}")
    for case in selected.every if given.why else ():
        if case.id in selected.out:
            print(f"out: {_named(case)}: {selected.out[case.id]}")
    of = f" of {len(selected.whole)}, shard {given.shard}" if given.shard else ""
    print(f"{len(chosen)} {'case' if len(chosen) == 1 else 'cases'}{of}")
    return 0 if chosen else NOT_PROVEN


def _named(case: PlannedCase) -> str:
    """A case that has not been chosen; several may have one title, so it is told where it stands."""
    return f"{case.feature_path}:{case.line}  {case.title} ({case.channel})"
