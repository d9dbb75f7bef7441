"""What the scheduler knows of ecosystems and courses.

All of it follows from events, so it is kept in memory: whoever starts anew
reads Biglearn's streams from the beginning.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

__all__ = ["Assignment", "Course", "Ecosystem", "Pool", "Response", "moment"]


@dataclass(frozen=True, slots=True)
class Pool:
    """Exercises of a container, and what for."""

    for_clue: bool
    types: frozenset[str]
    exercises: tuple[str, ...]


@dataclass(slots=True)
class Ecosystem:
    """A book's containers with their pools, and which exercises are versions of one question."""

    uuid: str
    pools: dict[str, list[Pool]]
    groups: dict[str, str]
    every: tuple[str, ...]  # all its exercises

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Ecosystem":
        """The ecosystem of a `create_ecosystem` event."""
        pools = {
            container["container_uuid"].lower(): [
                Pool(
                    bool(p.get("use_for_clue")),
                    frozenset(p.get("use_for_personalized_for_assignment_types", ())),
                    tuple(p.get("exercise_uuids", ())),
                )
                for p in container.get("pools", ())
            ]
            for container in data["book"]["contents"]
        }
        groups = {e["exercise_uuid"]: e.get("group_uuid", e["exercise_uuid"]) for e in data["exercises"]}
        return cls(data["ecosystem_uuid"], pools, groups, tuple(groups))

    def exercises(self, container: str, kind: str) -> list[str]:
        """The container's exercises for a type of assignment."""
        found = [e for p in self.pools.get(container, ()) if kind in p.types for e in p.exercises]
        return list(dict.fromkeys(found))


@dataclass(slots=True)
class Assignment:
    """The newest state of an assignment, and every exercise it was ever said to hold."""

    uuid: str
    student: str
    ecosystem: str
    kind: str
    data: Mapping[str, Any]
    trials: dict[str, tuple[str, bool]] = field(default_factory=dict)  # trial → exercise, is it an SPE

    def date(self, name: str) -> datetime | None:
        """`opens_at`, `due_at` or `feedback_at`."""
        return moment((self.data.get("exclusion_info") or {}).get(name))

    def is_open(self, now: datetime) -> bool:
        """Whether its questions are kept out of everything else."""
        return any(d is not None and d > now for d in (self.date("due_at"), self.date("feedback_at")))

    def goal(self, kind: str) -> int | None:
        """How many `pes` or `spes` are wanted; None leaves it to Biglearn, 0 is none."""
        if self.data.get(f"{kind}_are_assigned") or self.data.get("is_deleted"):
            return 0
        goal = self.data.get(f"goal_num_tutor_assigned_{kind}")
        return goal if goal is None else int(goal)

    @property
    def needs_exercises(self) -> bool:
        """Whether any are to be chosen for it."""
        return self.goal("pes") != 0 or self.goal("spes") != 0

    @property
    def containers(self) -> list[str]:
        """The pages it is about."""
        return [c.lower() for c in self.data.get("assigned_book_container_uuids") or ()]


@dataclass(frozen=True, slots=True)
class Response:
    """One answer."""

    uuid: str
    trial: str
    exercise: str
    is_correct: bool
    at: datetime


@dataclass(slots=True)
class Course:
    """Everything about a course that its events have told."""

    uuid: str
    ecosystem: str
    next_number: int = 0
    preparations: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    mapped: dict[str, str] = field(default_factory=dict)  # old container → new container
    parents: dict[str, str] = field(default_factory=dict)
    students: dict[str, str] = field(default_factory=dict)  # student → container
    exclusions: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    trials: dict[str, str] = field(default_factory=dict)  # trial → assignment
    responses: defaultdict[str, list[Response]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[str, dict[str, int]] = field(default_factory=dict)  # change → student → answers until then

    def mark(self, change: str) -> None:
        """Note what has been answered until this change."""
        self.marks[change] = {student: len(given) for student, given in self.responses.items()}

    def since(self, change: str, student: str) -> list[Response]:
        """The student's answers since the last change of that kind, or all of them if there was none."""
        return self.responses[student][self.marks.get(change, {}).get(student, 0) :]

    def of_student(self, student: str) -> list[Assignment]:
        """A student's assignments."""
        return [a for a in self.assignments.values() if a.student == student]

    def counted(self, student: str) -> list[tuple[Response, Assignment]]:
        """The student's answers to trials that are known."""
        return [
            (r, self.assignments[self.trials[r.trial]])
            for r in self.responses[student]
            if r.trial in self.trials
        ]

    def containers_of(self, student: str) -> Iterator[str]:
        """The student's container and those above it, the course itself left out."""
        container = self.students.get(student)
        seen: set[str] = set()
        while container is not None and container != self.uuid and container not in seen:
            seen.add(container)
            yield container
            container = self.parents.get(container)

    def in_ecosystem(self, container: str, pools: Mapping[str, object]) -> str:
        """The container that a container of an older ecosystem became."""
        seen: set[str] = set()
        while container not in pools and container in self.mapped and container not in seen:
            seen.add(container)
            container = self.mapped[container]
        return container


def moment(text: object) -> datetime | None:
    """A time from an event; None when there is none that can be read."""
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
