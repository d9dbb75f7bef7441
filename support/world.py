"""What the steps of one case share. behave's context holds one World; only steps and hooks touch it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from support.biglearn import Biglearn, Scheduler
from support.data.ledger import Ledger
from support.data.namespace import Namespace
from support.data.people import People
from support.domain.refusals import RefusedError
from support.ports.events import EventLog
from support.ports.outages import Outages
from support.ports.screens import Screens
from support.ports.seeding import Seeding
from support.ports.tutor import Tutor
from support.story import Story

__all__ = ["Evidence", "ScenarioClock", "World"]

T = TypeVar("T")
Kept = TypeVar("Kept")


class ScenarioClock:
    """The moment at which a scenario lives: the target's present, until it travels."""

    def __init__(self) -> None:
        self._behind = timedelta(0)
        self._travelled_to: datetime | None = None

    @property
    def now(self) -> datetime:
        """The scenario's present, aware, UTC."""
        return self._travelled_to or datetime.now(UTC) + self._behind

    @property
    def travelled_to(self) -> datetime | None:
        """The moment the product is told to live at, or None."""
        return self._travelled_to

    def travel_to(self, moment: datetime) -> None:
        """Every later request happens at that moment."""
        self._travelled_to = moment.astimezone(UTC)

    def set_by(self, target_says: datetime) -> None:
        """Live in the target's present rather than in this machine's."""
        if self._travelled_to is None:
            self._behind = target_says - datetime.now(UTC)


class Evidence(Protocol):
    """Where a case keeps what shows how it went. Everything is redacted on its way."""

    def attach(self, name: str, media_type: str, data: bytes) -> None:
        """Keep a file with the step that runs now."""

    def note(self, text: str) -> None:
        """Keep a remark with the step that runs now."""

    def measure(self, name: str, kind: str, value: float) -> None:
        """Keep a figure, not below 0, for the gate to hold against a budget; see support.record.events."""


@dataclass
class World:
    """One case: who and what it is about, the channel's drivers, and what its steps have said so far."""

    case: str
    channel: str  # steps must not branch on it
    seed_text: str  # the run's seed and the case: all randomness of the case comes from it
    people: People
    namespace: Namespace
    clock: ScenarioClock
    seed: Seeding
    tutor: Tutor
    biglearn: Biglearn
    biglearn_log: EventLog
    outages: Outages
    evidence: Evidence
    ledger: Ledger
    scheduler: Scheduler | None = None  # None where the target has none that the suite may call
    shown: Screens | None = None  # None on a channel that shows nothing
    refusal: RefusedError | None = None  # what the last attempted act was answered, if it was refused
    attempted: bool = False
    kept: dict[type, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.story = Story(self, self.people)

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do something that the product may refuse; a refusal is remembered for the step that expects it."""
        self.attempted, self.refusal = True, None
        try:
            return act()
        except RefusedError as refusal:
            self.refusal = refusal
            return None

    @property
    def screens(self) -> Screens:
        """What only the site shows; LookupError says that a scenario should be `@ui @no-api`."""
        if self.shown is None:
            raise LookupError("only the site shows this: the scenario has to be @ui @no-api")
        return self.shown

    def keep(self, value: object) -> None:
        """Remember the one value of its type for later steps."""
        self.kept[type(value)] = value

    def recall(self, kind: type[Kept]) -> Kept:
        """The value of that type that an earlier step kept; LookupError says that none did."""
        for value in self.kept.values():
            if isinstance(value, kind):
                return value
        raise LookupError(f"no {kind.__name__} in this scenario yet: a step before this one has to make it")
