"""Research: studies, their groups, and the surveys that students are asked to take."""

from dataclasses import dataclass

from behave import given, then, when

from steps.parameters import CourseOf
from support.story import Persona


@dataclass(frozen=True, slots=True)
class _Study:
    """The study of the scenario; `sizes` are those of its groups at an earlier moment."""

    id: str
    researcher: Persona
    sizes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Signs:
    """By which sign researchers know each student."""

    signs: dict[str, str]


@given("{actor} studies {course} with the groups {sections}")
@when("{actor} studies {course} with the groups {sections}")
def studies_with_groups(context, researcher: Persona, course: CourseOf, groups: tuple[str, ...]) -> None:
    _begin(context, researcher, course, groups)


@given("{actor} studies {course}")
def studies(context, researcher: Persona, course: CourseOf) -> None:
    _begin(context, researcher, course, ())


@given("{actor} has asked for the survey {string}")
@when("{actor} asks for the survey {string}")
def asks_for(context, researcher: Persona, title: str) -> None:
    world = context.world
    study = world.recall(_Study).id
    world.seed.studies.publish_survey(world.story.person(researcher), study, title)


@when("{actor} takes the survey {string}")
def takes(context, student: Persona, title: str) -> None:
    world, person = context.world, context.world.story.person(student)
    world.tutor.surveys.take(person, world.story.of(student).course, title)


@when("{actor} tries to take the survey {string} of {actor}")
def tries_to_take(context, actor: Persona, title: str, owner: Persona) -> None:
    world, person, whose = (context.world, *map(context.world.story.person, (actor, owner)))
    course = world.story.of(owner).course
    world.attempt(lambda: world.seed.studies.take_for(person, whose, course, title))


@given("the sizes of the groups are known")
def sizes_are_known(context) -> None:
    study = context.world.recall(_Study)
    context.world.keep(_Study(study.id, study.researcher, tuple(sorted(_sizes(context).items()))))


@given("the sign of {actors} for researchers is known")
def signs_are_known(context, students: tuple[Persona, ...]) -> None:
    context.world.keep(_Signs({student.name: _sign(context, student) for student in students}))


@then("{actor} is asked to take the survey {string}")
def is_asked(context, student: Persona, title: str) -> None:
    found = list(_offered(context, student))
    assert found == [title], f"{student.name} should be asked for {title!r}, but is for {found}"


@then("{actor} is asked to take no survey")
def is_not_asked(context, student: Persona) -> None:
    found = list(_offered(context, student))
    assert not found, f"{student.name} should be asked to take no survey, but is for {found}"


@then("the {int} students are spread evenly over the groups {sections}")
def spread_evenly(context, count: int, groups: tuple[str, ...]) -> None:
    found = _sizes(context)
    assert sorted(found) == sorted(groups), f"the groups should be {groups}, but are {found}"
    assert sum(found.values()) == count, f"{count} students should be in the groups, but: {found}"
    assert max(found.values()) - min(found.values()) <= 1, f"they should be spread evenly, but: {found}"


@then("the groups are as large as they were")
def as_large(context) -> None:
    before, found = dict(context.world.recall(_Study).sizes), _sizes(context)
    assert before, "the sizes before should be known"
    assert found == before, f"the groups should be {before}, but are {found}"


@then("the sign of each of them has nine characters, no two alike, and is what it was")
def signs_stay(context) -> None:
    world = context.world
    before = world.recall(_Signs).signs
    found = {p.name: _sign(context, p) for p in map(_persona_of(context), before)}
    assert found == before, f"signs should never change: {before} became {found}"
    assert {len(sign) for sign in found.values()} == {9}, f"each should have nine characters: {found}"
    assert len(set(found.values())) == len(found), f"no two should be alike: {found}"


def _begin(context, researcher: Persona, course: CourseOf, groups: tuple[str, ...]) -> None:
    """A study in which the course takes part."""
    world, person = context.world, context.world.story.person(researcher)
    study = world.seed.studies.begin(person, world.namespace.name("Study"), groups)
    world.keep(_Study(study, researcher))
    world.seed.studies.include(person, study, world.story.of(course.owner).course)


def _offered(context, student: Persona):
    """The surveys that a student is asked to take."""
    world = context.world
    return world.tutor.surveys.offered(world.story.person(student), world.story.of(student).course)


def _sizes(context) -> dict[str, int]:
    """How many are in each group."""
    world = context.world
    study = world.recall(_Study)
    return dict(world.seed.studies.group_sizes(world.story.person(study.researcher), study.id))


def _sign(context, student: Persona) -> str:
    """By which sign researchers know the student."""
    world = context.world
    course = world.story.of(student).course
    return world.seed.unscreened.working.research_identifier(world.story.person(student), course)


def _persona_of(context):
    """From names to personas of the scenario."""
    persons = context.world.story.persons
    return lambda name: Persona(name, persons[name].standing)
