"""Who teaches a course: joining as a colleague, and leaving."""

import re

from behave import given, then, when

from steps.parameters import CourseOf
from support.story import Persona


@given("{actor} has joined {course} as a teacher")
def has_joined_as_teacher(context, colleague: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    teachers = world.seed.tutor.teachers
    teachers.join(world.story.person(colleague), teachers.invitation(known.teacher, known.course))


@when("{actor} joins {course} as a teacher")
def joins_as_teacher(context, colleague: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    link = world.tutor.teachers.invitation(known.teacher, known.course)
    opened = world.tutor.teachers.join(world.story.person(colleague), link)
    assert opened == known.course.id, f"the link should open {known.course.id}, but opened {opened}"


@when("{actor} tries to join {course} as a teacher")
def tries_to_join_as_teacher(context, actor: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person = world.story.person(actor)
    link = world.seed.tutor.teachers.invitation(known.teacher, known.course)
    world.attempt(lambda: world.tutor.teachers.join(person, link))


@when("{actor} tries to join {course} as a teacher, by a link that nobody was given")
def tries_nobodys_link(context, actor: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person = world.story.person(actor)
    link = world.seed.tutor.teachers.invitation(known.teacher, known.course)
    nobodys = re.sub(r"[0-9a-f]{32}", "0" * 32, link)
    world.attempt(lambda: world.tutor.teachers.join(person, nobodys))


@given("{actor} has removed {actor} from the teachers")
def has_removed(context, teacher: Persona, colleague: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.seed.tutor.teachers.remove(known.teacher, known.course, world.story.person(colleague))


@when("{actor} removes {actor} from the teachers")
def removes(context, teacher: Persona, colleague: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.teachers.remove(known.teacher, known.course, world.story.person(colleague))


@when("{actor} tries to remove {actor} from the teachers")
def tries_to_remove(context, actor: Persona, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    person, colleague = world.story.person(actor), world.story.person(teacher)
    world.attempt(lambda: world.tutor.teachers.remove(person, known.course, colleague))


@then("{actors} teach(es) {course}")
def teach(context, teachers: tuple[Persona, ...], course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = sorted(world.tutor.teachers.names(known.teacher, known.course))
    expected = sorted(world.story.person(teacher).full_name for teacher in teachers)
    assert found == expected, f"{expected} should teach the course, but {found} do"


@then("{actor} can read who teaches {course}")
def can_read_who_teaches(context, member: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = world.seed.office.teachers_for(world.story.person(member), known.course)
    assert list(found) == [known.teacher.full_name], f"{member.name} should read of one teacher, but: {found}"


@when("{actor} tries to read the roster of {course}")
def tries_to_read_roster(context, actor: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person = world.story.person(actor)
    world.attempt(lambda: world.tutor.roster.students(person, known.course))
