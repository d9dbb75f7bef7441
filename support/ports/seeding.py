"""Setting up the world of a scenario."""

from collections.abc import Collection, Sequence
from typing import Protocol

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course, CourseSetting, JoinRequest
from support.domain.grading import GradingRules
from support.domain.people import Person
from support.domain.tasks import Question
from support.ports.access import Doors
from support.ports.accounts import Accounts, Jobs
from support.ports.books import Books
from support.ports.classes import Classes
from support.ports.course_office import CourseOffice
from support.ports.demo import Demo
from support.ports.grading import UnscreenedGrading
from support.ports.grading_templates import UnscreenedTemplates
from support.ports.lms import LmsSetup
from support.ports.notes import UnscreenedNotes
from support.ports.payments import Till
from support.ports.planning import UnscreenedPlanning
from support.ports.questions import UnscreenedQuestions
from support.ports.research import Studies
from support.ports.tutor import Tutor
from support.ports.working import UnscreenedWorking

__all__ = [
    "AnswerKey",
    "Seeding",
    "Unscreened",
]


class AnswerKey(Protocol):
    """Which choices are right, as only teachers can know."""

    def right_choice(self, question: Question) -> str:
        """The text of the right choice."""

    def parts(self, question: Question) -> int:
        """How many questions the exercise has that this one belongs to."""

    def wrong_choice(self, question: Question) -> str:
        """The text of a wrong choice, always the same one."""


class Unscreened(Protocol):
    """What the API can do and the site has no screen for. Scenarios that use it are `@api @no-ui`."""

    @property
    def planning(self) -> UnscreenedPlanning:
        """Assignments."""

    @property
    def questions(self) -> UnscreenedQuestions:
        """Questions, and the books that they are of."""

    @property
    def templates(self) -> UnscreenedTemplates:
        """Grading templates."""

    @property
    def grading(self) -> UnscreenedGrading:
        """Grades."""

    @property
    def notes(self) -> UnscreenedNotes:
        """Notes in the book."""

    @property
    def working(self) -> UnscreenedWorking:
        """A student's work."""

    def request_to_join(self, student: Person, code: str) -> JoinRequest:
        """Ask to join, without confirming (`Enrollment.join` does both)."""

    def confirm_joining(self, person: Person, request: JoinRequest) -> None:
        """Confirm a request; only who made it may."""

    def practise_twice_at_once(self, student: Person, course: Course, page: int) -> tuple[str, ...]:
        """Start practice on a page twice in one moment; each time which practice that is."""

    def is_practice_closed(self, student: Person) -> bool:
        """Whether the practice that the student started last is closed."""

    def answer_as_student(self, teacher: Person, course: Course, section: str, title: str) -> None:
        """Answer the first question of an assignment, looking at a section as its students do."""

    def leave_out_of_site(self, administrator: Person, ids: str) -> str:
        """Leave exercises out of the whole site: "12, 13@1" are all versions of one and one of another.

        What was left out before, to be given back afterwards.
        """

    def breaks_down_opening(self, student: Person, course: Course, title: str) -> bool:
        """Whether the site itself fails when the student opens an assignment."""

    def dates(self, teacher: Person, course: Course, assignment: Assignment) -> Dates:
        """When an assignment opens, is due and closes for its first section, as aware moments."""


class Seeding(Protocol):
    """Setting up the world of a scenario, always through the API: the demo calls first, then real ones."""

    @property
    def tutor(self) -> Tutor:
        """The API drivers, for facts that Givens state."""

    @property
    def unscreened(self) -> Unscreened:
        """What only the API can do."""

    @property
    def doors(self) -> Doors:
        """Who is let in where."""

    @property
    def accounts(self) -> Accounts:
        """The own account."""

    @property
    def jobs(self) -> Jobs:
        """Work in the background."""

    @property
    def demo(self) -> Demo:
        """The demo calls."""

    @property
    def lms(self) -> LmsSetup:
        """Connecting courses with a school's LMS."""

    @property
    def classes(self) -> Classes:
        """Whole classes at once."""

    @property
    def office(self) -> CourseOffice:
        """What only the API can do with courses."""

    @property
    def till(self) -> Till:
        """What others than students do about money."""

    @property
    def studies(self) -> Studies:
        """What researchers do."""

    @property
    def books(self) -> Books:
        """The books of the site."""

    def people(self, *people: Person) -> None:
        """Make these people known to the site; again is harmless."""

    def offering(self) -> str:
        """The title of an offering with a book, imported once per run where it is missing."""

    def course(
        self,
        name: str,
        teacher: Person,
        students: dict[str, Sequence[Person]],
        setting: CourseSetting | None = None,
    ) -> Course:
        """A course of the teacher with these sections and the students in each (by section name).

        It runs now, unless the setting says otherwise.
        """

    def as_it_is(self, teacher: Person, course: Course) -> Course:
        """The course as its teacher knows it now: its book may have had a new edition."""

    def page_titles(self, teacher: Person, course: Course) -> Sequence[str]:
        """Titles of the book's pages in reading order."""

    def questions_of_page(self, teacher: Person, course: Course, page: int) -> frozenset[str]:
        """Numbers of every exercise of a page (position in reading order), in whatever pool."""

    def exclude(self, teacher: Person, course: Course, numbers: Collection[str]) -> None:
        """Take exercises out of the course, by number; assignments already given keep them."""

    def answer_key(self, teacher: Person, course: Course) -> AnswerKey:
        """The key to every question of the course's book."""

    def grading_template(
        self, teacher: Person, course: Course, kind: AssignmentKind, rules: GradingRules
    ) -> None:
        """A template with these rules for assignments of that kind, named after both."""

    def past_work(
        self, teacher: Person, course: Course, draft: AssignmentDraft, results: dict[Person, float]
    ) -> Assignment:
        """An assignment whose due date may lie in the past, worked whole by these students.

        A result is the chance of each answer to be right: 0 and 1 are exact.
        """

    def past_works(
        self,
        teacher: Person,
        course: Course,
        drafts: Sequence[AssignmentDraft],
        results: dict[Person, float],
    ) -> None:
        """Many such assignments at once."""
