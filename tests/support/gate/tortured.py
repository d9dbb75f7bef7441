"""A run on disk that is deliverable, so that a test can spoil exactly one thing and judge it again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from support.planning.plan import Plan
from support.record.writer import RecordWriter
from tests.support.gate.small_runs import BUILD, planned

Event = dict[str, Any]

POLICY = """
fewest_cases = 1
excused_tags = ["quarantine", "advisory"]
flaky_needs_a_person = true
quarantine = "quarantine.toml"
[budgets.default]
flaky_share = 0.5
[[rules]]
name = "few are flaky"
holds = "run.flaky_share <= budget.flaky_share"
otherwise = "blocked"
because = "too many are flaky"
[[rules]]
name = "critical behaviours are watched"
holds = "size(critical.unwatched) == 0"
otherwise = "held"
because = "nobody watches a critical behaviour"
"""
CATALOGUE = {"EN-01": (3, "Only students join")}
TODAY = datetime.now(UTC).date()
QUARANTINE = f"""
longest_days = 28
[caps]
tutor = 1
[[entries]]
feature = "features/tutor/a.feature"
scenario = "three"
owner = "Ada"
issue = "#412"
reason = "the list is drawn twice"
evidence = "reports of r5f2c9a"
since = {TODAY - timedelta(days=20)}
expires = {TODAY + timedelta(days=1)}
"""


@dataclass
class Run:
    """Plan, record and policy in a folder. Three cases: two that count, one in quarantine."""

    folder: Path

    @property
    def record(self) -> Path:
        return self.folder / "record.jsonl"

    @property
    def policy(self) -> Path:
        return self.folder / "policy.toml"

    @property
    def quarantine(self) -> Path:
        return self.folder / "quarantine.toml"

    @property
    def plan(self) -> Plan:
        return Plan.read(self.folder / "plan.json")

    def events(self) -> list[Event]:
        return [json.loads(line) for line in self.record.read_text().splitlines()]

    def rewrite(self, events: list[Event]) -> None:
        """A record that is whole again: numbered, and counted at its end, as a careful forger would."""
        for number, event in enumerate(events):
            event["n"] = number
            if event["type"] == "run.finished":
                event["events"] = len(events)
        self.record.write_text("".join(json.dumps(event) + "\n" for event in events))

    def without(self, is_gone: Callable[[Event], bool]) -> None:
        self.rewrite([event for event in self.events() if not is_gone(event)])

    def changed(self, is_meant: Callable[[Event], bool], **change: object) -> None:
        events = self.events()
        found = [event for event in events if is_meant(event)]
        assert found
        for event in found:
            event.update(change)
        self.rewrite(events)

    def with_event(self, before: Callable[[Event], bool], kind: str, **facts: object) -> None:
        events = self.events()
        place = next(index for index, event in enumerate(events) if before(event))
        events.insert(place, {**events[place], "type": kind, **facts})
        self.rewrite(events)

    def with_plan(self, **change: object) -> None:
        """Another plan, and the same record brought to belong to it."""
        plan = replace(self.plan, **change)
        plan.write(self.folder / "plan.json")
        self.changed(lambda e: e["type"] == "run.started", plan_digest=plan.digest)

    def edit(self, path: Path, old: str, new: str) -> None:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))


def make_run(folder: Path, *outcomes: str) -> Run:
    """A run whose cases ended so; those without an outcome given passed."""
    folder.mkdir(parents=True)
    cases = (planned("one"), planned("two", behaviours=["EN-01"]), planned("three", "quarantine"))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    plan = Plan("r1", "sandbox", "merge", "7", now, {}, cases, build=BUILD, catalogue=CATALOGUE)
    plan.write(folder / "plan.json")
    run = Run(folder)
    run.policy.write_text(POLICY)
    run.quarantine.write_text(QUARANTINE)
    writer = RecordWriter(folder)
    writer.write("run.started", run=plan.run, plan_digest=plan.digest, target=plan.target, seed=plan.seed)
    told = [*outcomes, *["passed"] * (len(cases) - len(outcomes))]
    for case, outcome in zip(cases, told, strict=True):
        write_case(writer, case.id, outcome)
    writer.close(interrupted=False)
    return run


def write_case(writer: RecordWriter, case: str, outcome: str, attempt: int = 1) -> None:
    writer.write("case.started", case=case, attempt=attempt)
    step = {"index": 0, "keyword": "Then", "text": "it holds", "duration": 0.1}
    writer.write("step.finished", case=case, attempt=attempt, status=outcome, **step)
    writer.write("case.finished", case=case, attempt=attempt, outcome=outcome, duration=0.1)


def of(case: str, *kinds: str) -> Callable[[Event], bool]:
    """Whether an event is of a case, and of one of these kinds."""
    return lambda e: e.get("case") == f"{case}-api" and (not kinds or e["type"] in kinds)


def is_end(event: Event) -> bool:
    return event["type"] == "run.finished"


def lines(run: Run) -> Iterator[str]:
    return iter(run.record.read_text().splitlines(keepends=True))
