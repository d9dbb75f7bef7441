"""What only the builder of assignments shows."""

from dataclasses import replace
from datetime import timedelta

from behave import then, when

from steps.tutor.seen import Seen
from support.domain.assignments import AssignmentKind
from support.domain.planning_screens import (
    Counts,
    Inspection,
    Ordering,
    ReadingTour,
)
from support.story import Persona, Plan

_KINDS = tuple(AssignmentKind)


@when("{actor} saves the {plan} as a draft, due {date} in section {section} and {date} in section {section}")
def saves_apart(context, teacher: Persona, plan: Plan, *told: object) -> None:
    world, known = context.world, context.world.story.of(teacher)
    draft = world.story.draft(plan, known)
    dues = {told[1]: world.story.due(told[0], known), told[3]: world.story.due(told[2], known)}
    known.note(draft, world.screens.builder.save_apart(known.teacher, known.course, draft, dues))
    world.keep(Seen(dues))


@then("each section has {assignment} due on its own day")
def due_apart(context, title: str) -> None:
    known, expected = context.world.story.known[-1], context.world.recall(Seen).told
    planning = context.world.tutor.planning
    details = planning.details(known.teacher, known.course, known.assignments[title])
    found = {name: dates.due_at for name, dates in details.sections.items()}
    assert found == expected, f"the due dates should be {expected}, but are {found}"


@when("{actor} begins a homework graded by {string}")
def begins_graded_by(context, teacher: Persona, template: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    proposed = world.screens.builder.proposed
    world.keep(proposed(known.teacher, known.course, AssignmentKind.HOMEWORK, template))


@when("{actor} begins a homework and gives it up, before and after naming it")
def gives_up(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    for title in (None, "Never mind"):
        world.screens.builder.give_up(known.teacher, known.course, title)


@when("{actor} tries to save an external assignment that leads nowhere")
def saves_nowhere(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    plan = Plan(AssignmentKind.EXTERNAL, "Film", external_url="film")
    draft, save = world.story.draft(plan, known), world.tutor.assignments.save_draft
    world.attempt(lambda: save(known.teacher, known.course, draft))


@when("{actor} looks at what each kind of assignment asks for")
def looks_at_fields(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    fields = world.screens.builder.has_fields
    world.keep(Seen({kind: fields(known.teacher, known.course, kind) for kind in _KINDS}))


@then("only an external one asks for an address, and only an event for no closing and no grading")
def asks_for(context) -> None:
    found = context.world.recall(Seen).told
    dates = {"opening", "due date"}
    expected = {
        AssignmentKind.READING: dates | {"closing", "grading template"},
        AssignmentKind.HOMEWORK: dates | {"closing", "grading template"},
        AssignmentKind.EXTERNAL: dates | {"closing", "address"},
        AssignmentKind.EVENT: dates,
    }
    assert found == expected, f"they should ask for {expected}, but do for {found}"


@when("{actor} looks what of {assignment} can be changed")
def looks_what(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    locked = world.screens.builder.locked
    world.keep(Seen(locked(known.teacher, known.course, known.assignments[title])))


@then("its opening and its sections are fixed, and nothing else")
def are_fixed(context) -> None:
    found = context.world.recall(Seen).told
    assert found == {"opening", "sections"}, f"opening and sections should be fixed, but these are: {found}"


@when("{actor} looks for due dates within the term and outside of it")
def looks_for_dates(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    course = known.course
    moments = [world.clock.now + timedelta(days=3), course.ends_at + timedelta(days=3)]
    offers = world.screens.builder.offers_due
    world.keep(Seen([offers(known.teacher, course, moment) for moment in moments]))


@then("only those within the term can be chosen")
def only_within(context) -> None:
    found = context.world.recall(Seen).told
    assert found == [True, False], f"only the first day should be offered, but: {found}"


@when("{actor} chooses a chapter for the reading {assignment}, and changes the choice in every way")
def arranges_reading(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(world.screens.builder.arrange_reading(known.teacher, known.course, title))


@then("the reading followed each change: all of it, a page less, in another order, and another page less")
def followed(context) -> None:
    found, known = context.world.recall(ReadingTour), context.world.story.known[-1]
    chapter = context.world.story.pages(known, range(1, len(found.whole_chapter) + 1))
    first, second, *rest = chapter[:-1]
    expected = ReadingTour(
        whole_chapter=chapter,
        without_last=chapter[:-1],
        moved=(second, first, *rest),
        removed=(second, first, *rest[:-1]),
        found_again=(second, first, *rest[:-1]),
    )
    assert len(chapter) > 3, f"the chapter should have pages enough, but has {chapter}"
    assert found == expected, f"it should have been {expected}, but was {found}"


@when("{actor} counts questions of page {int} for a homework")
def counts_questions(context, teacher: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    counts = world.screens.builder.count_questions(known.teacher, known.course, page - 1)
    world.keep(Seen(tuple(counts)))


@then("each part of a question counts, a question let go counts no more, and Tutor's count from 0 to 4")
def counted(context) -> None:
    start, parts, more, less, most, least = context.world.recall(Seen).told
    assert parts.own > 1, f"each part of the first question should count, but: {parts}"
    assert (more, less) == (_own(parts, parts.own + 1), parts), f"one more and one less: {more}, {less}"
    assert (most, least) == (_tutor(less, 4), _tutor(less, 0)), f"Tutor's count to {most}, {least}"
    assert start.total == start.own + start.tutor, f"all should be the sum, but: {start}"


@when("{actor} looks through the questions of {pages} for a homework")
def inspects(context, teacher: Persona, pages: tuple[int, ...]) -> None:
    world, known = context.world, context.world.story.of(teacher)
    places = [page - 1 for page in pages]
    world.keep(world.screens.builder.inspect_questions(known.teacher, known.course, places))


@then("they stand under {pages}, of which one has none and says so")
def stand_under(context, pages: tuple[int, ...]) -> None:
    found, story = context.world.recall(Inspection), context.world.story
    expected = story.pages(story.known[-1], pages)
    assert found.sections == expected, f"the questions should stand under {expected}, but: {found.sections}"
    assert found.empty, "one of the pages should be said to have no questions"
    assert found.jumped_to == expected[-1], f"a jump should lead to {expected[-1]}, but: {found.jumped_to}"


@then("each tells its number, version and tags, and on request what is right and why")
def tells_all(context) -> None:
    found = context.world.recall(Inspection)
    assert "ID: " in found.tags, f"a question should tell its number and version, but: {found.tags!r}"
    assert "@" in found.tags, f"a question should tell its version, but: {found.tags!r}"
    assert "(Correct Answer)" in found.preview, f"what is right should be told, but: {found.preview!r}"


@then("those with choices, those in words and those of one source can be shown alone")
def shown_alone(context) -> None:
    found = context.world.recall(Inspection)
    every, choices, words = found.filtered
    assert 0 < words < every, f"some should be in words and some not, but: {found.filtered}"
    assert choices < every, f"those in words should go away, but: {found.filtered}"
    assert found.by_source == every, f"all of {every} should be OpenStax's, but {found.by_source} are"


@when("{actor} chooses three questions of page {int} and changes their order and number")
def orders(context, teacher: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(world.screens.builder.order_questions(known.teacher, known.course, page - 1))


@then("choices are worth 1 point and words 2, to begin with")
def worth(context) -> None:
    found = context.world.recall(Ordering).points
    assert found == (1.0, 1.0, 2.0), f"the points should be 1, 1 and 2, but are {found}"


@then("the list of questions followed each change: moved, removed, and added again at the end")
def list_followed(context) -> None:
    found = context.world.recall(Ordering)
    first, second, third = found.at_first
    expected = replace(
        found, moved=(second, first, third), removed=(first, third), added=(first, third, second)
    )
    assert found == expected, f"it should have been {expected}, but was {found}"


def _own(counts: Counts, own: int) -> Counts:
    """The same with another number of the teacher's own."""
    return Counts(own, counts.tutor, own + counts.tutor)


def _tutor(counts: Counts, tutor: int) -> Counts:
    """The same with another number of Tutor's."""
    return Counts(counts.own, tutor, counts.own + tutor)
