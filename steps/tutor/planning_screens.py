"""What only the pages of planning show: the calendar, the builder, the question library."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from behave import given, then, when

from support.domain.assignments import AssignmentKind, Dates
from support.domain.planning_screens import (
    CalendarEntry,
    Counts,
    Inspection,
    LibraryTour,
    Look,
    Ordering,
    QuestionDraft,
    ReadingTour,
    Sidebar,
)
from support.story import Day, Persona, Plan

_KINDS = tuple(AssignmentKind)
_ADDED = ("Add Reading", "Add Homework", "Add External Assignment", "Add Event")
_TEXT = "Does a cart roll by itself?"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page showed, in its own words or in ours."""

    told: object


@when("{actor} looks at the calendar")
def looks_at_calendar(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    days = [d.dates.due_at.astimezone(known.zone).date() for d in known.drafts.values()]
    world.keep(Seen(tuple(world.screens.calendar.entries(known.teacher, known.course, days))))


@then("{assignments} stand there on their due days, as {look}, as {look} and as {look}")
def stand_there(context, titles: tuple[str, ...], *looks: Look) -> None:
    known, seen = context.world.story.known[-1], context.world.recall(Seen).told
    dues = [known.drafts[title].dates.due_at.astimezone(known.zone).date() for title in titles]
    expected = {CalendarEntry(*told) for told in zip(titles, dues, looks, strict=True)}
    assert len(seen) == len(set(seen)) == len(expected), f"each should stand there once, but: {seen}"
    assert set(seen) == expected, f"the calendar should have {expected}, but has {seen}"


@when("{actor} turns to the next month and back")
def turns(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    today = world.clock.now.astimezone(known.zone).date()
    world.keep(Seen(world.screens.calendar.turn(known.teacher, known.course, today)))


@then("{actor} sees this month, the next one and this one again")
def sees_months(context, teacher: Persona) -> None:
    zone = context.world.story.of(teacher).zone
    this = context.world.clock.now.astimezone(zone).date().replace(day=15)
    following = this + timedelta(days=30)
    expected = (f"{this:%B %Y}", f"{following:%B %Y}", f"{this:%B %Y}")
    found = context.world.recall(Seen).told
    assert found == expected, f"the months should be {expected}, but are {found}"


@when("{actor} asks the calendar what can be added")
def asks_what(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(world.screens.calendar.sidebar(known.teacher, known.course))


@then("a list of all kinds of assignments comes, and goes when it is not wanted")
def list_comes(context) -> None:
    found = context.world.recall(Sidebar)
    assert found.shown == (False, True, False), f"the list should come and go, but was there: {found.shown}"
    assert found.entries[:4] == _ADDED, f"it should offer {_ADDED}, but offers {found.entries}"


@when("{actor} adds a homework on the day that is {date}")
def adds_on_day(context, teacher: Persona, day: Day) -> None:
    world, known = context.world, context.world.story.of(teacher)
    added = world.screens.calendar.add_on
    world.keep(added(known.teacher, known.course, _date(context, teacher, day), AssignmentKind.HOMEWORK))


@when("{actor} drags an event onto the day that is {date}")
def drags_to_day(context, teacher: Persona, day: Day) -> None:
    world, known = context.world, context.world.story.of(teacher)
    dragged = world.screens.calendar.drag_to
    world.keep(dragged(known.teacher, known.course, _date(context, teacher, day), AssignmentKind.EVENT))


@then("it is proposed to be due {date}")
def is_proposed(context, day: Day) -> None:
    known = context.world.story.known[-1]
    expected = context.world.story.due(day, known).date()
    found = context.world.recall(Dates).due_at.astimezone(known.zone).date()
    assert found == expected, f"it should be proposed as due on {expected}, but is on {found}"


@then("it is proposed to be due at {clock_time}, and to close {int} days later")
def is_proposed_at(context, due, days: int) -> None:
    dates, zone = context.world.recall(Dates), context.world.story.known[-1].zone
    found = dates.due_at.astimezone(zone).time()
    assert found == due, f"it should be proposed as due at {due}, but is at {found}"
    assert dates.closes_at is not None, "it should be proposed to close some day"
    assert (dates.closes_at.date() - dates.due_at.date()).days == days, f"the dates are {dates}"


@when("{actor} tries to add something on days past, in the term, and after it")
def tries_days(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    today = world.clock.now.astimezone(known.zone).date()
    last = known.course.ends_at.astimezone(known.zone).date()
    days = [today - timedelta(days=1), today + timedelta(days=1), last + timedelta(days=1)]
    offers = world.screens.calendar.offers_adding
    world.keep(Seen([offers(known.teacher, known.course, day) for day in days]))


@then("only the day in the term offers it")
def only_in_term(context) -> None:
    found = context.world.recall(Seen).told
    assert found == [False, True, False], f"only the day in the middle should offer it, but: {found}"


@when("{actor} looks at what the calendar says of {assignments}")
def looks_at_summaries(context, teacher: Persona, titles: tuple[str, ...]) -> None:
    world, known = context.world, context.world.story.of(teacher)
    summary = world.screens.calendar.summary
    told = {t: summary(known.teacher, known.course, known.assignments[t]) for t in titles}
    world.keep(Seen(told))


@then("each of them is summed up with its name, its dates and how far the class is")
def summed_up(context) -> None:
    for title, text in context.world.recall(Seen).told.items():
        words = (title, "Opens", "Due", "In Progress", "Not Started")
        absent = [word for word in words if word.lower() not in text.lower()]
        assert not absent, f"{title!r} should be told with {absent}, but is with {text!r}"


@when("{actor} looks where the calendar leads")
def looks_where(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(Seen(dict(world.screens.calendar.ways(known.teacher, known.course))))


@then("it leads to the book, the questions, the gradebook and the forecast of the course")
def leads_there(context) -> None:
    course = context.world.story.known[-1].course.id
    ends = {
        "Browse the Book": f"/book/{course}",
        "Question Library": f"/course/{course}/questions",
        "Gradebook": f"/course/{course}/gradebook",
        "Performance Forecast": f"/course/{course}/guide",
    }
    found = context.world.recall(Seen).told
    assert found == ends, f"the calendar should lead to {ends}, but leads to {found}"


@when("{actor} asks for the address of {assignment}")
def asks_address(context, teacher: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    address_of = world.screens.calendar.address_of
    world.keep(Seen(address_of(known.teacher, known.course, known.assignments[title])))


@then("it is an address that can be passed on")
def can_be_passed_on(context) -> None:
    found = str(context.world.recall(Seen).told)
    assert "/@/" in found, f"the address should be a short one of the site, but is {found!r}"


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


@when("{actor} chooses {pages} in the library")
def chooses_in_library(context, teacher: Persona, pages: tuple[int, ...]) -> None:
    world, known = context.world, context.world.story.of(teacher)
    places = [page - 1 for page in pages]
    world.keep(Seen(world.screens.library.by_sections(known.teacher, known.course, places)))


@then("their questions stand under {pages}, and a chapter leads into the book")
def stand_in_library(context, pages: tuple[int, ...]) -> None:
    headings, book = context.world.recall(Seen).told
    known = context.world.story.known[-1]
    expected = context.world.story.pages(known, pages)
    assert tuple(headings) == expected, f"the questions should stand under {expected}, but: {headings}"
    assert book.startswith(f"/book/{known.course.id}"), f"the chapter should lead into the book, but: {book}"


@when("{actor} looks at the questions of page {int} one by one, and leaves the last one looked at out")
def walks(context, teacher: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(world.screens.library.walk(known.teacher, known.course, page - 1))


@then("the walk went on and back, and the question is out among the others")
def walk_went(context) -> None:
    found = context.world.recall(LibraryTour)
    first, second, again = found.walked
    assert first == again, f"the walk should come back to {first}, but is at {again}"
    assert second != first, f"the walk should have gone on from {first}"
    assert found.left_out, "the question should be out, and no other"


@then("each question told on request what is right and why, and where a correction is suggested")
def told_on_request(context) -> None:
    found = context.world.recall(LibraryTour)
    assert "(Correct Answer)" in found.preview, f"what is right should be told, but: {found.preview!r}"
    assert found.walked[0] in (found.correction or ""), f"the address should name it: {found.correction}"


@when("{actor} leaves {int} questions of page {int} out in the library")
def leaves_many_out(context, teacher: Persona, count: int, page: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(Seen(world.screens.library.warning_after(known.teacher, known.course, page - 1, count)))


@then("{actor} is warned that only {int} are left")
def is_warned(context, teacher: Persona, left: int) -> None:
    found = str(context.world.recall(Seen).told)
    assert str(left) in found, f"{teacher.name} should be told of {left} questions, but is told {found!r}"


@when("{actor} begins a question on page {int}, and comes back to it later")
def begins_question(context, teacher: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    begin = world.screens.library.begin_question
    world.keep(begin(known.teacher, known.course, page - 1, _TEXT))


@then("{actor} had to agree to the terms first")
def had_to_agree(context, teacher: Persona) -> None:
    found = context.world.recall(QuestionDraft)
    assert found.asked_terms, f"{teacher.name} should have been asked to agree to the terms"


@then("it was not published while it was empty, and what was begun is still there")
def still_there(context) -> None:
    found = context.world.recall(QuestionDraft)
    assert found.was_refused, "a question without words should not be published"
    assert found.kept == _TEXT, f"{_TEXT!r} should still be there, but it is {found.kept!r}"


@given("{actor} has written a question in two steps on page {int}, whose choices stay in their order")
@when("{actor} writes a question in two steps on page {int}, whose choices stay in their order")
def writes_in_order(context, teacher: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.screens.library.write_in_order(known.teacher, known.course, page - 1, _TEXT)


@then("it asks for words before it asks for a choice, and its choices keep their order")
def asks_in_order(context) -> None:
    known = context.world.story.known[-1]
    questions = context.world.seed.unscreened.questions
    found = questions.manner(known.teacher, known.course, _TEXT)
    assert found == (True, True), f"it should ask in two steps and keep its order, but: {found}"


def _own(counts: Counts, own: int) -> Counts:
    """The same with another number of the teacher's own."""
    return Counts(own, counts.tutor, own + counts.tutor)


def _tutor(counts: Counts, tutor: int) -> Counts:
    """The same with another number of Tutor's."""
    return Counts(counts.own, tutor, counts.own + tutor)


def _date(context, teacher: Persona, day: Day) -> date:
    """A day on the course's calendar."""
    known = context.world.story.of(teacher)
    return context.world.story.due(day, known).date()
