"""Courses and their books, as Tutor tells Biglearn of them."""

from behave import given

from support.biglearn import Book
from support.data.telling import Telling
from support.story import Persona
from support.world import World


def begin(world: World, students: tuple[Persona, ...], **shape: int) -> Telling:
    """A course that Biglearn knows, its book of that shape."""
    telling = Telling(world.seed_text, world.clock.now)
    if shape:
        telling.book = telling.new_book(**shape)
    world.keep(telling)
    world.biglearn.create_ecosystem(telling.book)
    world.biglearn.create_course(telling.course())
    world.biglearn.update_rosters(telling.numbered(telling.roster([who.name for who in students])))
    return telling


@given("Biglearn knows a course with the student(s) {actors}")
def knows_course(context, students: tuple[Persona, ...]) -> None:
    begin(context.world, students)


@given("Biglearn knows a course with the student(s) {actors} and a book of {int} pages")
def knows_course_of_pages(context, students: tuple[Persona, ...], pages: int) -> None:
    begin(context.world, students, pages=pages)


@given("Biglearn knows a course with the student(s) {actors} and two versions of each question")
def knows_course_of_versions(context, students: tuple[Persona, ...]) -> None:
    begin(context.world, students, versions=2)


def questions_of(book: Book, page: int) -> list[str]:
    """The questions of a page, counted from 1, by their groups, in order."""
    return list(dict.fromkeys(exercise.group_uuid for exercise in book.pages[page - 1].exercises))
