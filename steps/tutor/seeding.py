"""The demo calls, by which a site is filled with made-up people and courses."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.accounts import Job
from support.domain.assignments import AssignmentKind
from support.domain.demo import Unknown
from support.story import Outcome, Persona, Plan


@when("a site is filled with {actor}, {actor}, a course of theirs and {assignment}, worked all {outcome}")
def is_filled(context, teacher: Persona, student: Persona, title: str, outcome: Outcome) -> None:
    world = context.world
    known = world.story.seeded(teacher, {"1st": (student,)})
    draft = world.story.draft(Plan(AssignmentKind.HOMEWORK, title), known)
    results = {world.story.person(student): 1.0 if outcome is Outcome.RIGHT else 0.0}
    known.note(draft, world.seed.past_work(known.teacher, known.course, draft, results))


@given("the site was filled with {actor}")
@when("the site is filled with {actor} again")
def is_filled_again(context, actor: Persona) -> None:
    world = context.world
    person = world.people.named(actor.name, actor.standing)
    ended = world.seed.jobs.await_end(None, world.seed.demo.fill((person,)).id)
    assert ended.status == "succeeded", f"the site was not filled: {ended}"


@then("there is one {actor} on the site")
def is_there_once(context, actor: Persona) -> None:
    world = context.world
    found = world.seed.demo.count(world.people.named(actor.name, actor.standing))
    assert found == 1, f"there should be one {actor.name}, but there are {found}"


@when("somebody fills {course} with an assignment that is due before it opens")
def fills_backwards(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.attempt(lambda: world.seed.demo.assign_backwards(known.course))


@when("somebody fills {course} with what is about a(n) {unknown} that does not exist")
def fills_with_unknown(context, course: CourseOf, unknown: Unknown) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.attempt(lambda: world.seed.demo.ask_for(unknown, known.course))


@when("a book is brought in as a new offering")
def book_is_brought_in(context) -> None:
    world = context.world
    world.keep(world.seed.demo.bring_in_book(world.namespace.name("A book")))


@then("that is done in the background, and succeeds")
def is_done(context) -> None:
    world, job = context.world, context.world.recall(Job)
    ended = world.seed.jobs.await_end(None, job.id)
    assert ended.status == "succeeded", f"the job {ended.status}: {ended.errors}"


@when("somebody tries to fill the site")
def tries_to_fill(context) -> None:
    context.world.attempt(context.world.seed.doors.try_seeding)
