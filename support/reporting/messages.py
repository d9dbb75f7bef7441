"""messages.ndjson: the run as Cucumber Messages, for Cucumber's own tools and whatever else reads them.

Cucumber has no word for a test that broke or a target that went away. Whatever is no pass here is FAILED,
UNDEFINED, PENDING or SKIPPED there, and our word begins the message. What no step tells (a worker that was
killed, a case that never ran) a hook of its own tells after the steps, so that nothing of it can be green.
"""

import json
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.planning.plan import Plan
from support.record.events import Attachment, RunRecord
from support.reporting import wording
from support.reporting.documents import documents
from support.reporting.embedding import Embedding
from support.reporting.files import plain, write_text
from support.reporting.telling import Part, Told, tell
from support.reporting.view import CaseView, RunView, Verdict, view_run

__all__ = ["PROTOCOL", "write", "write_view"]

PROTOCOL = "34.2.0"
"""The version of Cucumber's protocol that this was written to."""

Envelope = dict[str, Any]

_ROOT = Path(__file__).parent.parent.parent  # the paths of features are relative to it
_RUN = "run"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write messages.ndjson into the run's directory; returns its path."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path, root: Path = _ROOT) -> Path:
    """The same from a view that was made already."""
    text = "".join(f"{_encode(envelope)}\n" for envelope in _envelopes(view, run_dir, root))
    return write_text(run_dir / "messages.ndjson", text)


def _envelopes(view: RunView, run_dir: Path, root: Path) -> Iterator[Envelope]:
    pickles: dict[str, Envelope] = {}
    yield {"meta": _meta()}
    for document in documents(view.everything, root):
        yield {"source": document.source}
        yield {"gherkinDocument": document.tree}
        yield from ({"pickle": pickle} for pickle in document.pickles.values())
        pickles.update(document.pickles)
    start = _nanoseconds(view.record.started_at)
    yield {"testRunStarted": {"id": _RUN, "timestamp": _timestamp(start)}}
    yield from _alarms(view, start)
    writer = _Cases(start, Embedding(run_dir))
    for case in view.everything:
        yield from writer.envelopes(case, pickles[case.case.id])
    end = max(_nanoseconds(view.record.finished_at), writer.latest)
    yield {
        "testRunFinished": {
            "testRunStartedId": _RUN,
            "success": view.verdict.exit_code == 0,
            "message": plain("\n".join((wording.sentence(view), *view.verdict.reasons))),
            "timestamp": _timestamp(end),
        }
    }


def _meta() -> Envelope:
    return {
        "protocolVersion": PROTOCOL,
        "implementation": {"name": "tutor-bdd"},
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
        "os": {"name": platform.system()},
        "cpu": {"name": platform.machine()},
    }


def _alarms(view: RunView, start: int) -> Iterator[Envelope]:
    """What broke outside of every case, as a failed hook of the run for each."""
    for number, alarm in enumerate(view.alarms):
        hook, execution = f"{_RUN}-hook-{number}", f"{_RUN}-hook-{number}-started"
        kind = "BEFORE_TEST_RUN" if alarm.name.startswith("before") else "AFTER_TEST_RUN"
        yield {"hook": {"id": hook, "name": plain(alarm.name), "type": kind, "sourceReference": {}}}
        moment = _timestamp(start)
        begun = {"id": execution, "hookId": hook, "testRunStartedId": _RUN, "timestamp": moment}
        yield {"testRunHookStarted": begun}
        result = {"status": "FAILED", "duration": _duration(0), "message": plain(alarm.message)}
        yield {
            "testRunHookFinished": {"testRunHookStartedId": execution, "result": result, "timestamp": moment}
        }


class _Cases:
    """Writes cases; knows which hooks were introduced, and when the last attempt ended."""

    def __init__(self, start: int, embedding: Embedding) -> None:
        self.latest = start
        self._start = start
        self._embedding = embedding
        self._hooks: dict[str, str] = {}

    def envelopes(self, case: CaseView, pickle: Envelope) -> Iterator[Envelope]:
        """The test case, and every attempt at it."""
        identity = case.case.id
        told = tell(case, len(pickle["steps"]))
        steps = []
        for step in told.steps:
            test_step = {"id": f"{identity}-test-{step.key}"}
            if step.hook is None:
                test_step["pickleStepId"] = f"{identity}-{step.key}"
            else:
                yield from self._introduce(step)
                test_step["hookId"] = self._hooks[step.hook]
            steps.append(test_step)
        test_case = {"id": f"{identity}-case", "pickleId": identity, "testSteps": steps}
        yield {"testCase": {**test_case, "testRunStartedId": _RUN}}
        for number, attempt in enumerate(told.attempts):
            is_last = number == len(told.attempts) - 1
            yield from self._attempt(identity, number, attempt, is_last=is_last)

    def _introduce(self, step: Part) -> Iterator[Envelope]:
        if step.hook is not None and step.hook not in self._hooks:
            identity = self._hooks[step.hook] = f"hook-{len(self._hooks)}"
            kind = "BEFORE_TEST_CASE" if step.hook.startswith("before") else "AFTER_TEST_CASE"
            yield {"hook": {"id": identity, "name": plain(step.hook), "type": kind, "sourceReference": {}}}

    def _attempt(self, case: str, number: int, told: Told, *, is_last: bool) -> Iterator[Envelope]:
        now = _nanoseconds(told.started_at) or self._start
        started = f"{case}-attempt-{number}"
        begun = {"id": started, "testCaseId": f"{case}-case", "attempt": number, "timestamp": _timestamp(now)}
        yield {"testCaseStarted": begun}
        for result in told.results:
            place = {"testCaseStartedId": started, "testStepId": f"{case}-test-{result.key}"}
            yield {"testStepStarted": {**place, "timestamp": _timestamp(now)}}
            for attachment in result.attachments:
                yield {"attachment": {**self._attachment(attachment), **place, "timestamp": _timestamp(now)}}
            outcome = {"status": result.status, "duration": _duration(result.seconds)}
            if result.message:
                outcome["message"] = plain(result.message)
            now += round(result.seconds * 1e9)
            yield {"testStepFinished": {**place, "testStepResult": outcome, "timestamp": _timestamp(now)}}
        self.latest = max(self.latest, now)
        ended = {"testCaseStartedId": started, "willBeRetried": not is_last, "timestamp": _timestamp(now)}
        yield {"testCaseFinished": ended}

    def _attachment(self, attachment: Attachment) -> Envelope:
        embedded = self._embedding.embed(attachment)
        content = {"body": embedded.body, "contentEncoding": "BASE64" if embedded.is_base64 else "IDENTITY"}
        return {**content, "mediaType": embedded.media_type, "fileName": plain(attachment.name)}


def _nanoseconds(iso: str | None) -> int:
    moment = wording.moment(iso)
    return round(moment.timestamp() * 1000) * 1_000_000 if moment else 0


def _timestamp(nanoseconds: int) -> dict[str, int]:
    return {"seconds": nanoseconds // 1_000_000_000, "nanos": nanoseconds % 1_000_000_000}


def _duration(seconds: float) -> dict[str, int]:
    return _timestamp(max(0, round(seconds * 1e9)))
