"""Classes of many students, whom no scenario names; and many hands at work at the same time."""

import random
from dataclasses import replace

from behave import given, then, when

from support.data.parallel import all_at_once
from support.domain.planning import AssignmentChange, Crowd
from support.story import Day, Outcome, Persona, Plan


@given("{actor} teaches {int} students in {int} sections")
def teaches_crowd(context, teacher: Persona, count: int, sections: int) -> None:
    chance = random.Random(f"{context.world.seed_text}/crowd")
    sizes = dict.fromkeys((f"Section {n}" for n in range(1, sections + 1)), 1)
    for _ in range(count - sections):
        sizes[chance.choice(list(sizes))] += 1
    context.world.keep(Crowd(context.world.story.crowded(teacher, sizes)))


@given("some of them have been dropped")
def some_dropped(context) -> None:
    world, crowd = context.world, context.world.recall(Crowd)
    chance, known = random.Random(f"{world.seed_text}/dropped"), world.story.known[-1]
    gone = chance.sample(crowd.students, len(crowd.students) // 3)
    for student in gone:
        world.seed.tutor.roster.drop(known.teacher, known.course, student)
    world.keep(replace(crowd, dropped=frozenset(student.username for student in gone)))


@when("{actor} publishes the {plan}, for some of the sections")
def publishes_for_some(context, teacher: Persona, plan: Plan) -> None:
    world, crowd = context.world, context.world.recall(Crowd)
    chance = random.Random(f"{world.seed_text}/aimed")
    names = chance.sample(list(crowd.sections), chance.randint(1, len(crowd.sections) - 1))
    world.keep(replace(crowd, aimed=tuple(names)))
    chosen = replace(plan, sections=tuple(names))
    world.story.publish(world.seed.tutor, teacher, chosen, world.story.of(teacher))


@when("{actor} moves the due date of {assignment} again and again while {actors} work through it")
def moves_while_worked(context, teacher: Persona, title: str, students: tuple[Persona, ...]) -> None:
    story, tutor = context.world.story, context.world.seed.tutor
    known = story.of(teacher)
    story.key(known)
    changes = [AssignmentChange(due_at=story.due(Day(3 + n), known)) for n in range(6)]
    assignment = known.assignments[title]
    edits = [
        lambda: [tutor.planning.change(known.teacher, known.course, assignment, each) for each in changes]
    ]
    works = [lambda who=who: story.work(tutor, who, (title,), Outcome.RIGHT) for who in students]
    all_at_once(lambda act: act(), [*edits, *works])


@when("{actor} publishes the draft {assignment} while it is being renamed to {assignment}")
def publishes_while_renamed(context, teacher: Persona, title: str, other: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    publish, change = world.seed.unscreened.planning.publish_while_changing, AssignmentChange(title=other)
    known.assignments[other] = publish(known.teacher, known.course, known.assignments[title], change)


@then("each of them whom {assignment} is for has it exactly once, and nobody else has it")
def each_has_it_once(context, title: str) -> None:
    world, crowd = context.world, context.world.recall(Crowd)
    course, tasks = world.story.known[-1].course, world.seed.tutor.tasks
    wrong = {}
    for student in crowd.students:
        if student.username in crowd.dropped:
            continue  # the course is shut to them; the numbers of the sections tell of them
        found = [card.title for card in tasks.listed_for(student, course)].count(title)
        if found != int(crowd.has_it(student)):
            wrong[student.full_name] = found
    assert not wrong, f"{title!r} is for the active students of {crowd.aimed}, but these have it: {wrong}"


@then("{assignment} is given to as many in each of these sections as are still there")
def given_to_the_active(context, title: str) -> None:
    world, crowd, known = context.world, context.world.recall(Crowd), context.world.story.known[-1]
    for name in crowd.aimed:
        expected = sum(crowd.has_it(student) for student in crowd.sections[name])
        progress = world.seed.tutor.assignments.progress
        found = progress(known.teacher, known.course, known.assignments[title], name).total
        assert found == expected, f"{name} should have {expected} students with {title!r}, but has {found}"


@then("{assignment} is given to all {int} of them")
def given_to_all(context, title: str, count: int) -> None:
    known, tutor = context.world.story.known[-1], context.world.seed.tutor
    totals = [
        tutor.assignments.progress(known.teacher, known.course, known.assignments[title], section.name).total
        for section in known.course.sections
    ]
    assert sum(totals) == count, f"{title!r} should be given to {count} students, but is to {totals}"
