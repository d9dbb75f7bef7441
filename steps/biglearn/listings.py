"""The lists of all courses and books that Biglearn knows, others' included."""

from dataclasses import dataclass, replace

from behave import given, then, when

from steps.biglearn.event_slots import ListWish
from steps.biglearn.other_course import OtherTelling
from support.biglearn import Biglearn, Book, CourseFacts, Listed
from support.data.listing import Lister, end_of, read_on
from support.data.parallel import all_at_once
from support.data.telling import Telling
from support.world import World


@dataclass(frozen=True, slots=True)
class Listing:
    """What a scenario added to a list, and where the list ended before."""

    of: str  # courses or books
    start: int
    added: tuple[CourseFacts | Book, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads the list of courses now and then, and knows how far."""

    following: int


def _lister(biglearn: Biglearn, things: str) -> Lister:
    return biglearn.courses if things == "courses" else biglearn.ecosystems


def _uuid(thing: CourseFacts | Book) -> str:
    return thing.uuid if isinstance(thing, CourseFacts) else thing.ecosystem_uuid


def _tell(biglearn: Biglearn, thing: CourseFacts | Book) -> None:
    if isinstance(thing, CourseFacts):
        biglearn.create_course(thing)
    else:
        biglearn.create_ecosystem(thing)


def _own(world: World, *, size: int = 1000) -> list[Listed]:
    """What of the list is this scenario's."""
    listing = world.recall(Listing)
    own = {_uuid(thing) for thing in listing.added}
    lister = _lister(world.biglearn, listing.of)
    return [row for row in read_on(lister, listing.start, size=size) if row.uuid in own]


@given("{int} {word} were told at the same moment")
@when("{int} {word} are told at the same moment")
def tell_at_once(context, count: int, things: str) -> None:
    world = context.world
    each = [Telling(f"{world.seed_text}/{place}", world.clock.now) for place in range(count)]
    added = [telling.course() if things == "courses" else telling.book for telling in each]
    world.keep(Listing(things, end_of(_lister(world.biglearn, things)), tuple(added)))
    all_at_once(lambda thing: _tell(world.biglearn, thing), added)


@when("the first of them is told again")
def first_again(context) -> None:
    _tell(context.world.biglearn, context.world.recall(Listing).added[0])


@when("the first of them is told again, with another book")
def first_again_otherwise(context) -> None:
    world = context.world
    course, second, *_ = world.recall(Listing).added
    world.biglearn.create_course(replace(course, ecosystem_uuid=second.ecosystem_uuid))


@then("each of them is listed once, with a number of its own")
def listed_once(context) -> None:
    listed, added = _own(context.world), context.world.recall(Listing).added
    assert sorted(row.uuid for row in listed) == sorted(map(_uuid, added)), f"listed are {listed}"
    numbers = [row.number for row in listed]
    assert numbers == sorted(set(numbers)), f"the numbers do not rise: {numbers}"


@then("each of them is listed once, also when the list is read one at a time")
def listed_once_in_steps(context) -> None:
    listed, added = _own(context.world, size=1), context.world.recall(Listing).added
    assert sorted(row.uuid for row in listed) == sorted(map(_uuid, added)), f"listed are {listed}"
    assert listed == _own(context.world), f"read one at a time the list is {listed}"


@then("each course is listed with the book it began with")
def listed_with_book(context) -> None:
    listed = {row.uuid: row.ecosystem_uuid for row in _own(context.world)}
    expected = {course.uuid: course.ecosystem_uuid for course in context.world.recall(Listing).added}
    assert listed == expected, f"listed are {listed}, expected {expected}"


@given("a reader has read the list of courses to its end")
def reader_at_end(context) -> None:
    world = context.world
    known = Telling(f"{world.seed_text}/known", world.clock.now).course()
    start = end_of(world.biglearn.courses)
    world.biglearn.create_course(known)  # the reader has met a course that came after the late one
    world.keep(Reader(read_on(world.biglearn.courses, start)[-1].number + 1))


@then("the reader finds the other course on reading on")
def reader_finds(context) -> None:
    world = context.world
    found = {row.uuid for row in read_on(world.biglearn.courses, world.recall(Reader).following)}
    assert world.recall(OtherTelling).course_uuid in found, "the reader does not meet the course any more"


@when("the list of courses is read, {list_wish}")
def read_list(context, wish: ListWish) -> None:
    world = context.world
    lister = world.biglearn.beyond_declared().courses
    world.keep(world.attempt(lambda: lister(wish.start, limit=wish.limit)) or ())


@then("{int} course(s) is/are listed")
def so_many_listed(context, count: int) -> None:
    listed = context.world.recall(tuple)
    assert context.world.refusal is None, f"it should have been listed: {context.world.refusal}"
    assert len(listed) == count, f"{len(listed)} courses are listed"


@then("at least {int} courses are listed")
def at_least_listed(context, count: int) -> None:
    assert len(context.world.recall(tuple)) >= count, f"listed are {context.world.recall(tuple)}"
