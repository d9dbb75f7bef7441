"""Short links to assignments."""

from behave import then, when

from support.domain.access import Landing, Place
from support.story import Persona

_NOBODYS_LINK = "/@/zzzzzz/nothing"


@when("{actor} follows the short link of {assignment}")
def follows(context, actor: Persona, title: str) -> None:
    world = context.world
    path = _link(world, title)
    world.keep(world.tutor.links.follow(world.story.person(actor), path))


@when("{actor} tries to follow the short link of {assignment}")
def tries_to_follow(context, actor: Persona, title: str) -> None:
    world, person = context.world, context.world.story.person(actor)
    path = _link(world, title)
    world.attempt(lambda: world.tutor.links.follow(person, path))


@when("{actor} tries to follow a short link that leads nowhere")
def tries_nobodys_link(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.tutor.links.follow(person, _NOBODYS_LINK))


@then("{actor} comes to the review of {assignment}")
def comes_to_review(context, actor: Persona, title: str) -> None:
    world = context.world
    expected = Landing(Place.REVIEW, world.story.known[-1].assignments[title].id)
    found = world.recall(Landing)
    assert found == expected, f"{actor.name} should come to {expected}, but came to {found}"


@then("{actor} comes to their own task of {assignment}")
def comes_to_own_task(context, actor: Persona, title: str) -> None:
    world = context.world
    course = world.story.of(actor).course
    own = world.seed.doors.task_id(world.story.person(actor), course, title)
    found = world.recall(Landing)
    assert found == Landing(Place.OWN_TASK, own), (
        f"{actor.name} should come to task {own}, but came to {found}"
    )


def _link(world, title: str) -> str:
    known = world.story.known[-1]
    return world.seed.doors.short_link(known.teacher, known.assignments[title])
