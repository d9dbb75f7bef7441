"""Reading a record back, and saying why it cannot be believed where it cannot."""

import hashlib
import itertools
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from support.planning.plan import Plan
from support.record.clock import clock_problems
from support.record.events import (
    Attachment,
    Attempt,
    CaseResult,
    HookFailure,
    Measure,
    Outcome,
    RunRecord,
    StepResult,
)
from support.record.shape import fault

__all__ = ["read_record"]

Event = dict[str, Any]
_decode = json.JSONDecoder().raw_decode


def read_record(run_dir: Path, plan: Plan) -> RunRecord:
    """What happened in a run. It never raises: whatever is wrong with the record is among its problems."""
    content, problems = _content(run_dir / "record.jsonl")
    events = _events(content, problems)
    first = events[0] if events and events[0].get("type") == "run.started" else {}
    last = events[-1] if events and events[-1].get("type") == "run.finished" else {}
    if not first:
        problems.append("the record does not begin with the start of a run")
    elif first.get("plan_digest") != plan.digest:
        problems.append("the record belongs to another plan")
    if not last:
        problems.append("the record has no end: the run was cut off")
    elif last.get("events") != len(events):
        problems.append(f"the record ends with {last.get('events')} events, but {len(events)} are there")
    planned = {case.id for case in plan.cases}
    by_case: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if "case" in event and event["case"] is not None:
            by_case[event["case"]].append(event)
    problems += [f"the record holds a case that was not planned: {c}" for c in by_case if c not in planned]
    problems += [str(event["problem"]) for event in events if event["type"] == "record.problem"]
    problems += clock_problems(events)
    problems += _misplaced_ends(events)
    results = tuple(CaseResult(case, _attempts(by_case[case.id], problems)) for case in plan.cases)
    return RunRecord(
        run=plan.run,
        plan_digest=str(first.get("plan_digest", "")),
        started_at=str(first.get("at", "")),
        finished_at=last.get("at"),
        interrupted=bool(last.get("interrupted", False)),
        results=results,
        hook_failures=tuple(_hook(e) for e in events if e.get("type") == "hook.failed" and not e.get("case")),
        problems=tuple(problems),
        digest=hashlib.sha256(content).hexdigest() if content else "",
    )


def _content(path: Path) -> tuple[bytes, list[str]]:
    """The bytes of a record. They are read once: what is judged is what the digest tells."""
    try:
        return path.read_bytes(), []
    except OSError as error:
        return b"", [f"there is no record to read: {error.strerror}"]


def _events(content: bytes, problems: list[str]) -> list[Event]:
    """The events up to the first that is wrong; what is wrong goes to the problems."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        problems.append("the record is not text")
        return []
    events: list[Event] = []
    wrong: str | None
    # Not splitlines: text inside an event may hold other line separators.
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else ()):
        try:
            event = _event(line)
        except (ValueError, RecursionError):
            wrong = "is cut off or damaged"
        else:
            in_order = isinstance(event, dict) and event.get("n") == number
            wrong = fault(event) if in_order else "is missing or out of order"
        if wrong:
            problems.append(f"line {number + 1} of the record {wrong}")
            return events
        events.append(event)
    if not problems and not text.endswith("\n"):
        problems.append("the last line of the record is cut off")
    return events


def _event(line: str) -> Any:  # noqa: ANN401 - what JSON can hold
    """What stands on a line. Raises ValueError for one that is not all JSON."""
    if line.startswith("{"):  # as every line does that a run has written: no need to look for blanks
        event, end = _decode(line)
        if end == len(line):
            return event
    return json.loads(line)


def _misplaced_ends(events: list[Event]) -> list[str]:
    """A run ends once, and so does each attempt; only where it was resumed may that be otherwise."""
    problems = []
    running: dict[str, int] = {}
    for event, following in itertools.zip_longest(events, events[1:]):
        kind = event["type"]
        if kind == "case.started":
            if event["case"] in running:
                problems.append(f"attempt {running[event['case']]} at {event['case']} has no end")
            running[event["case"]] = event["attempt"]
        elif kind == "case.finished":
            running.pop(event["case"], None)
        elif kind == "run.resumed":
            running.clear()
        elif kind == "run.finished" and following and following["type"] != "run.resumed":
            problems.append("the record goes on after the end of the run")
    return problems


def _attempts(events: list[Event], problems: list[str]) -> tuple[Attempt, ...]:
    groups: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        groups[event.get("attempt", 0)].append(event)
    numbers = sorted(groups)
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        problems.append(f"attempts at {events[0]['case']} are missing: there are only {numbers}")
    return tuple(_attempt(number, groups[number], problems) for number in numbers)


def _attempt(number: int, events: list[Event], problems: list[str]) -> Attempt:
    starts = [e for e in events if e["type"] == "case.started"]
    ends = [e for e in events if e["type"] == "case.finished"]
    if len(starts) != 1 or len(ends) > 1:
        problems.append(
            f"attempt {number} of {events[0]['case']} began {len(starts)} and ended {len(ends)} times"
        )
    end = ends[0] if len(ends) == 1 else {}
    outcome, reason = _outcome(end.get("outcome"), problems), end.get("reason")
    hook_failures = tuple(_hook(e) for e in events if e["type"] == "hook.failed")
    if outcome is Outcome.PASSED and hook_failures:
        # What broke after the end, when its feature was left: the record had the outcome by then.
        outcome = Outcome.ERROR
        reason = f"{hook_failures[0].hook}: {hook_failures[0].error}".splitlines()[0]
    attachments = [e for e in events if e["type"] == "attachment.added"]
    steps = [e for e in events if e["type"] == "step.finished"]
    return Attempt(
        number=number,
        started_at=str(starts[0]["at"]) if starts else "",
        duration=end.get("duration"),
        outcome=outcome,
        reason=reason,
        interrupted=bool(end.get("interrupted", False)),
        steps=tuple(_step(e, attachments) for e in steps),
        attachments=tuple(_attachment(a) for a in attachments if a.get("step") not in range(len(steps))),
        hook_failures=hook_failures,
        answered_within={int(n): count for n, count in end.get("answered_within", {}).items()},
        measures=tuple(
            Measure(e["name"], e["figure"], e["value"]) for e in events if e["type"] == "measure.taken"
        ),
    )


def _outcome(told: object, problems: list[str]) -> Outcome | None:
    if told is None:
        return None
    try:
        return Outcome(str(told))
    except ValueError:
        problems.append(f"the record holds an outcome that is none: {told!r}")
        return None


def _step(event: Event, attachments: list[Event]) -> StepResult:
    own = tuple(_attachment(a) for a in attachments if a.get("step") == event["index"])
    return StepResult(
        keyword=event["keyword"],
        text=event["text"],
        status=event["status"],
        duration=event["duration"],
        error=event.get("error"),
        location=event.get("location"),
        argument=event.get("argument"),
        attachments=own,
    )


def _attachment(event: Event) -> Attachment:
    return Attachment(event["name"], event["media_type"], event["path"])


def _hook(event: Event) -> HookFailure:
    return HookFailure(event["hook"], event["error"], event.get("case"))
