"""Take the figures and print them; exit 1 when one is missed."""

import argparse
import os
import sys

from bench import biglearn, commands, inside, reports
from bench.figures import Figure, table
from support.config import ROOT

_GROUPS = {
    "commands": commands.commands,
    "courses": inside.courses,
    "browser": inside.scenario,
    "reports": reports.reports,
    "biglearn": biglearn.biglearn,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/run", description="How fast the harness is here.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(_GROUPS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=11, help="measurements of each (default: %(default)s)")
    given = parser.parse_args()
    if unknown := [name for name in given.groups if name not in _GROUPS]:
        parser.error(f"there is no group {', '.join(unknown)}: choose from {', '.join(_GROUPS)}")
    if given.rounds < 1:
        parser.error("--rounds must be at least 1")
    os.chdir(ROOT)  # behave finds its configuration, hooks and steps from here
    figures: list[Figure] = []
    for name in given.groups or _GROUPS:
        for figure in _GROUPS[name](given.rounds):
            print(f"{name}: {figure.name} …", file=sys.stderr)
            figures.append(figure)
    print(table(figures))
    load = os.getloadavg()[0]
    print(
        f"\n{os.cpu_count()} processors, load {load:.1f}, {given.rounds} rounds. A busy machine tells little."
    )
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
