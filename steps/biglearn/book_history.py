"""Books: told again, and read back."""

from dataclasses import replace

from behave import then, when

from support.biglearn import Book, ClueStatus, EventPage, HistoryRequest
from support.data.telling import Telling
from support.world import World

_TYPES = ("create_ecosystem",)


def _history(world: World, uuid: str, start: int = 0) -> EventPage:
    (page,) = world.biglearn.ecosystems_events([HistoryRequest(uuid, start, _TYPES)], limit=1000)
    return page


@when("Tutor tells of the book again")
def tells_again(context) -> None:
    world = context.world
    world.attempt(lambda: world.biglearn.create_ecosystem(world.recall(Telling).book))


@when("Tutor tells of the book again, with other pages")
def tells_otherwise(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    other = replace(telling.new_book(), ecosystem_uuid=telling.book.ecosystem_uuid)
    world.keep(other)
    world.attempt(lambda: world.biglearn.create_ecosystem(other))


@when("Tutor tells of a second book with the same pages")
def tells_second(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    world.biglearn.create_ecosystem(replace(telling.book, ecosystem_uuid=telling.new_uuid()))


@then("the other pages are known as parts of that book")
def other_pages_known(context) -> None:
    _assert_part(context.world, context.world.recall(Book).pages[0].uuid)


@then("page {int} is known as a part of the first book")
def page_known(context, page: int) -> None:
    _assert_part(context.world, context.world.recall(Telling).book.pages[page - 1].uuid)


def _assert_part(world: World, container: str) -> None:
    """What Biglearn says of nobody's strength there shows to which book it counts the page."""
    telling = world.recall(Telling)
    clue = world.biglearn.student_clue(telling.new_uuid(), container)
    assert clue.status is ClueStatus.UNKNOWN_STUDENT, f"the page is not known: {clue}"
    assert clue.ecosystem_uuid == telling.book.ecosystem_uuid, f"it belongs to {clue.ecosystem_uuid}"


@when("the history of an unknown book is read")
def read_unknown(context) -> None:
    context.world.keep(_history(context.world, context.world.recall(Telling).new_uuid()))


@when("the history of the book is read from number {int}")
def read_from(context, number: int) -> None:
    world = context.world
    world.keep(_history(world, world.recall(Telling).book.ecosystem_uuid, number))


@then("the book's history holds the book as it was told first")
def holds_first(context) -> None:
    book = context.world.recall(Telling).book
    page = _history(context.world, book.ecosystem_uuid)
    assert (page.numbers, page.is_gap, page.is_end) == ((0,), False, True), f"the history is {page}"
    told = page.events[0].data["book"]["contents"]
    expected = {c.uuid: {e.uuid for e in c.exercises} for c in book.containers}
    kept = {
        c["container_uuid"]: {uuid for pool in c["pools"] for uuid in pool["exercise_uuids"]} for c in told
    }
    assert kept == expected, f"the book's parts are {kept}, expected {expected}"


@when("Tutor tells of the course again")
def tells_course_again(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    world.keep(world.biglearn.course_events(telling.course_uuid))
    answer = world.attempt(lambda: world.biglearn.create_course(telling.course()))
    assert answer == telling.course_uuid, f"the answer is {answer}"


@when("Tutor tells of the course again, with other dates")
def tells_course_otherwise(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    world.keep(world.biglearn.course_events(telling.course_uuid))
    other = replace(telling.course(), ends_at=telling.now)
    world.attempt(lambda: world.biglearn.create_course(other))
