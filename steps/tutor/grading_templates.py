"""How readings and homework are graded: a course's grading templates."""

from behave import given

from support.story import Persona


@given("{actor} has a grading template {string} for homework")
def has_template(context, teacher: Persona, name: str) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.grading_template(known.teacher, known.course, name, feedback="answer")
