"""The performance forecast. Biglearn works it out in the background, so most of it takes seconds."""

import random
from dataclasses import dataclass

from behave import given, then, when

from support.domain.assignments import AssignmentKind
from support.domain.forecasts import Estimate, Forecast, ForecastLevel
from support.domain.people import Standing
from support.story import Day, Persona, Plan
from support.waiting import eventually

_SECONDS = 30.0  # from an answer through Tutor's outbox, Biglearn and its scheduler to an estimate


@dataclass(frozen=True)
class _Answered:
    """How many questions everybody answered on each of these pages."""

    count: int
    pages: tuple[int, ...]


class _Forecasts(dict[str, Forecast]):
    """The forecasts of many, by name."""


@given("{actor}'s forecast has become {level} for page {int} and {level} for page {int}")
def own_has_become(context, student: Persona, *told: ForecastLevel | int) -> None:
    for level, page in zip(told[::2], told[1::2], strict=True):
        _await_own(context, student, page, level)


@then("{actor}'s forecast for page {int} becomes {level}")
def own_becomes(context, student: Persona, page: int, level: ForecastLevel) -> None:
    _await_own(context, student, page, level)


@then("{actor}'s forecast for page {int} still says {level}")
def own_still_says(context, student: Persona, page: int, level: ForecastLevel) -> None:
    (title,) = context.world.story.pages(context.world.story.of(student), (page,))
    _has_level(_own(context, student), title, level)


@then("{actor}'s forecast is empty")
def own_is_empty(context, student: Persona) -> None:
    found = _own(context, student).entries
    assert not found, f"{student.name}'s forecast should be empty, but has {found}"


@given("the forecast of section {section} for page {int} has become {level}")
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


@when("{actor} tries to read the forecast of {actor}")
def tries_to_read(context, reader: Persona, student: Persona) -> None:
    world, known = context.world, context.world.story.of(student)
    person, whose = world.story.person(reader), world.story.person(student)
    world.attempt(lambda: world.tutor.forecasts.of_student(person, known.course, whose))


@when("{actor} tries to read the own forecast")
def tries_to_read_own(context, student: Persona) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    world.attempt(lambda: world.tutor.forecasts.own(person, known.course))


@when("{actor} tries to read the forecast of section {section}")
def tries_to_read_section(context, teacher: Persona, section: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    person = world.story.person(teacher)
    world.attempt(lambda: world.tutor.forecasts.of_section(person, known.course, section))


@then("the forecast that {actor} reads of {actor} becomes {level} for page {int}")
def of_student_becomes(context, teacher: Persona, student: Persona, level: ForecastLevel, page: int) -> None:
    world, known = context.world, context.world.story.of(student)
    (title,) = world.story.pages(known, (page,))
    reader, whose = world.story.person(teacher), world.story.person(student)
    eventually(
        lambda: _has_level(world.tutor.forecasts.of_student(reader, known.course, whose), title, level),
        reason=f"{student.name}'s forecast for {title!r} to become {level} for {teacher.name}",
        within=_SECONDS,
    )


@then("{actor}'s forecast for page {int} counts {int} answers")
def own_counts(context, student: Persona, page: int, count: int) -> None:
    (title,) = context.world.story.pages(context.world.story.of(student), (page,))
    _counts(_own(context, student), title, count)


@then("the forecast of section {section} for page {int} counts {int} answers")
def section_counts(context, section: str, page: int, count: int) -> None:
    (title,) = context.world.story.pages(context.world.story.known[-1], (page,))
    _counts(_of_section(context, section), title, count)


@then("{actor}'s forecast for page {int} claims nothing between the least and the most there can be")
def own_claims_nothing(context, student: Persona, page: int) -> None:
    (title,) = context.world.story.pages(context.world.story.of(student), (page,))
    found = _own(context, student).entry(title)
    nothing = Estimate(minimum=0, most_likely=0.5, maximum=1, is_real=False)
    assert found, f"the forecast should list {title!r}"
    assert found.estimate == nothing, f"the forecast for {title!r} should be {nothing}, but is {found}"


@given("{actor} teaches {int} students")
def teaches_many(context, teacher: Persona, count: int) -> None:
    students = [Persona(f"Student {number}", Standing.STUDENT) for number in range(1, count + 1)]
    context.world.story.seeded(teacher, {"1st": students})


@given("each of them has answered {int} questions on {pages}, some right and some wrong")
def each_has_answered(context, count: int, pages: tuple[int, ...]) -> None:
    story, known = context.world.story, context.world.story.known[-1]
    chance = random.Random(context.world.seed_text)
    for page in pages:
        plan = Plan(AssignmentKind.HOMEWORK, f"Page {page}", Day(-1), pages=(page,), questions=count)
        draft = story.draft(plan, known)
        chances = {story.persons[name]: chance.random() for name in sorted(known.members)}
        known.note(draft, context.world.seed.past_work(known.teacher, known.course, draft, chances))
    context.world.keep(_Answered(count, pages))


@when("Biglearn has taken all of it in")
def has_taken_in(context) -> None:
    answered, known = context.world.recall(_Answered), context.world.story.known[-1]

    def settled() -> dict[str, Forecast]:
        found = {name: _own(context, Persona(name, Standing.STUDENT)) for name in sorted(known.members)}
        unsettled = [name for name, forecast in found.items() if not _is_whole(forecast, answered)]
        assert not unsettled, f"not all forecasts are there: {unsettled}"
        return found

    context.world.keep(_Forecasts(eventually(settled, reason="all forecasts", within=_SECONDS)))


@then("every estimate lies between its bounds, and these between 0 and 1")
def estimates_lie_between(context) -> None:
    every = [e for forecast in context.world.recall(_Forecasts).values() for e in forecast.entries]
    assert every, "there should be estimates"
    for entry in every:
        found = entry.estimate
        assert found, f"there should be an estimate in {entry}"
        bounds = 0 <= found.minimum <= found.most_likely <= found.maximum <= 1
        assert bounds, f"the estimate should lie between its bounds, but is {entry}"


@then("whoever answered more of a page right has no lower estimate for it")
def more_is_not_lower(context) -> None:
    world, known = context.world, context.world.story.known[-1]
    book = world.seed.tutor.scores.gradebook(known.teacher, known.course)
    points = {row.full_name: row.scores for row in book.rows}
    for page in world.recall(_Answered).pages:
        (title,) = world.story.pages(known, (page,))
        pairs = sorted(
            (points[world.story.persons[name].full_name][f"Page {page}"].points, _likely(forecast, title))
            for name, forecast in world.recall(_Forecasts).items()
        )
        assert len({right for right, _ in pairs}) > 1, f"the results should differ, but are {pairs}"
        estimates = [likely for _, likely in pairs]
        assert estimates == sorted(estimates), f"more right should not be lower, but: {pairs}"


@then("every chapter counts as many answers as its pages together")
def chapters_count_pages(context) -> None:
    for name, forecast in context.world.recall(_Forecasts).items():
        for chapter in (entry for entry in forecast.entries if entry.chapter is None):
            pages = [e.answered or 0 for e in forecast.entries if e.chapter == chapter.title]
            assert pages, f"{chapter} of {name} should have pages"
            assert chapter.answered == sum(pages), f"{chapter} of {name} should count {sum(pages)}"


def _await_own(context, student: Persona, page: int, level: ForecastLevel) -> None:
    """Wait until a student's forecast for a page has that level."""
    (title,) = context.world.story.pages(context.world.story.of(student), (page,))
    eventually(
        lambda: _has_level(_own(context, student), title, level),
        reason=f"{student.name}'s forecast for {title!r} to become {level}",
        within=_SECONDS,
    )


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


def _counts(forecast: Forecast, title: str, count: int) -> None:
    """Fail unless the page counts so many answers."""
    found = forecast.entry(title)
    answered = found.answered if found else 0
    assert answered == count, (
        f"the forecast for {title!r} should count {count} answers, but counts {answered}"
    )


def _is_whole(forecast: Forecast, answered: _Answered) -> bool:
    """Whether a forecast has its estimates for all pages that were answered, and for their chapters."""
    pages = [entry for entry in forecast.entries if entry.chapter is not None]
    return len(pages) == len(answered.pages) and all(
        e.estimate and e.estimate.is_real for e in forecast.entries
    )


def _likely(forecast: Forecast, title: str) -> float:
    """What is most likely for a page."""
    found = forecast.entry(title)
    assert found, f"{title!r} should be in {forecast}"
    assert found.estimate, f"there should be an estimate in {found}"
    return found.estimate.most_likely
