"""A pack as `tutor-bdd run` runs its features: plan, workers, record, every report, verdict.

Only the target and the project's own rules about tags are left out: a pack has neither.
"""

import argparse
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from behave.configuration import Configuration

from support.cli.run import POLICY, conclude
from support.data.once import Once
from support.execution.pool import Limits
from support.execution.runner import CaseRunner
from support.execution.session import Session
from support.gate.policy import read
from support.gate.verdict import judge
from support.planning.plan import Plan
from support.planning.select import cases
from support.record.reader import read_record
from support.record.writer import RecordWriter
from support.reporting import console
from support.targets import Target

__all__: list[str] = []


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("workers", type=int)
    parser.add_argument("run_dir", type=Path)
    parser.add_argument("--no-reports", action="store_true")
    given = parser.parse_args()
    policy = read(POLICY)
    runner = CaseRunner(Configuration(command_args=[]))
    found = cases(runner.load(), frozenset())
    run, target = f"p{secrets.token_hex(3)}", Target("none", frozenset(), {})
    plan = Plan(
        run=run,
        target=target.name,
        profile="pack",
        seed=run,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        addresses={},
        cases=tuple(case.planned for case in found),
    )
    given.run_dir.mkdir(parents=True)
    plan.write(given.run_dir / "plan.json")
    writer = RecordWriter(given.run_dir)
    writer.write("run.started", run=run, plan_digest=plan.digest, target=target.name, seed=run)
    session = Session(run, run, target, writer, Once(given.run_dir / "workers" / "shared"))
    live = console.Progress(len(found), sys.stderr)
    limits = Limits(workers=given.workers, browsers=given.workers)
    interrupted = False
    try:
        interrupted = runner.run_cases(session, found, writer, live.case_finished, limits=limits)
    finally:
        session.close()
        writer.close(interrupted=interrupted)
    if given.no_reports:
        return judge(plan, read_record(given.run_dir, plan), policy).exit_code
    return conclude(plan, policy, given.run_dir, as_json=False)


if __name__ == "__main__":
    sys.exit(main())
