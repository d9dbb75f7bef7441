"""Turning what behave did with a scenario into events of the record."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from behave.runner import the_step_registry as step_registry

from support.domain.refusals import RefusedError
from support.planning.plan import PlannedCase
from support.record.events import Outcome
from support.record.writer import Recording

__all__ = ["CaseRecorder", "Finished"]

# behave's status of a step → ours. Whatever is not here is an error of the harness.
_STATUSES = {
    "passed": "passed",
    "failed": "failed",
    "undefined": "undefined",
    "pending": "pending",
    "pending_warn": "pending",
    "skipped": "skipped",
    "untested": "skipped",
    "untested_pending": "skipped",
    "untested_undefined": "undefined",
}
_TARGET_GONE = "TargetUnreachableError"
# Errors that say what the product does, though they are no assertions.
_PRODUCT_ERRORS = ("UnexpectedAnswerError", "SchemaBrokenError", "PageCrashedError", "ServerErrorDialogError")


@dataclass(frozen=True, slots=True)
class Finished:
    """How an attempt ended. `reason` is the first line of what went wrong."""

    outcome: Outcome
    reason: str | None
    duration: float  # seconds
    interrupted: bool = False
    calls: Mapping[str, int] = field(default_factory=dict)  # of Biglearn and its scheduler, by name
    answered_within: Mapping[str, int] = field(default_factory=dict)  # see support.record.events.Attempt

    def facts(self) -> dict[str, object]:
        """What the record's event holds of it."""
        return {
            "outcome": str(self.outcome),
            "reason": self.reason,
            "duration": self.duration,
            "interrupted": self.interrupted,
            "calls": dict(self.calls),
            "answered_within": dict(self.answered_within),
        }


class CaseRecorder:
    """One attempt at one case. It is also the Evidence that its World keeps things with."""

    def __init__(self, writer: Recording, case: PlannedCase, attempt: int) -> None:
        self._writer = writer
        self._case = case
        self._attempt = attempt
        self._began = time.monotonic()
        self._step = 0  # the index of the step that runs now
        self._broken: list[str] = []
        self.calls: Mapping[str, int] = {}
        self.answered_within: Mapping[str, int] = {}

    def attach(self, name: str, media_type: str, data: bytes) -> None:
        """Keep a file with the step that runs now."""
        path = self._writer.keep(self._case.id, self._attempt, name, media_type, data)
        self._event("attachment.added", step=self._step, name=name, media_type=media_type, path=path)

    def note(self, text: str) -> None:
        """Keep a remark with the step that runs now."""
        self.attach("note", "text/plain", text.encode())

    def measure(self, name: str, kind: str, value: float) -> None:
        """Keep a figure that the step took."""
        self._event("measure.taken", name=name, figure=kind, value=round(value, 3))

    def step_finished(self) -> None:
        """Later attachments belong to the next step."""
        self._step += 1

    def hook_failed(self, hook: str, error: str) -> None:
        """A hook or clean-up of this case broke."""
        self._broken.append(f"{hook}: {error}")
        self._event("hook.failed", hook=hook, error=error)

    def finish(self, scenario: Any, *, interrupted: bool = False) -> "Finished":  # noqa: ANN401 - behave is untyped
        """Write the steps; how the attempt ended."""
        steps = list(scenario.all_steps)
        for index, step in enumerate(steps):
            self._write_step(index, step)
        self._hooks_that_behave_noted(scenario)
        outcome, reason = self._judge(steps)
        if scenario.should_skip and outcome in {Outcome.PASSED, Outcome.SKIPPED}:
            outcome, reason = Outcome.SKIPPED, str(scenario.skip_reason or "it was left out while running")
        if interrupted:
            outcome, reason = Outcome.ERROR, "it was interrupted"
        duration = round(time.monotonic() - self._began, 4)
        return Finished(outcome, reason, duration, interrupted, self.calls, self.answered_within)

    def _write_step(self, index: int, step: Any) -> None:  # noqa: ANN401
        self._event(
            "step.finished",
            index=index,
            keyword=str(step.keyword).strip(),
            text=str(step.name),
            status=_status(step),
            duration=round(step.duration or 0.0, 4),
            error=_error(step),
            location=f"{step.filename}:{step.line}",
            argument=_argument(step),
        )

    def _hooks_that_behave_noted(self, scenario: Any) -> None:  # noqa: ANN401
        status = str(getattr(scenario.status, "name", scenario.status))
        if (scenario.hook_failed or status in {"hook_error", "cleanup_error"}) and not self._broken:
            told = str(scenario.error_message or "a hook or clean-up of the scenario failed")
            self.hook_failed("clean-up" if status == "cleanup_error" else "scenario", told)

    def _judge(self, steps: list[Any]) -> tuple[Outcome, str | None]:
        if self._broken:
            return Outcome.ERROR, self._broken[0].splitlines()[0]
        if not steps:
            return Outcome.ERROR, "the scenario has no steps: it proves nothing"
        for step in steps:
            status = _status(step)
            if status == "passed":
                continue
            reason = (_error(step) or f"{step.keyword} {step.name}: {status}").splitlines()[0]
            if status in {"undefined", "pending"}:
                return Outcome.PENDING, _undefined(step) if status == "undefined" else reason
            if _is(step, _TARGET_GONE):
                return Outcome.COMPROMISED, reason
            return {"failed": Outcome.FAILED, "skipped": Outcome.SKIPPED}.get(status, Outcome.ERROR), reason
        return Outcome.PASSED, None

    def _event(self, kind: str, **facts: object) -> None:
        self._writer.write(kind, case=self._case.id, attempt=self._attempt, **facts)


def _status(step: Any) -> str:  # noqa: ANN401
    if step.exception is not None and (
        isinstance(step.exception, RefusedError) or _is(step, *_PRODUCT_ERRORS)
    ):
        return "failed"
    return _STATUSES.get(step.status.name, "error")


def _is(step: Any, *names: str) -> bool:  # noqa: ANN401
    return type(step.exception).__name__ in names


def _error(step: Any) -> str | None:  # noqa: ANN401
    error = step.exception
    if error is None:
        return str(step.error_message) if step.error_message else None
    if isinstance(error, AssertionError) or _status(step) == "failed":
        return str(error) or type(error).__name__
    return f"{type(error).__name__}: {error}"


def _undefined(step: Any) -> str:  # noqa: ANN401
    from support.authoring.nearest import nearest  # noqa: PLC0415 - few steps are undefined

    wordings = [str(m.pattern) for kind in step_registry.steps.values() for m in kind]
    near = nearest(step.name, wordings)
    hint = f"; did you mean {near[0]!r}?" if near else "; `tutor-bdd steps` prints all wordings"
    return f"no wording fits {step.name!r}{hint}"


def _argument(step: Any) -> str | None:  # noqa: ANN401
    if step.text is not None:
        return str(step.text)
    if step.table is None:
        return None
    rows = [step.table.headings, *(row.cells for row in step.table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
