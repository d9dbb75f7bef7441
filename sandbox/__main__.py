"""Start the sandbox: `python -m sandbox --state FILE`. `tutor-bdd sandbox up` is the friendlier way."""

import argparse
import sys
from pathlib import Path

from sandbox.processes import StartError, Wanted, run
from sandbox.settings import COMPONENTS, AsDeployed, as_deployed, database, defects

USAGE = 2
TARGET_UNAVAILABLE = 3


def main() -> int:
    """Run until told to stop; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument(
        "--state",
        type=Path,
        required=True,
        help="file that will name the addresses; FILE.lock beside it names the launcher, and is locked as "
        "long as anything runs",
    )
    parser.add_argument("--components", default=",".join(COMPONENTS), help="which to start (default: all)")
    parser.add_argument(
        "--database",
        help="postgresql://… or sqlite:///FILE, which stays (default: TUTOR_SANDBOX_DATABASE, "
        "or else SQLite, thrown away at the end)",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="Biglearn checks every request against its declared contract (default: TUTOR_SANDBOX_STRICT)",
    )
    parser.add_argument(
        "--defects",
        metavar="N,…",
        help="known defects to have, or all (default: TUTOR_SANDBOX_DEFECTS, or else none)",
    )
    parser.add_argument(
        "--production",
        action="store_true",
        help="Tutor is as for real people: no development login, no demo calls, no travel in time",
    )
    parser.add_argument("--until-parent-exits", action="store_true", help="stop when the starter is gone")
    for name in COMPONENTS:
        parser.add_argument(f"--{name}-port", type=int, default=0, help="default: any free port")
        parser.add_argument(f"--{name}-url", help=f"address of a {name} that is not started here")
    given = parser.parse_args()
    names = given.components.split(",")
    if unknown := set(names) - set(COMPONENTS):
        parser.error(f"unknown component {', '.join(unknown)}: choose from {', '.join(COMPONENTS)}")
    options = vars(given)
    try:
        deployed = as_deployed()
        wished = deployed.defects if given.defects is None else defects(given.defects)
    except ValueError as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return USAGE
    wanted = Wanted(
        ports={name: options[f"{name}_port"] for name in names},
        urls={n: options[f"{n}_url"] for n in COMPONENTS if n not in names and options[f"{n}_url"]},
        state=given.state,
        database=given.database or database(),
        watch_parent=given.until_parent_exits,
        deployed=AsDeployed(given.strict or deployed.is_strict, wished, given.production),
    )
    try:
        run(wanted)
    except StartError as error:
        sys.stderr.write(f"sandbox: {error}\n")
        return TARGET_UNAVAILABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
