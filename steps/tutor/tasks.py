"""Assignments as students meet and work them, and the feedback they get."""

from datetime import timedelta

from behave import given, then, when

from support.domain.tasks import Answer, QuestionGroup
from support.story import Outcome, Persona, repeated


@given("{int} days have passed")
@when("{int} days pass")
def days_pass(context, days: int) -> None:
    clock = context.world.clock
    clock.travel_to(clock.now + timedelta(days=days))


@when("{actor} works through {assignments} {int} minutes later, answering {outcome}")
def works_later(context, student: Persona, titles: tuple[str, ...], minutes: int, outcome: Outcome) -> None:
    clock = context.world.clock
    clock.travel_to(clock.now + timedelta(minutes=minutes))
    context.world.story.work(context.world.tutor, student, titles, outcome)


@given("it is {int} days earlier")
def it_is_earlier(context, days: int) -> None:
    clock = context.world.clock
    clock.travel_to(clock.now - timedelta(days=days))


@given("{assignment} was due {int} hours ago")
def was_due(context, title: str, hours: int) -> None:
    due_at = context.world.story.known[-1].drafts[title].dates.due_at
    context.world.clock.travel_to(due_at + timedelta(hours=hours))


@given("{actor} has worked through {assignments}, answering {outcome}")
def has_worked(context, student: Persona, titles: tuple[str, ...], outcome: Outcome) -> None:
    context.world.story.work(context.world.seed.tutor, student, titles, outcome)


@when("{actor} works through {assignments}, answering {outcome}")
def works(context, student: Persona, titles: tuple[str, ...], outcome: Outcome) -> None:
    context.world.story.work(context.world.tutor, student, titles, outcome)


@given("{actor} has answered question {int} of {assignment} {outcome}")
def has_answered(context, student: Persona, number: int, title: str, outcome: Outcome) -> None:
    context.world.story.answer(context.world.seed.tutor, student, title, number, outcome)


@when("{actor} answers question {int} of {assignment} {outcome}")
def answers(context, student: Persona, number: int, title: str, outcome: Outcome) -> None:
    context.world.story.answer(context.world.tutor, student, title, number, outcome)


@when("{actor} tries to answer question {int} of {assignment} {outcome}")
def tries_to_answer(context, student: Persona, number: int, title: str, outcome: Outcome) -> None:
    story, tutor = context.world.story, context.world.tutor
    context.world.attempt(lambda: story.answer(tutor, student, title, number, outcome))


@when("{actor} tries to answer question {int} of {assignment} with nothing")
def tries_nothing(context, student: Persona, number: int, title: str) -> None:
    world, person = context.world, context.world.story.person(student)
    course = world.story.of(student).course
    world.attempt(lambda: world.tutor.tasks.answer(person, course, title, number, Answer()))


@when("{actor} tries to choose without writing in a question of {assignment} that asks for both")
def tries_without_writing(context, student: Persona, title: str) -> None:
    world, person = context.world, context.world.story.person(student)
    course = world.story.of(student).course
    questions = world.tutor.tasks.outline(person, course, title).questions
    number, question = next((n, q) for n, q in enumerate(questions, start=1) if q.needs_free_response)
    answer = Answer(choice=question.choices[0])
    world.attempt(lambda: world.tutor.tasks.answer(person, course, title, number, answer))


@when("{actor} tries to look at {assignment} of {actor}")
def tries_to_look(context, actor: Persona, title: str, owner: Persona) -> None:
    world, person = context.world, context.world.story.person(actor)
    course, whose = world.story.of(owner).course, world.story.person(owner)
    world.attempt(lambda: world.tutor.tasks.peek(person, course, whose, title))


@given("{actor} has opened {assignment}")
def has_opened(context, student: Persona, title: str) -> None:
    story, tasks = context.world.story, context.world.seed.tutor.tasks
    story.opened = tasks.outline(story.person(student), story.of(student).course, title).questions


@when("{actor} opens {assignment} again")
def opens_again(context, student: Persona, title: str) -> None:
    context.world.story.opened_again = _outline(context, student, title).questions


@then("the questions are those of the first time")
def same_questions(context) -> None:
    first, second = context.world.story.opened, context.world.story.opened_again
    assert first, "there should be questions"
    assert [q.uid for q in second] == [q.uid for q in first], f"first {first}, then {second}"


@then("{actors} has/have {assignments} to do")
def have_to_do(context, students: tuple[Persona, ...], titles: tuple[str, ...]) -> None:
    for student in students:
        found = sorted(card.title for card in _cards(context, student) if card.is_open)
        assert found == sorted(titles), f"{student.name} should have {titles} to do, but has {found}"


@then("{actor} has nothing to do")
def has_nothing(context, student: Persona) -> None:
    found = _cards(context, student)
    assert not found, f"{student.name} should have nothing to do, but has {found}"


@then("{assignment} is not open to {actor}")
def is_not_open(context, title: str, student: Persona) -> None:
    found = [card for card in _cards(context, student) if card.title == title and card.is_open]
    assert not found, f"{title!r} should not be open to {student.name} yet, but is: {found}"


@then("{actor} has completed {assignment}")
def has_completed(context, student: Persona, title: str) -> None:
    found = [card.is_complete for card in _cards(context, student) if card.title == title]
    assert found == [True], f"{title!r} should be there once and complete; complete: {found}"


@then("{actor} has not completed {assignment} yet")
def has_not_completed(context, student: Persona, title: str) -> None:
    found = [card.is_complete for card in _cards(context, student) if card.title == title]
    assert found == [False], f"{title!r} should be there once and not complete; complete: {found}"


@then("question {int} of {assignment} is still open to {actor}")
def is_still_open(context, number: int, title: str, student: Persona) -> None:
    found = _review(context, student, title, number)
    assert not found.is_completed, f"the question should not be completed, but is: {found}"


@then("the right answer is {actor}'s answer to question {int} of {assignment}")
def right_answer_is(context, student: Persona, number: int, title: str) -> None:
    found = _review(context, student, title, number)
    right = context.world.story.key(context.world.story.of(student)).right_choice(found.question)
    assert found.chosen == right, f"{student.name}'s answer should be {right!r}, but is {found.chosen!r}"


@then("{actor} is told which answer to question {int} of {assignment} is right")
def is_told(context, student: Persona, number: int, title: str) -> None:
    found = _review(context, student, title, number)
    right = context.world.story.key(context.world.story.of(student)).right_choice(found.question)
    assert found.right_choice == right, f"{right!r} should be told as right, but the feedback is {found}"


@then("{actor} is not told yet which answer to question {int} of {assignment} is right")
def is_not_told(context, student: Persona, number: int, title: str) -> None:
    found = _review(context, student, title, number)
    assert not found.has_feedback, f"nothing should tell right from wrong yet, but: {found}"
    assert found.solution is None, f"no solution should be told yet, but: {found}"


@then("{actor} was told which answers are right")
def was_told(context, student: Persona) -> None:
    reviews = context.world.story.reviews
    assert reviews, f"{student.name} should have met questions"
    silent = [review for review in reviews if not review.has_feedback]
    assert not silent, f"each question should have told the right answer, but these did not: {silent}"


@then("no question was met twice")
def none_twice(context) -> None:
    story = context.world.story
    met = [review.question for review in story.reviews]
    assert met, "there should be questions"
    twice = repeated(story.key(story.known[-1]), met)
    assert not twice, f"no question should be met twice, but these were: {twice}"


@then("spaced practice was met that was not there at first")
def spaced_last(context) -> None:
    early = [question.group for question in context.world.story.opened]
    late = [review.question.group for review in context.world.story.reviews]
    assert QuestionGroup.SPACED not in early, f"no spaced practice should be there at first, but: {early}"
    assert QuestionGroup.SPACED in late, f"there should be spaced practice in the end, but there was: {late}"


@then("{assignment} of {actor} begins with {actor}'s questions, in {actor}'s order")
def begins_with(context, title: str, student: Persona, *_teacher: Persona) -> None:
    chosen = context.world.story.of(student).assignments[title].questions
    met = tuple(dict.fromkeys(q.number for q in _outline(context, student, title).questions))
    assert chosen, f"the questions chosen for {title!r} should be known"
    assert met[: len(chosen)] == chosen, f"{title!r} should begin with {chosen}, but holds {met}"


@then("{assignment} of {actor} holds {actor}'s questions only")
def holds_only(context, title: str, student: Persona, _teacher: Persona) -> None:
    chosen = context.world.story.of(student).assignments[title].questions
    met = tuple(dict.fromkeys(q.number for q in _outline(context, student, title).questions))
    assert chosen, f"the questions chosen for {title!r} should be known"
    assert met == chosen, f"{title!r} should hold {chosen} only, but holds {met}"


def _cards(context, student: Persona):
    """What the student's dashboard shows."""
    course = context.world.story.of(student).course
    return context.world.tutor.tasks.listed_for(context.world.story.person(student), course)


def _outline(context, student: Persona, title: str):
    """All of an assignment, as the student opens it."""
    course = context.world.story.of(student).course
    return context.world.tutor.tasks.outline(context.world.story.person(student), course, title)


def _review(context, student: Persona, title: str, number: int):
    """A question as it stands."""
    course = context.world.story.of(student).course
    return context.world.tutor.tasks.review(context.world.story.person(student), course, title, number)
