"""What Biglearn is told, by Tutor or by somebody who is not allowed to."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from behave import given, when

from support.biglearn import AssignmentFacts
from support.data.telling import Telling
from support.domain import RefusedError
from support.story import Persona
from support.world import World


def _assign(world: World, title: str, persona: Persona, **details: object) -> None:
    telling = world.recall(Telling)
    facts = telling.assignment(title, persona.name, **details)
    world.biglearn.create_update_assignments(telling.numbered(facts))


def _answer(world: World, title: str, right: int, wrong: int = 0) -> None:
    telling = world.recall(Telling)
    told = telling.numbered(*telling.responses(title, right=right, wrong=wrong))
    world.attempt(lambda: world.biglearn.record_responses(told))


@given("Biglearn knows a course with the students {actors}")
def knows_course(context, students: tuple[Persona, ...]) -> None:
    world = context.world
    telling = Telling(world.seed_text, world.clock.now)
    world.keep(telling)
    world.biglearn.create_ecosystem(telling.book)
    world.biglearn.create_course(telling.course())
    world.biglearn.update_rosters(telling.numbered(telling.roster([who.name for who in students])))


@given("{actor} was given the assignment {assignment}")
def was_given(context, student: Persona, title: str) -> None:
    _assign(context.world, title, student)


@given("{actor} was given the assignment {assignment} with {int} exercises")
def was_given_more(context, student: Persona, title: str, exercises: int) -> None:
    _assign(context.world, title, student, exercises=exercises)


@given("{actor} was given the assignment {assignment}, due tomorrow")
def was_given_due(context, student: Persona, title: str) -> None:
    _assign(context.world, title, student, due_at=context.world.clock.now + timedelta(days=1))


@given("{actor} was given the assignment {assignment}, with feedback tomorrow")
def was_given_held_back(context, student: Persona, title: str) -> None:
    _assign(context.world, title, student, feedback_at=context.world.clock.now + timedelta(days=1))


@when("{actor} is given the assignment {assignment}, to be completed with {int} personalized exercises")
@when(
    "{actor} is given the assignment {assignment} on the same page, "
    "to be completed with {int} personalized exercises"
)
def is_given_with_goal(context, student: Persona, title: str, goal: int) -> None:
    _assign(context.world, title, student, goal_personalized=goal, exercises=0)


@given("Tutor told of {int} right answer(s) to {assignment}")
@when("Tutor tells of {int} right answer(s) to {assignment}")
def tells_right(context, right: int, title: str) -> None:
    _answer(context.world, title, right)


@when("Tutor tells of {int} right and {int} wrong answers to {assignment}")
def tells_mixed(context, right: int, wrong: int, title: str) -> None:
    _answer(context.world, title, right, wrong)


@given(
    "Tutor told of {int} right answers to the assignment {assignment} of {actor} "
    "that Biglearn does not know yet"
)
def told_early(context, right: int, title: str, student: Persona) -> None:
    context.world.recall(Telling).assignment(title, student.name)
    _answer(context.world, title, right)


@when("Tutor tells of the assignment {assignment}")
def tells_assignment(context, title: str) -> None:
    telling = context.world.recall(Telling)
    context.world.biglearn.create_update_assignments(telling.numbered(telling.assignments[title]))


@when("Tutor tells of the same answer again")
def tells_again(context) -> None:
    answer = context.world.recall(Telling).answers[-1]
    told = replace(answer, number=context.world.recall(Telling).next_number - 1)
    context.world.attempt(lambda: context.world.biglearn.record_responses([told]))


@when("Tutor tells of the same answer again, but as a wrong one")
def tells_otherwise(context) -> None:
    telling = context.world.recall(Telling)
    told = replace(telling.answers[-1], is_correct=False, number=telling.next_number - 1)
    context.world.attempt(lambda: context.world.biglearn.record_responses([told]))


@when("Tutor tells of no answers at all")
def tells_nothing(context) -> None:
    context.world.attempt(lambda: context.world.biglearn.record_responses([]))


@given("Tutor told of a roster with the number {int}")
@when("Tutor tells of a roster with the number {int}")
def tells_roster(context, number: int) -> None:
    telling = context.world.recall(Telling)
    roster = replace(telling.roster(list(telling.students)), number=number)
    context.world.attempt(lambda: context.world.biglearn.update_rosters([roster]))


@when("Tutor tells of two rosters at once, of which the second has the number {int}")
def tells_two_rosters(context, number: int) -> None:
    telling = context.world.recall(Telling)
    (first,) = telling.numbered(telling.roster(list(telling.students)))
    second = replace(telling.roster(list(telling.students)), number=number)
    context.world.attempt(lambda: context.world.biglearn.update_rosters([first, second]))


@when("{int} rosters with the number {int} are told at the same moment")
def tells_many(context, count: int, number: int) -> None:
    world = context.world
    telling = world.recall(Telling)
    rosters = [replace(telling.roster(list(telling.students)), number=number) for _ in range(count)]

    def tell(place: int) -> RefusedError | None:
        try:
            world.biglearn.update_rosters([rosters[place]])
        except RefusedError as refusal:
            return refusal
        return None

    with ThreadPoolExecutor(count) as pool:
        world.keep(list(pool.map(tell, range(count))))


@when("a stranger tells of a roster of that course")
def stranger_tells(context) -> None:
    telling = context.world.recall(Telling)
    told = telling.numbered(telling.roster(list(telling.students)))
    context.world.attempt(lambda: context.world.biglearn.as_stranger().update_rosters(told))


@given("Tutor told of a roster of another course that Biglearn does not know yet")
def told_other_roster(context) -> None:
    world = context.world
    other = OtherTelling(f"{world.seed_text}/other", world.clock.now)
    world.keep(other)
    world.biglearn.update_rosters(other.numbered(other.roster(["Ben"])))


@when("Tutor tells of the other course")
def tells_other_course(context) -> None:
    other = context.world.recall(OtherTelling)
    context.world.biglearn.create_course(other.course())


class OtherTelling(Telling):
    """A second course in a scenario."""


def given_exercises(assignment: AssignmentFacts) -> set[str]:
    """The exercises of an assignment."""
    return {exercise.exercise_uuid for exercise in assignment.exercises}
