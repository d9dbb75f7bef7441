"""The questions of a course: which there are, which are left out, and what teachers write themselves."""

from dataclasses import dataclass

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.assignments import AssignmentKind
from support.domain.questions import POOLS, OfferedQuestion, OwnQuestion
from support.story import Persona, Plan

_HOMEWORK, _READING = AssignmentKind.HOMEWORK, AssignmentKind.READING
_TEXT, _OTHER_TEXT = "Does a cart roll by itself?", "Does a cart roll up by itself?"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The question that the scenario is about, as it was at first."""

    question: OfferedQuestion


@dataclass(frozen=True, slots=True)
class Made:
    """What became of it."""

    question: OfferedQuestion


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbers of the questions that were found, by what they are for."""

    numbers: dict[AssignmentKind, set[str]]


@given("{actor} has left out a question of page {int}")
def has_left_out(context, teacher: Persona, page: int) -> None:
    known, number = context.world.story.of(teacher), _choose(context, teacher, page)
    context.world.seed.tutor.questions.leave_out(known.teacher, known.course, page - 1, number)


@when("{actor} leaves out a question of page {int}")
def leaves_out(context, teacher: Persona, page: int) -> None:
    known, number = context.world.story.of(teacher), _choose(context, teacher, page)
    context.world.tutor.questions.leave_out(known.teacher, known.course, page - 1, number)


@when("{actor} leaves out the first question of {assignment}")
def leaves_out_given(context, teacher: Persona, title: str) -> None:
    known = context.world.story.of(teacher)
    number = known.assignments[title].questions[0]
    context.world.seed.tutor.questions.leave_out(known.teacher, known.course, 0, number)


@when("{actor} takes it back in on page {int}")
def takes_back_in(context, teacher: Persona, page: int) -> None:
    known, number = context.world.story.of(teacher), context.world.recall(Chosen).question.number
    context.world.tutor.questions.take_back_in(known.teacher, known.course, page - 1, number)


@given("{actor} has written a question on page {int}")
def has_written(context, teacher: Persona, page: int) -> None:
    known, question = context.world.story.of(teacher), OwnQuestion(_TEXT, page=page - 1)
    made = context.world.seed.tutor.questions.write(known.teacher, known.course, question)
    context.world.keep(Chosen(made))


@when("{actor} writes a question on page {int}")
def writes(context, teacher: Persona, page: int) -> None:
    known, question = context.world.story.of(teacher), OwnQuestion(_TEXT, page=page - 1)
    made = context.world.tutor.questions.write(known.teacher, known.course, question)
    context.world.keep(Chosen(made))


@when("{actor} writes a question to be answered in words on page {int}")
def writes_in_words(context, teacher: Persona, page: int) -> None:
    known, question = context.world.story.of(teacher), OwnQuestion(_TEXT, page=page - 1, is_written=True)
    made = context.world.tutor.questions.write(known.teacher, known.course, question)
    context.world.keep(Chosen(made))


@when("{actor} corrects it on page {int}")
@when("{actor} copies and edits it on page {int}")
def rewrites(context, teacher: Persona, page: int) -> None:
    known, question = context.world.story.of(teacher), OwnQuestion(_OTHER_TEXT, page=page - 1)
    old = context.world.recall(Chosen).question
    made = context.world.tutor.questions.rewrite(known.teacher, known.course, old, question)
    context.world.keep(Made(made))


@given("{actor} has corrected it on page {int}")
def has_rewritten(context, teacher: Persona, page: int) -> None:
    known, question = context.world.story.of(teacher), OwnQuestion(_OTHER_TEXT, page=page - 1)
    old = context.world.recall(Chosen).question
    made = context.world.seed.tutor.questions.rewrite(known.teacher, known.course, old, question)
    context.world.keep(Made(made))


@given("{actor} has published the {plan}, of it alone")
def has_published_it(context, teacher: Persona, plan: Plan) -> None:
    world, known = context.world, context.world.story.of(teacher)
    draft, question = world.story.draft(plan, known), world.recall(Chosen).question
    publish = world.seed.unscreened.questions.publish_one
    known.note(draft, publish(known.teacher, known.course, draft, question))


@when("{actor} looks through the questions of page {int}")
def looks_through(context, teacher: Persona, page: int) -> None:
    lists = {kind: _offered(context, teacher, page, kind) for kind in (_READING, _HOMEWORK)}
    context.world.keep(Lists({kind: {q.number for q in found} for kind, found in lists.items()}))


@given("{actor} has her eye on a question of the book, on page {int}")
def has_eye_on(context, teacher: Persona, page: int) -> None:
    _choose(context, teacher, page)


@when("{actor} deletes it")
def deletes(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    number = world.recall(Chosen).question.number
    world.seed.unscreened.questions.delete(world.story.person(teacher), known.course, number)


@when("{actor} tries to delete it")
def tries_to_delete(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    course, number = world.story.known[-1].course, world.recall(Chosen).question.number
    world.attempt(lambda: world.seed.unscreened.questions.delete(person, course, number))


@when("{actor} tries to browse the questions of {course}")
def tries_to_browse(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.seed.unscreened.questions.browse(person, known.course))


@when("somebody who is not signed in tries to browse the questions of {course}")
def stranger_tries_to_browse(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    world.attempt(lambda: world.seed.unscreened.questions.browse(None, known.course))


@when("{actor} tries to read the table of contents of {course}")
def tries_contents(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.seed.unscreened.questions.contents(person, known.course))


@when("{actor} tries to list the books of the site")
def tries_to_list_books(context, actor: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    world.attempt(lambda: world.seed.unscreened.questions.list_books(person))


@when("{actor} tries to open page {int} in an edition that there never was")
def tries_unknown_edition(context, actor: Persona, page: int) -> None:
    world, person = context.world, context.world.story.person(actor)
    course, open_page = world.story.of(actor).course, world.seed.unscreened.questions.open_page
    world.attempt(lambda: open_page(person, course, page - 1, version="987654"))


@then("it is left out for {actor}, on page {int}")
def is_left_out(context, teacher: Persona, page: int) -> None:
    number = context.world.recall(Chosen).question.number
    found = [q.is_excluded for q in _offered(context, teacher, page, _HOMEWORK) if q.number == number]
    assert found == [True], f"question {number} should be shown once, as left out, but: {found}"


@then("it is there for {actor}, on page {int}")
def is_there(context, teacher: Persona, page: int) -> None:
    number = context.world.recall(Chosen).question.number
    found = [q.is_excluded for q in _offered(context, teacher, page, _HOMEWORK) if q.number == number]
    assert found == [False], f"question {number} should be there once, and not left out, but: {found}"


@then("it is not offered to {actor} for a new homework on page {int}")
def is_not_offered(context, teacher: Persona, page: int) -> None:
    known, number = context.world.story.of(teacher), context.world.recall(Chosen).question.number
    found = context.world.tutor.questions.for_new_homework(known.teacher, known.course, page - 1)
    assert found, "there should be other questions"
    assert number not in found, f"question {number} should not be offered, but is among {found}"


@then("it is offered to {actor} for a new homework on page {int}")
def is_offered(context, teacher: Persona, page: int) -> None:
    known, number = context.world.story.of(teacher), context.world.recall(Chosen).question.number
    found = context.world.tutor.questions.for_new_homework(known.teacher, known.course, page - 1)
    assert number in found, f"question {number} should be offered, but only these are: {found}"


@then("it is gone for {actor}, on page {int}")
def is_gone(context, teacher: Persona, page: int) -> None:
    number = context.world.recall(Chosen).question.number
    found = [q.number for q in _offered(context, teacher, page, _HOMEWORK)]
    assert number not in found, f"question {number} should be gone, but is among {found}"


@then("{actor} finds it once on page {int}, in its newest version")
def finds_newest(context, teacher: Persona, page: int) -> None:
    made = context.world.recall(Made).question
    found = [q for q in _offered(context, teacher, page, _HOMEWORK) if q.number == made.number]
    assert found == [made], f"{made} should be offered and no other version, but: {found}"


@then("it is a new version of the same question")
def is_new_version(context) -> None:
    before, after = context.world.recall(Chosen).question, context.world.recall(Made).question
    expected = (before.number, before.version + 1)
    assert (after.number, after.version) == expected, f"{before} should have a next version, but is {after}"


@then("it is a question of its own")
def is_own_question(context) -> None:
    before, after = context.world.recall(Chosen).question, context.world.recall(Made).question
    assert after.number != before.number, f"{before} should be another question than {after}"
    assert after.version == 1, f"the copy should be new, but is {after}"


@then("{actor} found those for readings and those for homework, each with what is for it")
def lists_are_apart(context, teacher: Persona) -> None:
    known, questions = context.world.story.of(teacher), context.world.seed.unscreened.questions
    pools_of = {_READING: ["reading_context", "reading_dynamic"], _HOMEWORK: ["homework_core"]}
    for kind, numbers in context.world.recall(Lists).numbers.items():
        meant = {q.number for q in questions.in_pools(known.teacher, known.course, pools_of[kind])}
        assert numbers, f"there should be questions for {kind}"
        assert numbers <= meant, f"these are not for {kind}: {sorted(numbers - meant)}"


@then("every pool of questions holds only what says so itself, for {actor}")
def pools_are_true(context, teacher: Persona) -> None:
    known, questions = context.world.story.of(teacher), context.world.seed.unscreened.questions
    for pool in POOLS:
        found = questions.in_pools(known.teacher, known.course, [pool])
        strange = [q for q in found if pool not in q.pools]
        assert found, f"there should be questions in {pool}"
        assert not strange, f"these are no questions of {pool}: {strange}"


@then("two pools together hold what each of them holds, and nothing twice, for {actor}")
def pools_together(context, teacher: Persona) -> None:
    known, questions = context.world.story.of(teacher), context.world.seed.unscreened.questions
    ask = [["homework_core"], ["reading_context"], ["homework_core", "reading_context"]]
    one, other, both = ([q.uid for q in questions.in_pools(known.teacher, known.course, p)] for p in ask)
    assert sorted(both) == sorted({*one, *other}), f"{both} should be {one} and {other}, each once"


@then("no question of {course} is offered in two versions")
def newest_only(context, course: CourseOf) -> None:
    known = context.world.story.of(course.owner)
    found = context.world.seed.unscreened.questions.browse(known.teacher, known.course)
    numbers = [q.uid.partition("@")[0] for q in found]
    assert len(numbers) == len(set(numbers)), f"each number should be there once, but: {numbers}"


@then("what {actor} saved tells nothing of what is right")
def saved_tells_nothing(context, student: Persona) -> None:
    world, course = context.world, context.world.story.of(student).course
    found = world.seed.unscreened.questions.saved_contents(world.story.person(student), course)
    telling = [text for text in found if "correctness" in text or "solution_type" in text]
    assert found, f"{student.name} should find what was saved"
    assert not telling, f"these tell what is right: {telling}"


@then("{actor} reads the same table of contents as {actor}")
def same_contents(context, one: Persona, other: Persona) -> None:
    world, course = context.world, context.world.story.of(one).course
    contents = world.seed.unscreened.questions.contents
    found, expected = (contents(world.story.person(who), course) for who in (one, other))
    assert found, "there should be pages"
    assert found == expected, f"{one.name} should read {expected}, but reads {found}"


@then("all of {assignment} is of the present edition")
def all_is_present(context, title: str) -> None:
    world, known = context.world, context.world.story.known[-1]
    fits = world.seed.office.fits_book(known.teacher, known.course, known.assignments[title].id)
    assert fits, f"all of {title!r} should be of the book that the course has now"


@then("{actor} is asked its old version in {assignment}")
def is_asked_old(context, student: Persona, title: str) -> None:
    _expect_asked(context, student, title, context.world.recall(Chosen).question)


@then("{actor} is asked its new version in {assignment}")
def is_asked_new(context, student: Persona, title: str) -> None:
    _expect_asked(context, student, title, context.world.recall(Made).question)


@then("{actor} finds the books of the site listed")
def finds_books(context, actor: Persona) -> None:
    world = context.world
    found = world.seed.unscreened.questions.list_books(world.story.person(actor))
    assert found > 0, f"{actor.name} should find books, but finds {found}"


@then("{actor} can open page {int} as it is now, and in the edition of the course")
def opens_page(context, actor: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(actor)
    person, open_page = world.story.person(actor), world.seed.unscreened.questions.open_page
    found = {open_page(person, known.course, page - 1, version=version) for version in (None, "")}
    expected = set(world.story.pages(known, [page]))
    assert found == expected, f"the page should be {expected}, but is {found}"


def _choose(context, teacher: Persona, page: int) -> str:
    """The number of a page's first question for homework; it is what the scenario is about."""
    known = context.world.story.of(teacher)
    offered = context.world.seed.tutor.questions.offered(known.teacher, known.course, page - 1, _HOMEWORK)
    context.world.keep(Chosen(offered[0]))
    return offered[0].number


def _expect_asked(context, student: Persona, title: str, expected: OfferedQuestion) -> None:
    """The student's assignment asks this question in this version, and nothing else."""
    world, course = context.world, context.world.story.of(student).course
    found = world.tutor.tasks.outline(world.story.person(student), course, title).questions
    assert [q.uid for q in found] == [expected.uid], f"{expected} should be asked, but these are: {found}"


def _offered(context, teacher: Persona, page: int, kind: AssignmentKind):
    """What the teacher finds on a page."""
    known = context.world.story.of(teacher)
    return context.world.tutor.questions.offered(known.teacher, known.course, page - 1, kind)
