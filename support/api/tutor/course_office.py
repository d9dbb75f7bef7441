"""What can be done with courses over the API only."""

from collections.abc import Sequence
from typing import Any

from support.api.tutor.courses import ApiRoster, course_of, full_name_of
from support.api.tutor.site import Site
from support.domain.courses import Course, CourseView, Place, Section
from support.domain.people import Person

__all__ = ["ApiCourseOffice"]

Json = dict[str, Any]


class ApiCourseOffice:
    """`support.ports.course_office.CourseOffice`."""

    def __init__(self, site: Site, roster: ApiRoster) -> None:
        self._site = site
        self._roster = roster

    def view(self, person: Person, course: Course) -> CourseView:
        """What a member is told of the course."""
        told = self._site.ask(person, "GET", f"/courses/{course.id}")
        names = {period["id"]: period["name"] for period in told["periods"]}
        return CourseView(
            sizes={
                period["name"]: period.get("num_enrolled_students")
                for period in told["periods"]
                if not period.get("is_archived")
            },
            students=tuple(full_name_of(student) for student in told.get("students", [])),
            places=tuple(
                Place(str(role["id"]), role["type"], names.get(role.get("period_id")))
                for role in told["roles"]
            ),
        )

    def restore_section(self, teacher: Person, course: Course, section: Section) -> Course:
        """Bring an archived section back."""
        self._site.ask(teacher, "PUT", f"/periods/{section.id}/restore")
        return self._course(teacher, course)

    def archive_section(self, teacher: Person, course: Course, section: Section) -> Course:
        """Put a section away, whoever is in it."""
        self._site.ask(teacher, "DELETE", f"/periods/{section.id}")
        return self._course(teacher, course)

    def change_code(self, teacher: Person, course: Course, section: Section, code: str) -> Course:
        """Give a section another code to join by."""
        self._site.ask(teacher, "PUT", f"/periods/{section.id}", {"enrollment_code": code})
        return self._course(teacher, course)

    def sections_to_choose(self, person: Person, course: Course) -> Sequence[str]:
        """The sections that somebody may choose from who comes by the course's own link."""
        told = self._site.ask(person, "GET", f"/enrollment/{course.uuid}/choices")
        return [period["name"] for period in told["periods"]]

    def sections_in(self, teacher: Person, course: Course, where: str) -> Sequence[str]:
        """The sections that a teacher's overview is about."""
        names = {section.id: section.name for section in course.sections}
        if where == "progress":
            plans = self._site.ask(teacher, "GET", f"/courses/{course.id}/plans")["items"]
            told = self._site.ask(teacher, "GET", f"/plans/{plans[0]['id']}/stats")["stats"]
        elif where == "forecast":
            told = self._site.ask(teacher, "GET", f"/courses/{course.id}/teacher_guide")
        else:
            told = self._site.ask(teacher, "GET", f"/courses/{course.id}/performance")
        return [names.get(one["period_id"], f"section {one['period_id']}") for one in told]

    def student_view(self, teacher: Person, section: Section) -> str:
        """Look at a section as its students do; the id of that role."""
        return str(self._site.ask(teacher, "PUT", f"/periods/{section.id}/teacher_student")["id"])

    def move_to(self, teacher: Person, course: Course, student: Person, section: Section) -> None:
        """Move a student to a section, of whatever course."""
        place = self._roster.id_of(teacher, course, student)
        self._site.ask(teacher, "PUT", f"/students/{place}", {"period_id": section.id})

    def change_own_id_and_more(
        self, student: Person, course: Course, student_id: str, section: Section
    ) -> None:
        """Change the own ID, and ask in the same breath for another section."""
        body = {"student_identifier": student_id, "period_id": section.id, "is_active": False}
        self._site.ask(student, "PUT", f"/user/courses/{course.id}/student", body)

    def teachers_for(self, person: Person, course: Course) -> Sequence[str]:
        """The full names of the course's teachers, as any member may read them."""
        told = self._site.ask(person, "GET", f"/courses/{course.id}/teachers")
        return [full_name_of(one) for one in told if one.get("is_active", True)]

    def _course(self, teacher: Person, course: Course) -> Course:
        return course_of(self._site.ask(teacher, "GET", f"/courses/{course.id}"))
