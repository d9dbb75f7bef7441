"""Working out everything for the students concerned: what algorithms have to calculate, and what follows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sandbox.scheduler.calculations import NOBODY, ClueCalculation, ExerciseCalculation
from sandbox.scheduler.clues import (
    containers_by_exercise,
    students_of,
    what_counts_for_student,
    what_counts_for_teacher,
)
from sandbox.scheduler.desk import Desk, MadeOrder
from sandbox.scheduler.exercises import Choice, assignment_choice, personalized, practice, spaced
from sandbox.scheduler.matrices import Matrices
from sandbox.scheduler.state import Assignment, Course, Ecosystem, Response
from sandbox.scheduler.uploads import Uploads

__all__ = ["Calculation", "next_moment"]


def next_moment(course: Course, student: str, now: datetime) -> datetime | None:
    """When time alone will change something for a student: feedback is released, or an assignment is due."""
    dates = [a.date(name) for a in course.of_student(student) for name in ("feedback_at", "due_at")]
    return min((d for d in dates if d is not None and d > now), default=None)


@dataclass(frozen=True, slots=True)
class _Work:
    """A course at a moment, and what helps to look things up in it."""

    course: Course
    now: datetime
    groups: Mapping[str, str]
    by_exercise: Mapping[str, Collection[str]]
    by_container: Mapping[str, tuple[str, ...]]


class Calculation:
    """All that is worked out; it remembers which CLUEs a period has had."""

    def __init__(
        self,
        ecosystems: Mapping[str, Ecosystem],
        uploads: Uploads,
        desk: Desk,
        defects: Collection[int] = (),
    ) -> None:
        self._defects = frozenset(defects)
        self._ecosystems = ecosystems
        self._uploads = uploads
        self._desk = desk
        self._matrices = Matrices()
        self._periods: dict[tuple[str, str], set[str]] = {}

    def begin(self, ecosystem: Ecosystem) -> None:
        """A new ecosystem: an order is wanted for those who have none of their own yet."""
        self._desk.ask_for_order(ExerciseCalculation("", NOBODY, ecosystem.uuid, ecosystem.every, 0))

    def run(self, course: Course, students: Collection[str], now: datetime) -> None:
        """Work out everything for the students, and put it among the uploads."""
        work = self._work(course, now)
        for student in sorted(students):
            self._ask_for_orders(course, student)
            self._count_answers(work, student)
            if student in course.students:
                self._student_clues(work, student)
                self._practice(work, student)
            for assignment in course.of_student(student):
                self._assignment(work, assignment)
        for period in sorted(course.parents):
            self._teacher_clues(work, period)

    def _work(self, course: Course, now: datetime) -> _Work:
        groups = {e: g for ecosystem in self._ecosystems.values() for e, g in ecosystem.groups.items()}
        by_exercise = containers_by_exercise(course, self._ecosystems)
        by_container: dict[str, list[str]] = {}
        for exercise, containers in by_exercise.items():
            for container in containers:
                by_container.setdefault(container, []).append(exercise)
        return _Work(course, now, groups, by_exercise, {c: tuple(e) for c, e in by_container.items()})

    def _ask_for_orders(self, course: Course, student: str) -> None:
        needed = {a.ecosystem for a in course.of_student(student) if a.needs_exercises}
        if student in course.students:
            needed.add(course.ecosystem)
        responses = course.responses[student]
        answered = frozenset(response.exercise for response in responses)
        for uuid in sorted(needed & self._ecosystems.keys()):
            every = self._ecosystems[uuid].every
            wanted = ExerciseCalculation(course.uuid, student, uuid, every, len(responses))
            self._desk.ask_for_order(wanted, answered)

    def _count_answers(self, work: _Work, student: str) -> None:
        for response, assignment in work.course.counted(student):
            group = work.groups.get(response.exercise, response.exercise)
            update = self._matrices.answered(assignment.ecosystem, group, response.trial)
            if update is not None:
                self._desk.ask_for_matrix(update)

    def _student_clues(self, work: _Work, student: str) -> None:
        found = what_counts_for_student(work.course, student, work.by_exercise, work.groups, work.now)
        self._clues(work, ("student", student), [student], found)

    def _teacher_clues(self, work: _Work, period: str) -> None:
        before = self._periods.setdefault((period, work.course.ecosystem), set())
        found = what_counts_for_teacher(work.course, period, work.by_exercise, work.groups, before)
        if self._defects:
            found = self._as_deployed(work, period, before, found)
        before.update(found)
        self._clues(work, ("teacher", period), students_of(work.course, period), found)

    def _as_deployed(
        self, work: _Work, period: str, before: Collection[str], found: Mapping[str, list[Response]]
    ) -> dict[str, list[Response]]:
        """What changes at once in deployed services.

        After a new roster or ecosystem there is no CLUE where there was none until the next answer there; and
        a CLUE that nothing counts for any more keeps its value.
        """
        kept = dict(found)
        for defect, change in ((34, "switch"), (63, "roster")):
            if defect in self._defects:
                answered = {
                    container
                    for student in students_of(work.course, period)
                    for response in work.course.since(change, student)
                    for container in work.by_exercise.get(response.exercise, ())
                }
                kept = {c: counted for c, counted in kept.items() if c in answered or c in before}
        return {c: counted for c, counted in kept.items() if counted or 63 not in self._defects}

    def _clues(
        self,
        work: _Work,
        owner: tuple[str, str],
        students: Iterable[str],
        found: Mapping[str, Iterable[Response]],
    ) -> None:
        for container, responses in found.items():
            calculation = ClueCalculation(
                work.course.uuid,
                *owner,
                container,
                work.course.ecosystem,
                tuple(students),
                work.by_container.get(container, ()),
                tuple(responses),
            )
            for made in self._desk.ask_for_clue(calculation):
                self._uploads.clue(made)

    def _practice(self, work: _Work, student: str) -> None:
        course = work.course
        for made in self._desk.orders(student, course.ecosystem).values():
            if made.calculation.student != NOBODY:
                clues = self._desk.clues_of(student, course.ecosystem, made.algorithm)
                found = practice(self._choice(work, student, made, seed=student), clues)
                self._uploads.exercises("practice", {"student_uuid": student}, found, made, {})

    def _assignment(self, work: _Work, assignment: Assignment) -> None:
        if assignment.ecosystem in self._ecosystems and assignment.needs_exercises:
            for made in self._desk.orders(assignment.student, assignment.ecosystem).values():
                self._slots(work, assignment, made)

    def _slots(self, work: _Work, assignment: Assignment, made: MadeOrder) -> None:
        def choice() -> Choice:
            return self._choice(work, assignment.student, made, seed=assignment.uuid)

        owner, spy_info = {"assignment_uuid": assignment.uuid}, {"assignment_type": assignment.kind}
        pes: list[str] = []
        if assignment.goal("pes") != 0:
            pes = personalized(choice(), assignment, sees_versions=43 not in self._defects)
            self._uploads.exercises("pes", owner, pes, made, spy_info)
        if assignment.goal("spes") != 0:
            has_history = made.calculation.student != NOBODY
            found = spaced(choice, work.course, assignment, pes, now=work.now, with_history=has_history)
            for chosen, told in found.values():
                self._uploads.exercises("spes", owner, chosen, made, {**spy_info, **told})

    def _choice(self, work: _Work, student: str, made: MadeOrder, *, seed: str) -> Choice:
        ecosystem = self._ecosystems[made.calculation.ecosystem]
        return assignment_choice(
            work.course, student, ecosystem, work.groups, now=work.now, order=made.order, seed=seed
        )
