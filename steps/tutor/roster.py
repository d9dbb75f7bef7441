"""Who is in which section of a course."""

from behave import given, then, when

from support.domain.courses import RosterEntry
from support.story import Persona


@given("{actor} has dropped {actor}")
def has_dropped(context, teacher: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.seed.tutor.roster.drop(known.teacher, known.course, world.story.person(student))


@when("{actor} drops {actor}")
def drops(context, teacher: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.roster.drop(known.teacher, known.course, world.story.person(student))


@when("{actor} tries to drop {actor}")
def tries_to_drop(context, actor: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(actor)
    person, victim = world.story.person(actor), world.story.person(student)
    world.attempt(lambda: world.tutor.roster.drop(person, known.course, victim))


@when("{actor} takes {actor} back")
def takes_back(context, teacher: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.roster.restore(known.teacher, known.course, world.story.person(student))


@when("{actor} moves {actor} to section {section}")
def moves(context, teacher: Persona, student: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.roster.move(known.teacher, known.course, world.story.person(student), section)


@when("{actor} tries to move {actor} to section {section}")
def tries_to_move(context, actor: Persona, student: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(actor)
    person, other = world.story.person(actor), world.story.person(student)
    world.attempt(lambda: world.tutor.roster.move(person, known.course, other, section))


@then("{actor} is in section {section}")
def is_in_section(context, student: Persona, section: str) -> None:
    found = _entries(context, student)
    expected = [RosterEntry(context.world.story.person(student).full_name, section, is_active=True)]
    assert found == expected, f"{student.name} should be listed once, in section {section}, but: {found}"


@then("{actor} is marked as dropped")
def is_marked_as_dropped(context, student: Persona) -> None:
    found = _entries(context, student)
    assert [entry.is_active for entry in found] == [False], f"{student.name} should be dropped, but: {found}"


def _entries(context, student: Persona) -> list[RosterEntry]:
    """The student's lines of the teacher's roster."""
    world, known = context.world, context.world.story.of(student)
    name = world.story.person(student).full_name
    roster = world.tutor.roster.students(known.teacher, known.course)
    return [entry for entry in roster if entry.full_name == name]
