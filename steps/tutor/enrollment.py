"""Joining a course by code."""

import uuid
from datetime import time, timedelta

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.courses import JoinRequest, Welcome
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


@when("somebody who is not signed in tries a code that nobody was given")
def stranger_tries_code(context) -> None:
    world = context.world
    world.attempt(lambda: world.tutor.enrollment.look_up(_NOBODYS_CODE))


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
    if world.story.request:
        world.keep(world.story.request)
    world.story.request = world.seed.unscreened.request_to_join(person, code)


@when("{actor} tries to ask to join section {section} of {course}")
def tries_to_ask(context, actor: Persona, section: str, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    code = world.story.of(course.owner).code(section)
    world.attempt(lambda: world.seed.unscreened.request_to_join(person, code))


@given("{actor} has confirmed the request")
@when("{actor} confirms the request")
def confirms(context, student: Persona) -> None:
    story = context.world.story
    context.world.seed.unscreened.confirm_joining(story.person(student), story.request)
    story.known[-1].members.add(student.name)


@when("{actor} tries to confirm the request")
def tries_to_confirm(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.unscreened.confirm_joining(person, world.story.request))


@when("{actor} tries to confirm the earlier request")
def tries_to_confirm_earlier(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    earlier = world.recall(JoinRequest)
    world.attempt(lambda: world.seed.unscreened.confirm_joining(person, earlier))


@when("{actor} joins section {section} of {course}, giving the student ID {string}")
def joins_with_id(context, student: Persona, section: str, course: CourseOf, student_id: str) -> None:
    story, known = context.world.story, context.world.story.of(course.owner)
    enrollment = context.world.tutor.enrollment
    enrollment.join(story.person(student), known.code(section), student_identifier=student_id)
    known.members.add(student.name)


@when("{actor} tries to join section {section} of {course} with another book in hand")
def tries_with_other_book(context, student: Persona, section: str, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person, code = world.story.person(student), known.code(section)
    other = str(uuid.uuid5(uuid.NAMESPACE_URL, world.seed_text))
    world.attempt(lambda: world.seed.office.ask_to_join_for(person, code, other))


@when("{actor} asks to join section {section} of {course} with its book in hand")
def asks_with_the_book(context, student: Persona, section: str, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    book = world.seed.office.book_of(known.teacher, known.course)
    student_known = world.story.person(student)
    world.attempt(lambda: world.seed.office.ask_to_join_for(student_known, known.code(section), book))


@when("somebody who is not signed in follows the link of section {section}")
def follows_link(context, section: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    world.keep(world.tutor.enrollment.follow_link(known.code(section)))


@then("they are welcomed, and asked to sign in as a student")
def are_welcomed(context) -> None:
    welcome = context.world.recall(Welcome)
    assert welcome.leads_to_students, f"the way in should be that of students, but is {welcome}"


@then("{actor} is not refused")
def is_not_refused(context, actor: Persona) -> None:
    seen = context.world.refusal
    assert seen is None, f"{actor.name} should not be refused, but was {seen}"


@then("{actor} has to pay {int} days from now at the latest, on the clock of {course}")
def has_to_pay(context, student: Persona, days: int, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    due = world.seed.office.payment_due(world.story.person(student), known.course).astimezone(known.zone)
    day = (world.clock.now.astimezone(known.zone) + timedelta(days=days)).date()
    assert due.date() == day, f"it should be due on {day}, but is on {due}"
    assert due.time() >= time(23, 59), f"it should be due at the end of the day, but is at {due}"
