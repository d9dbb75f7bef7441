"""How the site leads through a task: its first card and its last, overviews, explanations."""

import re

from behave import given, then, when

from support.domain.screens import Explanation, Overview, QuestionHead, StartCard, Tour
from support.story import Persona


@when("{actor} starts {assignment} from its first card")
def starts(context, student: Persona, title: str) -> None:
    _keep(context, student, title, "start")


@when("{actor} goes through {assignment} from its first card to its last")
def goes_through(context, student: Persona, title: str) -> None:
    _keep(context, student, title, "tour")


@when("{actor} goes from the overview of {assignment} to its first page")
def uses_overview(context, student: Persona, title: str) -> None:
    _keep(context, student, title, "overview")


@when("{actor} looks around question {int} of {assignment}")
def looks_around(context, student: Persona, number: int, title: str) -> None:
    world, course = context.world, context.world.story.of(student).course
    world.keep(world.screens.tasks.head(world.story.person(student), course, title, number))


@given("{actor} has read in {assignment} what {explanation} is/are")
def has_read(context, student: Persona, title: str, what: Explanation) -> None:
    assert _explains(context, student, title, what), f"{title!r} should explain {what}"


@when("{actor} looks in {assignment} for what {explanation} is/are")
@when("{actor} looks again in {assignment} for what {explanation} is/are")
def looks_for_explanation(context, student: Persona, title: str, what: Explanation) -> None:
    context.world.keep(_explains(context, student, title, what))


@then("a card explains it")
def card_explains(context) -> None:
    assert context.world.recall(bool), "a card should explain it"


@then("no card explains it")
def no_card_explains(context) -> None:
    assert not context.world.recall(bool), "no card should explain it"


@then("the card tells when {assignment} is due")
def card_tells_due(context, title: str) -> None:
    _expect_due(context, title, context.world.recall(StartCard).text)


@then("it leads to page {int} of the book, under its number")
def leads_to_page(context, page: int) -> None:
    story = context.world.story
    (expected,) = story.pages(story.known[-1], (page,))
    found = context.world.recall(StartCard).leads_to
    assert found == f"{_number_of(page)} {expected}", (
        f"it should lead to {expected!r}, but leads to {found!r}"
    )


@then("{actor} met page {int} of the book, step by step and back again")
def met_page(context, student: Persona, page: int) -> None:
    story, tour = context.world.story, context.world.recall(Tour)
    (expected,) = story.pages(story.of(student), (page,))
    met = {re.sub(r"^\d+\.\d+ ", "", heading) for heading in tour.headings}
    assert met == {expected}, f"{expected!r} should be met, but: {tour}"
    assert tour.goes_back, f"the way back should lead to the step before, but: {tour}"


@then("the progress grew with each step, up to the whole")
def progress_grew(context) -> None:
    found = context.world.recall(Tour).progress
    assert list(found) == sorted(set(found)), f"the progress should grow with each step, but was {found}"
    assert (found[0], found[-1]) == (0, 100), f"the progress should go from 0 to 100, but was {found}"


@then("the last card says {string}")
def last_card_says(context, words: str) -> None:
    found = context.world.recall(Tour).ending
    assert words in found, f"the last card should say {words!r}, but says {found!r}"


@then("the overview has a card for each of its {int} steps and more")
def overview_has_cards(context, steps: int) -> None:
    found = context.world.recall(Overview).cards
    assert len(found) > steps, f"there should be more than {steps} cards, but there are {found}"


@then("it led to page {int} of the book")
def overview_led_to(context, page: int) -> None:
    story = context.world.story
    (expected,) = story.pages(story.known[-1], (page,))
    found = context.world.recall(Overview).leads_to
    assert found.endswith(expected), f"it should lead to {expected!r}, but leads to {found!r}"


@then("a mistake in it can be reported under its own number")
def can_be_reported(context) -> None:
    found = context.world.recall(QuestionHead)
    assert found.uid, f"the question should show its number, but: {found}"
    assert found.uid in found.correction, f"the form should know the question, but: {found}"


@then("its link to the book leads to a page with a number")
def leads_to_book(context) -> None:
    found = context.world.recall(QuestionHead).book_page
    assert found[:1].isdigit(), f"the book should open at a numbered page, but opens at {found!r}"


@then("it can be submitted once something is chosen, and not before")
def submits_once_chosen(context) -> None:
    found = context.world.recall(QuestionHead)
    assert not found.can_submit_at_first, f"nothing should be submitted without a choice, but: {found}"
    assert found.can_submit_after_choosing, f"a choice should be enough to submit, but: {found}"


@then("the row of questions shows {int} point(s) for it")
def shows_points(context, points: int) -> None:
    found = context.world.recall(QuestionHead).scored
    assert found == str(points), f"{points} points should be shown, but: {found}"


@then("the row of questions shows no points for it")
def shows_no_points(context) -> None:
    found = context.world.recall(QuestionHead).scored
    assert found is None, f"no points should be shown yet, but: {found}"


@then("the card of {assignment} tells {actor} when it is due")
def single_card_tells_due(context, title: str, student: Persona) -> None:
    world, course = context.world, context.world.story.of(student).course
    text = world.screens.dashboards.card_text(world.story.person(student), course, title)
    _expect_due(context, title, text)


@then("{actor} follows the link of {assignment} and comes back to the dashboard")
def follows_and_comes_back(context, student: Persona, title: str) -> None:
    world, course = context.world, context.world.story.of(student).course
    came_back = world.screens.dashboards.leave_external(world.story.person(student), course, title)
    assert came_back, f"{student.name} should be back at the dashboard, with {title!r} clicked"


def _keep(context, student: Persona, title: str, verb: str) -> None:
    """Do something on the pages of a task, and remember what was seen."""
    world, course = context.world, context.world.story.of(student).course
    world.keep(getattr(world.screens.tasks, verb)(world.story.person(student), course, title))


def _explains(context, student: Persona, title: str, what: Explanation) -> bool:
    """Whether a card explains these questions."""
    world, course = context.world, context.world.story.of(student).course
    return world.screens.tasks.explains(world.story.person(student), course, title, what)


def _expect_due(context, title: str, text: str) -> None:
    """The text names the day on which an assignment is due."""
    known = context.world.story.known[-1]
    due = known.drafts[title].dates.due_at.astimezone(known.zone)
    day = f"{due:%b} {due.day}"
    assert day in text, f"the card should name {day!r}, but says {text!r}"


def _number_of(page: int) -> str:
    """Chapter and section of a page of the first chapter."""
    return f"1.{page}"
