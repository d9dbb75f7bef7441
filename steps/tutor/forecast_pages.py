"""What the pages of the forecast show beside its levels."""

from behave import then, when

from support.domain.forecasts import ForecastLook
from support.story import Persona


@when("{actor} starts practice by the bar of {pages}")
def starts_by_bar(context, student: Persona, pages: tuple[int, ...]) -> None:
    story = context.world.story
    (title,) = story.pages(story.of(student), pages)
    _practise(context, student, title)


@when("{actor} starts practice by the bar of the chapter of page {int}")
def starts_by_chapter(context, student: Persona, page: int) -> None:
    story = context.world.story
    known, person = story.of(student), story.person(student)
    (title,) = story.pages(known, (page,))
    entry = context.world.seed.tutor.forecasts.own(person, known.course).entry(title)
    assert entry, f"the forecast should list {title!r}"
    assert entry.chapter, f"{title!r} should have a chapter"
    _practise(context, student, entry.chapter)


@then("the dashboard and the menu lead {actor} to the own forecast")
def lead_there(context, student: Persona) -> None:
    story = context.world.story
    found = context.world.screens.forecasts.leads_there(story.person(student), story.of(student).course)
    assert found == (True, True), f"dashboard and menu should lead there, but do: {found}"


@then("{actor}'s forecast calls {int} areas weaker, all among {pages}")
def calls_weaker(context, student: Persona, count: int, pages: tuple[int, ...]) -> None:
    story = context.world.story
    found = _own(context, student).weaker
    titles = set(story.pages(story.of(student), pages))
    assert len(found) == count, f"{count} areas should be called weaker, but are: {found}"
    assert set(found) <= titles, f"all should be among {titles}, but are: {found}"


@then("it explains its colors, and asks for more practice where it knows too little")
def explains(context) -> None:
    found = context.world.recall(ForecastLook)
    assert found.explains_colors, f"the colors should be explained: {found}"
    assert found.remarks == {"Practice more to get forecast"}, f"more should be asked for: {found}"


@then("the forecast of section {section} calls page {int} weaker")
def section_calls_weaker(context, section: str, page: int) -> None:
    titles = context.world.story.pages(context.world.story.known[-1], (page,))
    found = _of_section(context, section).weaker
    assert found == titles, f"{titles} should be called weaker, but {found} is"


@then("the forecast of section {section} says that nothing was worked yet")
def section_says_nothing(context, section: str) -> None:
    found = _of_section(context, section)
    assert "no questions worked" in found.remark, f"it should say that nothing was worked: {found}"
    assert not found.chapters, f"there should be no chapters: {found}"


@then("the practice ends with {string} for {actor}, and leads back to the dashboard")
def practice_ends(context, words: str, student: Persona) -> None:
    story, tutor = context.world.story, context.world.tutor
    person, course = story.person(student), story.of(student).course
    begun = tutor.practice.begun(person, course)
    said, is_back = context.world.screens.forecasts.end_of_practice(person, course, begun)
    assert words in said, f"the last card should say {words!r}, but says {said!r}"
    assert is_back, "the last card should lead back to the dashboard"


def _practise(context, student: Persona, title: str) -> None:
    """Start practice by a bar."""
    story = context.world.story
    person, course = story.person(student), story.of(student).course
    story.practice = context.world.screens.forecasts.practise(person, course, title)


def _own(context, student: Persona) -> ForecastLook:
    """The student's page; remembered."""
    story = context.world.story
    look = context.world.screens.forecasts.of_own(story.person(student), story.of(student).course)
    context.world.keep(look)
    return look


def _of_section(context, section: str) -> ForecastLook:
    """The teacher's page, one section of it."""
    known = context.world.story.known[-1]
    return context.world.screens.forecasts.of_section(known.teacher, known.course, section)
