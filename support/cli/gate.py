"""`tutor-bdd gate`: judge a run again from its files."""

import argparse
import json
import sys

from support.cli import evidence
from support.cli.arguments import add_policy, add_run
from support.cli.explaining import explained, explained_for_programs
from support.gate.policy import read
from support.gate.verdict import weighed
from support.planning.plan import Plan
from support.record.reader import read_record
from support.reporting import console

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_run(parser)
    add_policy(parser)
    parser.add_argument(
        "--explain", action="store_true", help="each rule, what it looked at, and what is not shown"
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.epilog = """examples:
  tutor-bdd gate                  the newest run
  tutor-bdd gate r1a2b3c && deploy
  tutor-bdd gate --explain        why each rule of the policy held, or not
  tutor-bdd gate --json           for a pipeline

The exit code is the verdict's: docs/exit-codes.md"""


def carry_out(given: argparse.Namespace) -> int:
    """Judge; the verdict's exit code."""
    policy = read(given.policy)
    plan = Plan.read(given.run_dir / "plan.json")
    record = read_record(given.run_dir, plan)
    judgement = weighed(plan, record, policy)
    verdict = judgement.verdict
    reports = given.run_dir.resolve().parent
    if (reports / evidence.FILE_NAME).exists():  # whoever judges a copy elsewhere only wants to know
        evidence.keep(plan, verdict, reports)
    if given.json:
        more = {"rules": explained_for_programs(judgement)} if given.explain else {}
        print(json.dumps({**verdict.told(), **more}, ensure_ascii=False))
        return verdict.exit_code
    if given.explain:
        print("\n".join(explained(judgement)))
    console.close(plan, record, verdict, given.run_dir, sys.stdout)
    return verdict.exit_code
