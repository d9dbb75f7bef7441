"""What can be done with courses over the API only."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from support.api.tutor.course_sources import CourseSources
from support.api.tutor.courses import ApiCourses, ApiRoster, course_after, course_of, full_name_of
from support.api.tutor.site import Site
from support.domain.courses import Course, CourseDraft, CourseView, Place, Section
from support.domain.people import Person

__all__ = ["ApiCourseOffice"]

Json = dict[str, Any]
_FIELDS = {
    "name": ("name",),
    "offering": ("offering_id",),
    "number of sections": ("num_sections",),
    "term": ("term", "year"),
}


class ApiCourseOffice(CourseSources):
    """`support.ports.course_office.CourseOffice`."""

    def __init__(self, site: Site, courses: ApiCourses, roster: ApiRoster) -> None:
        super().__init__(site, courses)
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

    def create_without(self, person: Person, draft: CourseDraft, missing: Collection[str]) -> None:
        """Create a course, leaving out what is named."""
        body = self._courses.body(person, draft)
        left_out = {field for word in missing for field in _FIELDS[word]}
        told = {field: value for field, value in body.items() if field not in left_out}
        self._site.ask(person, "POST", "/courses", told)

    def create_as(self, person: Person | None, teacher: Person, draft: CourseDraft) -> None:
        """Somebody asks for the course that the teacher could create; None is not signed in."""
        self._site.ask(person, "POST", "/courses", self._courses.body(teacher, draft))

    def copy_with_library(
        self, teacher: Person, course: Course, draft: CourseDraft, *, library: bool
    ) -> Course:
        """Make a copy of a course, with or without what was changed in its question library."""
        body = {"name": draft.name, "num_sections": draft.sections, "copy_question_library": library}
        return course_of(self._site.ask(teacher, "POST", f"/courses/{course.id}/clone", body))

    def change_weights(self, teacher: Person, course: Course, reading: float, homework: float) -> None:
        """Say how much readings and homework count in the average."""
        body = {"reading_weight": reading, "homework_weight": homework}
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", body)

    def dates_of(self, courses: Sequence[object]) -> Mapping[str, tuple[datetime, datetime]]:
        """From when to when courses run, by their identity."""
        told = self._site.ask(None, "POST", "/courses/dates", list(courses))
        return {
            uuid: (datetime.fromisoformat(dates["starts_at"]), datetime.fromisoformat(dates["ends_at"]))
            for uuid, dates in told.items()
        }

    def payment_due(self, student: Person, course: Course) -> datetime:
        """Until when a student may be in the course without having paid."""
        told = self._site.ask(student, "GET", f"/courses/{course.id}")
        return datetime.fromisoformat(told["student_record"]["payment_due_at"])

    def ask_to_join_for(self, student: Person, code: str, book: str) -> None:
        """Ask to join by a code, as the edition of a book that the student has."""
        self._site.ask(student, "POST", "/enrollment", {"enrollment_code": code, "book_uuid": book})

    def book_of(self, person: Person, course: Course) -> str:
        """The identity of the course's book."""
        return str(self._site.ask(person, "GET", f"/courses/{course.id}")["ecosystem_book_uuid"])

    def restore_section(self, teacher: Person, course: Course, section: Section) -> Course:
        """Bring an archived section back."""
        self._site.ask(teacher, "PUT", f"/periods/{section.id}/restore")
        return course_after(self._site, teacher, course)

    def archive_section(self, teacher: Person, course: Course, section: Section) -> Course:
        """Put a section away, whoever is in it."""
        self._site.ask(teacher, "DELETE", f"/periods/{section.id}")
        return course_after(self._site, teacher, course)

    def change_code(self, teacher: Person, course: Course, section: Section, code: str) -> Course:
        """Give a section another code to join by."""
        self._site.ask(teacher, "PUT", f"/periods/{section.id}", {"enrollment_code": code})
        return course_after(self._site, teacher, course)

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
