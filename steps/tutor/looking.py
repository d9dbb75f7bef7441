"""Looking through the gradebook and the review, as only the site does, and reading what was written."""

import re

from behave import then

from support.domain.grading import Response
from support.domain.screens import GradebookView
from support.story import Persona


@then("over {assignment} in {actor}'s gradebook stands when it is due")
def stands_over(context, title: str, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    found = world.screens.gradebook.heading(known.teacher, known.course, title)
    due = known.drafts[title].dates.due_at.astimezone(known.zone)
    told = rf"{due:%b}\w* {due.day}\b|\b{due.month}/{due.day}\b"
    assert re.search(told, found), f"{due:%b} {due.day} should stand over {title!r}, but there is {found!r}"


@then("in the order of {assignment} {actor}'s gradebook shows {actor} before {actor}")
def shows_before(context, title: str, teacher: Persona, first: Persona, second: Persona) -> None:
    found = _names(context, teacher, GradebookView(order_by=title))
    expected = [context.world.story.person(one).full_name for one in (first, second)]
    assert found == expected, f"the order should be {expected}, but is {found}"


@then("looking for {actor} {actor} finds nobody else in the gradebook")
def finds_nobody_else(context, student: Persona, teacher: Persona) -> None:
    person = context.world.story.person(student)
    found = _names(context, teacher, GradebookView(search=person.last_name))
    assert found == [person.full_name], f"{person.full_name} should be found alone, but there are {found}"


@then("{actor} is in {actor}'s gradebook only when those who were dropped are asked for")
def is_shown_when_asked_for(context, student: Persona, teacher: Persona) -> None:
    name = context.world.story.person(student).full_name
    found = _names(context, teacher, GradebookView())
    assert name not in found, f"{name} should not be shown, but there are {found}"
    found = _names(context, teacher, GradebookView(shows_dropped=True))
    assert name in found, f"{name} should be shown when asked for, but there are {found}"


@then("{actor}'s gradebook says that there is nothing yet")
def says_nothing_yet(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    said = world.screens.gradebook.says_empty(known.teacher, known.course)
    assert said, "the gradebook should say that there are no assignments"


@then("{actor} reads {string} of {actor} and {string} of {actor} in {assignment}")
def reads_with_names(context, teacher: Persona, *told: object) -> None:
    words, student, more_words, other, title = told
    world, known = context.world, context.world.story.of(teacher)
    review = world.tutor.grading.review(known.teacher, known.course, known.assignments[title])
    expected = {
        Response(world.story.person(who).full_name, text)
        for who, text in ((student, words), (other, more_words))
    }
    found = set(review.responses(known.section))
    assert found == expected, f"{expected} should be read, but is {found}"


@then("with names hidden {actor} reads {string} in {assignment}, and no name")
def reads_without_names(context, teacher: Persona, words: str, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    review = world.screens.review
    found = review.nameless_responses(known.teacher, known.course, known.assignments[title])
    assert list(found) == [Response(None, words)], f"{words!r} should be read without a name, but: {found}"


@then("{actor} can look at {actor}'s work on {assignment}, and not answer in it")
def looks_at_work(context, teacher: Persona, student: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    person, assignment = world.story.person(student), known.assignments[title]
    can = world.screens.review.can_answer_for(known.teacher, known.course, assignment, person)
    assert not can, "a teacher should not be able to answer in a student's work"


def _names(context, teacher: Persona, view: GradebookView) -> list[str]:
    """The students that the gradebook shows, looked at in that way."""
    world, known = context.world, context.world.story.of(teacher)
    return list(world.screens.gradebook.names(known.teacher, known.course, view))
