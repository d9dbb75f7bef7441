"""Allure results, written from the record after the run: faster than while it runs, and nothing can be lost.

Identities are those that allure-behave gives the same scenario, so that histories carry on. Where it would
give two cases one identity (a scenario's second channel, scenarios of one name in a feature), Allure would
show one as a retry of the other: there the later one gets its channel or case id added.
"""

import hashlib
import json
import mimetypes
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from support.planning.plan import Plan, PlannedCase
from support.record.events import Attachment, Attempt, HookFailure, RunRecord, StepResult
from support.reporting import wording
from support.reporting.files import evidence_path, plain, replaced_directory, write_text
from support.reporting.view import CaseView, RunView, Standing, Verdict, view_run

__all__ = ["SEVERITIES", "history_ids", "write", "write_view"]

_encode = json.JSONEncoder(ensure_ascii=False).encode
_ADDRESSES = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")  # RFC 4122's namespace of URLs
_STATUS = {
    Standing.PASSED: "passed",
    Standing.FAILED: "failed",
    Standing.SKIPPED: "skipped",
    Standing.NOT_PROVABLE: "skipped",
}  # everything else is broken
_STEP_STATUS = {"passed": "passed", "failed": "failed", "skipped": "skipped"}
SEVERITIES = {"severity-1": "blocker", "severity-2": "critical", "severity-3": "normal"}
_CATEGORIES = [
    {"name": "The product does not do what the scenario says", "matchedStatuses": ["failed"]},
    {"name": "The test itself broke, or never ended", "matchedStatuses": ["broken"]},
    {"name": "Not shown on this target", "matchedStatuses": ["skipped"]},
]

Item = dict[str, Any]


def write(plan: Plan, record: RunRecord, verdict: Verdict, run_dir: Path) -> Path:
    """Write allure-results/ into the run's directory; returns the folder."""
    return write_view(view_run(plan, record, verdict), run_dir)


def write_view(view: RunView, run_dir: Path) -> Path:
    """The same from a view that was made already."""
    target = run_dir / "allure-results"
    histories = history_ids([case.case for case in view.everything])
    with replaced_directory(target) as folder:
        attachments = _Attachments(run_dir, folder)
        for case in view.everything:
            for attempt in case.attempts or (None,):
                result = _result(view, case, attempt, attachments)
                result["historyId"] = histories[case.case.id]
                _save(folder, "result", result)
                if attempt and attempt.hook_failures:
                    _save(folder, "container", _container(result, attempt.hook_failures))
        for fault in _fault_results(view):
            _save(folder, "result", fault)
        write_text(folder / "environment.properties", _environment(view))
        write_text(folder / "categories.json", json.dumps(_CATEGORIES, indent=1))
    return target


def history_ids(cases: Iterable[PlannedCase]) -> dict[str, str]:
    """The history id of each case, by case id; no two are the same."""
    taken: dict[str, str] = {}
    found: dict[str, str] = {}
    for case in cases:
        parts = [case.feature, case.runner_name or case.scenario]
        parts += [f"{heading}={cell}" for heading, cell in case.cells]
        if case.channel == "ui" and "api" in _tags(case):
            parts.append("channel=ui")
        history = _md5(*parts)
        if history in taken:
            history = _md5(*parts, case.id)
        taken[history] = case.id
        found[case.id] = history
    return found


def _result(view: RunView, case: CaseView, attempt: Attempt | None, attachments: "_Attachments") -> Item:
    planned = case.case
    name = planned.runner_name or planned.scenario
    full_name = f"{planned.feature}: {name.rsplit(' -- ')[0]}"
    start = _milliseconds(attempt.started_at if attempt else view.record.started_at)
    is_last = attempt is case.last
    result: Item = {
        "uuid": _uuid(view.plan.run, planned.id, str(attempt.number if attempt else 0)),
        "name": plain(name or "Scenario"),
        "fullName": plain(full_name),
        "testCaseId": _md5(full_name),
        "titlePath": [*PurePosixPath(planned.feature_path).parts[:-1], planned.feature],
        "status": _STATUS.get(case.standing, "broken") if is_last else _attempt_status(attempt),
        "statusDetails": _details(case)
        if is_last
        else {"message": plain((attempt and attempt.reason) or "")},
        "stage": "finished",
        "start": start,
        "stop": start + round(((attempt.duration if attempt else 0) or 0) * 1000),
        "parameters": list(_parameters(planned)),
        "labels": list(_labels(view.plan, planned)),
        "steps": list(_steps(attempt.steps, start, attachments)) if attempt else [],
        "attachments": attachments.keep(attempt.attachments) if attempt else [],
    }
    if planned.feature_path in view.plan.narratives:
        result["description"] = plain(view.plan.narratives[planned.feature_path])
    return result


def _attempt_status(attempt: Attempt | None) -> str:
    """The status of an attempt that was followed by another."""
    if attempt is None or attempt.outcome is None or attempt.hook_failures:
        return "broken"
    return _STEP_STATUS.get(attempt.outcome.value, "broken")


def _details(case: CaseView) -> Item:
    details: Item = {"flaky": True} if case.is_flaky else {}
    if case.standing is not Standing.PASSED:
        details["message"] = plain(case.reason or wording.MEANINGS[case.standing])
    if case.full_error:
        details["trace"] = plain(case.full_error)
    return details


def _parameters(case: PlannedCase) -> Iterator[Item]:
    for heading, cell in case.cells:
        yield {"name": plain(heading), "value": plain(cell)}
    if case.channel != "none":
        # It is in the history id already where it has to be.
        yield {"name": "channel", "value": case.channel, "excluded": True}


def _labels(plan: Plan, case: PlannedCase) -> Iterator[Item]:
    tags = _tags(case)
    severity = next((SEVERITIES[tag] for tag in tags if tag in SEVERITIES), "normal")
    labels = [
        ("severity", severity),
        *(("tag", tag) for tag in dict.fromkeys(tags)),
        *(("behaviour", behaviour) for behaviour in case.behaviours),
        ("feature", case.feature),
        ("story", case.rule or case.scenario),
        ("parentSuite", PurePosixPath(case.feature_path).parent.name),
        ("suite", case.feature),
        *([("rule", case.rule), ("subSuite", case.rule)] if case.rule else []),
        ("channel", case.channel),
        # Where it ran, as Allure's timeline groups it; no machine's name leaves the machine.
        ("host", plan.target),
        ("thread", case.channel),
        ("framework", "behave"),
    ]
    return ({"name": name, "value": plain(value)} for name, value in labels)


def _steps(steps: Sequence[StepResult], start: int, attachments: "_Attachments") -> Iterator[Item]:
    for step in steps:
        stop = start + round(step.duration * 1000)
        item: Item = {
            "name": plain(f"{step.keyword} {step.text}"),
            "status": _STEP_STATUS.get(step.status, "broken"),
            "stage": "finished",
            "start": start,
            "stop": stop,
            "attachments": attachments.keep(step.attachments),
        }
        if step.error:
            item["statusDetails"] = _error_details(step.error)
        if step.argument:
            item["steps"] = [
                {"name": plain(step.argument), "status": item["status"], "start": start, "stop": stop}
            ]
        yield item
        start = stop


def _container(result: Item, failures: Sequence[HookFailure]) -> Item:
    """The hooks that broke around a result, as Allure shows them: set-up and tear-down."""
    groups: dict[str, list[Item]] = {"befores": [], "afters": []}
    for failure in failures:
        is_before = failure.hook.startswith("before")
        moment = result["start" if is_before else "stop"]
        groups["befores" if is_before else "afters"].append(
            {
                "name": plain(failure.hook),
                "status": "broken",
                "statusDetails": _error_details(failure.error),
                "stage": "finished",
                "start": moment,
                "stop": moment,
            }
        )
    identity = _uuid(result["uuid"], "hooks")
    return {"uuid": identity, "children": [result["uuid"]], **groups}


def _fault_results(view: RunView) -> Iterator[Item]:
    start = _milliseconds(view.record.started_at)
    for number, fault in enumerate(view.alarms):
        yield {
            "uuid": _uuid(view.plan.run, "fault", str(number)),
            "historyId": _md5("run", fault.name, fault.message),
            "testCaseId": _md5("run", fault.name),
            "fullName": f"run: {plain(fault.name)}",
            "name": plain(fault.name),
            "status": "broken",
            "statusDetails": _error_details(fault.message),
            "stage": "finished",
            "start": start,
            "stop": start,
            "labels": [
                {"name": "suite", "value": "The run itself"},
                {"name": "severity", "value": "blocker"},
            ],
        }


def _error_details(error: str) -> Item:
    return {"message": plain(error.strip().partition("\n")[0]), "trace": plain(error)}


def _environment(view: RunView) -> str:
    facts = {
        "target": view.plan.target,
        "profile": view.plan.profile,
        "seed": view.plan.seed,
        "run": view.plan.run,
    }
    facts |= {f"{component}.url": url for component, url in view.plan.addresses.items()}
    facts["verdict"] = view.verdict.status
    return "".join(f"{name} = {plain(value)}\n" for name, value in facts.items())


class _Attachments:
    """Copies evidence into the results, each file once."""

    def __init__(self, run_dir: Path, folder: Path) -> None:
        self._run_dir = run_dir
        self._folder = folder

    def keep(self, attachments: Sequence[Attachment]) -> list[Item]:
        """Allure's entries for the attachments; one that is missing is named as such."""
        return [self._keep(attachment) for attachment in attachments]

    def _keep(self, attachment: Attachment) -> Item:
        source = evidence_path(self._run_dir, attachment.path)
        name = plain(attachment.name) if source else f"{plain(attachment.name)} (missing)"
        extension = Path(attachment.path).suffix or mimetypes.guess_extension(attachment.media_type) or ".bin"
        copy = self._folder / f"{_uuid(attachment.path)}-attachment{extension}"
        if source is None:
            copy = copy.with_suffix(".txt")
            write_text(copy, f"{attachment.path} is not in the run's directory.\n")
        elif not copy.exists():
            shutil.copyfile(source, copy)
        return {"name": name, "source": copy.name, "type": attachment.media_type if source else "text/plain"}


def _tags(case: PlannedCase) -> list[str]:
    return [tag.removeprefix("@") for tag in case.tags]


def _milliseconds(iso: str) -> int:
    moment = wording.moment(iso)
    return round(moment.timestamp() * 1000) if moment else 0


def _md5(*parts: str) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _uuid(*parts: str) -> str:
    """A UUID of version 5 for a URL; without the module for it, which takes a while to import."""
    name = _ADDRESSES + "/".join(parts).encode()
    told = bytearray(hashlib.sha1(name, usedforsecurity=False).digest()[:16])
    told[6] = told[6] & 0x0F | 0x50
    told[8] = told[8] & 0x3F | 0x80
    hexed = told.hex()
    return f"{hexed[:8]}-{hexed[8:12]}-{hexed[12:16]}-{hexed[16:20]}-{hexed[20:]}"


def _save(folder: Path, kind: str, item: Item) -> None:
    # The folder is not in place yet: nobody can see half of it.
    with (folder / f"{item['uuid']}-{kind}.json").open("wb") as file:
        file.write(_encode(item).encode("utf-8", "backslashreplace"))
