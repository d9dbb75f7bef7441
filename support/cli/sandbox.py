"""`tutor-bdd sandbox`: one that keeps running, so that runs need not start their own."""

import argparse
import json

from support.targets import COMPONENTS

__all__ = ["carry_out", "define"]

TARGET_UNAVAILABLE = 3


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("act", choices=["up", "down", "status"])
    for name in COMPONENTS:
        parser.add_argument(f"--{name}-port", type=_port, default=0, help="for `up`; default: any free port")
    parser.add_argument("--json", action="store_true", help="print the addresses as JSON")
    parser.epilog = (
        "examples:\n"
        "  tutor-bdd sandbox up --tutor-port 3000   start it; later runs use it\n"
        "  tutor-bdd sandbox status                 its addresses; exit code 3 when none is up\n"
        "  tutor-bdd sandbox down                   stop it; its data goes with it"
    )


def carry_out(given: argparse.Namespace) -> int:
    """Start, stop or look."""
    from support.targets import kept

    if given.act == "down":
        print("the sandbox is stopped" if kept.stop() else "no sandbox was up")
        return 0
    if given.act == "up":
        found = kept.start({name: vars(given)[f"{name}_port"] for name in COMPONENTS})
    elif (sandbox := kept.find()) is None:
        print("no sandbox is up: `tutor-bdd sandbox up` starts one")
        return TARGET_UNAVAILABLE
    else:
        found = sandbox
    if given.json:
        print(json.dumps({"pid": found.pid, "urls": dict(found.urls)}))
    else:
        for name, url in sorted(found.urls.items()):
            print(f"{name:10} {url}")
    return 0


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: give 0 to 65535")
    return port
