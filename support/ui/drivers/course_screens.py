"""What only pages about courses show."""

from collections.abc import Mapping, Sequence

from support.domain.courses import Course, CourseDraft
from support.domain.people import Person
from support.domain.planning import AssignmentDetails
from support.ports.clock import Clock
from support.ui.actors import Actors
from support.ui.pages.calendar_sidebar import CalendarSidebar
from support.ui.pages.course_settings import CourseSettingsPage
from support.ui.pages.course_wizard import CourseWizardPage
from support.ui.pages.dev_accounts import DevAccountsPage
from support.ui.pages.my_courses import MyCoursesPage
from support.ui.pages.new_teacher import NewTeacherPage
from support.ui.pages.roster_teachers import RosterTeachersPage
from support.ui.pages.settings_tabs import SettingsTabs
from support.ui.pages.student_id import StudentIdPage
from support.ui.pages.terms import TermsDialog

__all__ = ["UiCourseScreens"]


class UiCourseScreens:
    """`support.ports.course_screens.CourseScreens`."""

    def __init__(self, actors: Actors, clock: Clock) -> None:
        self._actors = actors
        self._clock = clock

    def leave_wizard(self, teacher: Person, draft: CourseDraft) -> Sequence[str]:
        """By its cross, one step further each time."""
        left: list[str] = []
        with self._actors.acting(teacher, "leaving the course wizard") as tab:
            wizard = CourseWizardPage(tab)
            while "size" not in left:
                step = wizard.open()
                for _ in left:
                    wizard.do(step, draft, self._clock.now)
                    step = wizard.proceed(step)
                wizard.cancel()
                left.append(step)
        return left

    def waits(self, teacher: Person, draft: CourseDraft) -> Mapping[str, tuple[bool, bool]]:
        """By whether "Next" can be pressed."""
        found: dict[str, tuple[bool, bool]] = {}
        with self._actors.acting(teacher, "going through the course wizard") as tab:
            wizard = CourseWizardPage(tab)
            step = wizard.open()
            while step != "created":
                wizard.empty(step)
                before = wizard.can_go_on()
                wizard.do(step, draft, self._clock.now)
                found[step] = (before, wizard.can_go_on())
                step = wizard.proceed(step)
        return found

    def write_size(self, teacher: Person, draft: CourseDraft, text: str) -> tuple[str, str]:
        """At the wizard's last step."""
        with self._actors.acting(teacher, "estimating the size of a course") as tab:
            wizard = CourseWizardPage(tab)
            step = wizard.open()
            while step != "size":
                wizard.do(step, draft, self._clock.now)
                step = wizard.proceed(step)
            return wizard.write_size(text, text)

    def past_courses(self, teacher: Person, draft: CourseDraft) -> Sequence[str]:
        """At the step after "copy"."""
        with self._actors.acting(teacher, "looking for a course to copy") as tab:
            return CourseWizardPage(tab).past_courses(draft, self._clock.now)

    def copied_assignments(self, teacher: Person, course: Course) -> Sequence[str]:
        """From the calendar's sidebar."""
        with self._actors.acting(teacher, "looking for what was assigned before") as tab:
            return CalendarSidebar(tab, course).copied()

    def open_copied(self, teacher: Person, course: Course, title: str) -> AssignmentDetails:
        """From the calendar's sidebar into the builder."""
        with self._actors.acting(teacher, f"giving {title} again") as tab:
            return CalendarSidebar(tab, course).open_copied(title, self._clock.now)

    def writable_details(self, teacher: Person, course: Course) -> Sequence[str]:
        """In the settings."""
        with self._actors.acting(teacher, "trying to write over the term") as tab:
            page = CourseSettingsPage(tab, course.id)
            page.open()
            return page.writable()

    def offers_to_save(self, teacher: Person, course: Course, name: str) -> tuple[bool, bool]:
        """By whether there is a button."""
        with self._actors.acting(teacher, "writing another name") as tab:
            page = CourseSettingsPage(tab, course.id)
            page.open()
            before = page.offers_to_save()
            page.write_name(name)
            return before, page.offers_to_save()

    def switches_settings(self, teacher: Person, course: Course) -> Sequence[str]:
        """By their tabs."""
        with self._actors.acting(teacher, "switching the settings' tabs") as tab:
            return SettingsTabs(tab, course.id).switch()

    def warns_before_leaving(self, teacher: Person, course: Course) -> bool:
        """By the dialog's warning."""
        with self._actors.acting(teacher, f"leaving {course.name}") as tab:
            page = CourseSettingsPage(tab, course.id)
            page.open()
            return page.leave()

    def warns_before_removing(self, teacher: Person, course: Course) -> bool:
        """By the popover's warning."""
        with self._actors.acting(teacher, "removing oneself") as tab:
            page = RosterTeachersPage(tab, course.id)
            page.open()
            return page.remove(teacher.full_name)

    def asks_for_section(self, teacher: Person, course: Course) -> bool:
        """By the notice above the calendar."""
        with self._actors.acting(teacher, "looking at the calendar") as tab:
            return CalendarSidebar(tab, course).asks_for_section()

    def think_better_of_id(self, student: Person, course: Course, student_id: str) -> str:
        """By "Cancel"."""
        with self._actors.acting(student, "not changing the own ID") as tab:
            page = StudentIdPage(tab, course.id)
            page.think_better(student_id)
            return page.shown()

    def look_at_subject(self, teacher: Person, offering_title: str) -> str:
        """On the screen of the first visit."""
        with self._actors.acting(teacher, f"looking at {offering_title}") as tab:
            page = NewTeacherPage(tab)
            page.open()
            page.choose(offering_title)
            return page.shown_title()

    def suggest_subject(self, teacher: Person, subject: str) -> bool:
        """On the screen of the first visit."""
        with self._actors.acting(teacher, f"suggesting {subject}") as tab:
            return NewTeacherPage(tab).suggest(subject)

    def sign_up_to_teach(self, person: Person) -> None:
        """On the page with which sites in development stand in for the accounts."""
        with self._actors.acting(None, f"making the account {person.username}") as tab:
            DevAccountsPage(tab).create(person.username, "instructor")
        with self._actors.acting(person, "agreeing to the terms") as tab:
            TermsDialog(tab).agree()

    def first_word(self, person: Person) -> str:
        """At the address of the own courses."""
        with self._actors.acting(person, "asking for the own courses") as tab:
            return MyCoursesPage(tab).open()
