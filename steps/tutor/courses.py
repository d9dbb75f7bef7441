"""Courses: who teaches them, who finds them, who can look into them."""

from dataclasses import replace

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.courses import CourseCard, CourseDraft
from support.domain.people import Person, Standing
from support.story import Persona, missing


@given("{actor} teaches a course")
def teaches_a_course(context, teacher: Persona) -> None:
    context.world.story.seeded(teacher, {"1st": ()})


@given("{actor} teaches {actors}")
def teaches_students(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    context.world.story.seeded(teacher, {"1st": students})


@given("{actor} teaches a course with the sections {sections}")
def teaches_sections(context, teacher: Persona, sections: tuple[str, ...]) -> None:
    context.world.story.seeded(teacher, dict.fromkeys(sections, ()))


@given("{actor} teaches {actors} in section {section} and {actors} in section {section}")
def teaches_students_in_sections(context, teacher: Persona, *groups: object) -> None:
    students, section, others, other_section = groups
    context.world.story.seeded(teacher, {section: students, other_section: others})


@given("{actor} teaches no course yet")
@given("{actor} studies at the same school")
def is_known(context, actor: Persona) -> None:
    context.world.story.person(actor)


@when("{actor} creates the course {course_name} with {int} section(s)")
def creates_course(context, teacher: Persona, alias: str, sections: int) -> None:
    context.world.story.create(context.world.tutor, teacher, alias, sections=sections)


@when("{actor} tries to create the course {course_name}")
def tries_to_create_course(context, actor: Persona, alias: str) -> None:
    _try_to_create(context, context.world.story.person(actor), alias)


@when("{actor} renames the course to {course_name}")
def renames_course(context, teacher: Persona, alias: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    name = world.namespace.name(alias)
    world.tutor.courses.rename(world.story.person(teacher), known.course, name)
    known.course = replace(known.course, name=name)


@when("{actor} tries to rename the course to {course_name}")
def tries_to_rename_course(context, actor: Persona, alias: str) -> None:
    world, person = context.world, context.world.story.person(actor)
    course = world.story.of(actor).course
    world.attempt(lambda: world.tutor.courses.rename(person, course, world.namespace.name(alias)))


@when("{actor} tries to look into {course}")
def tries_to_look_into(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.tutor.courses.visit(person, known.course))


@when("{actor} tries to look into a course that does not exist")
def tries_to_look_into_nothing(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    nothing = missing(world.story.of(actor).course)
    world.attempt(lambda: world.tutor.courses.visit(person, nothing))


@when("somebody who is not signed in tries to look into {course}")
def stranger_tries_to_look_into(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.attempt(lambda: world.tutor.courses.visit(None, known.course))


@then("{actor} has the course {course_name}, as its teacher")
def has_course(context, teacher: Persona, alias: str) -> None:
    found = context.world.tutor.courses.listed_for(context.world.story.person(teacher))
    expected = CourseCard(context.world.namespace.name(alias), "teacher")
    assert list(found) == [expected], f"{teacher.name} should find only {expected}, but finds {found}"


@then("{course} is the only course of {actor}, as its teacher")
def only_course_taught(context, course: CourseOf, teacher: Persona) -> None:
    expected = CourseCard(context.world.story.of(course.owner).course.name, "teacher")
    found = context.world.tutor.courses.listed_for(context.world.story.person(teacher))
    assert list(found) == [expected], f"{teacher.name} should find only {expected}, but finds {found}"


@then("{course} is the only course of {actor}, as a student")
def only_course_joined(context, course: CourseOf, student: Persona) -> None:
    expected = CourseCard(context.world.story.of(course.owner).course.name, "student")
    found = context.world.tutor.courses.listed_for(context.world.story.person(student))
    assert list(found) == [expected], f"{student.name} should find only {expected}, but finds {found}"


@then("{actor} finds {course} and {course} among the own courses")
def finds_both(context, person: Persona, course: CourseOf, other: CourseOf) -> None:
    story = context.world.story
    expected = sorted(story.of(one.owner).course.name for one in (course, other))
    found = context.world.tutor.courses.listed_for(story.person(person))
    assert sorted(card.name for card in found) == expected, f"there should be {expected}, but: {found}"


@when("somebody who is not signed in tries to create the course {course_name}")
def stranger_tries_to_create(context, alias: str) -> None:
    _try_to_create(context, None, alias)


@then("{actor} is in no course")
def is_in_no_course(context, actor: Persona) -> None:
    found = context.world.tutor.courses.listed_for(context.world.story.person(actor))
    assert not found, f"{actor.name} should find no course, but finds {found}"


def _try_to_create(context, person: Person | None, alias: str) -> None:
    """Ask for a course that Ada could create: who cannot is not even told what there is to choose."""
    world = context.world
    draft = CourseDraft(world.namespace.name(alias), world.seed.offering())
    teacher = world.story.person(Persona("Ada", Standing.TEACHER))
    world.attempt(lambda: world.seed.office.create_as(person, teacher, draft))
