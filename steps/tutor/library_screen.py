"""What only the question library shows."""

from behave import given, then, when

from steps.tutor.seen import Seen
from support.domain.planning_screens import (
    LibraryTour,
    QuestionDraft,
)
from support.story import Persona

_TEXT = "Does a cart roll by itself?"


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
