"""Whole classes that work in generated ways, for rules that hold whatever anybody does."""

import random
from datetime import timedelta

from behave import given, then, when

from support.domain.tasks import Answer, Question
from support.story import Outcome, Persona, answers


@given("all students have worked {assignments} in ways of their own, which is/are over now")
@when("all students work {assignments} in ways of their own, which is/are over then")
def have_worked_in_own_ways(context, titles: tuple[str, ...]) -> None:
    world, known = context.world, context.world.story.known[-1]
    chance = random.Random(f"{world.seed_text}/own ways")
    tasks = [(name, title) for title in titles for name in sorted(known.members)]
    # One is late with everything and right, so that no generated class is without such a one.
    latecomer = min(known.members)
    late = [task for task in tasks if task[0] == latecomer or chance.random() < 0.4]
    due_at = max(known.drafts[title].dates.due_at for title in titles)
    for name, title in [task for task in tasks if task not in late]:
        _work(context, (name, title), chance)
    for name, title in sorted(late, key=lambda _: chance.random()):
        world.clock.travel_to(max(world.clock.now, due_at) + timedelta(minutes=chance.randint(1, 1000)))
        _work(context, (name, title), chance, is_diligent=name == latecomer)
    world.clock.travel_to(max(world.clock.now, due_at) + timedelta(hours=1))


def _work(context, task: tuple[str, str], chance: random.Random, *, is_diligent: bool = False) -> None:
    """Nothing of it, one question, or all of it; right and wrong by chance. The diligent have all right."""
    name, title = task
    story, tasks = context.world.story, context.world.seed.tutor.tasks
    known, person = story.of(Persona(name, story.persons[name].standing)), story.persons[name]
    key = story.key(known)

    def answer(question: Question) -> Answer:
        return answers(key, Outcome.RIGHT if is_diligent else chance.choice(list(Outcome)))(question)

    much = "all" if is_diligent else chance.choice(["nothing", "one", "all", "all"])
    if much == "one":
        first = tasks.review(person, known.course, title, 1).question
        tasks.answer(person, known.course, title, 1, answer(first))
    if much == "all":
        tasks.work(person, known.course, title, answer)


@then("the numbers of {assignment} add up in every section")
def numbers_add_up(context, title: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    for section in known.course.sections:
        found = world.tutor.assignments.progress(
            known.teacher, known.course, known.assignments[title], section.name
        )
        roster = world.seed.tutor.roster.students(known.teacher, known.course)
        there = [entry for entry in roster if entry.is_active and entry.section_name == section.name]
        assert found.total == len(there), f"{section.name} has {len(there)} students, but: {found}"
        assert found.complete + found.partial <= found.total, f"the numbers do not add up: {found}"
