"""`tutor-bdd report`: write the reports of a run again, from its plan and record."""

import argparse
from pathlib import Path

from support.config import ROOT
from support.gate.policy import read
from support.gate.verdict import judge
from support.planning.plan import Plan
from support.record.reader import read_record
from support.reporting import write_all

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("run_dir", nargs="?", type=Path, default=ROOT / "reports" / "latest", metavar="RUN")


def carry_out(given: argparse.Namespace) -> int:
    """Write them; 0 when all are there."""
    plan = Plan.read(given.run_dir / "plan.json")
    record = read_record(given.run_dir, plan)
    verdict = judge(plan, record, read(ROOT / "fixtures" / "gate" / "policy.toml"))
    for name, path in write_all(plan, record, verdict, given.run_dir).items():
        print(f"{name}: {path}")
    return 0
