"""Algorithms that a scenario brings along: their names, and what they choose and estimate.

A deployment's own algorithms are never written over: each name here belongs to one scenario.
"""

from dataclasses import dataclass, field

from support.biglearn import Choice, Estimate
from support.data.telling import Telling

__all__ = ["Algorithms"]


@dataclass
class Algorithms:
    """What the algorithms of one scenario have brought so far."""

    telling: Telling
    names: dict[str, str] = field(default_factory=dict)  # as the scenario calls it → as Biglearn knows it
    choices: dict[tuple[str, object], Choice] = field(default_factory=dict)  # (algorithm, for what) → newest
    unknown: dict[object, str] = field(default_factory=dict)  # uuids of whatever nobody told Biglearn of

    def name(self, algorithm: str) -> str:
        """The name by which Biglearn knows the algorithm."""
        if algorithm not in self.names:
            self.names[algorithm] = f"bdd_{self.telling.new_uuid()[:8]}"
        return self.names[algorithm]

    def stranger(self, what: object) -> str:
        """The uuid of something that Biglearn was not told of; the same each time."""
        return self.unknown.setdefault(what, self.telling.new_uuid())

    def choice(self, algorithm: str, owner_uuid: str, exercise_uuids: tuple[str, ...]) -> Choice:
        """A new choice of the algorithm."""
        new = self.telling.new_uuid
        return Choice(
            new(), owner_uuid, self.name(algorithm), new(), new(), exercise_uuids, {"reason": "made up"}
        )

    def exercises(self, count: int) -> tuple[str, ...]:
        """So many exercises, best first: those of the book as far as they reach, then others."""
        there = [exercise.uuid for page in self.telling.book.pages for exercise in page.exercises]
        return (*there[:count], *(self.telling.new_uuid() for _ in range(count - len(there))))

    def estimate(self, algorithm: str, owner_uuid: str, container_uuid: str, most_likely: float) -> Estimate:
        """A new estimate of the algorithm, with bounds a tenth away."""
        new = self.telling.new_uuid
        return Estimate(
            request_uuid=new(),
            owner_uuid=owner_uuid,
            container_uuid=container_uuid,
            algorithm=self.name(algorithm),
            calculation_uuid=new(),
            minimum=max(0.0, most_likely - 0.1),
            most_likely=most_likely,
            maximum=min(1.0, most_likely + 0.1),
        )
