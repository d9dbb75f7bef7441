"""Working out everything for the students concerned: CLUEs, practice, and the slots of their assignments."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sandbox.scheduler.clues import containers_by_exercise, student_clues, teacher_clues
from sandbox.scheduler.exercises import Choice, assignment_choice, personalized, practice, spaced
from sandbox.scheduler.state import Assignment, Course, Ecosystem
from sandbox.scheduler.uploads import Uploads

__all__ = ["Calculation", "next_moment"]


def next_moment(course: Course, student: str, now: datetime) -> datetime | None:
    """When time alone will change something for a student: feedback is released, or an assignment is due."""
    dates = [a.date(name) for a in course.of_student(student) for name in ("feedback_at", "due_at")]
    return min((d for d in dates if d is not None and d > now), default=None)


class Calculation:
    """All that is worked out; it remembers which CLUEs a period has had."""

    def __init__(self, ecosystems: Mapping[str, Ecosystem], uploads: Uploads) -> None:
        self._ecosystems = ecosystems
        self._uploads = uploads
        self._periods: dict[tuple[str, str], set[str]] = {}

    def run(self, course: Course, students: Collection[str], now: datetime) -> None:
        """Work out everything for the students, and put it among the uploads."""
        groups = {e: g for ecosystem in self._ecosystems.values() for e, g in ecosystem.groups.items()}
        by_exercise = containers_by_exercise(course, self._ecosystems)
        for student in sorted(students):
            if student in course.students:
                self._student(course, student, by_exercise, groups, now=now)
            for assignment in course.of_student(student):
                self._assignment(course, assignment, groups, now)
        for period in sorted(course.parents):
            before = self._periods.setdefault((period, course.ecosystem), set())
            found = teacher_clues(course, period, by_exercise, groups, before)
            before |= found.keys()
            for container, clue in found.items():
                owner = {"course_container_uuid": period, "book_container_uuid": container}
                self._uploads.clue("teacher_clue", owner, clue)

    def _student(
        self,
        course: Course,
        student: str,
        by_exercise: Mapping[str, Collection[str]],
        groups: Mapping[str, str],
        *,
        now: datetime,
    ) -> None:
        clues = student_clues(course, student, by_exercise, groups, now)
        for container, clue in clues.items():
            owner = {"student_uuid": student, "book_container_uuid": container}
            self._uploads.clue("student_clue", owner, clue)
        ecosystem = self._ecosystems[course.ecosystem]
        choice = assignment_choice(course, student, ecosystem, groups, now=now, order=student)
        found = practice(choice, clues)
        self._uploads.exercises("practice", {"student_uuid": student}, found, {})

    def _assignment(
        self, course: Course, assignment: Assignment, groups: Mapping[str, str], now: datetime
    ) -> None:
        ecosystem = self._ecosystems.get(assignment.ecosystem)
        if ecosystem is None:
            return

        def choice() -> Choice:
            return assignment_choice(
                course, assignment.student, ecosystem, groups, now=now, order=assignment.uuid
            )

        owner, spy_info = {"assignment_uuid": assignment.uuid}, {"assignment_type": assignment.kind}
        pes: list[str] = []
        if assignment.goal("pes") != 0:
            pes = personalized(choice(), assignment)
            self._uploads.exercises("pes", owner, pes, spy_info)
        if assignment.goal("spes") != 0:
            for history, (found, told) in spaced(choice, course, assignment, pes, now).items():
                self._uploads.exercises("spes", owner, found, {**spy_info, **told}, history=history)
