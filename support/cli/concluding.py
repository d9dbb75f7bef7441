"""The end of a run: its verdict, its reports, and whoever is to know of it. Not loaded before workers run."""

import json
import sys
from pathlib import Path

from support.cli import evidence, pipeline
from support.config import ROOT
from support.gate.policy import Policy
from support.gate.verdict import judge
from support.history import History, HistoryError
from support.planning.changed import commit_of
from support.planning.plan import Plan
from support.record.events import RunRecord
from support.record.past import history_of
from support.reporting import console, write_views
from support.reporting.view import view_run

__all__ = ["conclude", "remember"]


def remember(plan: Plan, record: RunRecord, history: Path) -> None:
    """Add a run to the history; shards only when all are together, for all are split by the same history.

    No verdict depends on it: what keeps it from being written is told, and that is all.
    """
    if plan.shard:
        return
    try:
        History.add_to(history, history_of(record, commit_of(ROOT)))
    except (HistoryError, OSError) as error:
        sys.stderr.write(f"this run is not in the history: {error}\n")


def conclude(plan: Plan, record: RunRecord, policy: Policy, run_dir: Path, *, as_json: bool) -> int:
    """Judge a run, write its reports, tell the verdict; its exit code."""
    verdict = judge(plan, record, policy)
    verdict.write(run_dir)
    evidence.keep(plan, verdict, run_dir.parent)
    view = view_run(plan, record, verdict)
    write_views(view, run_dir)
    pipeline.tell(view, sys.stderr if as_json else sys.stdout)
    if as_json:
        print(json.dumps({**verdict.told(), "directory": str(run_dir)}, ensure_ascii=False))
    else:
        console.close_view(view, run_dir, sys.stdout)
    return verdict.exit_code
