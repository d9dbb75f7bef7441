"""Shards that have run: four cases on two machines, to be merged."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from support.planning.plan import Plan
from support.record.writer import RecordWriter
from tests.support.record.test_reader import planned

__all__ = ["CASES", "attempt_at", "plan_of", "ran"]

CASES = ("one", "two", "three", "four")
_OWN = {1: ("one", "three"), 2: ("two", "four")}


def plan_of(index: int, **otherwise: object) -> Plan:
    """The plan of one shard, as its machine made it."""
    plan = Plan(
        run=f"r{index}",
        target="sandbox",
        profile="merge",
        seed="7",
        created_at=f"2026-01-01T00:00:0{index}+00:00",
        addresses={"tutor": f"http://127.0.0.1:{3000 + index}"},
        cases=tuple(map(planned, _OWN[index])),
        shard=f"{index}/2",
        selected=CASES,
    )
    return replace(plan, **otherwise)  # type: ignore[arg-type]


def ran(
    run_dir: Path,
    plan: Plan,
    outcomes: Mapping[str, str] | None = None,
    *,
    interrupted: bool = False,
    attempts: int = 1,
) -> Path:
    """A run of a shard, with evidence for each attempt; its directory. An outcome "" leaves a case unrun."""
    run_dir.mkdir(parents=True)
    plan.write(run_dir / "plan.json")
    writer = RecordWriter(run_dir)
    writer.write("run.started", run=plan.run, plan_digest=plan.digest, target=plan.target, seed=plan.seed)
    for case in plan.cases:
        outcome = (outcomes or {}).get(case.id, "passed")
        for attempt in range(1, attempts + 1) if outcome else ():
            attempt_at(writer, case.id, attempt, outcome if attempt == attempts else "failed")
    writer.close(interrupted=interrupted)
    return run_dir


def attempt_at(writer: RecordWriter, case: str, attempt: int, outcome: str) -> None:
    """An attempt of one step, with a file of evidence."""
    own = {"case": case, "attempt": attempt}
    writer.write("case.started", **own)
    path = writer.keep(case, attempt, "note", "text/plain", f"{case} in {writer.run_dir.name}".encode())
    writer.write("attachment.added", **own, step=0, name="note", media_type="text/plain", path=path)
    step = {"index": 0, "keyword": "When", "text": "it works", "status": outcome, "duration": 0.1}
    writer.write("step.finished", **own, **step)
    writer.write("case.finished", **own, outcome=outcome, duration=0.1)
