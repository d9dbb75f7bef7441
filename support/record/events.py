"""What happened in a run, as read back from its record. Reports and the gate know nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from support.planning.plan import PlannedCase

__all__ = [
    "Attachment",
    "Attempt",
    "CaseResult",
    "HookFailure",
    "Measure",
    "Outcome",
    "RunRecord",
    "StepResult",
]


class Outcome(StrEnum):
    """How an attempt ended. Only `passed` is a pass."""

    PASSED = "passed"
    FAILED = "failed"  # the product does not do what the scenario says
    ERROR = "error"  # the harness could not find out: a step, hook or clean-up broke
    PENDING = "pending"  # a step has no definition, or says it is not written yet
    SKIPPED = "skipped"
    COMPROMISED = "compromised"  # the target went away


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept as evidence; `path` is relative to the run's directory."""

    name: str
    media_type: str
    path: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a step took of the product, for the gate to hold against a budget.

    `kind` says what is figured: "growth" is how many times more something costs, for each of its parts, where
    there are many more parts.
    """

    name: str
    kind: str
    value: float


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step of an attempt. `status` is passed, failed, error, undefined, pending or skipped."""

    keyword: str
    text: str
    status: str
    duration: float  # seconds
    error: str | None = None
    location: str | None = None  # of the step in its feature file
    attachments: tuple[Attachment, ...] = ()
    argument: str | None = None  # the step's table or text, as the feature has it


@dataclass(frozen=True, slots=True)
class HookFailure:
    """A hook or clean-up that broke. `case` is None outside every case (before_all, after_all)."""

    hook: str
    error: str
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One execution of a case. `outcome` is None when the record ends before the attempt does.

    `answered_within` counts the answers of the product's APIs by how long they let wait: 2 ** (n / 4)
    milliseconds at most, by n.
    """

    number: int
    started_at: str  # ISO 8601, UTC
    duration: float | None  # seconds
    outcome: Outcome | None
    reason: str | None  # the first line of what went wrong
    steps: tuple[StepResult, ...] = ()
    attachments: tuple[Attachment, ...] = ()  # those that belong to no single step
    hook_failures: tuple[HookFailure, ...] = ()
    measures: tuple[Measure, ...] = ()
    answered_within: Mapping[int, int] = field(default_factory=dict)
    interrupted: bool = False  # somebody ended the run while it went on

    @property
    def was_cut_off(self) -> bool:
        """Whether it did not come to an end of its own."""
        return self.interrupted or self.outcome is None


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A planned case and every attempt at it; no attempt at all means that it never ran."""

    case: PlannedCase
    attempts: tuple[Attempt, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        """The last attempt's outcome; None when there is none."""
        return self.attempts[-1].outcome if self.attempts else None

    @property
    def is_open(self) -> bool:
        """Whether the case has yet to be run, or run again: cut off, or the target went away."""
        return not self.attempts or self.attempts[-1].was_cut_off or self.outcome is Outcome.COMPROMISED

    @property
    def is_flaky(self) -> bool:
        """Whether it passed only after attempts that did not, not counting those that were cut off."""
        return self.outcome is Outcome.PASSED and any(
            a.outcome is not Outcome.PASSED for a in self.attempts[:-1] if not a.was_cut_off
        )


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A whole run. `problems` says why the record itself cannot be believed; empty means it is complete."""

    run: str
    plan_digest: str
    started_at: str
    finished_at: str | None
    interrupted: bool
    results: tuple[CaseResult, ...]  # in the plan's order, one for each planned case
    hook_failures: tuple[HookFailure, ...]  # outside cases
    problems: tuple[str, ...]
    digest: str = ""  # SHA-256 over the bytes of the record, in hex; empty where there are none
