"""Choosing exercises: for the slots of an assignment, personalized and spaced, and for practice."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.scheduler.history import HISTORIES, Place, alone, place_of
from sandbox.scheduler.orders import Order
from sandbox.scheduler.state import Assignment, Course, Ecosystem

__all__ = ["Choice", "assignment_choice", "personalized", "practice", "spaced"]

_PRACTICE = 5
_SHARES = {0: (), 1: (5,), 2: (3, 2), 3: (2, 2, 1), 4: (2, 1, 1, 1), 5: (1, 1, 1, 1, 1)}


@dataclass(slots=True)
class Choice:
    """What one student may be offered now, and what of it is taken already."""

    ecosystem: Ecosystem
    groups: Mapping[str, str]
    excluded: set[str]  # exercises
    excluded_groups: set[str]
    order: Order  # the algorithm's
    seed: str  # for what the algorithm leaves to chance
    taken: list[str] = field(default_factory=list)
    sees_versions: bool = True  # whether two versions of a question are too alike to be taken together

    def candidates(self, container: str, kind: str) -> list[str]:
        """A container's exercises that may still be chosen, best first."""
        return self.order.best_first(
            e for e in self.ecosystem.exercises(container, kind) if self.is_allowed(e)
        )

    def is_allowed(self, exercise: str) -> bool:
        """Whether nothing speaks against it."""
        return exercise not in self.excluded and self._group(exercise) not in self.excluded_groups

    def take(self, candidates: Sequence[str], wanted: int) -> list[str]:
        """Choose so many; no version of them is offered again."""
        chosen: list[str] = []
        for exercise in candidates:
            if len(chosen) < wanted and self.is_allowed(exercise):
                chosen.append(exercise)
                if self.sees_versions:
                    self.excluded_groups.add(self._group(exercise))
                else:
                    self.excluded.add(exercise)
        self.taken += chosen
        return chosen

    def spread(self, containers: Sequence[str], kind: str, wanted: int | None) -> list[str]:
        """So many from the containers in random order, evenly; what one lacks moves to the next."""
        usable = [c for c in containers if self.candidates(c, kind)]
        random.Random(f"{self.seed} containers").shuffle(usable)
        if not usable:
            return []
        share, rest = (3, 0) if wanted is None else divmod(wanted, len(usable))
        chosen: list[str] = []
        lacking = 0
        for index, container in enumerate(usable):
            goal = share + (index < rest) + lacking
            got = self.take(self.candidates(container, kind), goal)
            lacking = 0 if wanted is None else goal - len(got)
            chosen += got
        return chosen

    def _group(self, exercise: str) -> str:
        return self.groups.get(exercise, exercise)


def assignment_choice(  # noqa: PLR0913 - what decides about an exercise is that much
    course: Course,
    student: str,
    ecosystem: Ecosystem,
    groups: Mapping[str, str],
    *,
    now: datetime,
    order: Order,
    seed: str,
) -> Choice:
    """The choice for a student: without exclusions, and without what open assignments hold."""
    lists = [item for kept in course.exclusions.values() for item in kept]
    assigned = {
        exercise
        for assignment in course.of_student(student)
        if assignment.is_open(now)
        for exercise, _ in assignment.trials.values()
    }
    return Choice(
        ecosystem,
        groups,
        {i["exercise_uuid"].lower() for i in lists if "exercise_uuid" in i},
        {i["exercise_group_uuid"].lower() for i in lists if "exercise_group_uuid" in i}
        | {groups.get(e, e) for e in assigned},
        order,
        seed,
    )


def personalized(choice: Choice, assignment: Assignment, *, sees_versions: bool = True) -> list[str]:
    """The PEs of an assignment; deployed, two versions of one question may be among them."""
    choice.sees_versions = sees_versions
    _without_own(choice, assignment)
    return choice.spread(assignment.containers, assignment.kind, assignment.goal("pes"))


def spaced(  # noqa: PLR0913 - what decides about an exercise is that much
    choice_of: Callable[[], Choice],
    course: Course,
    assignment: Assignment,
    pes: Sequence[str],
    *,
    now: datetime,
    with_history: bool,
) -> dict[str, tuple[list[str], dict[str, Any]]]:
    """The SPEs of an assignment for each kind of history, with what explains them.

    Without history all come from the assignment's own pages.
    """
    found = {}
    for history in HISTORIES:
        choice = choice_of()
        _without_own(choice, assignment)
        choice.excluded_groups |= {choice.groups.get(e, e) for e in pes}
        pools = choice.ecosystem.pools
        place = alone(course, assignment, pools)
        if with_history:
            place = place_of(course, assignment, history, pools, now)
        chosen = _fill(choice, assignment, history, place)
        found[history] = (
            [exercise for exercise, _, _ in chosen],
            {
                "history_type": history,
                "assignment_history": place.told(),
                "exercises": {e: {"k_ago": k, "is_random_ago": by_chance} for e, k, by_chance in chosen},
            },
        )
    return found


def _without_own(choice: Choice, assignment: Assignment) -> None:
    own = {exercise for exercise, _ in assignment.trials.values()}
    choice.excluded |= own
    choice.excluded_groups |= {choice.groups.get(e, e) for e in own}


def _fill(choice: Choice, assignment: Assignment, history: str, place: Place) -> list[tuple[str, int, bool]]:
    goal = assignment.goal("spes")
    spread = 3 if goal is None else goal - 1
    slots = {k: spread // 3 + (index < spread % 3) for index, k in enumerate((1, 3, 5))}
    chosen: list[tuple[str, int, bool]] = []
    lacking = 0
    for k, wanted in slots.items():
        got = choice.spread(place.containers(k), assignment.kind, wanted + lacking)
        lacking += wanted - len(got)
        chosen += [(e, k, False) for e in got]
    lacking += 1
    if history == "student_driven" and place.number >= 5:
        others = [k for k in (2, 4) if place.containers(k)]
        random.Random(choice.seed).shuffle(others)
        for k in others:
            got = choice.spread(place.containers(k), assignment.kind, lacking)
            lacking -= len(got)
            chosen += [(e, k, True) for e in got]
    got = choice.spread(place.containers(0), assignment.kind, lacking)
    return chosen + [(e, 0, False) for e in got]


def practice(choice: Choice, clues: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The practice set of a student: from the weakest parts of the book first."""
    weakest = sorted(clues, key=lambda c: _likely(clues[c]))[:_PRACTICE]
    for container, share in zip(weakest, _SHARES[len(weakest)], strict=True):
        choice.take(choice.candidates(container, "practice"), share)
    for container in weakest:
        choice.take(choice.candidates(container, "practice"), _PRACTICE - len(choice.taken))
    return choice.taken


def _likely(clue: Mapping[str, Any]) -> float:
    """An algorithm may say anything; what is no estimate counts like the one for nothing known."""
    likely = clue.get("most_likely")
    return float(likely) if isinstance(likely, int | float) else 0.5
