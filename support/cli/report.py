"""`tutor-bdd report`: write the reports of a run again, from its plan and record."""

import argparse
import json

from support.cli.arguments import add_policy, add_run
from support.gate.policy import read
from support.gate.verdict import judge
from support.planning.plan import Plan
from support.record.reader import read_record
from support.reporting import write_all

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_run(parser)
    add_policy(parser)
    parser.add_argument("--json", action="store_true", help="print where the reports are as JSON")
    parser.epilog = """examples:
  tutor-bdd report                of the newest run
  tutor-bdd report r1a2b3c

Plan and record are only read. What is written follows from them alone."""


def carry_out(given: argparse.Namespace) -> int:
    """Write them; 0 when all are there."""
    policy = read(given.policy)
    plan = Plan.read(given.run_dir / "plan.json")
    record = read_record(given.run_dir, plan)
    verdict = judge(plan, record, policy)
    written = write_all(plan, record, verdict, given.run_dir)
    if given.json:
        print(json.dumps({name: str(path) for name, path in written.items()}, ensure_ascii=False))
    for name, path in () if given.json else written.items():
        print(f"{name}: {path}")
    return 0
