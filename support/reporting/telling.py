"""A case told in Cucumber's words: its steps and hooks, and what each came to in each attempt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from support.record.events import Attachment, Attempt, StepResult
from support.reporting.view import CaseView, Standing
from support.reporting.wording import MEANINGS

__all__ = ["CaseTold", "Part", "Result", "Told", "tell"]

_STATUS = {
    Standing.PASSED: "PASSED",
    Standing.SKIPPED: "SKIPPED",
    Standing.NOT_PROVABLE: "SKIPPED",
    Standing.PENDING: "PENDING",
}  # everything else is FAILED
_STEP_STATUS = {"passed": "PASSED", "skipped": "SKIPPED", "pending": "PENDING", "undefined": "UNDEFINED"}
_GRAVITY = ("UNKNOWN", "PASSED", "SKIPPED", "PENDING", "UNDEFINED", "FAILED")  # Cucumber's own order
_OUTCOME = "how it ended"  # the hook that tells what no step does
_UNKNOWN = "nothing was recorded about this step"


@dataclass(frozen=True, slots=True)
class Part:
    """A step of the pickle (`hook` is None, `key` its number) or a hook. `key` is its own within the case."""

    key: str
    hook: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a step or hook came to in an attempt."""

    key: str
    status: str
    seconds: float = 0.0
    message: str | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An attempt, with the results in order. It holds nothing about hooks that did not break."""

    started_at: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class CaseTold:
    """The steps and hooks of a case in order, and its attempts: at least one, even if it never ran."""

    steps: tuple[Part, ...]
    attempts: tuple[Told, ...]


def tell(case: CaseView, steps: int) -> CaseTold:
    """The case in Cucumber's words; `steps` is how many its pickle has."""
    tellings = [_Telling(case, attempt, steps) for attempt in case.attempts or (None,)]
    befores = dict.fromkeys(result.key for telling in tellings for result in telling.before)
    afters = dict.fromkeys(result.key for telling in tellings for result in telling.after)
    return CaseTold(
        steps=(
            *_hooks(befores),
            *(Part(str(number)) for number in range(steps)),
            *_hooks(sorted(afters, key=lambda key: key.startswith(_OUTCOME))),
        ),
        attempts=tuple(telling.told() for telling in tellings),
    )


def _hooks(keys: Iterable[str]) -> Iterator[Part]:
    return (Part(key, key.partition("#")[0]) for key in keys)


class _Telling:
    """One attempt; None stands for the attempt that a case never had."""

    def __init__(self, case: CaseView, attempt: Attempt | None, steps: int) -> None:
        self._attempt = attempt
        self._standing, self._reason = _standing(case, attempt)
        self.before: list[Result] = []
        self.after: list[Result] = []
        recorded = attempt.steps if attempt else ()
        self._steps = [
            _step(number, recorded[number]) if number < len(recorded) else self._unknown(number)
            for number in range(steps)
        ]
        self._tell_hooks()
        self._tell_outcome(recorded[:steps])

    def told(self) -> Told:
        """All results; what was attached to no step is with what tells most about the outcome."""
        results = [*self.before, *self._steps, *self.after]
        own = self._attempt.attachments if self._attempt else ()
        if own and results:
            gravest = max(range(len(results)), key=lambda n: _GRAVITY.index(results[n].status))
            place = gravest if results[gravest].status == "FAILED" else len(results) - 1
            found = results[place]
            attachments = (*found.attachments, *own)
            results[place] = Result(found.key, found.status, found.seconds, found.message, attachments)
        return Told(self._attempt.started_at if self._attempt else "", tuple(results))

    def _unknown(self, number: int) -> Result:
        if self._standing is Standing.NOT_PROVABLE:
            return Result(str(number), "SKIPPED")
        return Result(str(number), "UNKNOWN", message=_UNKNOWN)

    def _tell_hooks(self) -> None:
        seen: Counter[str] = Counter()
        for failure in self._attempt.hook_failures if self._attempt else ():
            seen[failure.hook] += 1
            result = Result(
                f"{failure.hook}#{seen[failure.hook]}", "FAILED", message=f"error: {failure.error}"
            )
            (self.before if failure.hook.startswith("before") else self.after).append(result)

    def _tell_outcome(self, recorded: Sequence[StepResult]) -> None:
        status = _STATUS.get(self._standing, "FAILED")
        results = [*self.before, *self._steps, *self.after]
        gravest = max((result.status for result in results), key=_GRAVITY.index, default="UNKNOWN")
        words = {step.status for step in recorded}
        is_told = {
            Standing.PASSED: gravest == status,
            Standing.FAILED: "failed" in words,
            Standing.ERROR: "error" in words or bool(self.before or self.after),
            Standing.PENDING: bool(words & {"undefined", "pending"}),
            Standing.SKIPPED: gravest == status and not self._reason,
        }
        if not is_told.get(self._standing, False):
            message = f"{self._standing}: {self._reason or MEANINGS[self._standing]}"
            self.after.append(Result(f"{_OUTCOME}#1", status, message=message))


def _standing(case: CaseView, attempt: Attempt | None) -> tuple[Standing, str | None]:
    """How an attempt stands: as its case, when it is the one that counts."""
    if attempt is case.last or attempt is None:
        return case.standing, case.reason
    if attempt.outcome is None:
        return Standing.UNFINISHED, attempt.reason
    return Standing(attempt.outcome.value), attempt.reason


def _step(number: int, step: StepResult) -> Result:
    status = _STEP_STATUS.get(step.status, "FAILED")
    word = "" if step.status == "failed" or not step.error else f"{step.status}: "
    message = f"{word}{step.error}" if step.error else None
    if not message and status == "FAILED":
        message = step.status
    return Result(str(number), status, step.duration, message, step.attachments)
