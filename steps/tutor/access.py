"""Getting in: signing in and out, being somebody else, and being kept out."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.access import CoursePart, Landing, Place, ProgramAnswers, Record
from support.story import Persona


@when("{actors} sign(s) in")
def sign_in(context, actors: tuple[Persona, ...]) -> None:
    for actor in actors:
        context.world.tutor.sessions.known_as(context.world.story.person(actor))


@when("{actor} signs out")
def signs_out(context, actor: Persona) -> None:
    context.world.tutor.sessions.sign_out(context.world.story.person(actor))


@then("{actors} is/are signed in, each as themselves")
def are_signed_in(context, actors: tuple[Persona, ...]) -> None:
    for actor in actors:
        _check_known_as(context, actor, actor)


@then("{actor} is signed in as {actor}")
def is_signed_in_as(context, actor: Persona, other: Persona) -> None:
    _check_known_as(context, actor, other)


@then("{actor} is no longer signed in")
def is_not_signed_in(context, actor: Persona) -> None:
    found = context.world.tutor.sessions.known_as(context.world.story.person(actor))
    assert found is None, f"{actor.name} should not be signed in, but is so as {found}"


def _check_known_as(context, actor: Persona, other: Persona) -> None:
    world = context.world
    found = world.tutor.sessions.known_as(world.story.person(actor))
    expected = world.story.person(other).username
    assert found == expected, f"{actor.name} should be signed in as {other.name} ({expected}), but as {found}"


@given("{actor} has become {actor}")
@when("{actor} becomes {actor}")
def becomes(context, administrator: Persona, other: Persona) -> None:
    world = context.world
    person, wanted = world.story.person(administrator), world.story.person(other)
    world.tutor.sessions.become(person, wanted)


@when("{actor} tries to become {actor}")
def tries_to_become(context, actor: Persona, other: Persona) -> None:
    world = context.world
    person, wanted = world.story.person(actor), world.story.person(other)
    world.attempt(lambda: world.tutor.sessions.become(person, wanted))


@when("somebody asks for the list of people to become")
def asks_for_people(context) -> None:
    context.world.attempt(context.world.seed.doors.try_login_by_list)


@when("{actor} tries to look at the {course_part} of {course}")
def tries_to_look_at_part(context, actor: Persona, part: CoursePart, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.seed.doors.look(person, known.course, part))


@when("somebody who is not signed in tries to look at the {course_part} of {course}")
def stranger_tries_to_look_at_part(context, part: CoursePart, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.attempt(lambda: world.seed.doors.look(None, known.course, part))


@when("{actor} tries to look into {course} as {actor}")
def tries_to_look_as(context, actor: Persona, course: CourseOf, other: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    known, shown = world.story.of(course.owner), world.story.person(other)
    world.attempt(lambda: world.seed.doors.look_as(person, known.course, shown))


@when("{actor} tries to look for a(n) {record} that does not exist")
def tries_to_look_for(context, actor: Persona, record: Record) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.doors.look_for(person, record))


@given("{actor} teaches a course and is a student in it")
def teaches_and_studies(context, actor: Persona) -> None:
    context.world.story.seeded(actor, {"1st": (actor,)})


@then("{course} is shown to {actor} as its teacher")
def is_shown_as_teacher(context, course: CourseOf, actor: Persona) -> None:
    world = context.world
    found = world.seed.doors.role_in(world.story.person(actor), world.story.of(course.owner).course)
    assert found == "teacher", f"the course should be shown to {actor.name} as its teacher, but is as {found}"


@when("{actor} lets a program in that reads {course}")
def lets_program_in(context, administrator: Persona, course: CourseOf) -> None:
    world = context.world
    known, person = world.story.of(course.owner), world.story.person(administrator)
    world.keep(world.seed.doors.enter_as_program(person, known.course))


@then("the program is refused everything that is people's")
def program_is_refused(context) -> None:
    let_in = context.world.recall(ProgramAnswers).let_in
    assert not let_in, f"a program without a person should see none of it, but it sees {let_in}"


@when("{actor} follows a link to the scores of {course} and signs in on the way")
def signs_in_on_the_way(context, actor: Persona, course: CourseOf) -> None:
    world = context.world
    person, known = world.story.person(actor), world.story.of(course.owner)
    path = f"/course/{known.course.id}/gradebook"
    world.keep(world.tutor.sessions.sign_in_on_the_way(person, path))


@then("{actor} was asked to sign in, and came to {place}")
def was_asked_and_came_to(context, actor: Persona, place: Place) -> None:
    found = context.world.recall(Landing)
    assert found.was_asked_to_sign_in, (
        f"{actor.name} should have been asked to sign in first, but came to {found}"
    )
    assert found.place is place, f"{actor.name} should have come to {place}, but came to {found}"
