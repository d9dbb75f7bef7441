"""`tutor-bdd conform A B`: send the same requests to two Biglearns and tell every difference."""

import argparse
import contextlib
import json
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from support.cli.arguments import count
from support.targets import Target, TargetFileError, load
from support.targets.embedded import running

if TYPE_CHECKING:
    from support.conformance import Finding, Side

__all__ = ["carry_out", "define"]

_DIFFERENT = 1


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("left", metavar="A", help="a target with a Biglearn: its name or its file")
    parser.add_argument("right", metavar="B", help="the one to hold against it")
    parser.add_argument("--seed", type=int, metavar="N", help="send the same as an earlier time")
    parser.add_argument(
        "--sequences", type=count, default=100, metavar="N", help="of requests (default: %(default)s)"
    )
    parser.add_argument(
        "--requests", type=count, default=25, metavar="N", help="in one sequence (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.epilog = """examples:
  tutor-bdd conform sandbox ./real.toml              the stand-in and a real Biglearn
  tutor-bdd conform sandbox ./sandbox-24.toml        two stand-ins, one with a known defect
  tutor-bdd conform sandbox ./real.toml --seed 4711  the same requests again

Compared are status, shape and meaning of every answer; not the ids that a service makes up, nor its words.
Neither target may be in production: what is sent stays there. Exit codes: 0 no difference, 1 some."""


def carry_out(given: argparse.Namespace) -> int:
    """Compare; 1 when there is a difference."""
    from support.conformance import Effort, search

    targets = [_only_biglearn(load(name), name) for name in (given.left, given.right)]
    seed = secrets.randbelow(2**31) if given.seed is None else given.seed
    effort = Effort(seed, given.sequences, given.requests)
    told = sys.stderr if given.json else sys.stdout
    with contextlib.ExitStack() as until_done:
        left, right = (_side(until_done.enter_context(running(target))) for target in targets)
        told.write(f"{left.name} and {right.name}: {effort.sequences} sequences, --seed {seed}\n")
        found = search(left, right, effort, lambda finding: _tell(finding, told.write))
    if given.json:
        print(json.dumps({"seed": seed, "found": [_facts(f) for f in found]}, ensure_ascii=False))
    told.write(f"\ndifferent in {len(found)} ways\n" if found else "no difference\n")
    return _DIFFERENT if found else 0


def _only_biglearn(target: Target, name: str) -> Target:
    if target.is_production:
        raise TargetFileError(f"{name} is in production: nothing may be tried there")
    return replace(target, components={"biglearn": target.component("biglearn")})


def _side(target: Target) -> "Side":
    from support.conformance import Side

    part = target.component("biglearn")
    return Side(target.name, part.address, part.token.reveal() if part.token else "")


def _tell(finding: "Finding", write: Callable[[str], object]) -> None:
    for difference in dict.fromkeys(finding.differences):
        write(f"\n{difference}{'' if finding.is_steady else ' (not each time)'}")
    write("\n")
    for number, request in enumerate(finding.sent, start=1):
        write(f"  {number}. {request}\n")


def _facts(finding: "Finding") -> dict[str, object]:
    return {
        "differences": [asdict(difference) for difference in finding.differences],
        "steady": finding.is_steady,
        "sent": _lines(finding.sent),
    }


def _lines(sent: Sequence[object]) -> list[str]:
    return [str(request) for request in sent]
