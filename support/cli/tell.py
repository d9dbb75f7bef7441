"""`tutor-bdd tell`: print a verdict as somebody else's tool wants it."""

import argparse
import sys

from support.cli.arguments import add_run
from support.gate.verdict import Verdict
from support.reporting.release import FORMS

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("form", choices=tuple(FORMS), metavar="FORM", help=f"one of {', '.join(FORMS)}")
    add_run(parser)
    parser.add_argument(
        "--to", metavar="ENVIRONMENT", help="the environment that asks (default: the one of the run)"
    )
    parser.epilog = """examples:
  tutor-bdd tell badge > acceptance.svg
  tutor-bdd tell openmetrics > /var/lib/node_exporter/acceptance.prom
  tutor-bdd tell github --to production | gh api --input - "$DEPLOYMENT_CALLBACK_URL"

It tells the verdict of one run. Whether a build may go somewhere, `tutor-bdd verify` answers."""


def carry_out(given: argparse.Namespace) -> int:
    """Print; 0, whatever the verdict is."""
    verdict = Verdict.read(given.run_dir / "verdict.json")
    sys.stdout.write(FORMS[given.form](verdict, given.to or verdict.environment))
    return 0
