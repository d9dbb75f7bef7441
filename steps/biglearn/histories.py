"""The history of a course: what Biglearn gives back of what it was told."""

import json

from behave import given, then, when

from steps.biglearn.other_course import OtherTelling
from support.biglearn import EventPage, ExclusionFacts, HistoryRequest, StoredEvent
from support.data.happenings import EVENT_TYPE, Happening, happening
from support.data.telling import Telling
from support.story import Persona
from support.world import World

_PAGE_BYTES = 4_000_000  # what a page holds at most, but for a single larger event


def _history(world: World, telling: Telling) -> EventPage:
    return world.biglearn.course_events(telling.course_uuid)


@then("the course's history is")
def history_is(context) -> None:
    page = _history(context.world, context.world.recall(Telling))
    expected = [(int(row["number"]), row["event"]) for row in context.table]
    seen = [(event.number, event.type) for event in page.events]
    assert seen == expected, f"the history should be {expected}, but is {seen}"


@then("the course's history holds {int} event(s)")
def history_holds(context, count: int) -> None:
    page = _history(context.world, context.world.recall(Telling))
    assert len(page.events) == count, f"expected {count} events, found {page.numbers}"
    assert page.is_end, "the history should be told to its end"


@given("the course's history holds {int} event(s) and a gap")
@then("the course's history holds {int} event(s) and a gap")
def history_holds_gap(context, count: int) -> None:
    page = _history(context.world, context.world.recall(Telling))
    assert (len(page.events), page.is_gap) == (count, True), f"expected {count} events and a gap: {page}"


@then("the last event tells of {actor}'s last answer to {assignment}")
def last_event_is(context, student: Persona, title: str) -> None:
    telling = context.world.recall(Telling)
    event, answer = _history(context.world, telling).events[-1], telling.answers[-1]
    told = {
        name: event.data.get(name) for name in ("response_uuid", "student_uuid", "is_correct", "trial_uuid")
    }
    trials = {exercise.trial_uuid for exercise in telling.assignments[title].exercises}
    assert told["response_uuid"] == answer.response_uuid, f"the last event is another answer: {told}"
    assert told["student_uuid"] == telling.students[student.name], f"it is not {student.name}'s: {told}"
    assert told["is_correct"] == answer.is_correct, f"it should be told as it was first: {told}"
    assert told["trial_uuid"] in trials, f"it does not belong to {title!r}: {told}"


@when("the history is read {int} at a time")
def read_in_steps(context, size: int) -> None:
    course = context.world.recall(Telling).course_uuid
    read: list[StoredEvent] = []
    while True:
        page = context.world.biglearn.course_events(course, from_number=len(read), limit=size)
        read += page.events
        if page.is_end or not page.events:
            break
    context.world.keep(EventPage(tuple(read), page.is_gap, page.is_end))


@then("each of its {int} events was read exactly once")
def read_once(context, count: int) -> None:
    page = context.world.recall(EventPage)
    numbers = list(page.numbers)
    assert numbers == list(range(count)), f"expected the numbers 0 to {count - 1} once each, read {numbers}"


@when("the history of an unknown course is read")
def read_unknown(context) -> None:
    unknown = context.world.recall(Telling).new_uuid()
    context.world.keep(context.world.biglearn.course_events(unknown))


@then("the history is empty and at its end")
def history_is_empty(context) -> None:
    page = context.world.recall(EventPage)
    assert page == EventPage((), is_gap=False, is_end=True), f"expected nothing, at the end: {page}"


@when("what happened in the course is read, {happening} only")
def read_kind(context, kind: Happening) -> None:
    world = context.world
    course = world.recall(Telling).course_uuid
    world.keep(world.biglearn.course_events(course, types=(EVENT_TYPE[kind],)))


@then("{int} event(s) is/are read, and the history is at its end")
def read_to_end(context, count: int) -> None:
    page = context.world.recall(EventPage)
    assert (len(page.events), page.is_gap, page.is_end) == (count, False, True), f"read {page}"
    assert len({event.type for event in page.events}) == 1, f"other events were read as well: {page}"


@then("{int} event(s) is/are read, and a number is missing")
def read_to_gap(context, count: int) -> None:
    page = context.world.recall(EventPage)
    assert (len(page.events), page.is_gap, page.is_end) == (count, True, False), f"read {page}"


@when("the history is read from number {int}")
def read_from(context, number: int) -> None:
    world = context.world
    page = world.biglearn.course_events(world.recall(Telling).course_uuid, from_number=number)
    world.keep(page)


@when("the histories of both courses are read, {int} events in all")
def read_both(context, limit: int) -> None:
    world = context.world
    both = [HistoryRequest(world.recall(kind).course_uuid) for kind in (Telling, OtherTelling)]
    world.keep(world.biglearn.courses_events(both, limit=limit))


@when("the history is read, {int} events in all")
def read_some(context, limit: int) -> None:
    world = context.world
    course, biglearn = world.recall(Telling).course_uuid, world.biglearn.beyond_declared()
    page = world.attempt(lambda: biglearn.course_events(course, limit=limit))
    world.keep(page or EventPage((), is_gap=False, is_end=False))


@then("{int} events are read, and there is more")
def read_with_more(context, count: int) -> None:
    page = context.world.recall(EventPage)
    assert (len(page.events), page.is_gap, page.is_end) == (count, False, False), f"read {page}"


@then("{int} events are read, and that is the end")
def read_whole(context, count: int) -> None:
    page = context.world.recall(EventPage)
    assert (len(page.events), page.is_gap, page.is_end) == (count, False, True), f"read {page}"


@when("what happened in the course is read, rosters and something that nobody knows")
def read_known_and_unknown(context) -> None:
    world = context.world
    course, types = world.recall(Telling).course_uuid, ("update_roster", "update_weather")
    world.keep(world.biglearn.beyond_declared().course_events(course, types=types))


@when("Tutor tries to read no kind of event of the course")
def read_no_kind(context) -> None:
    _try_to_read(context.world, ())


@when("Tutor tries to read a kind of event that nobody knows of the course")
def read_unknown_kind(context) -> None:
    _try_to_read(context.world, ("update_weather",))


def _try_to_read(world: World, types: tuple[str, ...]) -> None:
    course, biglearn = world.recall(Telling).course_uuid, world.biglearn.beyond_declared()
    world.attempt(lambda: biglearn.course_events(course, types=types))


@given("the course and another one have {int} events each")
def two_courses(context, count: int) -> None:
    world = context.world
    other = OtherTelling(f"{world.seed_text}/other", world.clock.now)
    other.roster(["Ben"])
    world.keep(other)
    world.biglearn.create_course(other.course())
    for telling in (world.recall(Telling), other):
        missing = count - telling.next_number
        told = [happening(telling, Happening.ANSWER) for _ in range(missing)]
        world.biglearn.record_responses(told)


@given("Tutor told of {int} lists of {int} excluded exercises")
def told_long_lists(context, count: int, length: int) -> None:
    for _ in range(count):
        _exclude(context.world, length)


@given("Tutor told of a list of {int} excluded exercises")
def told_long_list(context, length: int) -> None:
    _exclude(context.world, length)


def _exclude(world: World, length: int) -> None:
    """One event that is as long as may be; what it is about does not matter, so one uuid serves for all."""
    telling = world.recall(Telling)
    facts = ExclusionFacts(
        telling.new_uuid(), telling.course_uuid, telling.now, groups=(telling.new_uuid(),) * length
    )
    world.biglearn.beyond_declared().update_exclusions(*telling.numbered(facts))


def _read_whole(world: World) -> list[EventPage]:
    course, pages = world.recall(Telling).course_uuid, []
    while not pages or (pages[-1].events and not pages[-1].is_end):
        following = sum(len(page.events) for page in pages)
        pages.append(world.biglearn.course_events(course, from_number=following))
    return pages


@then("each event up to number {int} is there")
def all_are_there(context, last: int) -> None:
    numbers = [number for page in _read_whole(context.world) for number in page.numbers]
    assert numbers == list(range(last + 1)), f"{len(numbers)} events are there, expected {last + 1}"


@when("the whole history is read, as much at a time as there is")
def read_pages(context) -> None:
    world = context.world
    pages = _read_whole(world)
    world.keep(pages)
    events = tuple(event for page in pages for event in page.events)
    world.keep(EventPage(events, pages[-1].is_gap, pages[-1].is_end))


@then("{int} events are read, at least {int} of each course, and neither history is at its end")
def read_fairly(context, total: int, each: int) -> None:
    pages = context.world.recall(tuple)
    counts = [len(page.events) for page in pages]
    assert sum(counts) == total, f"{counts} events were read"
    assert min(counts) >= each, f"the limit was not shared fairly: {counts}"
    assert [(p.is_gap, p.is_end) for p in pages] == [(False, False)] * len(pages), f"read {pages}"
    assert all(p.numbers == tuple(range(len(p.events))) for p in pages), f"not from the start: {pages}"


@then("no reading holds more than 4 million characters")
def pages_are_bounded(context) -> None:
    sizes = [sum(len(json.dumps(e.data)) for e in page.events) for page in context.world.recall(list)]
    assert len(sizes) > 1, "everything came in one reading"
    assert max(sizes) <= _PAGE_BYTES, f"the readings held {sizes} characters"
