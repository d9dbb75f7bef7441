"""Joining a course by code."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.story import Persona

_NOBODYS_CODE = "no such code"


@given("{actors} has/have joined section {section}")
def have_joined(context, students: tuple[Persona, ...], section: str) -> None:
    story = context.world.story
    for student in students:
        story.join(context.world.seed.tutor, student, section, story.known[-1])


@when("{actors} join(s) section {section} of {course}")
def joins(context, students: tuple[Persona, ...], section: str, course: CourseOf) -> None:
    story = context.world.story
    for student in students:
        story.join(context.world.tutor, student, section, story.of(course.owner))


@when("{actor} tries to join section {section} of {course}")
def tries_to_join(context, actor: Persona, section: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    code = world.story.of(course.owner).code(section)
    world.attempt(lambda: world.tutor.enrollment.join(person, code))


@when("{actor} tries to join with a code that nobody was given")
def tries_nobodys_code(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.tutor.enrollment.join(person, _NOBODYS_CODE))


@when("somebody who is not signed in looks up the code of section {section}")
def looks_up(context, section: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    world.story.invitation = world.tutor.enrollment.look_up(known.code(section))


@then("they learn that it opens {course}")
def learn_course(context, course: CourseOf) -> None:
    found = context.world.story.invitation
    expected = context.world.story.of(course.owner).course.name
    assert found.course_name == expected, f"the code should open {expected!r}, but tells of {found}"


@given("{actor} has asked to join section {section} of {course}")
@when("{actor} asks to join section {section} of {course}")
def asks_to_join(context, student: Persona, section: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(student)
    code = world.story.of(course.owner).code(section)
    world.story.request = world.seed.unscreened.request_to_join(person, code)


@when("{actor} confirms the request")
def confirms(context, student: Persona) -> None:
    story = context.world.story
    context.world.seed.unscreened.confirm_joining(story.person(student), story.request)
    story.known[-1].members.add(student.name)


@when("{actor} tries to confirm the request")
def tries_to_confirm(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.unscreened.confirm_joining(person, world.story.request))
