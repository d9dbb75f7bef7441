"""Who is in which section of a course."""

from behave import given, then, when

from steps.parameters import CourseOf
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


@when("{actor} tries to drop {actor} again")
def tries_to_drop_again(context, teacher: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    person = world.story.person(student)
    world.attempt(lambda: world.tutor.roster.drop(known.teacher, known.course, person))


@when("{actor} tries to take {actor} back")
def tries_to_take_back(context, teacher: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    person = world.story.person(student)
    world.attempt(lambda: world.tutor.roster.restore(known.teacher, known.course, person))


@when("{actor} tries to move {actor} to section {section} of {course}")
def tries_to_move_elsewhere(
    context, teacher: Persona, student: Persona, section: str, course: CourseOf
) -> None:
    world, known = context.world, context.world.story.of(student)
    person, moved = world.story.person(teacher), world.story.person(student)
    target = world.story.of(course.owner).course.section(section)
    world.attempt(lambda: world.seed.office.move_to(person, known.course, moved, target))


@given("{actor} has given {actor} the student ID {string}")
def has_given_id(context, teacher: Persona, student: Persona, student_id: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.seed.tutor.roster.change_id(known.teacher, known.course, world.story.person(student), student_id)


@when("{actor} changes the student ID of {actor} to {string}")
def changes_id(context, teacher: Persona, student: Persona, student_id: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.roster.change_id(known.teacher, known.course, world.story.person(student), student_id)


@when("{actor} tries to change the student ID of {actor} to {string}")
def tries_to_change_id(context, actor: Persona, student: Persona, student_id: str) -> None:
    world, known = context.world, context.world.story.of(student)
    person, other = world.story.person(actor), world.story.person(student)
    world.attempt(lambda: world.tutor.roster.change_id(person, known.course, other, student_id))


@when("{actor} changes the own student ID to {string}")
def changes_own_id(context, student: Persona, student_id: str) -> None:
    world, known = context.world, context.world.story.of(student)
    world.tutor.enrollment.change_own_id(world.story.person(student), known.course, student_id)


@when("{actor} changes the own student ID to {string}, asking to be in section {section} by the way")
def changes_own_id_and_more(context, student: Persona, student_id: str, section: str) -> None:
    world, known = context.world, context.world.story.of(student)
    other = known.course.section(section)
    world.seed.office.change_own_id_and_more(world.story.person(student), known.course, student_id, other)


@then("{actor}'s student ID is {string}")
def id_is(context, student: Persona, student_id: str) -> None:
    found = [entry.student_id for entry in _entries(context, student)]
    assert found == [student_id], f"the roster should know {student.name} as {student_id!r}, but: {found}"


@then("{actor} has no student ID yet")
def has_no_id(context, student: Persona) -> None:
    found = [entry.student_id for entry in _entries(context, student)]
    assert found == [None], f"the roster should have {student.name} once, without an ID, but: {found}"


@then("{actor} finds {string} as the own student ID")
def finds_own_id(context, student: Persona, student_id: str) -> None:
    world, known = context.world, context.world.story.of(student)
    found = world.tutor.enrollment.own_id(world.story.person(student), known.course)
    assert found == student_id, f"{student.name} should find {student_id!r}, but finds {found!r}"


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
