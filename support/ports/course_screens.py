"""What pages about courses show and the API has no word for. Scenarios that use it are `@ui @no-api`."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from support.domain.courses import Course, CourseDraft
from support.domain.people import Person
from support.domain.planning import AssignmentDetails

__all__ = ["CourseScreens"]


class CourseScreens(Protocol):
    """Pages about courses, from the wizard that makes one to the way out of one."""

    def leave_wizard(self, teacher: Person, draft: CourseDraft) -> Sequence[str]:
        """Leave the course wizard at each of its steps, beginning anew each time; the steps left."""

    def waits(self, teacher: Person, draft: CourseDraft) -> Mapping[str, tuple[bool, bool]]:
        """For each step of the wizard, whether it lets go on before it is answered, and after."""

    def write_size(self, teacher: Person, draft: CourseDraft, text: str) -> tuple[str, str]:
        """Type this as the number of sections and of students; what the fields hold then."""

    def past_courses(self, teacher: Person, draft: CourseDraft) -> Sequence[str]:
        """What the wizard offers to copy."""

    def copied_assignments(self, teacher: Person, course: Course) -> Sequence[str]:
        """The titles beside the calendar of a copied course."""

    def open_copied(self, teacher: Person, course: Course, title: str) -> AssignmentDetails:
        """Begin to give one of them again: what the builder is filled in with."""

    def writable_details(self, teacher: Person, course: Course) -> Sequence[str]:
        """Which of a course's term and dates its settings let be written over."""

    def offers_to_save(self, teacher: Person, course: Course, name: str) -> tuple[bool, bool]:
        """Whether the settings offer to save before another name is written, and after."""

    def switches_settings(self, teacher: Person, course: Course) -> Sequence[str]:
        """Go from one tab of the settings to the other and back: what each was seen to hold."""

    def warns_before_leaving(self, teacher: Person, course: Course) -> bool:
        """Leave a course by its settings; whether there was a warning that it has students."""

    def warns_before_removing(self, teacher: Person, course: Course) -> bool:
        """Remove oneself from the teachers; whether there was a warning about it."""

    def asks_for_section(self, teacher: Person, course: Course) -> bool:
        """Whether the calendar asks to add a section."""

    def think_better_of_id(self, student: Person, course: Course, student_id: str) -> str:
        """Begin to change the own ID and think better of it; the ID shown then."""

    def look_at_subject(self, teacher: Person, offering_title: str) -> str:
        """Choose a subject at the first visit; the subject that is told of then."""

    def suggest_subject(self, teacher: Person, subject: str) -> bool:
        """Suggest a subject at the first visit; whether the site gave thanks."""

    def sign_up_to_teach(self, person: Person) -> None:
        """Make an account as an instructor, whom nobody has verified."""

    def first_word(self, person: Person) -> str:
        """What somebody finds instead of courses: `pending`, `refused`, or what else it is."""
