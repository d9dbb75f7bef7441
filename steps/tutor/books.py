"""The books of the site, as content analysts look at them."""

from behave import then, when

from support.story import Persona


@when("{actor} counts the questions of every book of the site")
def counts_questions(context, analyst: Persona) -> None:
    world = context.world
    world.story.book_questions = world.seed.books.question_counts(world.story.person(analyst))


@then("each book has some")
def each_has_some(context) -> None:
    found = context.world.story.book_questions
    assert found, "there should be books"
    empty = [book for book, count in found.items() if not count]
    assert not empty, f"these books have no questions: {empty}"


@then("{actor} finds each question of page {int} of {actor}'s book with its ID and all its tags")
def finds_with_tags(context, analyst: Persona, number: int, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    person = world.story.person(analyst)
    (title,) = world.story.pages(known, [number])
    expected = dict(world.seed.books.tags(person, known.course, number - 1))
    found = dict(world.screens.site.read_tags(person, known.course, title))
    assert found == expected, f"questions and numbers of tags should be {expected}, but are {found}"
