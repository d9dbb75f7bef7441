"""Courses made from others: copies of one's own, and previews to look around in."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.courses import CourseDraft, CourseSetting, Term
from support.story import Known, Persona

_MOST_PREVIEWS = 40  # more than any pool holds


@given("{actor} teaches {actors} in a course with a book of its own")
def teaches_own_book(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    world = context.world
    title = world.namespace.name("Own book")
    world.seed.office.new_offering(title)
    world.story.seeded(teacher, {"1st": students}, CourseSetting(offering_title=title))


@given("the book of {course} has had a new edition")
@when("the book of {course} gets a new edition")
def had_new_edition(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.seed.office.new_edition(world.namespace.name("Own book"))
    known.course = world.seed.unscreened.questions.course_now(known.teacher, known.course)


@given("{actor} has copied the course as {course_name}")
def has_copied(context, teacher: Persona, alias: str) -> None:
    _copy(context, context.world.seed.tutor, teacher, alias)


@when("{actor} copies the course as {course_name}")
def copies(context, teacher: Persona, alias: str) -> None:
    _copy(context, context.world.tutor, teacher, alias)


@when("{actor} copies the course as {course_name}, with {int} sections")
def copies_with_sections(context, teacher: Persona, alias: str, sections: int) -> None:
    _copy(context, context.world.tutor, teacher, alias, sections)


@when("{actor} copies the course as {course_name}, with its question library")
def copies_with_library(context, teacher: Persona, alias: str) -> None:
    _copy_library(context, teacher, alias, library=True)


@when("{actor} copies the course as {course_name}, without its question library")
def copies_without_library(context, teacher: Persona, alias: str) -> None:
    _copy_library(context, teacher, alias, library=False)


@when("{actor} tries to copy {course}")
def tries_to_copy(context, actor: Persona, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    person, draft = world.story.person(actor), _draft(context, "Stolen")
    world.attempt(lambda: world.tutor.courses.copy(person, known.course, draft))


@when("{actor} gives {assignment} again in the copy")
@given("{actor} has given {assignment} again in the copy")
def gives_again(context, teacher: Persona, title: str) -> None:
    world, (source, copy) = context.world, context.world.story.known[-2:]
    world.keep(world.seed.office.use_again(world.story.person(teacher), copy.course, source.course, title))


@when("{actor} claims a preview")
def claims_preview(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    course = world.tutor.courses.claim_preview(person, world.seed.offering())
    world.story.remember(course, "the preview", person)


@given("{actor} has claimed a preview")
def has_claimed_preview(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    course = world.seed.tutor.courses.claim_preview(person, world.seed.offering())
    world.story.remember(course, "the preview", person)


@when("{actor} claims a preview, naming a term of long ago")
def claims_preview_of_term(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    term = Term("fall", world.clock.now.year - 5)
    course = world.seed.office.claim_preview_of_term(person, world.seed.offering(), term)
    world.story.remember(course, "the preview", person)


@when("{actor} claims previews of a new book until there is none")
def claims_all(context, teacher: Persona) -> None:
    world, person = context.world, context.world.story.person(teacher)
    title = world.namespace.name("Own book")
    world.seed.office.new_offering(title)
    for _ in range(_MOST_PREVIEWS):
        world.attempt(lambda: world.seed.tutor.courses.claim_preview(person, title))
        if world.refusal:
            break


@then("the copy has the grading templates of {actor}'s course")
def has_same_templates(context, teacher: Persona) -> None:
    world, (source, copy) = context.world, context.world.story.known[-2:]
    person, templates = world.story.person(teacher), world.tutor.grading_templates
    before = sorted(templates.names(person, source.course))
    found = sorted(templates.names(person, copy.course))
    assert found == before, f"the copy should have the templates {before}, but has {found}"
    assert len(found) > 0, "there should be templates"


@then("the copy has no students and no assignments")
def has_nobody(context) -> None:
    world, copy = context.world, context.world.story.known[-1]
    students = world.tutor.roster.students(copy.teacher, copy.course)
    plans = world.tutor.assignments.listed_for(copy.teacher, copy.course)
    assert not students, f"the copy should have no students, but has {students}"
    assert not plans, f"the copy should have no assignments, but has {plans}"


@then("the copy leaves out the questions that {actor} had taken out")
def leaves_out(context, teacher: Persona) -> None:
    source, copy = _excluded(context, teacher)
    assert source, "questions should have been taken out"
    assert copy == source, f"{sorted(source)} should be out of the copy, but {sorted(copy)} are"


@then("the copy has all questions")
def has_all_questions(context) -> None:
    world, copy = context.world, context.world.story.known[-1]
    found = world.seed.office.excluded(copy.teacher, copy.course)
    assert not found, f"the copy should have all questions, but lacks {sorted(found)}"


@then("{assignment} counts as given again, and {assignment} does not")
def counts_as_given(context, used: str, unused: str) -> None:
    office, copy = context.world.seed.office, context.world.story.known[-1]
    found = {
        flag: list(office.plans_of_source(copy.teacher, copy.course, used=flag)) for flag in (True, False)
    }
    assert found == {True: [used], False: [unused]}, f"what was given again and what was not: {found}"


@then("the new {assignment} is of the present edition")
def is_of_present_edition(context, title: str) -> None:
    world, copy = context.world, context.world.story.known[-1]
    plan = world.recall(str)
    fits = world.seed.office.fits_book(copy.teacher, copy.course, plan)
    assert fits, f"all of {title!r} should be of the book that the copy uses now"


@then("the preview began two weeks ago, on a Monday, and ends in eight weeks")
def preview_runs(context) -> None:
    preview, now = context.world.story.known[-1].course, context.world.clock.now
    begun, left = (now - preview.starts_at).days, (preview.ends_at - now).days
    assert preview.starts_at.weekday() == 0, f"it should begin on a Monday, but does on {preview.starts_at}"
    assert 14 <= begun <= 21, f"it should have begun two weeks ago, but did {begun} days ago"
    assert 55 <= left <= 57, f"it should end in eight weeks, but does in {left} days"


@then("its assignments are due before and after today, all while it runs")
def preview_is_spread(context) -> None:
    world, preview = context.world, context.world.story.known[-1]
    due = world.seed.office.due_dates(preview.teacher, preview.course)
    assert due, "there should be assignments"
    assert min(due) < world.clock.now < max(due), f"some should be past and some to come, but: {due}"
    course = preview.course
    assert course.starts_at <= min(due), f"the course begins later than its work is due: {due}"
    assert max(due) <= course.ends_at, f"the course ends before its work is due: {due}"


@then("{actor} finds in its gradebook that students have worked")
def preview_is_worked(context, teacher: Persona) -> None:
    world, preview = context.world, context.world.story.known[-1]
    rows = world.tutor.scores.gradebook(world.story.person(teacher), preview.course).rows
    points = [score.points for row in rows for score in row.scores.values() if score and score.points]
    assert rows, "there should be students"
    assert points, f"some of them should have points, but the rows are {rows}"


@then("its calendar shows assignments")
def preview_has_assignments(context) -> None:
    world, preview = context.world, context.world.story.known[-1]
    found = world.tutor.assignments.listed_for(preview.teacher, preview.course)
    assert len(found) > 1, f"there should be several assignments, but the calendar shows {found}"


def _draft(context, alias: str, sections: int = 1) -> CourseDraft:
    return CourseDraft(context.world.namespace.name(alias), context.world.seed.offering(), sections)


def _copy(context, tutor, teacher: Persona, alias: str, sections: int = 1) -> None:
    known = context.world.story.of(teacher)
    draft = _draft(context, alias, sections)
    _remember(context, known, alias, tutor.courses.copy(known.teacher, known.course, draft))


def _copy_library(context, teacher: Persona, alias: str, *, library: bool) -> None:
    known, office = context.world.story.of(teacher), context.world.seed.office
    copy = office.copy_with_library(known.teacher, known.course, _draft(context, alias), library=library)
    _remember(context, known, alias, copy)


def _remember(context, source: Known, alias: str, copy) -> None:
    context.world.story.remember(copy, alias, source.teacher)


def _excluded(context, teacher: Persona) -> tuple[frozenset[str], frozenset[str]]:
    """What is taken out of the course and of its copy."""
    world, (source, copy) = context.world, context.world.story.known[-2:]
    person, office = world.story.person(teacher), world.seed.office
    return office.excluded(person, source.course), office.excluded(person, copy.course)
