"""The domain verbs that steps may use. Each port is implemented once per channel, behind the same tests.

`Tutor` is what the scenario's channel drives: the API or a browser. `Seeding` always goes through the API:
state is set up there, behaviour is shown through the channel. `Unscreened` is what the API can do and the
site has no screen for. `Biglearn` (support.biglearn) and `EventLog` have one channel only.

Verbs raise `RefusedError` where the product refuses by contract. A verb returns when its effect can be
observed (a published plan has its tasks), waiting through `support.waiting.eventually`.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from support.domain import (
    Answer,
    Answering,
    Assignment,
    AssignmentDraft,
    ClassProgress,
    Course,
    CourseCard,
    CourseDraft,
    CourseEvent,
    Dates,
    Forecast,
    Gradebook,
    Invitation,
    JoinRequest,
    Person,
    PlanCard,
    Question,
    QuestionReview,
    RosterEntry,
    TaskCard,
    TaskOutline,
)

__all__ = [
    "AnswerKey",
    "Assignments",
    "Clock",
    "Courses",
    "Enrollment",
    "EventLog",
    "Forecasts",
    "Practice",
    "Roster",
    "Scores",
    "Seeding",
    "Tasks",
    "Tutor",
    "Unscreened",
]


class Clock(Protocol):
    """The moment at which a scenario lives."""

    @property
    def now(self) -> datetime:
        """The scenario's present, aware, UTC."""

    @property
    def travelled_to(self) -> datetime | None:
        """The moment the product is told to live at, or None while it lives in the real present."""

    def travel_to(self, moment: datetime) -> None:
        """Every later request happens at that moment (a target needs the capability `time-travel`)."""


class Courses(Protocol):
    """Creating and finding courses."""

    def create(self, teacher: Person, draft: CourseDraft) -> Course:
        """Create a course from an offering, in a term that runs now."""

    def listed_for(self, person: Person) -> Sequence[CourseCard]:
        """What the person finds among the own courses."""

    def visit(self, person: Person | None, course: Course) -> None:
        """Look into a course; None is somebody who is not signed in."""

    def rename(self, teacher: Person, course: Course, name: str) -> None:
        """Give the course another name."""

    def add_section(self, teacher: Person, course: Course, name: str) -> Course:
        """Add a section; returns the course as it is then."""


class Enrollment(Protocol):
    """Joining a course by code."""

    def look_up(self, code: str) -> Invitation:
        """What a code tells without login."""

    def join(self, student: Person, code: str, *, student_identifier: str = "") -> None:
        """Ask to join, and confirm."""


class Roster(Protocol):
    """Who is in a course."""

    def students(self, teacher: Person, course: Course) -> Sequence[RosterEntry]:
        """All students, dropped ones included."""

    def move(self, teacher: Person, course: Course, student: Person, section: str) -> None:
        """Move a student to another section of the course."""

    def drop(self, teacher: Person, course: Course, student: Person) -> None:
        """Take a student out of the course."""

    def restore(self, teacher: Person, course: Course, student: Person) -> None:
        """Take a dropped student back."""


class Assignments(Protocol):
    """What teachers assign."""

    def save_draft(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Save without publishing."""

    def publish(self, teacher: Person, course: Course, draft: AssignmentDraft) -> Assignment:
        """Publish a new assignment; returns once the publishing job has succeeded."""

    def listed_for(self, teacher: Person, course: Course) -> Sequence[PlanCard]:
        """What the teacher's calendar shows over the whole term."""

    def progress(
        self, teacher: Person, course: Course, assignment: Assignment, section: str
    ) -> ClassProgress:
        """How far the students of a section are."""

    def withdraw(self, teacher: Person, course: Course, assignment: Assignment) -> None:
        """Delete an assignment."""


class Tasks(Protocol):
    """A student's own work. Assignments are named by title; questions by number, counted from 1."""

    def listed_for(self, student: Person, course: Course) -> Sequence[TaskCard]:
        """What the student's dashboard shows, once all of it is ready."""

    def outline(self, student: Person, course: Course, title: str) -> TaskOutline:
        """Open an assignment and look at all of it without answering."""

    def answer(self, student: Person, course: Course, title: str, number: int, answer: Answer) -> None:
        """Answer one question; again is a change of answer. INVALID where the answer is not taken."""

    def review(self, student: Person, course: Course, title: str, number: int) -> QuestionReview:
        """Look at one question as it stands."""

    def work(
        self, student: Person, course: Course, title: str, answering: Answering
    ) -> tuple[QuestionReview, ...]:
        """Work the whole assignment from beginning to end, slots that fill on the way included."""

    def peek(self, person: Person, course: Course, owner: Person, title: str) -> None:
        """Try to look at the task of somebody else."""


class Practice(Protocol):
    """Practice that students start themselves."""

    def on_pages(self, student: Person, course: Course, pages: Sequence[int]) -> tuple[Question, ...]:
        """Start practice on book pages (positions in reading order); the questions offered."""

    def on_weakest(self, student: Person, course: Course) -> tuple[Question, ...]:
        """Start practice on the weakest topics; the questions offered."""

    def finish(self, student: Person, course: Course, answering: Answering) -> tuple[QuestionReview, ...]:
        """Answer all of the practice started last."""


class Scores(Protocol):
    """The gradebook."""

    def gradebook(self, teacher: Person, course: Course) -> Gradebook:
        """All sections, as the teacher sees them."""

    def own(self, student: Person, course: Course) -> Gradebook:
        """The one row that a student sees."""


class Forecasts(Protocol):
    """The performance forecast."""

    def own(self, student: Person, course: Course) -> Forecast:
        """A student's own."""

    def of_section(self, teacher: Person, course: Course, section: str) -> Forecast:
        """A section's, as its teacher sees it."""


class Tutor(Protocol):
    """Tutor through the scenario's channel."""

    @property
    def courses(self) -> Courses:
        """Creating and finding courses."""

    @property
    def enrollment(self) -> Enrollment:
        """Joining by code."""

    @property
    def roster(self) -> Roster:
        """Who is in a course."""

    @property
    def assignments(self) -> Assignments:
        """What teachers assign."""

    @property
    def tasks(self) -> Tasks:
        """A student's own work."""

    @property
    def practice(self) -> Practice:
        """Practice that students start."""

    @property
    def scores(self) -> Scores:
        """The gradebook."""

    @property
    def forecasts(self) -> Forecasts:
        """The performance forecast."""


class AnswerKey(Protocol):
    """Which choices are right, as only teachers can know."""

    def right_choice(self, question: Question) -> str:
        """The text of the right choice."""

    def wrong_choice(self, question: Question) -> str:
        """The text of a wrong choice, always the same one."""


class Unscreened(Protocol):
    """What the API can do and the site has no screen for. Scenarios that use it are `@api @no-ui`."""

    def request_to_join(self, student: Person, code: str) -> JoinRequest:
        """Ask to join, without confirming (`Enrollment.join` does both)."""

    def confirm_joining(self, person: Person, request: JoinRequest) -> None:
        """Confirm a request; only who made it may."""

    def dates(self, teacher: Person, course: Course, assignment: Assignment) -> Dates:
        """When an assignment opens, is due and closes for its first section, as aware moments."""


class EventLog(Protocol):
    """What Biglearn has been told of courses, read back from Biglearn itself."""

    def events(self, course: Course) -> Sequence[CourseEvent]:
        """All events of the course that Biglearn gives out, ascending; never waits, stops before a gap."""


class Seeding(Protocol):
    """Setting up the world of a scenario, always through the API: the demo calls first, then real ones."""

    @property
    def tutor(self) -> Tutor:
        """The API drivers, for facts that Givens state."""

    @property
    def unscreened(self) -> Unscreened:
        """What only the API can do."""

    def people(self, *people: Person) -> None:
        """Make these people known to the site; again is harmless."""

    def offering(self) -> str:
        """The title of an offering with a book, imported once per run where it is missing."""

    def course(self, name: str, teacher: Person, students: dict[str, Sequence[Person]]) -> Course:
        """A running course of the teacher with these sections and the students in each (by section name)."""

    def page_titles(self, teacher: Person, course: Course) -> Sequence[str]:
        """Titles of the book's pages in reading order."""

    def questions_of_page(self, teacher: Person, course: Course, page: int) -> frozenset[str]:
        """Numbers of every exercise of a page (position in reading order), in whatever pool."""

    def exclude(self, teacher: Person, course: Course, numbers: Collection[str]) -> None:
        """Take exercises out of the course, by number; assignments already given keep them."""

    def answer_key(self, teacher: Person, course: Course) -> AnswerKey:
        """The key to every question of the course's book."""

    def grading_template(self, teacher: Person, course: Course, name: str, *, feedback: str) -> None:
        """A homework template; `feedback` is one of answer, due, publish."""

    def past_work(
        self, teacher: Person, course: Course, draft: AssignmentDraft, results: dict[Person, float]
    ) -> Assignment:
        """An assignment whose due date may lie in the past, worked whole by these students.

        A result is the chance of each answer to be right: 0 and 1 are exact.
        """
