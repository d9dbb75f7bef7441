"""The gradebook over the API."""

from typing import Any

from support.api.tutor.site import Site, fetch_job
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.scores import Gradebook, GradebookRow, Score

__all__ = ["ApiScores"]

Json = dict[str, Any]


class ApiScores:
    """`support.ports.Scores`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def gradebook(self, teacher: Person, course: Course) -> Gradebook:
        """All sections, as the teacher sees them."""
        return self._report(teacher, course)

    def own(self, student: Person, course: Course) -> Gradebook:
        """The one row that a student sees."""
        return self._report(student, course)

    def weigh(self, teacher: Person, course: Course, homework: float, reading: float) -> None:
        """Let homework and readings count these shares of the course average."""
        body = {"homework_weight": homework, "reading_weight": reading}
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", body)

    def export(self, teacher: Person, course: Course) -> bytes:
        """The scores of the whole course as a spreadsheet file."""
        path = self._site.ask(teacher, "POST", f"/courses/{course.id}/performance/export", {})["job"]
        job = fetch_job(lambda at: self._site.ask(teacher, "GET", at), path)
        return self._site.download(teacher, job["url"])

    def _report(self, person: Person, course: Course) -> Gradebook:
        periods = self._site.ask(person, "GET", f"/courses/{course.id}/performance")
        names = {section.id: section.name for section in course.sections}
        rows = tuple(
            _row(student, period["data_headings"], names.get(period["period_id"], ""))
            for period in periods
            for student in period["students"]
        )
        averages = {
            names[period["period_id"]]: period.get("overall_course_average")
            for period in periods
            if period["period_id"] in names
        }
        return Gradebook(rows, averages)


def _row(student: Json, headings: list[Json], section: str) -> GradebookRow:
    return GradebookRow(
        full_name=f"{student.get('first_name', '')} {student.get('last_name', '')}".strip(),
        section_name=section,
        is_dropped=student["is_dropped"],
        average=student.get("course_average"),
        scores={
            heading["title"]: cell and _score(cell)
            for heading, cell in zip(headings, student["data"], strict=True)
        },
    )


def _score(cell: Json) -> Score:
    return Score(
        points=cell.get("published_points"),
        available=cell.get("available_points"),
        told_share=cell.get("published_score"),
        is_provisional=cell.get("is_provisional_score", False),
    )
