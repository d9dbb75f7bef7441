"""Who can reach what of a page: with a keyboard, and with what reads pages aloud."""

from behave import then, when

from support.domain.site_screens import Fitness, PageName, PageOf
from support.story import Persona

_TITLE, _DRAFT = "Week 1", "Week 2"


@when("{actor} opens the page of the {page_name}")
def opens_page(context, actor: Persona, name: PageName) -> None:
    world = context.world
    known, person = world.story.of(actor), world.story.person(actor)
    is_student = actor.name in known.members
    page = PageOf(
        name,
        course=known.course.id,
        code=known.code(known.section),
        assignment=known.assignments[_TITLE].id if _TITLE in known.assignments else "",
        draft=known.assignments[_DRAFT].id if _DRAFT in known.assignments else "",
        task=world.seed.doors.task_id(person, known.course, _TITLE) if is_student else "",
    )
    world.keep(world.screens.site.fitness(person, page))


@then("nothing on it shuts anybody out")
def nothing_shuts_out(context) -> None:
    found = context.world.recall(Fitness)
    assert not found.faults, f"axe finds grave faults: {'; '.join(found.faults)}"


@then("all of it can be reached without a mouse")
def all_can_be_reached(context) -> None:
    found = context.world.recall(Fitness)
    assert found.controls > 2, f"there are only {found.controls} things to reach: is that the page?"
    assert not found.unreached, f"the keyboard does not reach: {'; '.join(found.unreached)}"
