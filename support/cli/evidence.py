"""Where verdicts are remembered for `tutor-bdd ship`: beside the runs' directories."""

import sys
from pathlib import Path

from support.gate.matrix import Evidence, EvidenceError
from support.gate.verdict import Verdict
from support.planning.plan import Plan

__all__ = ["FILE_NAME", "keep"]

FILE_NAME = "evidence.jsonl"


def keep(plan: Plan, verdict: Verdict, reports: Path) -> None:
    """Add a verdict to the evidence; not that of a shard, which all of them together replace.

    What keeps it from being written is told and changes no verdict: without evidence nothing is shipped.
    """
    if plan.shard:
        return
    try:
        Evidence.add_to(reports / FILE_NAME, [verdict])
    except (EvidenceError, OSError) as error:
        sys.stderr.write(f"this verdict is not in the evidence: {error}\n")
