"""The performance forecast. Biglearn works it out in the background, so most of it takes seconds."""

from behave import given, then

from support.domain.forecasts import Forecast, ForecastLevel
from support.story import Persona
from support.waiting import eventually

_SECONDS = 30.0  # from an answer through Tutor's outbox, Biglearn and its scheduler to an estimate


@given("{actor}'s forecast for page {int} has become {level}")
@then("{actor}'s forecast for page {int} becomes {level}")
def own_becomes(context, student: Persona, page: int, level: ForecastLevel) -> None:
    (title,) = context.world.story.pages(context.world.story.of(student), (page,))
    eventually(
        lambda: _has_level(_own(context, student), title, level),
        reason=f"{student.name}'s forecast for {title!r} to become {level}",
        within=_SECONDS,
    )


@given("{actor}'s forecast for page {int} still said {level}")
@then("{actor}'s forecast for page {int} still says {level}")
def own_still_says(context, student: Persona, page: int, level: ForecastLevel) -> None:
    (title,) = context.world.story.pages(context.world.story.of(student), (page,))
    _has_level(_own(context, student), title, level)


@then("{actor}'s forecast is empty")
def own_is_empty(context, student: Persona) -> None:
    found = _own(context, student).entries
    assert not found, f"{student.name}'s forecast should be empty, but has {found}"


@then("the forecast of section {section} for page {int} becomes {level}")
def section_becomes(context, section: str, page: int, level: ForecastLevel) -> None:
    (title,) = context.world.story.pages(context.world.story.known[-1], (page,))
    eventually(
        lambda: _has_level(_of_section(context, section), title, level),
        reason=f"the forecast of section {section!r} for {title!r} to become {level}",
        within=_SECONDS,
    )


@then("the forecast of section {section} is empty")
def section_is_empty(context, section: str) -> None:
    found = _of_section(context, section).entries
    assert not found, f"the forecast of section {section!r} should be empty, but has {found}"


def _own(context, student: Persona) -> Forecast:
    """The student's forecast."""
    course = context.world.story.of(student).course
    return context.world.tutor.forecasts.own(context.world.story.person(student), course)


def _of_section(context, section: str) -> Forecast:
    """A section's forecast, as the teacher of the course reads it."""
    known = context.world.story.known[-1]
    return context.world.tutor.forecasts.of_section(known.teacher, known.course, section)


def _has_level(forecast: Forecast, title: str, level: ForecastLevel) -> bool:
    """Whether the page's level is that one; fails telling what it is."""
    found = forecast.level(title)
    assert found is level, f"the forecast for {title!r} should say {level}, but says {found}"
    return True
