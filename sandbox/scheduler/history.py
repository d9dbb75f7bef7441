"""The order of a student's assignments, by the student's own pace or by the instructor's dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox.scheduler.state import Assignment, Course, moment

__all__ = ["HISTORIES", "Place", "alone", "place_of"]

HISTORIES = ("student_driven", "instructor_driven")
_FAR = 5
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """An assignment's place, and what is that many places before it: its uuid and its containers."""

    number: int
    ago: Mapping[int, tuple[str, list[str]]]

    def containers(self, k: int) -> list[str]:
        """The containers of the assignment k places earlier."""
        return self.ago.get(k, ("", []))[1]

    def told(self) -> dict[str, dict[str, object]]:
        """The same for people who want to know why."""
        return {
            str(k): {"assignment_uuid": uuid, "book_container_uuids": containers}
            for k, (uuid, containers) in self.ago.items()
        }


def alone(course: Course, assignment: Assignment, pools: Mapping[str, object]) -> Place:
    """The place of an assignment that nothing came before."""
    mapped = dict.fromkeys(course.in_ecosystem(c, pools) for c in assignment.containers)
    return Place(0, {0: (assignment.uuid, list(mapped))})


def place_of(
    course: Course, assignment: Assignment, history: str, pools: Mapping[str, object], now: datetime
) -> Place:
    """Where an assignment stands among the student's of its type; a container counts at its newest place."""
    alike = [
        a
        for a in course.of_student(assignment.student)
        if a.kind == assignment.kind and (not a.data.get("is_deleted") or a.uuid == assignment.uuid)
    ]
    if history == "instructor_driven":
        order = sorted(alike, key=_by_dates)
    else:
        done = {a.uuid: at for a in alike if (at := _entered(course, a, now)) is not None}
        order = sorted((a for a in alike if a.uuid in done), key=lambda a: (done[a.uuid], *_by_dates(a)))
    number = next((i for i, a in enumerate(order) if a.uuid == assignment.uuid), len(order))
    seen: set[str] = set()
    ago = {}
    for k in range(min(number, _FAR) + 1):
        earlier = assignment if k == 0 else order[number - k]
        mapped = dict.fromkeys(course.in_ecosystem(c, pools) for c in earlier.containers)
        ago[k] = (earlier.uuid, [c for c in mapped if c not in seen])
        seen |= mapped.keys()
    return Place(number, ago)


def _by_dates(assignment: Assignment) -> tuple[datetime, datetime, datetime, str]:
    return (
        assignment.date("due_at") or _LATEST,
        assignment.date("opens_at") or _LATEST,
        moment(assignment.data.get("created_at")) or _LATEST,
        assignment.uuid,
    )


def _entered(course: Course, assignment: Assignment, now: datetime) -> datetime | None:
    """When the assignment became part of the student's history: all core questions answered, or due."""
    due_at = assignment.date("due_at")
    if due_at is None:
        return None
    core = {trial for trial, (_, is_spe) in assignment.trials.items() if not is_spe}
    first: dict[str, datetime] = {}
    for response in course.responses[assignment.student]:
        if response.trial in core and response.at <= due_at:
            first[response.trial] = min(response.at, first.get(response.trial, response.at))
    if core and first.keys() == core:
        return max(first.values())
    return due_at if due_at <= now else None
