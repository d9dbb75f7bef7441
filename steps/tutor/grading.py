"""What teachers do with the work that was handed in: more time, dropped questions, grades."""

from datetime import time, timedelta

from behave import given, then, when

from steps.parameters import GivenAnswer
from support.domain.grading import AssignmentScores, DropMethod, Grade, StudentMarks
from support.domain.tasks import Answer
from support.story import Day, Persona

_DUE = time(23, 0)


@given("{actor} has given {actor} until {date} for {assignment}")
def has_given_more_time(context, teacher: Persona, student: Persona, due: Day, title: str) -> None:
    _extend(context, context.world.seed.tutor, (teacher, student, title), (due, due))


@when("{actor} gives {actor} until {date} for {assignment}")
def gives_more_time(context, teacher: Persona, student: Persona, due: Day, title: str) -> None:
    _extend(context, context.world.tutor, (teacher, student, title), (due, due))


@when("{actor} tries to give {actor} until {date} for {assignment}, closing a day before")
def tries_to_give_more_time(context, actor: Persona, student: Persona, due: Day, title: str) -> None:
    world, dates = context.world, (due, Day(due.offset - 1))
    world.attempt(lambda: _extend(context, world.tutor, (actor, student, title), dates))


@given("{actor} has dropped question {int} of {assignment}, with {drop_method} for it")
def has_dropped_question(context, teacher: Persona, number: int, title: str, method: DropMethod) -> None:
    _review(context, context.world.seed.tutor, teacher, title).drop_question(number, method)


@when("{actor} drops question {int} of {assignment}, with {drop_method} for it")
def drops_question(context, teacher: Persona, number: int, title: str, method: DropMethod) -> None:
    _review(context, context.world.tutor, teacher, title).drop_question(number, method)


@when("{actor} tries to drop question {int} of {assignment}")
def tries_to_drop_question(context, actor: Persona, number: int, title: str) -> None:
    world = context.world
    review = _review(context, world.tutor, actor, title)
    world.attempt(lambda: review.drop_question(number, DropMethod.NO_CREDIT))


@given("{actor} has graded {given_answer} with {float} points")
def has_graded(context, teacher: Persona, answer: GivenAnswer, points: float) -> None:
    _grade(context, context.world.seed.tutor, teacher, answer, points)


@when("{actor} grades {given_answer} with {float} points")
def grades(context, teacher: Persona, answer: GivenAnswer, points: float) -> None:
    _grade(context, context.world.tutor, teacher, answer, points)


@when("{actor} tries to grade {given_answer} with {float} points")
def tries_to_grade(context, actor: Persona, answer: GivenAnswer, points: float) -> None:
    world = context.world
    world.attempt(lambda: _grade(context, world.tutor, actor, answer, points))


@when("{actor} publishes the scores of {assignment}")
def publishes_scores(context, teacher: Persona, title: str) -> None:
    section = context.world.story.of(teacher).section
    _review(context, context.world.tutor, teacher, title).publish_scores(section)


@when("{actor} tries to publish the scores of {assignment}")
def tries_to_publish_scores(context, actor: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(actor)
    person, assignment = world.story.person(actor), known.assignments[title]
    world.attempt(lambda: world.seed.unscreened.grading.publish_as(person, known.teacher, assignment))


@when("{actor} tries to grade the own answer to question {int} of {assignment} with {float} points")
def tries_to_grade_own(context, student: Persona, number: int, title: str, points: float) -> None:
    world, course = context.world, context.world.story.of(student).course
    person, grading = world.story.person(student), world.seed.unscreened.grading
    world.attempt(lambda: grading.grade_own(person, course, title, number, Grade(points)))


@when("{actor} tries to grade {given_answer} as it was before {actor} wrote {string}")
def tries_to_grade_replaced(context, teacher, answer: GivenAnswer, student: Persona, words: str) -> None:
    world, known = context.world, context.world.story.of(teacher)
    person, grading = world.story.person(student), world.seed.unscreened.grading
    read = grading.attempt(known.teacher, known.assignments[answer.title], person, answer.number)
    tasks, given = world.seed.tutor.tasks, Answer(free_response=words)
    tasks.answer(person, known.course, answer.title, answer.number, given)
    world.attempt(lambda: grading.grade_read(known.teacher, read, Grade(1.0)))


@given("{actor} counts written answers that nobody gave as nothing")
def counts_as_nothing(context, teacher: Persona) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.unscreened.grading.count_unanswered_as_nothing(known.teacher, known.course)


@given("{actor} has written {string} as answer to question {int} of {assignment}, which is over now")
def has_written_and_it_is_over(context, student: Persona, words: str, number: int, title: str) -> None:
    world, known = context.world, context.world.story.of(student)
    person, given = world.story.person(student), Answer(free_response=words)
    world.seed.tutor.tasks.answer(person, known.course, title, number, given)
    world.clock.travel_to(known.drafts[title].dates.due_at + timedelta(days=1))


@when("{actor} claims that {assignment} has {int} written questions")
def claims(context, teacher: Persona, title: str, count: int) -> None:
    known = context.world.story.of(teacher)
    grading, assignment = context.world.seed.unscreened.grading, known.assignments[title]
    grading.claim_written(known.teacher, assignment, count)


@then("{assignment} has {int} written question(s)")
def has_written_questions(context, title: str, count: int) -> None:
    known = context.world.story.known[-1]
    found = context.world.seed.unscreened.grading.written(known.teacher, known.assignments[title])
    assert found == count, f"{title!r} should have {count} written questions, but has {found}"


@then("{int} answer(s) to {assignment} has/have no grade yet")
def answers_wait(context, count: int, title: str) -> None:
    found = _review(context, context.world.tutor, _teacher(context), title).waiting()
    assert found == count, f"{count} answers to {title!r} should wait to be graded, but {found} do"


@then("{actor}'s review of {assignment} has the questions {assignments}")
def has_questions(context, teacher: Persona, title: str, kinds: tuple[str, ...]) -> None:
    found = tuple(heading.kind for heading in _scores(context, teacher, title).headings)
    assert found == kinds, f"the questions of {title!r} should be {kinds}, but are {found}"


@then("in {actor}'s review of {assignment} each total is the sum of its questions")
def totals_are_sums(context, teacher: Persona, title: str) -> None:
    students = _scores(context, teacher, title).students
    assert students, f"the review of {title!r} should list students"
    for row in students:
        added = sum(mark.points or 0.0 for mark in row.marks)
        assert row.total is not None, f"{row.full_name} should have a total, but: {row}"
        # The site shows tenths, each rounded by itself.
        assert abs(row.total - added) <= 0.05 * (len(row.marks) + 1), f"the total should be {added}: {row}"


@then("{actor}'s review of {assignment} gives {actor} {float} points")
def review_gives(context, teacher: Persona, title: str, student: Persona, points: float) -> None:
    row = _row(context, teacher, title, student)
    found = row.total
    assert found is not None, f"{student.name} should have {points} points, but: {row}"
    assert round(found, 1) == points, f"{student.name} should have {points} points, but: {row}"


@then("{actor}'s review of {assignment} says that {actor} was late")
def review_says_late(context, teacher: Persona, title: str, student: Persona) -> None:
    row = _row(context, teacher, title, student)
    assert row.is_late, f"{student.name} should be marked as late, but: {row}"


@then("{actor}'s review of {assignment} does not say that {actor} was late")
def review_says_in_time(context, teacher: Persona, title: str, student: Persona) -> None:
    row = _row(context, teacher, title, student)
    assert not row.is_late, f"{student.name} should not be marked as late, but: {row}"


@then("{given_answer} has no grade yet")
def waits(context, answer: GivenAnswer) -> None:
    row = _row(context, _teacher(context), answer.title, answer.student)
    assert row.marks[answer.number - 1].needs_grading, f"{answer} should wait to be graded, but: {row}"


def _teacher(context) -> Persona:
    """The teacher of the scenario's latest course."""
    teacher = context.world.story.known[-1].teacher
    return Persona(teacher.persona, teacher.standing)


def _review(context, tutor, teacher: Persona, title: str):
    """An assignment under somebody's eyes."""
    story = context.world.story
    known = story.of(teacher)
    return tutor.grading.review(story.person(teacher), known.course, known.assignments[title])


def _extend(context, tutor, who: tuple[Persona, Persona, str], dates: tuple[Day, Day]) -> None:
    """Grant one student more time."""
    teacher, student, title = who
    story, course = context.world.story, context.world.story.of(teacher).course
    due_at, closes_at = (story.moment(day, _DUE, course) for day in dates)
    _review(context, tutor, teacher, title).extend(story.person(student), due_at, closes_at)


def _grade(context, tutor, teacher: Persona, answer: GivenAnswer, points: float) -> None:
    """Give one answer its points, and a comment."""
    student = context.world.story.person(answer.student)
    review = _review(context, tutor, teacher, answer.title)
    review.grade(student, answer.number, Grade(points, "Nearly."))


def _scores(context, teacher: Persona, title: str) -> AssignmentScores:
    """The scores of the first section."""
    section = context.world.story.of(teacher).section
    return _review(context, context.world.tutor, teacher, title).scores(section)


def _row(context, teacher: Persona, title: str, student: Persona) -> StudentMarks:
    """The student's one row of the assignment's scores."""
    name = context.world.story.person(student).full_name
    rows = [row for row in _scores(context, teacher, title).students if row.full_name == name]
    assert len(rows) == 1, f"{student.name} ({name}) should be listed once, but the rows are {rows}"
    return rows[0]
