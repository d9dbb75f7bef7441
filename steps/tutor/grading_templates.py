"""How readings and homework are graded: a course's grading templates."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.assignments import AssignmentKind
from support.domain.courses import CourseSetting
from support.domain.grading import GradingRules
from support.domain.grading_templates import GradingTemplate, TemplateChange
from support.story import Persona


@dataclass(frozen=True, slots=True)
class TriedWeights:
    """For each pair of weights, whether it makes a whole and whether it was taken."""

    tried: tuple[tuple[bool, bool], ...]


_HOMEWORK, _READING = AssignmentKind.HOMEWORK, AssignmentKind.READING


@given("{actor} taught a course that ended in May 2020")
def taught_long_ago(context, teacher: Persona) -> None:
    span = datetime(2019, 8, 1, tzinfo=UTC), datetime(2020, 5, 20, tzinfo=UTC)
    setting = CourseSetting(starts_at=span[0], ends_at=span[1])
    context.world.story.seeded(teacher, {"1st": ()}, setting)


@given("{actor} has a grading template {string} for homework")
def has_template(context, teacher: Persona, name: str) -> None:
    known = context.world.story.of(teacher)
    template = GradingTemplate(name, _HOMEWORK)
    context.world.seed.tutor.grading_templates.create(known.teacher, known.course, template)


@given("{actor} has a grading template {string}, due at {clock_time} and closing {int} days later")
def has_timed_template(context, teacher: Persona, name: str, due: time, days: int) -> None:
    known = context.world.story.of(teacher)
    template = GradingTemplate(name, _HOMEWORK, due=f"{due:%H:%M}", closes_after=days)
    context.world.seed.tutor.grading_templates.create(known.teacher, known.course, template)


@when("{actor} makes a grading template {string} for homework")
def makes_template(context, teacher: Persona, name: str) -> None:
    known = context.world.story.of(teacher)
    template = GradingTemplate(name, _HOMEWORK)
    context.world.tutor.grading_templates.create(known.teacher, known.course, template)


@when("{actor} makes a grading template {string} for homework, with several attempts and feedback {feedback}")
def makes_template_with_attempts(context, teacher: Persona, name: str, feedback: str) -> None:
    known = context.world.story.of(teacher)
    template = GradingTemplate(name, _HOMEWORK, GradingRules(feedback=feedback), many_attempts=True)
    context.world.tutor.grading_templates.create(known.teacher, known.course, template)


@when("{actor} tries to make a grading template whose work is due at {string}")
def tries_odd_time(context, teacher: Persona, due: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    template = GradingTemplate("Odd", _HOMEWORK, due=due)
    world.attempt(lambda: world.tutor.grading_templates.create(known.teacher, known.course, template))


@when("{actor} tries to make a grading template {string} for homework")
def tries_to_make(context, actor: Persona, name: str) -> None:
    world, person = context.world, context.world.story.person(actor)
    course = world.story.known[-1].course
    template = GradingTemplate(name, _HOMEWORK)
    world.attempt(lambda: world.tutor.grading_templates.create(person, course, template))


@when("{actor} renames the grading template {string} to {string}")
def renames_template(context, teacher: Persona, name: str, other: str) -> None:
    known = context.world.story.of(teacher)
    change = TemplateChange(name=other)
    context.world.tutor.grading_templates.change(known.teacher, known.course, name, change)


@when("{actor} tries to rename the grading template {string} to {string}")
def tries_to_rename_template(context, teacher: Persona, name: str, other: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    change = world.tutor.grading_templates.change
    world.attempt(lambda: change(known.teacher, known.course, name, TemplateChange(name=other)))


@when("{actor} deletes the grading template {string}")
def deletes_template(context, teacher: Persona, name: str) -> None:
    known = context.world.story.of(teacher)
    context.world.tutor.grading_templates.delete(known.teacher, known.course, name)


@when("{actor} tries to delete the grading template {string}")
def tries_to_delete_template(context, teacher: Persona, name: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.attempt(lambda: world.tutor.grading_templates.delete(known.teacher, known.course, name))


@when("{actor} tries to make the grading template {string} one for readings")
def tries_other_kind(context, teacher: Persona, name: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    change = world.seed.tutor.grading_templates.change
    world.attempt(lambda: change(known.teacher, known.course, name, TemplateChange(kind=_READING)))


@when("{actor} tries to change the grading template {string} of {course}")
def tries_to_change_of(context, actor: Persona, name: str, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person, change = world.story.person(actor), TemplateChange(name="Mine")
    act = world.seed.unscreened.templates.change_as
    world.attempt(lambda: act(person, known.teacher, known.course, name, change))


@when("{actor} tries to delete the grading template {string} of {course}")
def tries_to_delete_of(context, actor: Persona, name: str, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person, act = world.story.person(actor), world.seed.unscreened.templates.delete_as
    world.attempt(lambda: act(person, known.teacher, known.course, name))


@when("{actor} tries {int} pairs of weights for completion and correctness")
def tries_weights(context, teacher: Persona, count: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    chance = random.Random(f"{world.seed_text}/weights")
    takes, tried = world.seed.unscreened.templates.takes_weights, []
    for number in range(count):
        completion = chance.randrange(101)
        correctness = 100 - completion + (number % 2) * chance.choice([-30, -1, 1, 25])
        template = GradingTemplate(f"Weights {number}", _HOMEWORK)
        pair = (completion / 100, correctness / 100)
        tried.append((completion + correctness == 100, takes(known.teacher, known.course, template, pair)))
    world.keep(TriedWeights(tuple(tried)))


@then("exactly those are taken that make a whole")
def only_wholes(context) -> None:
    tried = context.world.recall(TriedWeights).tried
    assert {whole for whole, _ in tried} == {True, False}, "both kinds should have been tried"
    assert all(whole is taken for whole, taken in tried), f"some were decided otherwise: {tried}"


@then("{actor}'s grading templates are {assignments}")
def templates_are(context, teacher: Persona, names: tuple[str, ...]) -> None:
    known = context.world.story.of(teacher)
    found = context.world.tutor.grading_templates.names(known.teacher, known.course)
    assert sorted(found) == sorted(names), f"the templates should be {names}, but are {found}"


@then("the grading template {string} lets students answer {attempts}")
def lets_answer(context, name: str, attempts: str) -> None:
    known = context.world.story.known[-1]
    found = context.world.tutor.grading_templates.allows_many_attempts(known.teacher, known.course, name)
    assert found is (attempts != "once"), f"one should answer {attempts}; several times is allowed: {found}"
