"""CLUEs: how well a student, or a whole period, knows what a part of the book teaches.

The scheduler chooses the answers that count; algorithms make an estimate of them, the local one by `clue`.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sandbox.scheduler.state import Course, Ecosystem, Response

__all__ = [
    "clue",
    "containers_by_exercise",
    "students_of",
    "what_counts_for_student",
    "what_counts_for_teacher",
]

_Z = 0.68
_FEWEST = 3


def clue(correct: int, counted: int, ecosystem: str) -> dict[str, Any]:
    """The estimate from so many right answers; below three answers nothing is claimed."""
    if counted < _FEWEST:
        return {"minimum": 0, "most_likely": 0.5, "maximum": 1, "is_real": False, "ecosystem_uuid": ecosystem}
    widened = counted + _Z**2
    likely = (correct + _Z**2 / 2) / widened
    half = _Z * math.sqrt(likely * (1 - likely) / widened)
    return {
        "minimum": max(0.0, likely - half),
        "most_likely": likely,
        "maximum": min(1.0, likely + half),
        "is_real": True,
        "ecosystem_uuid": ecosystem,
    }


def containers_by_exercise(course: Course, ecosystems: Mapping[str, Ecosystem]) -> dict[str, set[str]]:
    """For each exercise the containers of the current ecosystem whose CLUE it counts for."""
    current = ecosystems[course.ecosystem]
    concerned = {course.ecosystem, *(a.ecosystem for a in course.assignments.values())}
    found: dict[str, set[str]] = {}
    for uuid in concerned & ecosystems.keys():
        for container, pools in ecosystems[uuid].pools.items():
            target = course.in_ecosystem(container, current.pools)
            if target in current.pools:
                for exercise in (e for p in pools if p.for_clue for e in p.exercises):
                    found.setdefault(exercise, set()).add(target)
    return found


def what_counts_for_student(
    course: Course,
    student: str,
    by_exercise: Mapping[str, Collection[str]],
    groups: Mapping[str, str],
    now: datetime,
) -> dict[str, list[Response]]:
    """For each container the student has answered for what counts; held-back answers do not count yet."""
    every, shown = course.counted(student), []
    for response, assignment in every:
        feedback_at = assignment.date("feedback_at")
        if feedback_at is None or feedback_at <= now:
            shown.append(response)
    touched = {c for r, _ in every for c in by_exercise.get(r.exercise, ())}
    return _by_container(touched, [_latest(shown, groups)], by_exercise)


def what_counts_for_teacher(
    course: Course,
    period: str,
    by_exercise: Mapping[str, Collection[str]],
    groups: Mapping[str, str],
    before: Collection[str],
) -> dict[str, list[Response]]:
    """For each container answered for, now or `before`, the period's answers; all count at once."""
    each = [_latest((r for r, _ in course.counted(s)), groups) for s in students_of(course, period)]
    touched = {c for responses in each for r in responses for c in by_exercise.get(r.exercise, ())}
    return _by_container(touched | set(before), each, by_exercise)


def students_of(course: Course, period: str) -> list[str]:
    """Those in the period or in one below it."""
    return [s for s in course.students if period in course.containers_of(s)]


def _latest(responses: Iterable[Response], groups: Mapping[str, str]) -> list[Response]:
    newest: dict[str, Response] = {}
    for response in sorted(responses, key=lambda r: r.at):
        newest[groups.get(response.exercise, response.exercise)] = response
    return list(newest.values())


def _by_container(
    containers: Iterable[str],
    each: Iterable[Iterable[Response]],
    by_exercise: Mapping[str, Collection[str]],
) -> dict[str, list[Response]]:
    found: dict[str, list[Response]] = {container: [] for container in sorted(containers)}
    for responses in each:
        for response in responses:
            for container in by_exercise.get(response.exercise, ()):
                found[container].append(response)
    return found
