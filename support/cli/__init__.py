"""The command line, one module for each command."""

import importlib
import sys
from collections.abc import Sequence

from support.cli.arguments import Parser

__all__ = ["main"]

COMMANDS = {
    "run": "plan, run, report and judge",
    "plan": "print what would run, and why a case is in or out",
    "merge": "join the shards of a run, and judge them together",
    "gate": "judge a run again from its files",
    "ship": "may this build go to that environment?",
    "approve": "say that a verdict may go on, signed with your SSH key",
    "reject": "say that a verdict must not go on",
    "attest": "sign what a run has shown",
    "verify": "what a deploy job asks: may this build go there, by signed evidence",
    "tell": "what others want to know of a verdict: GitHub, GitLab, OpenMetrics, a badge",
    "report": "write the reports of a run again",
    "history": "print which cases are flaky, fail, or grow slower",
    "steps": "print the catalogue of steps",
    "lint": "check features as text",
    "sandbox": "a sandbox that keeps running: up, down, status",
    "coverage": "print what is proven, and what no scenario proves",
    "conform": "send the same requests to two Biglearns, and tell every difference",
    "targets": "print the environments and what each can show",
}
EXAMPLES = """examples:
  tutor-bdd run                                  the merge profile on the sandbox
  tutor-bdd run --tags "@smoke" --channel ui     the smoke scenarios, through the browser
  tutor-bdd steps enroll                         wordings that have to do with enrolling
  tutor-bdd gate                                 judge the newest run again

`tutor-bdd COMMAND --help` tells the options of a command, with examples.
What exit codes mean: docs/exit-codes.md"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code (docs/exit-codes.md)."""
    parser = Parser(
        prog="tutor-bdd",
        description="Acceptance tests for OpenStax Tutor and Biglearn, with a verdict.",
        epilog=EXAMPLES,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    words = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in words if not word.startswith("-")), None)
    by_name = {}
    for name, about in COMMANDS.items():
        by_name[name] = command = commands.add_parser(name, help=about, description=f"{about}.".capitalize())
        # Only the chosen command's module is imported: the others would cost their imports for nothing.
        if name == chosen:
            module = importlib.import_module(f"support.cli.{name}")
            module.define(command)
            command.set_defaults(carry_out=module.carry_out)
    given, rest = parser.parse_known_args(words)
    if rest:
        by_name[given.command].refuse(rest)
    from support.cli.mistakes import explained

    return explained(lambda: int(given.carry_out(given)))
