"""Courses, enrollment and roster through the pages."""

from collections.abc import Sequence

from support.domain.courses import (
    Course,
    CourseCard,
    CourseDetails,
    CourseDraft,
    Invitation,
    RosterEntry,
    Welcome,
)
from support.domain.people import Person
from support.ports.clock import Clock
from support.ui.actors import Actors
from support.ui.drivers.facts import Facts
from support.ui.pages.course import open_course_page
from support.ui.pages.course_settings import CourseSettingsPage
from support.ui.pages.course_wizard import CourseWizardPage
from support.ui.pages.enroll import EnrollPage
from support.ui.pages.my_courses import MyCoursesPage
from support.ui.pages.new_teacher import NewTeacherPage
from support.ui.pages.roster import RosterPage
from support.ui.pages.student_access import StudentAccessPage
from support.ui.pages.student_id import StudentIdPage

__all__ = ["UiCourses", "UiEnrollment", "UiRoster"]


class UiCourses:
    """`support.ports.Courses`."""

    def __init__(self, actors: Actors, facts: Facts, clock: Clock) -> None:
        self._actors = actors
        self._facts = facts
        self._clock = clock

    def create(self, teacher: Person, draft: CourseDraft) -> Course:
        """Through the wizard."""
        with self._actors.acting(teacher, f"creating the course {draft.name}") as tab:
            course_id = CourseWizardPage(tab).create(draft, self._clock.now)
        return self._facts.course(teacher, course_id)

    def listed_for(self, person: Person) -> Sequence[CourseCard]:
        """From My Courses."""
        with self._actors.acting(person, "looking at the own courses") as tab:
            return MyCoursesPage(tab).cards()

    def visit(self, person: Person | None, course: Course) -> None:
        """Open the course's dashboard or calendar."""
        with self._actors.acting(person, f"visiting {course.name}") as tab:
            open_course_page(
                tab,
                f"/course/{course.id}",
                "the course",
                student=tab.page.get_by_test_id("this-week-tab"),
                teacher=tab.page.locator(".calendar-header-label"),
            )

    def rename(self, teacher: Person, course: Course, name: str) -> None:
        """In the settings."""
        with self._actors.acting(teacher, f"renaming {course.name}") as tab:
            CourseSettingsPage(tab, course.id).rename(name)

    def details(self, teacher: Person, course: Course) -> CourseDetails:
        """From the settings."""
        with self._actors.acting(teacher, f"reading the details of {course.name}") as tab:
            return CourseSettingsPage(tab, course.id).details()

    def change_zone(self, teacher: Person, course: Course, time_zone: str) -> None:
        """In the settings."""
        with self._actors.acting(teacher, f"moving {course.name} to {time_zone}") as tab:
            CourseSettingsPage(tab, course.id).change_zone(time_zone)

    def change_code(self, teacher: Person, course: Course, code: str) -> None:
        """In the settings."""
        with self._actors.acting(teacher, f"giving {course.name} a code") as tab:
            CourseSettingsPage(tab, course.id).change_code(code)

    def use_lms(self, teacher: Person, course: Course, *, lms: bool) -> None:
        """In the settings, where the choice is open."""
        with self._actors.acting(teacher, "choosing how students get in") as tab:
            StudentAccessPage(tab, course.id).choose(lms=lms)

    def uses_lms(self, teacher: Person, course: Course) -> bool | None:
        """From the settings."""
        with self._actors.acting(teacher, "reading how students get in") as tab:
            return StudentAccessPage(tab, course.id).chosen()

    def leave(self, teacher: Person, course: Course) -> None:
        """By "Delete course" in the settings."""
        with self._actors.acting(teacher, f"leaving {course.name}") as tab:
            page = CourseSettingsPage(tab, course.id)
            page.open()
            page.leave()

    def claim_preview(self, teacher: Person, offering_title: str) -> Course:
        """Through the screen that a teacher without a course is shown."""
        with self._actors.acting(teacher, f"claiming a preview of {offering_title}") as tab:
            course_id = NewTeacherPage(tab).claim_preview(offering_title)
        return self._facts.course(teacher, course_id)

    def copy(self, teacher: Person, course: Course, draft: CourseDraft) -> Course:
        """Through the wizard, which begins with the course to copy."""
        with self._actors.acting(teacher, f"copying {course.name}") as tab:
            course_id = CourseWizardPage(tab).copy(course.id, draft, self._clock.now)
        return self._facts.course(teacher, course_id)


class UiEnrollment:
    """`support.ports.Enrollment`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def look_up(self, code: str) -> Invitation:
        """From the splash, without login."""
        with self._actors.acting(None, f"looking up the code {code}") as tab:
            return EnrollPage(tab).invitation(code)

    def join(self, student: Person, code: str, *, student_identifier: str = "") -> None:
        """Through the enrollment dialog."""
        with self._actors.acting(student, f"joining by the code {code}") as tab:
            EnrollPage(tab).join(code, student_identifier)

    def follow_link(self, code: str) -> Welcome:
        """Through the splash, by its one button."""
        with self._actors.acting(None, f"following the link of {code}") as tab:
            return EnrollPage(tab).follow(code)

    def own_id(self, student: Person, course: Course) -> str | None:
        """What the page to change it begins with."""
        with self._actors.acting(student, "looking at the own ID") as tab:
            return StudentIdPage(tab, course.id).shown() or None

    def change_own_id(self, student: Person, course: Course, student_id: str) -> None:
        """On the page for it."""
        with self._actors.acting(student, "changing the own ID") as tab:
            StudentIdPage(tab, course.id).change(student_id)


class UiRoster:
    """`support.ports.Roster`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def students(self, teacher: Person, course: Course) -> Sequence[RosterEntry]:
        """All tabs, then the dropped."""
        with self._actors.acting(teacher, "reading the roster") as tab:
            page = RosterPage(tab, course.id)
            page.open()
            return page.students()

    def move(self, teacher: Person, course: Course, student: Person, section: str) -> None:
        """By "Change Section"."""
        with self._actors.acting(teacher, f"moving {student.full_name} to {section}") as tab:
            page = RosterPage(tab, course.id)
            page.open()
            if page.find(student.full_name) != section:
                page.move(student.full_name, section)

    def drop(self, teacher: Person, course: Course, student: Person) -> None:
        """By "Drop"."""
        with self._actors.acting(teacher, f"dropping {student.full_name}") as tab:
            page = RosterPage(tab, course.id)
            page.open()
            page.find(student.full_name)
            page.drop(student.full_name)

    def restore(self, teacher: Person, course: Course, student: Person) -> None:
        """By "Add Back to Active Roster"."""
        with self._actors.acting(teacher, f"taking {student.full_name} back") as tab:
            page = RosterPage(tab, course.id)
            page.open()
            page.restore(student.full_name)

    def change_id(self, teacher: Person, course: Course, student: Person, student_id: str) -> None:
        """In the student's row."""
        with self._actors.acting(teacher, f"changing the ID of {student.full_name}") as tab:
            page = RosterPage(tab, course.id)
            page.open()
            page.find(student.full_name)
            page.change_id(student.full_name, student_id)
