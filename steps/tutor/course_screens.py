"""What pages about courses show: the wizard, the settings, the roster, the first visit."""

from behave import given, then, when

from support.domain.courses import CourseDraft
from support.domain.people import Standing
from support.domain.planning import AssignmentDetails
from support.story import Persona

_HOPEFUL = Persona("Hopeful", Standing.TEACHER)
_STEPS = ["subject", "term", "name", "size"]


@when("{actor} leaves the wizard for courses at each of its steps")
def leaves_wizard(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    left = list(world.screens.courses.leave_wizard(person, _draft(context)))
    assert left == _STEPS, f"the steps should be {_STEPS}, but were {left}"


@when("{actor} goes through the wizard for courses")
def goes_through_wizard(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    world.keep(dict(world.screens.courses.waits(person, _draft(context))))


@then("it has gone on from no step before that was answered")
def has_gone_on(context) -> None:
    found = context.world.recall(dict)
    assert found == dict.fromkeys(_STEPS, (False, True)), f"who could go on before and after: {found}"


@when("{actor} writes {string} as the size of a course")
def writes_size(context, teacher: Persona, text: str) -> None:
    world, person = context.world, context.world.story.person(teacher)
    world.keep(world.screens.courses.write_size(person, _draft(context), text))


@then("it is taken as {string}")
def is_taken_as(context, number: str) -> None:
    found = context.world.recall(tuple)
    assert found == (number, number), f"the fields should hold {number!r}, but hold {found}"


@when("{actor} looks for a course to copy")
def looks_for_source(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    world.keep(list(world.screens.courses.past_courses(person, _draft(context))))


@then("the course that is over is offered")
def past_is_offered(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    found = world.recall(list)
    assert len(found) == 1, f"there should be one course to copy, but there are {found}"
    assert known.course.name in found[0], f"it should be {known.course.name!r}, but is {found}"


@then("{assignments} are offered to be given again")
def are_offered_again(context, titles: tuple[str, ...]) -> None:
    world, copy = context.world, context.world.story.known[-1]
    found = sorted(world.screens.courses.copied_assignments(copy.teacher, copy.course))
    assert found == sorted(titles), f"{titles} should be beside the calendar, but {found} are"


@when("{actor} begins to give {assignment} again")
def begins_again(context, teacher: Persona, title: str) -> None:
    world, copy = context.world, context.world.story.known[-1]
    world.keep(world.screens.courses.open_copied(world.story.person(teacher), copy.course, title))


@then("the name and the address of {assignment} are filled in")
def is_filled_in(context, title: str) -> None:
    world, source = context.world, context.world.story.known[-2]
    found = world.recall(AssignmentDetails)
    expected = (title, source.drafts[title].external_url)
    assert (found.title, found.external_url) == expected, f"{expected} should be filled in, but: {found}"


@then("nobody can write over the term and the dates of {actor}'s course")
def cannot_write_over(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    found = world.screens.courses.writable_details(known.teacher, known.course)
    assert not found, f"nothing of it should be writable, but these are: {found}"


@then("the settings can be saved once something was changed, and not before")
def can_be_saved(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    offers = world.screens.courses.offers_to_save(known.teacher, known.course, "Another name")
    assert offers == (False, True), f"whether saving was offered before and after a change: {offers}"


@then("the settings lead from students' access to the details and back")
def settings_switch(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    seen = list(world.screens.courses.switches_settings(known.teacher, known.course))
    assert seen == ["access", "details", "access"], f"the tabs showed {seen}"


@then("{actor} is warned before leaving that the course has students")
def is_warned_leaving(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    warned = world.screens.courses.warns_before_leaving(world.story.person(teacher), known.course)
    assert warned, "there should be a warning about the students"


@then("{actor} is warned before removing herself")
def is_warned_removing(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    warned = world.screens.courses.warns_before_removing(world.story.person(teacher), known.course)
    assert warned, "there should be a warning about losing access"


@then("{actor} is asked to add a section")
def is_asked_for_section(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    assert world.screens.courses.asks_for_section(known.teacher, known.course), (
        "a section should be asked for"
    )


@when("{actor} begins to change the own student ID to {string} and thinks better of it")
def thinks_better(context, student: Persona, student_id: str) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    world.keep(world.screens.courses.think_better_of_id(person, known.course, student_id))


@then("{string} is still shown as the own student ID")
def is_still_shown(context, student_id: str) -> None:
    found = context.world.recall(str)
    assert found == student_id, f"{student_id!r} should be shown, but {found!r} is"


@when("{actor} looks at the subject of the book")
def looks_at_subject(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    world.keep(world.screens.courses.look_at_subject(person, world.seed.offering()))


@then("she is told of it, and offered a preview")
def is_told_of_subject(context) -> None:
    found, title = context.world.recall(str), context.world.seed.offering()
    assert found == title, f"it should be told of {title!r}, but was of {found!r}"


@then("{actor} is thanked for suggesting {string}")
def is_thanked(context, teacher: Persona, subject: str) -> None:
    world, person = context.world, context.world.story.person(teacher)
    assert world.screens.courses.suggest_subject(person, subject), "the suggestion should be thanked for"


@given("somebody has signed up to teach, and nobody has verified it")
def has_signed_up(context) -> None:
    world = context.world
    world.screens.courses.sign_up_to_teach(world.people.named(_HOPEFUL.name, _HOPEFUL.standing))


@then("they are told that they are being verified")
def are_being_verified(context) -> None:
    _expect_word(context, "pending")


@then("they are told that Tutor is not open to them")
def are_not_let_in(context) -> None:
    _expect_word(context, "refused")


def _expect_word(context, expected: str) -> None:
    world = context.world
    person = world.people.named(_HOPEFUL.name, _HOPEFUL.standing)
    found = world.screens.courses.first_word(person)
    assert found == expected, f"the word for them should be {expected!r}, but is {found!r}"


def _draft(context) -> CourseDraft:
    return CourseDraft(context.world.namespace.name("Biology 1"), context.world.seed.offering())
