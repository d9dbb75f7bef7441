"""A pack as `tutor-bdd run` runs its features: plan, workers, record, every report, verdict.

Only the target and the project's own rules about tags are left out: a pack has neither.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from support.cli.preparing import preparations
from support.cli.run import POLICY
from support.data.once import Once
from support.execution.lasting import lasting
from support.execution.pool import Limits
from support.execution.runner import runner_of
from support.execution.session import Session
from support.gate.policy import read
from support.planning.plan import Plan
from support.planning.select import cases
from support.record.writer import RecordWriter
from support.reporting.progress import Progress
from support.targets import Target

__all__: list[str] = []


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("workers", type=int)
    parser.add_argument("run_dir", type=Path)
    parser.add_argument("--no-reports", action="store_true")
    given = parser.parse_args()
    policy = read(POLICY)
    with lasting():
        runner = runner_of([])
        found = cases(runner.load(), frozenset())
    run, target = f"p{os.urandom(3).hex()}", Target("none", frozenset(), {})
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
    live = Progress(len(found), sys.stderr)
    limits = Limits(workers=given.workers, browsers=given.workers)
    meanwhile = () if given.no_reports else preparations()
    interrupted = False
    try:
        interrupted = runner.run_cases(
            session, found, writer, live.case_finished, limits=limits, meanwhile=meanwhile
        )
    finally:
        session.close()
        writer.close(interrupted=interrupted)
    from support.record.reader import read_record  # noqa: PLC0415 - when the run does it, which is not before

    with lasting():
        record = read_record(given.run_dir, plan)
        if given.no_reports:
            from support.gate.verdict import judge  # noqa: PLC0415

            return judge(plan, record, policy).exit_code
        from support.cli.concluding import conclude  # noqa: PLC0415

        return conclude(plan, record, policy, given.run_dir, as_json=False)


if __name__ == "__main__":
    sys.exit(main())
