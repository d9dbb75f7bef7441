"""Courses, joining them, and who is in them, over the API."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from support.api.errors import UnexpectedAnswerError
from support.api.tutor.site import Site
from support.domain.courses import (
    Course,
    CourseCard,
    CourseDetails,
    CourseDraft,
    Invitation,
    JoinRequest,
    RosterEntry,
    Section,
    Welcome,
)
from support.domain.people import Person
from support.domain.refusals import RefusedError

__all__ = ["ApiCourses", "ApiEnrollment", "ApiRoster", "course_after", "course_of", "full_name_of"]

Json = dict[str, Any]
# The months of each term (contract, 1.8), in the order in which a teacher would choose.
_TERMS = {"spring": (1, 6), "fall": (7, 12), "summer": (4, 8), "winter": (11, 12)}


def course_of(told: Json) -> Course:
    """The course in a course object."""
    return Course(
        id=told["id"],
        uuid=told["uuid"],
        name=told["name"],
        ecosystem_id=told.get("ecosystem_id", ""),
        time_zone=told["timezone"],
        starts_at=datetime.fromisoformat(told["starts_at"]),
        ends_at=datetime.fromisoformat(told["ends_at"]),
        sections=tuple(
            Section(p["id"], p["name"], p["enrollment_code"])
            for p in told.get("periods", [])
            if not p.get("is_archived")
        ),
    )


def course_after(site: Site, person: Person, course: Course) -> Course:
    """The course as it is after the person changed it.

    Who changed it and may not read it was let do something that is not theirs: that is no refusal.
    """
    try:
        return course_of(site.ask(person, "GET", f"/courses/{course.id}"))
    except RefusedError as refusal:
        raise UnexpectedAnswerError(
            f"{person.persona} changed {course.name}, and may not read it"
        ) from refusal


class ApiCourses:
    """`support.ports.Courses`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def create(self, teacher: Person, draft: CourseDraft) -> Course:
        """Create a course from an offering, in a term that runs now unless the draft names one."""
        return course_of(self._site.ask(teacher, "POST", "/courses", self.body(teacher, draft)))

    def body(self, teacher: Person, draft: CourseDraft) -> Json:
        """What is sent to create the course of a draft."""
        offerings = self._site.ask(teacher, "GET", "/offerings")["items"]
        offering = next((o for o in offerings if o["title"] == draft.offering_title), None)
        assert offering, f"no offering {draft.offering_title!r} among {[o['title'] for o in offerings]}"  # noqa: S101
        wanted = draft.term
        term, year = (wanted.season, wanted.year) if wanted else self._running_term(offering)
        return {
            "name": draft.name,
            "is_preview": False,
            "num_sections": draft.sections,
            "offering_id": offering["id"],
            "term": term,
            "year": year,
            "is_college": True,
        }

    def _running_term(self, offering: Json) -> tuple[str, int]:
        now = self._site.clock.now
        offered = {(t["term"], t["year"]) for t in offering["active_term_years"]}
        for term, (first, last) in _TERMS.items():
            if first <= now.month <= last and (term, now.year) in offered:
                return term, now.year
        raise AssertionError(f"no term that runs now is offered: {sorted(offered)}")

    def listed_for(self, person: Person) -> Sequence[CourseCard]:
        """What the person finds among the own courses, previews left out."""
        courses = self._site.ask(person, "GET", "/user/courses")
        real = [c for c in courses if not c["is_preview"]]
        return [CourseCard(c["name"], c["roles"][0]["type"] if c["roles"] else "nobody") for c in real]

    def visit(self, person: Person | None, course: Course) -> None:
        """Look into a course; None is somebody who is not signed in."""
        self._site.ask(person, "GET", f"/courses/{course.id}")

    def rename(self, teacher: Person, course: Course, name: str) -> None:
        """Give the course another name."""
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", {"name": name})

    def details(self, teacher: Person, course: Course) -> CourseDetails:
        """What the course's settings tell."""
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}")
        return CourseDetails(
            term=f"{told['term']} {told['year']}",
            first_day=datetime.fromisoformat(told["starts_at"]).date(),
            last_day=datetime.fromisoformat(told["ends_at"]).date(),
            code=told.get("code") or None,
        )

    def change_zone(self, teacher: Person, course: Course, time_zone: str) -> None:
        """Move the course to another time zone."""
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", {"timezone": time_zone})

    def change_code(self, teacher: Person, course: Course, code: str) -> None:
        """Give the course the code by which the school knows it."""
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", {"code": code})

    def use_lms(self, teacher: Person, course: Course, *, lms: bool) -> None:
        """Choose how students get in."""
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", {"is_lms_enabled": lms})

    def uses_lms(self, teacher: Person, course: Course) -> bool | None:
        """What has been chosen; None while nothing has."""
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}")
        chosen: bool | None = told.get("is_lms_enabled")
        return chosen

    def leave(self, teacher: Person, course: Course) -> None:
        """Take the course off one's own list."""
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}")
        self._site.ask(teacher, "DELETE", f"/teachers/{told['teacher_record']['id']}")

    def claim_preview(self, teacher: Person, offering_title: str) -> Course:
        """Take a ready-made course of an offering to look around in."""
        draft = CourseDraft(f"Preview of {offering_title}", offering_title)
        told = self.body(teacher, draft) | {"is_preview": True}
        del told["term"], told["year"]
        return course_of(self._site.ask(teacher, "POST", "/courses", told))

    def copy(self, teacher: Person, course: Course, draft: CourseDraft) -> Course:
        """Make a course as a copy of another; its library comes along, as the pages have it."""
        body: Json = {"name": draft.name, "num_sections": draft.sections, "copy_question_library": True}
        if draft.term:
            body |= {"term": draft.term.season, "year": draft.term.year}
        return course_of(self._site.ask(teacher, "POST", f"/courses/{course.id}/clone", body))


class ApiEnrollment:
    """`support.ports.Enrollment`, and the halves of joining that only the API has."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def look_up(self, code: str) -> Invitation:
        """What a code tells without login."""
        told = self._site.ask(None, "POST", "/enrollment/prevalidate", {"enrollment_code": code})
        return Invitation(told["course"]["name"], told["period"]["name"])

    def join(self, student: Person, code: str, *, student_identifier: str = "") -> None:
        """Ask to join, and confirm."""
        request = self.request_to_join(student, code)
        self._site.ask(
            student, "PUT", f"/enrollment/{request.id}/approve", {"student_identifier": student_identifier}
        )

    def request_to_join(self, student: Person, code: str) -> JoinRequest:
        """Ask to join, without confirming."""
        told = self._site.ask(student, "POST", "/enrollment", {"enrollment_code": code})
        return JoinRequest(str(told["id"]))

    def follow_link(self, code: str) -> Welcome:
        """Follow the link of a section without being signed in."""
        place = code.replace(" ", "-")
        self._site.open_page(None, f"/enroll/{place}")
        return Welcome("go=student_signup" in self._site.sent_to(None, f"/enroll/start/{place}"))

    def own_id(self, student: Person, course: Course) -> str | None:
        """The student's own ID of the school, as the course has it."""
        told = self._site.ask(student, "GET", f"/courses/{course.id}")
        return told["student_record"].get("student_identifier") or None

    def change_own_id(self, student: Person, course: Course, student_id: str) -> None:
        """Tell the course another ID of the school."""
        body = {"student_identifier": student_id}
        self._site.ask(student, "PUT", f"/user/courses/{course.id}/student", body)

    def confirm_joining(self, person: Person, request: JoinRequest) -> None:
        """Confirm a request; only who made it may."""
        self._site.ask(person, "PUT", f"/enrollment/{request.id}/approve", {})


class ApiRoster:
    """`support.ports.Roster`. People are found by their full names, which a scenario never gives twice."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._teachers: dict[str, Person] = {}

    def students(self, teacher: Person, course: Course) -> Sequence[RosterEntry]:
        """All students, dropped ones included."""
        names = {p["id"]: p["name"] for p in self._course(teacher, course)["periods"]}
        return [
            RosterEntry(
                full_name_of(s),
                names.get(s["period_id"]),
                is_active=s["is_active"],
                student_id=s.get("student_identifier") or None,
            )
            for s in self._students(teacher, course)
        ]

    def move(self, teacher: Person, course: Course, student: Person, section: str) -> None:
        """Move a student to another section of the course."""
        period = course.section(section).id
        self._site.ask(
            teacher, "PUT", f"/students/{self.id_of(teacher, course, student)}", {"period_id": period}
        )

    def drop(self, teacher: Person, course: Course, student: Person) -> None:
        """Take a student out of the course."""
        self._site.ask(teacher, "DELETE", f"/students/{self.id_of(teacher, course, student)}")

    def restore(self, teacher: Person, course: Course, student: Person) -> None:
        """Take a dropped student back."""
        self._site.ask(teacher, "PUT", f"/students/{self.id_of(teacher, course, student)}/restore")

    def change_id(self, teacher: Person, course: Course, student: Person, student_id: str) -> None:
        """Change the ID by which the school knows a student."""
        body = {"student_identifier": student_id}
        self._site.ask(teacher, "PUT", f"/students/{self.id_of(teacher, course, student)}", body)

    def note_teacher(self, course: Course, teacher: Person) -> None:
        """Remember who can look up ids in a course: those who must be refused cannot."""
        self._teachers[course.id] = teacher

    def id_of(self, acting: Person, course: Course, student: Person) -> str:
        """The id of a student's place, told by a teacher of the course where one is known."""
        return str(self._place(acting, course, student)["id"])

    def role_of(self, acting: Person, course: Course, student: Person) -> str:
        """The id of a student's role, told by a teacher of the course where one is known."""
        return str(self._place(acting, course, student)["role_id"])

    def _place(self, acting: Person, course: Course, student: Person) -> Json:
        teacher = self._teachers.get(course.id, acting)
        found = [s for s in self._students(teacher, course) if full_name_of(s) == student.full_name]
        assert found, f"{student.full_name} is not on the roster of {course.name}"  # noqa: S101
        return found[0]

    def _students(self, teacher: Person, course: Course) -> list[Json]:
        roster = self._site.ask(teacher, "GET", f"/courses/{course.id}/roster")
        return list(roster["students"])

    def _course(self, teacher: Person, course: Course) -> Json:
        told: Json = self._site.ask(teacher, "GET", f"/courses/{course.id}")
        return told


def full_name_of(member: Json) -> str:
    """First and last name as the site joins them."""
    return f"{member.get('first_name', '')} {member.get('last_name', '')}".strip()
