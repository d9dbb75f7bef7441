"""Joining the shards of one selection into one run, which says what is missing or there twice."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from support.planning.plan import Plan, PlannedCase
from support.record.bundle import BundleError, opened
from support.record.reader import read_record
from support.record.writer import RecordWriter

__all__ = ["Part", "merge", "opened_all"]


@dataclass(frozen=True, slots=True)
class Part:
    """A shard that has run."""

    plan: Plan
    folder: Path
    name: str

    @property
    def shard(self) -> tuple[int, int]:
        """Which part of how many."""
        index, _, total = self.plan.shard.partition("/")
        return int(index), int(total)


@contextmanager
def opened_all(bundles: Sequence[Path]) -> Iterator[list[Part]]:
    """The shards in these bundles. Raises BundleError for what is none, or belongs to another plan."""
    with ExitStack() as stack:
        parts = [_part(bundle, stack.enter_context(opened(bundle))) for bundle in bundles]
        _of_one_selection(parts)
        yield parts


def merge(parts: Sequence[Part], run: str, run_dir: Path) -> Plan:
    """Make one run of these shards in a directory; its plan."""
    plan = _whole_plan(parts, run)
    plan.write(run_dir / "plan.json")
    _write_record(plan, parts, run_dir)
    return plan


def _part(bundle: Path, folder: Path) -> Part:
    plan = Plan.read(folder / "plan.json")
    if not plan.shard:
        raise BundleError(f"{bundle} is a whole run and no shard: there is nothing to merge it with")
    return Part(plan, folder, str(bundle))


def _of_one_selection(parts: Sequence[Part]) -> None:
    first = parts[0]
    for part in parts:
        if (part.plan.selection_digest, part.shard[1]) != (first.plan.selection_digest, first.shard[1]):
            raise BundleError(
                f"{part.name} belongs to another plan than {first.name}: shards go together only if they "
                "were selected alike, with the same seed, features, history and number of shards"
            )


def _whole_plan(parts: Sequence[Part], run: str) -> Plan:
    planned = {case.id: case for part in parts for case in part.plan.cases}
    first = parts[0].plan
    return replace(
        first,
        run=run,
        created_at=min(part.plan.created_at for part in parts),
        cases=tuple(planned.get(case_id) or _unknown(case_id) for case_id in first.selected),
        shard="",
        selected=(),
    )


def _unknown(case_id: str) -> PlannedCase:
    """A case of a shard that is missing: nothing is known of it but that it was selected."""
    return PlannedCase(
        id=case_id,
        feature_path="",
        feature="a missing shard",
        rule=None,
        scenario=f"case {case_id}",
        row=None,
        channel="none",
        line=0,
        tags=(),
        behaviours=(),
        needs=(),
    )


def _write_record(plan: Plan, parts: Sequence[Part], run_dir: Path) -> None:
    writer = RecordWriter(run_dir)
    begun = [read_record(part.folder, part.plan).started_at for part in parts]
    # It began when the first shard did. No counted seconds: each machine has its own.
    at = {"at": first, "t": None} if (first := min(filter(None, begun), default="")) else {}
    facts = {"run": plan.run, "plan_digest": plan.digest, "target": plan.target, "seed": plan.seed}
    writer.write("run.started", **facts, **at)
    interrupted = False
    times = Counter(part.shard[0] for part in parts)
    for index in range(1, parts[0].shard[1] + 1):
        own = [part for part in parts if part.shard[0] == index]
        if times[index] != 1:
            there = "is missing" if not own else f"is there {times[index]} times"
            writer.write("record.problem", problem=f"shard {index}/{parts[0].shard[1]} {there}")
        for part in own[:1]:
            interrupted |= _append(writer, part, run_dir)
    writer.close(interrupted=interrupted)


def _append(writer: RecordWriter, part: Part, run_dir: Path) -> bool:
    """Take over what a shard recorded, and what is wrong with its record; whether it was interrupted."""
    record = read_record(part.folder, part.plan)
    for problem in record.problems:
        writer.write("record.problem", problem=f"shard {part.plan.shard}: {problem}")
    for text in (part.folder / "record.jsonl").read_bytes().split(b"\n"):
        try:
            event = json.loads(text)
            kind = event.pop("type")
        except (ValueError, KeyError, AttributeError):
            break  # what follows is damaged, and the problems above say so
        # Where a shard was resumed stays: it tells why an attempt before has no end.
        if kind == "run.resumed" or not kind.startswith("run."):
            # Each machine counts its seconds from another beginning; its clock was looked at above.
            facts = {name: value for name, value in event.items() if name not in {"n", "t", "at"}}
            writer.write(kind, at=event.get("at"), t=None, **facts)
    evidence = part.folder / "evidence"
    if evidence.is_dir():
        shutil.copytree(evidence, run_dir / "evidence", dirs_exist_ok=True)
    return record.interrupted
