"""What algorithms are asked to calculate, and what they have answered.

Each calculation has a key: there is one current calculation of it, offered to every algorithm until that
algorithm has done it. A newer one with other contents replaces it.
"""

import hashlib
import random
import uuid
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from sandbox.scheduler.state import Response

__all__ = ["NOBODY", "ClueCalculation", "ExerciseCalculation", "MatrixUpdate", "Offered", "matrix_of"]

NOBODY = "00000000-0000-0000-0000-000000000000"
"""The student of the calculations that stand for whoever has none yet."""


def _uuid(*parts: object) -> str:
    """A version-4 uuid that equal parts always give: after a restart the same calculations are offered."""
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()
    return str(uuid.UUID(bytes=digest, version=4))


def matrix_of(ecosystem: str) -> str:
    """What the local algorithm says is its matrix of an ecosystem."""
    return _uuid("matrix", ecosystem)


@dataclass(frozen=True, slots=True)
class ExerciseCalculation:
    """All exercises of an ecosystem, to be put in order for a student whose answers are so many."""

    course: str
    student: str
    ecosystem: str
    exercises: tuple[str, ...]
    answers: int
    uuid: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "uuid", _uuid(self.course, *self.key, len(self.exercises), self.answers))

    @property
    def key(self) -> tuple[str, ...]:
        """What there is one current calculation of."""
        return (self.student, self.ecosystem)

    def told(self) -> dict[str, object]:
        """As algorithms get it."""
        return {
            "calculation_uuid": self.uuid,
            "ecosystem_uuid": self.ecosystem,
            "student_uuid": self.student,
            "exercise_uuids": self.exercises,
        }


@dataclass(frozen=True, slots=True)
class ClueCalculation:
    """The answers that count for a container's CLUE: of a student, or of a period with its students."""

    course: str
    kind: str  # student or teacher
    owner: str  # the student or the period
    container: str
    ecosystem: str
    students: tuple[str, ...]
    exercises: tuple[str, ...]
    responses: tuple[Response, ...]
    uuid: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        answers = [r.uuid for r in self.responses]
        parts = (self.course, *self.key, self.ecosystem, self.students, len(self.exercises), answers)
        object.__setattr__(self, "uuid", _uuid(*parts))

    @property
    def key(self) -> tuple[str, ...]:
        """What there is one current calculation of."""
        return (self.kind, self.owner, self.container)

    def told(self) -> dict[str, object]:
        """As algorithms get it."""
        return {
            "calculation_uuid": self.uuid,
            "ecosystem_uuid": self.ecosystem,
            "student_uuids": self.students,
            "exercise_uuids": self.exercises,
            "responses": [
                {"response_uuid": r.uuid, "trial_uuid": r.trial, "is_correct": r.is_correct}
                for r in self.responses
            ],
        }


@dataclass(frozen=True, slots=True)
class MatrixUpdate:
    """An ecosystem about which enough new answers are known."""

    ecosystem: str
    answers: int
    uuid: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "uuid", _uuid(self.ecosystem, self.answers))

    @property
    def key(self) -> Hashable:
        """What there is one current calculation of."""
        return self.ecosystem

    def told(self) -> dict[str, object]:
        """As algorithms get it."""
        return {"calculation_uuid": self.uuid, "ecosystem_uuid": self.ecosystem}


class _Calculation(Protocol):
    @property
    def uuid(self) -> str: ...
    @property
    def key(self) -> Hashable: ...


_C = TypeVar("_C", bound=_Calculation)


class Offered(Generic[_C]):
    """The current calculations of one kind, and which of them each algorithm has still to do."""

    def __init__(self) -> None:
        self._by_key: dict[Hashable, _C] = {}
        self._by_uuid: dict[str, _C] = {}
        self._to_do: dict[str, dict[str, _C]] = {}  # algorithm → by uuid

    def put(self, calculation: _C) -> _C | None:
        """Make it the current one of its key; None when that one says the same already."""
        before = self._by_key.get(calculation.key)
        if before == calculation:
            return None
        every: list[dict[str, _C]] = [self._by_uuid, *self._to_do.values()]
        for known in every:
            if before is not None:
                known.pop(before.uuid, None)
            known[calculation.uuid] = calculation
        self._by_key[calculation.key] = calculation
        return calculation

    def to_do(self, algorithm: str, most: int) -> list[_C]:
        """So many of those the algorithm has not done, at random; offering them reserves nothing."""
        waiting = list(self._waiting_for(algorithm).values())
        return random.sample(waiting, min(most, len(waiting)))

    def done(self, calculation_uuid: str, algorithm: str) -> _C | None:
        """The current calculation that an algorithm has done, for it; None when it is not current."""
        calculation = self._by_uuid.get(calculation_uuid)
        if calculation is not None:
            self._waiting_for(algorithm).pop(calculation_uuid, None)
        return calculation

    def _waiting_for(self, algorithm: str) -> dict[str, _C]:
        if algorithm not in self._to_do:
            self._to_do[algorithm] = dict(self._by_uuid)
        return self._to_do[algorithm]
