"""A course in which all kinds of things happen, in an order made from the run's seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from behave import then, when

from steps.parameters import CourseOf
from support.domain.assignments import AssignmentKind
from support.domain.people import Person, Standing
from support.story import Known, Outcome, Persona, Plan
from support.waiting import eventually
from support.world import World

_SECONDS = 30.0  # Tutor's outbox delivers in the background


@when("{int} things of all kinds happen in {course}, in an order of chance")
def things_happen(context, count: int, course: CourseOf) -> None:
    world = context.world
    chances = _Chances(world, world.story.of(course.owner), random.Random(world.seed_text))
    chances.happen(count)
    world.evidence.note(f"by chance: {', '.join(chances.happened)}")
    world.keep(chances)


@then("Biglearn has been told of each of them, in order and without a gap")
def told_of_each(context) -> None:
    world, chances = context.world, context.world.recall(_Chances)

    def all_known() -> list[int]:
        events = world.biglearn_log.events(chances.known.course)
        kinds = [event.type for event in events]
        counts = kinds.count("record_response"), kinds.count("update_roster")
        assert counts == (world.story.answered, 1 + chances.rosters), f"known are {kinds}"
        return [event.number for event in events]

    numbers = eventually(all_known, reason="Biglearn to know everything", within=_SECONDS)
    assert numbers == list(range(len(numbers))), f"numbers should be 0, 1, 2, … but are {numbers}"


@dataclass
class _Chances:
    """What can happen again and again in a course with two sections, and what did."""

    world: World
    known: Known
    chance: random.Random
    happened: list[str] = field(default_factory=list)
    rosters: int = 0  # how many changes of the roster there were

    def happen(self, count: int) -> None:
        """Each kind once, and others by chance, in an order of chance."""
        kinds: dict[str, Callable[[], int]] = {
            "somebody joins": self._join,
            "somebody moves": self._move,
            "somebody is dropped and taken back": self._drop,
            "something is worked": self._work,
            "something is withdrawn": self._withdraw,
            "a question is taken out": self._exclude,
            "the course is renamed": self._rename,
        }
        more = [self.chance.choice(sorted(kinds)) for _ in range(count - len(kinds))]
        self.happened = self.chance.sample([*kinds, *more], count)
        self.rosters = sum(kinds[kind]() for kind in self.happened)

    def _anybody(self) -> Person:
        return self.world.story.persons[self.chance.choice(sorted(self.known.members))]

    def _join(self) -> int:
        newcomer = Persona(f"Newcomer {len(self.known.members)}", Standing.STUDENT)
        section = self.chance.choice(self.known.course.sections).name
        self.world.story.join(self.world.seed.tutor, newcomer, section, self.known)
        return 1

    def _move(self) -> int:
        student, roster = self._anybody(), self.world.seed.tutor.roster
        rows = roster.students(self.known.teacher, self.known.course)
        here = next(row.section_name for row in rows if row.full_name == student.full_name)
        there = next(s.name for s in self.known.course.sections if s.name != here)
        roster.move(self.known.teacher, self.known.course, student, there)
        return 1

    def _drop(self) -> int:
        student, roster = self._anybody(), self.world.seed.tutor.roster
        roster.drop(self.known.teacher, self.known.course, student)
        roster.restore(self.known.teacher, self.known.course, student)
        return 2

    def _publish(self) -> str:
        title = f"Week {len(self.known.assignments) + 1}"
        plan = Plan(AssignmentKind.HOMEWORK, title, pages=(self.chance.randint(1, 5),))
        teacher = Persona(self.known.teacher.persona, Standing.TEACHER)
        self.world.story.publish(self.world.seed.tutor, teacher, plan, self.known)
        return title

    def _work(self) -> int:
        student = Persona(self.chance.choice(sorted(self.known.members)), Standing.STUDENT)
        outcome = self.chance.choice(list(Outcome))
        self.world.story.work(self.world.seed.tutor, student, [self._publish()], outcome)
        return 0

    def _withdraw(self) -> int:
        assignment = self.known.assignments[self._publish()]
        self.world.seed.tutor.assignments.withdraw(self.known.teacher, self.known.course, assignment)
        return 0

    def _exclude(self) -> int:
        page = self.world.seed.questions_of_page(self.known.teacher, self.known.course, 6)
        number = self.chance.choice(sorted(page))
        self.world.seed.exclude(self.known.teacher, self.known.course, [number])
        return 0

    def _rename(self) -> int:
        name = self.world.namespace.name(f"Biology {self.chance.randint(2, 9)}")
        self.world.seed.tutor.courses.rename(self.known.teacher, self.known.course, name)
        return 1
