"""`tutor-bdd run`: plan, run, report and judge."""

import argparse
import json
import secrets
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from support.cli import selection
from support.config import ROOT
from support.gate.policy import Policy, read
from support.gate.verdict import judge
from support.planning.plan import Plan
from support.record.reader import read_record
from support.record.writer import RecordWriter
from support.reporting import console, write_all
from support.targets import Target, kept, load
from support.targets.embedded import start

if TYPE_CHECKING:
    from support.execution.pool import Limits

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    selection.define(parser)
    parser.add_argument("--reports-dir", type=Path, default=ROOT / "reports")
    parser.add_argument("--policy", type=Path, default=ROOT / "fixtures" / "gate" / "policy.toml")
    parser.add_argument("--jobs", "-j", type=int, default=8, help="workers (default: %(default)s)")
    parser.add_argument("--browsers", type=int, default=2, help="workers with a browser")
    parser.add_argument("--retries", type=int, default=0, help="further attempts at a case that did not pass")
    parser.add_argument("--case-timeout", type=float, default=300, help="seconds one attempt may take")
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.epilog = (
        "exit codes: 0 deliverable, 1 blocked, 2 usage, 3 target away, 4 harness error, 5 not proven"
    )


def carry_out(given: argparse.Namespace) -> int:
    """Run; the verdict's exit code."""
    policy = read(given.policy)
    target = load(given.target)
    # The sandbox comes up while features and steps are loaded; unless one runs already.
    running = kept.find()
    if running and running.serves(target):
        sys.stderr.write("using the sandbox that is up (`tutor-bdd sandbox status`)\n")
        target, started = running.fill(target), None
    else:
        started = start(target) if any(c.is_embedded for c in target.components.values()) else None
    try:
        selected = selection.select(given, target.capabilities)
        _warm_up(selected)
        if started:
            target = started.ready()
        run = f"r{secrets.token_hex(3)}"
        plan = Plan(
            run=run,
            target=target.name,
            profile=given.profile,
            seed=given.seed or secrets.token_hex(4),
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            addresses={name: part.address for name, part in target.components.items()},
            cases=tuple(case.planned for case in selected.cases),
            not_provable=selected.not_provable,
            unprovable_cases=selected.unprovable,
            narratives=selected.narratives,
        )
        run_dir = _run_dir(given.reports_dir, run)
        plan.write(run_dir / "plan.json")
        _execute(plan, selected, target, run_dir, _limits(given))
    finally:
        if started:
            started.stop()
    return _conclude(plan, policy, run_dir, as_json=given.json)


def _limits(given: argparse.Namespace) -> "Limits":
    from support.execution.pool import Limits

    return Limits(given.jobs, given.browsers, given.retries, given.case_timeout)


def _warm_up(selected: selection.Selected) -> None:
    from support.wiring import warm_up

    warm_up(browser=any(case.planned.channel == "ui" for case in selected.cases))


def _run_dir(reports: Path, run: str) -> Path:
    run_dir = reports / run
    run_dir.mkdir(parents=True)
    latest = reports / "latest"
    partial = reports / f".latest-{run}"
    partial.symlink_to(run, target_is_directory=True)
    partial.replace(latest)
    return run_dir


def _execute(
    plan: Plan, selected: selection.Selected, target: Target, run_dir: Path, limits: "Limits"
) -> None:
    from support.execution.session import Session

    writer = RecordWriter(run_dir)
    writer.write("run.started", run=plan.run, plan_digest=plan.digest, target=plan.target, seed=plan.seed)
    live = console.Progress(len(plan.cases), sys.stderr)
    session = Session(plan.run, plan.seed, target, writer)
    interrupted = False
    try:
        interrupted = selected.runner.run_cases(
            session, selected.cases, writer, live.case_finished, limits=limits
        )
    finally:
        session.close()
        writer.close(interrupted=interrupted)


def _conclude(plan: Plan, policy: Policy, run_dir: Path, *, as_json: bool) -> int:
    record = read_record(run_dir, plan)
    verdict = judge(plan, record, policy)
    verdict.write(run_dir)
    write_all(plan, record, verdict, run_dir)
    if as_json:
        print(json.dumps({**asdict(verdict), "run": plan.run, "directory": str(run_dir)}, ensure_ascii=False))
    else:
        console.close(plan, record, verdict, run_dir, sys.stdout)
    return verdict.exit_code
