"""What a teacher decides about a course: its term, zone, code, weights, and how students get in."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.courses import CourseDraft, CourseSetting, Term
from support.domain.people import Standing
from support.domain.refusals import RefusedError
from support.story import Persona


@given("{actor} teaches a course of the {word} term of {int}")
def teaches_in_term(context, teacher: Persona, season: str, year: int) -> None:
    context.world.story.seeded(teacher, {"1st": ()}, CourseSetting(Term(season, year)))


@given("{actor} has taught {actors}, in a course that is over")
def has_taught(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    context.world.story.seeded(teacher, {"1st": students}, _past(context))


@given("{actor} has taught a course that is over")
def has_taught_nobody(context, teacher: Persona) -> None:
    context.world.story.seeded(teacher, {"1st": ()}, _past(context))


@given("{actor} teaches {actors} in a course in the time zone {string}")
def teaches_in_zone(context, teacher: Persona, students: tuple[Persona, ...], zone: str) -> None:
    world, known = context.world, context.world.story.seeded(teacher, {"1st": ()})
    world.seed.tutor.courses.change_zone(known.teacher, known.course, zone)
    _moved(known, zone)
    for student in students:
        world.story.join(world.seed.tutor, student, "1st", known)


@when("{actor} creates the course {course_name} in the next term on offer")
def creates_in_next_term(context, teacher: Persona, alias: str) -> None:
    story = context.world.story
    story.create(context.world.tutor, teacher, alias, term=_next_term(context))


@when("{actor} tries to create the course {course_name} in a term of {int} years ago")
def tries_in_past_term(context, teacher: Persona, alias: str, years: int) -> None:
    world, story = context.world, context.world.story
    term = Term("fall", world.clock.now.year - years)
    world.attempt(lambda: story.create(world.tutor, teacher, alias, term=term))


@when("{actor} tries to create the course {course_name} in a term {int} years ahead")
def tries_in_far_term(context, teacher: Persona, alias: str, years: int) -> None:
    world, story = context.world, context.world.story
    term = Term("fall", world.clock.now.year + years)
    world.attempt(lambda: story.create(world.tutor, teacher, alias, term=term))


@when("{actor} tries to create a course without a {string}")
@when("{actor} tries to create a course without {string} and {string}")
@when("{actor} tries to create a course without {string}, {string} and {string}")
def tries_without(context, teacher: Persona, *missing: str) -> None:
    world, person = context.world, context.world.story.person(teacher)
    draft = CourseDraft(world.namespace.name("Nameless"), world.seed.offering())
    world.attempt(lambda: world.seed.office.create_without(person, draft, missing))


@then("all {int} are told to be missing")
def all_are_missing(context, count: int) -> None:
    refusal = context.world.refusal
    assert isinstance(refusal, RefusedError), "something should be told to be missing"
    told = [code for code in refusal.codes if code == "missing_attribute"]
    assert len(told) == count, f"{count} things should be told to be missing, but the answer was {refusal}"


@when("somebody sets up a course that ends before it begins")
def sets_up_backwards(context) -> None:
    now = context.world.clock.now
    _set_up(context, CourseSetting(starts_at=now, ends_at=now - timedelta(days=1)))


@when("somebody sets up a course of the year {int}")
def sets_up_in_year(context, year: int) -> None:
    _set_up(context, CourseSetting(Term("fall", year)))


@when("{actor} moves the course to the time zone {string}")
def moves_zone(context, teacher: Persona, zone: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.courses.change_zone(known.teacher, known.course, zone)
    _moved(known, zone)


@when("{actor} tries to move the course to the time zone {string}")
def tries_to_move_zone(context, teacher: Persona, zone: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.attempt(lambda: world.tutor.courses.change_zone(known.teacher, known.course, zone))


@when("{actor} gives the course the code {string}")
def gives_course_code(context, teacher: Persona, code: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.courses.change_code(known.teacher, known.course, code)


@when("{actor} lets the course use the school's own system")
def uses_lms(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.courses.use_lms(known.teacher, known.course, lms=True)


@when("{actor} tries to let the course use the school's own system")
def tries_to_use_lms(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.attempt(lambda: world.tutor.courses.use_lms(known.teacher, known.course, lms=True))


@when("{actor} lets readings count {int} % and homework {int} %")
def weighs(context, teacher: Persona, reading: int, homework: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.seed.office.change_weights(known.teacher, known.course, reading / 100, homework / 100)


@when("{actor} tries to let readings count {int} % and homework {int} %")
def tries_to_weigh(context, teacher: Persona, reading: int, homework: int) -> None:
    world, known = context.world, context.world.story.of(teacher)
    office = world.seed.office
    world.attempt(lambda: office.change_weights(known.teacher, known.course, reading / 100, homework / 100))


@when("{actor} leaves the course")
def leaves(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.tutor.courses.leave(world.story.person(teacher), known.course)


@then("{course} runs from {string} to {string}")
def runs_from(context, course: CourseOf, first: str, last: str) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = world.tutor.courses.details(known.teacher, known.course)
    days = (found.first_day, found.last_day)
    assert days == (_day(first), _day(last)), f"it should run from {first} to {last}, but is {found}"


@then("{course} begins and ends with its term")
def runs_with_term(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    term = _next_term(context)
    found = world.tutor.courses.details(known.teacher, known.course)
    assert found.term == str(term), f"the course should be of {term}, but is {found}"
    days = (found.first_day, found.last_day)
    assert days == (term.first_day, term.last_day), f"{term} has other days than the course: {found}"


@then("{course} has the code {string}")
def has_code(context, course: CourseOf, code: str) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = world.tutor.courses.details(known.teacher, known.course)
    assert found.code == code, f"the course should have the code {code!r}, but is {found}"


@then("{course} uses the school's own system")
def course_uses_lms(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    assert world.tutor.courses.uses_lms(known.teacher, known.course) is True, "the course should use an LMS"


@then("{course} does not use the school's own system")
def course_uses_links(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    chosen = world.tutor.courses.uses_lms(known.teacher, known.course)
    assert chosen is not True, "the course should use no LMS, but does"


@then("{assignment} is due {int} hours later than before")
def is_due_later(context, title: str, hours: int) -> None:
    known = context.world.story.known[-1]
    before = known.drafts[title].dates.due_at
    dates = context.world.seed.unscreened.dates(known.teacher, known.course, known.assignments[title])
    found = dates.due_at - before
    assert found == timedelta(hours=hours), f"{title!r} should be due {hours} h later, but is {found} later"


@then("anybody can read from when to when {course} runs")
def anybody_reads_dates(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    found = world.seed.office.dates_of([known.course.uuid])
    expected = {known.course.uuid: (known.course.starts_at, known.course.ends_at)}
    assert found == expected, f"{expected} should be told, but {found} was"


@when("somebody who is not signed in asks for the dates of what is no course's identity")
def asks_senseless_dates(context) -> None:
    world = context.world
    world.attempt(lambda: world.seed.office.dates_of([17, None]))


@then("{actor} is in the course as its teacher and as a student")
def is_both(context, both: Persona) -> None:
    world, known = context.world, context.world.story.of(both)
    found = sorted(p.kind for p in world.seed.office.view(world.story.person(both), known.course).places)
    assert found == ["student", "teacher"], f"{both.name} should be both, but is {found}"


@then("{actor} is told of section {section} only, and of no other student")
def is_told_of_own(context, student: Persona, section: str) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    found = world.seed.office.view(person, known.course)
    assert list(found.sizes) == [section], f"only section {section!r} should be told of, but: {found}"
    assert found.students == (person.full_name,), f"no other student should be told of, but: {found}"


def _past(context) -> CourseSetting:
    now = context.world.clock.now
    return CourseSetting(starts_at=now - timedelta(days=120), ends_at=now - timedelta(days=2))


def _moved(known, zone: str) -> None:
    known.course = replace(known.course, time_zone=zone)


def _set_up(context, setting: CourseSetting) -> None:
    world, story = context.world, context.world.story
    teacher = Persona("Ada", Standing.TEACHER)
    world.attempt(lambda: story.seeded(teacher, {"1st": ()}, setting))


def _next_term(context) -> Term:
    """The term that begins next: half a year ahead is always on offer."""
    today = context.world.clock.now.date()
    seasons = ("spring", "summer", "fall", "winter")
    terms = [Term(season, year) for year in (today.year, today.year + 1) for season in seasons]
    return min((term for term in terms if term.first_day > today), key=lambda term: term.first_day)


def _day(text: str) -> date:
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
