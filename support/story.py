"""What a scenario has told so far and what its words mean: who Ben is, which course is Ada's, what a day is.

Steps turn words into values of this module (steps/parameters.py) and ask the story for what they stand for in
the running scenario. The rule for every short reference is: the latest of its kind.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from support.domain.assignments import Assignment, AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course, CourseDraft, CourseSetting, Invitation, JoinRequest, Term
from support.domain.events import CourseEvent
from support.domain.grading import GradingRules
from support.domain.people import Person, Standing
from support.domain.tasks import Answer, Answering, Question, QuestionReview
from support.ports.clock import Clock
from support.ports.seeding import AnswerKey, Seeding
from support.ports.tutor import Tutor

__all__ = ["Day", "Known", "Outcome", "Persona", "Plan", "Story", "answers", "missing", "repeated"]

_OPENING = time(0, 1)
_DUE = time(23, 0)


@dataclass(frozen=True, slots=True)
class Persona:
    """A name that features use, and what its bearer is on the site."""

    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Day:
    """A day, counted from the scenario's present one."""

    offset: int


class Outcome(StrEnum):
    """Whether answers are the right ones."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a scenario says about an assignment; what it does not say has a valid default."""

    kind: AssignmentKind
    title: str
    due: Day = Day(1)
    opening: Day | None = None  # None: yesterday, or three days before it is due
    closing: Day | None = None
    pages: tuple[int, ...] = (1,)  # as readers count, from 1
    questions: int = 3
    tutor_questions: int = 0
    points: tuple[float, ...] = ()  # of each question; as many as there are questions
    rules: GradingRules | None = None  # None leaves it to the course's own template
    sections: tuple[str, ...] = ()
    note: str = ""
    template: str | None = None  # by its name; None means the one that `rules` ask for
    external_url: str = "https://assignment.example/"


@dataclass(slots=True)
class Known:
    """A course of the scenario: who teaches it, who was put into it, what was assigned in it."""

    course: Course
    alias: str
    teacher: Person
    members: set[str] = field(default_factory=set)  # personas
    assignments: dict[str, Assignment] = field(default_factory=dict)
    drafts: dict[str, AssignmentDraft] = field(default_factory=dict)
    answer_key: AnswerKey | None = None
    templates: set[tuple[AssignmentKind, GradingRules]] = field(default_factory=set)  # made for the scenario

    @property
    def section(self) -> str:
        """The name of the first section."""
        return self.course.sections[0].name

    @property
    def latest_assignment(self) -> Assignment:
        """What was assigned last."""
        return list(self.assignments.values())[-1]

    @property
    def zone(self) -> ZoneInfo:
        """The course's time zone."""
        return ZoneInfo(self.course.time_zone)

    def note(self, draft: AssignmentDraft, assignment: Assignment) -> None:
        """Remember an assignment by its title."""
        self.drafts[draft.title] = draft
        self.assignments[draft.title] = assignment

    def code(self, section: str) -> str:
        """What students of that section type to join."""
        return self.course.section(section).enrollment_code


class _World(Protocol):
    """What of the World a story needs."""

    @property
    def clock(self) -> Clock: ...

    @property
    def seed(self) -> Seeding: ...

    @property
    def namespace(self) -> "_Namespace": ...


class _Cast(Protocol):
    def named(self, persona: str, standing: Standing) -> Person: ...


class _Namespace(Protocol):
    def name(self, alias: str) -> str: ...


def missing(course: Course) -> Course:
    """A course like this one that no site has: the largest number an identifier can be."""
    return replace(course, id="2147483647")


def answers(key: AnswerKey, outcome: Outcome) -> Answering:
    """Answers every question alike: right, or wrong."""
    choose = key.right_choice if outcome is Outcome.RIGHT else key.wrong_choice

    def answer(question: Question) -> Answer:
        written = "As I understand it." if question.needs_free_response else None
        return Answer(choice=choose(question) if question.choices else None, free_response=written)

    return answer


def repeated(key: AnswerKey, questions: Sequence[Question]) -> list[str]:
    """The exercises among these that were met more often than they have parts."""
    met = Counter(question.uid for question in questions)
    most = {question.uid: key.parts(question) for question in questions}
    return [uid for uid, times in met.items() if times > most[uid]]


@dataclass
class Story:
    """The memory of one scenario. Where it holds one thing, that is the latest of its kind."""

    world: _World
    cast: _Cast
    known: list[Known] = field(default_factory=list)
    persons: dict[str, Person] = field(default_factory=dict)
    practice: tuple[Question, ...] = ()
    reviews: tuple[QuestionReview, ...] = ()
    opened: tuple[Question, ...] = ()
    opened_again: tuple[Question, ...] = ()
    request: JoinRequest | None = None
    invitation: Invitation | None = None
    book_questions: Mapping[str, int] = field(default_factory=dict)  # how many each book has
    kept_texts: Sequence[tuple[str, str | None]] = ()  # what was written, and what was kept of it
    payment_codes: Sequence[str] = ()  # as a bookstore sold them
    events: Sequence[CourseEvent] = ()  # what Biglearn knew before the act
    answered: int = 0  # answers given in the scenario, changed ones included

    def person(self, persona: Persona) -> Person:
        """The person of that name, known to the site from the first mention on."""
        if persona.name not in self.persons:
            person = self.cast.named(persona.name, persona.standing)
            self.world.seed.people(person)
            self.persons[persona.name] = person
        return self.persons[persona.name]

    def remember(self, course: Course, alias: str, teacher: Person, members: Sequence[Person] = ()) -> Known:
        """Note a course that came to be."""
        self.known.append(Known(course, alias, teacher, {person.persona for person in members}))
        return self.known[-1]

    def of(self, persona: Persona) -> Known:
        """The course the person teaches or was put into last; of outsiders, the scenario's latest."""
        if not self.known:
            raise LookupError(f"no course of {persona.name} yet: a step before this one has to make it")
        own = [k for k in self.known if k.teacher.persona == persona.name or persona.name in k.members]
        return (own or self.known)[-1]

    def moment(self, day: Day, clock_time: time, course: Course) -> datetime:
        """That time of that day on the course's clock."""
        zone = ZoneInfo(course.time_zone)
        date = self.world.clock.now.astimezone(zone).date() + timedelta(days=day.offset)
        return datetime.combine(date, clock_time, tzinfo=zone)

    def opening(self, day: Day, known: Known) -> datetime:
        """When something opens on that day."""
        return self.moment(day, _OPENING, known.course)

    def due(self, day: Day, known: Known) -> datetime:
        """When something is due on that day, or closes."""
        return self.moment(day, _DUE, known.course)

    def draft(self, plan: Plan, known: Known) -> AssignmentDraft:
        """The assignment a scenario speaks of, whole."""
        opening = plan.opening or Day(min(-1, plan.due.offset - 3))
        closes_at = self.moment(plan.closing, _DUE, known.course) if plan.closing else None
        return AssignmentDraft(
            title=plan.title,
            kind=plan.kind,
            dates=Dates(
                self.moment(opening, _OPENING, known.course),
                self.moment(plan.due, _DUE, known.course),
                closes_at,
            ),
            pages=tuple(page - 1 for page in plan.pages),
            questions=len(plan.points) or plan.questions,
            points=plan.points,
            tutor_questions=plan.tutor_questions,
            sections=plan.sections,
            grading_template=plan.template or self._template(plan, known),
            note=plan.note,
            external_url=plan.external_url,
        )

    def key(self, known: Known) -> AnswerKey:
        """Which answers are right in that course."""
        if known.answer_key is None:
            known.answer_key = self.world.seed.answer_key(known.teacher, known.course)
        return known.answer_key

    def pages(self, known: Known, numbers: Sequence[int]) -> tuple[str, ...]:
        """Titles of pages of the course's book, counted from 1."""
        titles = self.world.seed.page_titles(known.teacher, known.course)
        return tuple(titles[number - 1] for number in numbers)

    def draft_from_elsewhere(self, plan: Plan, due: time, ahead: timedelta, known: Known) -> AssignmentDraft:
        """The same, due at that time of its day as told from a place so far ahead of the course's clock."""
        draft = self.draft(plan, known)
        here = self.moment(plan.due, due, known.course)
        there = timezone((here.utcoffset() or timedelta(0)) + ahead)
        return replace(draft, dates=replace(draft.dates, due_at=here.replace(tzinfo=there)))

    def _template(self, plan: Plan, known: Known) -> str | None:
        """The name of the course's template with the plan's rules, made at the first need."""
        if plan.rules is None:
            return None
        if (plan.kind, plan.rules) not in known.templates:
            self.world.seed.grading_template(known.teacher, known.course, plan.kind, plan.rules)
            known.templates.add((plan.kind, plan.rules))
        return f"{plan.rules.name} {plan.kind}"

    # What people do; `tutor` is the channel it is done through.

    def create(
        self, tutor: Tutor, teacher: Persona, alias: str, *, sections: int = 1, term: Term | None = None
    ) -> Known:
        """The teacher creates a course."""
        person = self.person(teacher)
        draft = CourseDraft(self.world.namespace.name(alias), self.world.seed.offering(), sections, term)
        return self.remember(tutor.courses.create(person, draft), alias, person)

    def seeded(
        self,
        teacher: Persona,
        sections: dict[str, Sequence[Persona]],
        setting: CourseSetting | None = None,
    ) -> Known:
        """A course that was there before the scenario's own acts."""
        person = self.person(teacher)
        students: dict[str, Sequence[Person]] = {
            name: [self.person(p) for p in members] for name, members in sections.items()
        }
        name = self.world.namespace.name(f"{teacher.name}'s course")
        course = self.world.seed.course(name, person, students, setting)
        return self.remember(course, name, person, [p for people in students.values() for p in people])

    def crowded(self, teacher: Persona, sizes: dict[str, int]) -> dict[str, tuple[Person, ...]]:
        """A course with so many students in each section, whom nobody names; they are made known at once."""
        person, count = self.person(teacher), 0
        students: dict[str, tuple[Person, ...]] = {}
        for section, size in sizes.items():
            numbers = range(count, count + size)
            students[section] = tuple(self.cast.named(f"Pupil{n}", Standing.STUDENT) for n in numbers)
            count += size
        name = self.world.namespace.name(f"{teacher.name}'s course of {count}")
        course = self.world.seed.course(name, person, dict(students))
        self.remember(course, name, person, [p for people in students.values() for p in people])
        return students

    def join(self, tutor: Tutor, student: Persona, section: str, known: Known) -> None:
        """The student joins a section of the course by its code."""
        tutor.enrollment.join(self.person(student), known.code(section))
        known.members.add(student.name)

    def publish(self, tutor: Tutor, teacher: Persona, plan: Plan, known: Known) -> None:
        """Somebody publishes an assignment in the course."""
        draft = self.draft(plan, known)
        known.note(draft, tutor.assignments.publish(self.person(teacher), known.course, draft))

    def work(self, tutor: Tutor, student: Persona, titles: Sequence[str], outcome: Outcome) -> None:
        """The student works assignments from beginning to end."""
        known = self.of(student)
        for title in titles:
            answering = answers(self.key(known), outcome)
            self.reviews = tutor.tasks.work(self.person(student), known.course, title, answering)
            self.answered += len(self.reviews)

    def answer(self, tutor: Tutor, student: Persona, title: str, number: int, outcome: Outcome) -> None:
        """The student answers one question, counted from 1."""
        known, person = self.of(student), self.person(student)
        question = tutor.tasks.review(person, known.course, title, number).question
        given = answers(self.key(known), outcome)(question)
        tutor.tasks.answer(person, known.course, title, number, given)
        self.answered += 1
