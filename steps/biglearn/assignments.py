"""What students were given and what they answered, as Tutor tells Biglearn of it."""

from dataclasses import replace
from datetime import timedelta

from behave import given, when

from steps.biglearn.slots import Task
from support.data.telling import Telling
from support.story import Outcome, Persona
from support.world import World


def _assign(world: World, task: Task, persona: str) -> None:
    """Tell of an assignment of that shape."""
    telling = world.recall(Telling)
    is_filled = task.personalized == 0 and task.spaced == 0
    given_by_tutor = 3 if task.exercises is None and is_filled else task.exercises or 0
    dates = {"opens_at": task.opens, "due_at": task.due, "feedback_at": task.feedback}
    facts = telling.assignment(
        task.title,
        persona,
        page=task.page - 1,
        exercises=given_by_tutor,
        in_both_versions=task.in_both_versions,
        kind=task.kind,
        goal_personalized=task.personalized,
        goal_spaced=task.spaced,
        at=telling.now + task.created,
        **{name: telling.now + far for name, far in dates.items() if far is not None},
    )
    world.biglearn.create_update_assignments(telling.numbered(facts))


def _tell_anew(world: World, title: str, **changes: object) -> None:
    telling = world.recall(Telling)
    world.biglearn.create_update_assignments(telling.numbered(telling.changed(title, **changes)))


def _answer(world: World, title: str, right: int, wrong: int = 0) -> None:
    telling = world.recall(Telling)
    told = telling.numbered(*telling.responses(title, right=right, wrong=wrong))
    world.attempt(lambda: world.biglearn.record_responses(told))


@given("{actor} was given {task}")
@when("{actor} is given {task}")
def was_given(context, student: Persona, task: Task) -> None:
    _assign(context.world, task, student.name)


@given("{actor} was given {int} assignments, each on a page of its own, all past due")
def was_given_many(context, student: Persona, count: int) -> None:
    for number in range(1, count + 1):
        due = timedelta(days=number - count - 1)
        _assign(context.world, Task(f"Week {number}", page=number, due=due), student.name)


@given("{assignment} was withdrawn")
@when("{assignment} is withdrawn")
def is_withdrawn(context, title: str) -> None:
    _tell_anew(context.world, title, is_withdrawn=True)


@when("Tutor tells of {assignment} once more, unchanged")
def tells_once_more(context, title: str) -> None:
    _tell_anew(context.world, title)


@when("Tutor tells that the answers to {assignment} may be shown")
def may_be_shown(context, title: str) -> None:
    _tell_anew(context.world, title, feedback_at=context.world.recall(Telling).now - timedelta(seconds=1))


@given("Tutor told of {int} right answer(s) to {assignment}")
@when("Tutor tells of {int} right answer(s) to {assignment}")
def tells_right(context, right: int, title: str) -> None:
    _answer(context.world, title, right)


@given("Tutor told of {int} right and {int} wrong answer(s) to {assignment}")
@when("Tutor tells of {int} right and {int} wrong answer(s) to {assignment}")
def tells_mixed(context, right: int, wrong: int, title: str) -> None:
    _answer(context.world, title, right, wrong)


@given("Tutor told of {int} wrong answer(s) to {assignment}")
@when("Tutor tells of {int} wrong answer(s) to {assignment}")
def tells_wrong(context, wrong: int, title: str) -> None:
    _answer(context.world, title, 0, wrong)


@given("Tutor told that the answer to exercise {int} of {assignment} is {outcome} now")
@when("Tutor tells that the answer to exercise {int} of {assignment} is {outcome} now")
def tells_changed(context, place: int, title: str, outcome: Outcome) -> None:
    telling = context.world.recall(Telling)
    answer = telling.changed_answer(title, place - 1, is_correct=outcome is Outcome.RIGHT)
    context.world.biglearn.record_responses(telling.numbered(answer))


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


@given("{actor} moved to the other section")
@when("{actor} moves to the other section")
def moves(context, student: Persona) -> None:
    telling = context.world.recall(Telling)
    mover = telling.students[student.name]
    staying = tuple(uuid for uuid in telling.students.values() if uuid != mover)
    sections = {telling.section_uuid: staying, telling.other_section_uuid: (mover,)}
    roster = replace(telling.roster(list(telling.students)), sections=sections)
    context.world.biglearn.update_rosters(telling.numbered(roster))


@given("{actor} was dropped from the course")
def is_dropped(context, student: Persona) -> None:
    telling = context.world.recall(Telling)
    leaving = frozenset({telling.students[student.name]})
    roster = replace(telling.roster(list(telling.students)), dropped=leaving)
    context.world.biglearn.update_rosters(telling.numbered(roster))
