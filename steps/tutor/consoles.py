"""The consoles of the site's own people, its settings, and work in the background."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.access import Console, SiteSetting
from support.domain.accounts import Job
from support.story import Persona

_NO_JOB = "2147483647"


@when("{actor} opens the {console}")
@when("{actor} tries to open the {console}")
def opens(context, actor: Persona, console: Console) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.tutor.consoles.visit(person, console))


@when("somebody who is not signed in tries to open the {console}")
def stranger_opens(context, console: Console) -> None:
    context.world.attempt(lambda: context.world.tutor.consoles.visit(None, console))


@then("the console is open to {actor}")
def is_let_in(context, actor: Persona) -> None:
    assert context.world.attempted, "nothing was tried"
    refusal = context.world.refusal
    assert refusal is None, f"{actor.name} should be let in, but was {refusal}"


@then("{actor} finds {course} in customer support's console")
def finds_course(context, actor: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = world.tutor.consoles.lists_course(world.story.person(actor), known.course)
    assert found, f"{actor.name} should find {known.course.name!r}"


@given("{actor} has turned {setting} off")
def has_turned_off(context, actor: Persona, setting: SiteSetting) -> None:
    world = context.world
    world.seed.tutor.consoles.switch(world.story.person(actor), setting, on=False)


@when("{actor} turns {setting} on")
def turns_on(context, actor: Persona, setting: SiteSetting) -> None:
    world = context.world
    world.tutor.consoles.switch(world.story.person(actor), setting, on=True)


@given("{actor} has turned {setting} off and on again, and {actor} has made a course meanwhile")
@when("{actor} turns {setting} off and on again, and {actor} makes a course meanwhile")
def turns_off_meanwhile(context, administrator: Persona, setting: SiteSetting, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(administrator)
    world.tutor.consoles.switch(person, setting, on=False)
    try:
        world.story.create(world.seed.tutor, teacher, "Meanwhile")
    finally:
        world.tutor.consoles.switch(person, setting, on=True)


@then("pulse insights are on for {actor}")
def pulse_is_on(context, actor: Persona) -> None:
    found = context.world.seed.accounts.start(context.world.story.person(actor))
    assert "pulse_insights" in found.flags_on, f"{actor.name}'s pages are told of {found.flags_on} only"


@then("the course from before may have an LMS, and the one from meanwhile may not")
def only_old_may_have_lms(context) -> None:
    world = context.world
    before, meanwhile = world.story.known[0], world.story.known[-1]
    found = [world.seed.doors.may_have_lms(known.teacher, known.course) for known in (before, meanwhile)]
    assert found == [True, False], f"the course from before and that from meanwhile: {found}"


@when("something is done for {actors} in the background")
def is_done_in_background(context, actors: tuple[Persona, ...]) -> None:
    world = context.world
    people = tuple(world.people.named(actor.name, actor.standing) for actor in actors)
    world.keep(world.seed.demo.fill(people))


@when("something that cannot be done is asked for in the background")
def cannot_be_done(context) -> None:
    context.world.keep(context.world.seed.demo.fill_wrongly())


@then("{actor} can read how it goes, until it has succeeded")
def can_read_until_success(context, actor: Persona) -> None:
    world, job = context.world, context.world.recall(Job)
    person = world.story.person(actor)
    first = world.seed.jobs.look_up(person, job.id)
    assert first.status in {"queued", "started", "succeeded"}, f"the job is {first}"
    ended = world.seed.jobs.await_end(person, job.id)
    assert ended.status == "succeeded", f"the job {ended.status}: {ended.errors}"


@then("it fails at once, and says why")
def fails_at_once(context) -> None:
    world, job = context.world, context.world.recall(Job)
    ended = world.seed.jobs.await_end(None, job.id, within=10)
    assert ended.status == "failed", f"the job should fail, but {ended.status}"
    assert ended.errors, "the job does not say why it failed"


@when("{actor} tries to read how a job goes that does not exist")
def tries_missing_job(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.jobs.look_up(person, _NO_JOB))


@then("{actor} finds it among all jobs")
def finds_job(context, actor: Persona) -> None:
    world, job = context.world, context.world.recall(Job)
    found = {each.id for each in world.seed.jobs.listed_for(world.story.person(actor))}
    assert job.id in found, f"{actor.name} should find job {job.id}, but finds {len(found)} others"


@when("{actor} tries to list all jobs")
def tries_to_list(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.jobs.listed_for(person))


@when("somebody who is not signed in tries to list all jobs")
def stranger_tries_to_list(context) -> None:
    context.world.attempt(lambda: context.world.seed.jobs.listed_for(None))
