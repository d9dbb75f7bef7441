"""What the reports of a run with a thousand cases cost, each of them."""

import importlib
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.figures import Figure, seconds
from support.gate.policy import Policy
from support.gate.verdict import judge
from support.planning.plan import Plan, PlannedCase
from support.record.reader import read_record
from support.record.writer import RecordWriter
from support.reporting import WRITERS
from support.reporting.view import view_run

__all__ = ["reports"]

_CASES = 1000
_STEPS = ("Given Ada teaches a course", "When Ben joins section 2", "Then Ben is in section 2", "And is glad")


def reports(rounds: int) -> Iterator[Figure]:
    """Reading the record, judging it, and every report."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run_dir = Path(folder)
        plan = _plan()
        _record(plan, run_dir)
        policy = Policy(1, frozenset(), flaky_needs_a_person=False)
        reading = seconds(lambda: read_record(run_dir, plan), rounds)
        yield Figure(f"reading a record of {_CASES} cases", None, reading)
        record = read_record(run_dir, plan)
        verdict = judge(plan, record, policy)
        assert verdict.exit_code == 0, verdict.reasons
        view = view_run(plan, record, verdict)
        for name, module in WRITERS.items():
            write = importlib.import_module(f"support.reporting.{module}").write_view
            yield Figure(f"its report: {name}", None, seconds(partial(write, view, run_dir), rounds))


def _plan() -> Plan:
    cases = tuple(
        PlannedCase(
            id=f"{number:016x}",
            feature_path=f"features/tutor/feature_{number // 20}.feature",
            feature=f"Feature {number // 20}",
            rule=f"Rule {number // 5}",
            scenario=f"Scenario {number}",
            row=None,
            channel="api",
            line=number % 20 * 8 + 4,
            tags=("api", "severity-1"),
            behaviours=(f"EN-{number % 90}",),
            needs=(),
        )
        for number in range(_CASES)
    )
    return Plan("bench", "sandbox", "merge", "seed", "2026-01-01T00:00:00+00:00", {}, cases)


def _record(plan: Plan, run_dir: Path) -> None:
    writer = RecordWriter(run_dir)
    writer.write("run.started", run=plan.run, plan_digest=plan.digest)
    for case in plan.cases:
        told = {"case": case.id, "attempt": 1}
        writer.write("case.started", **told)
        for index, step in enumerate(_STEPS):
            keyword, _, text = step.partition(" ")
            writer.write(
                "step.finished",
                **told,
                index=index,
                keyword=keyword,
                text=text,
                status="passed",
                duration=0.01,
            )
        writer.write("case.finished", **told, outcome="passed", reason=None, duration=0.04)
    writer.close(interrupted=False)
