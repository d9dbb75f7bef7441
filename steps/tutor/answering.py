"""Answers of all kinds: in words, by choice, both; too long, too often, twice in one moment."""

from behave import given, then, when

from support.domain.tasks import Answer, QuestionReview
from support.domain.working import Place
from support.story import Persona


@when("{actor} answers a question of {assignment} that asks for words and a choice")
def answers_both(context, student: Persona, title: str) -> None:
    place, choice = _two_step(context, student, title)
    _give(context, place, Answer(choice, "It falls, and it falls faster and faster."))


@when("{actor} tries to write nothing but blanks in a question of {assignment} that asks for both")
def tries_blanks(context, student: Persona, title: str) -> None:
    place, choice = _two_step(context, student, title)
    context.world.attempt(lambda: _give(context, place, Answer(choice, " \n\t ")))


@when("{actor} answers a question of {assignment} that asks for both in {int} characters")
def answers_at_length(context, student: Persona, title: str, length: int) -> None:
    place, choice = _two_step(context, student, title)
    _give(context, place, Answer(choice, _text(length)))


@when("{actor} tries to answer a question of {assignment} that asks for both in {int} characters")
def tries_at_length(context, student: Persona, title: str, length: int) -> None:
    place, choice = _two_step(context, student, title)
    context.world.attempt(lambda: _give(context, place, Answer(choice, _text(length))))


@given("{actor} has written {string} as answer to question {int} of {assignment}")
def has_written(context, student: Persona, text: str, number: int, title: str) -> None:
    place = _place(context, student, title, number)
    _give(context, place, Answer(free_response=text), tutor=context.world.seed.tutor)


@when("{actor} writes {string} as answer to question {int} of {assignment}")
def writes(context, student: Persona, text: str, number: int, title: str) -> None:
    _give(context, _place(context, student, title, number), Answer(free_response=text))


@when("{actor} tries to write {string} as answer to question {int} of {assignment}")
def tries_to_write(context, student: Persona, text: str, number: int, title: str) -> None:
    place = _place(context, student, title, number)
    context.world.attempt(lambda: _give(context, place, Answer(free_response=text)))


@when("{actor} tries to write {int} words as answer to question {int} of {assignment}")
def tries_many_words(context, student: Persona, count: int, number: int, title: str) -> None:
    place = _place(context, student, title, number)
    context.world.attempt(lambda: _give(context, place, Answer(free_response="so " * count)))


@when("{actor} tries to choose what question {int} of {assignment} does not offer")
def tries_strange_choice(context, student: Persona, number: int, title: str) -> None:
    place = _place(context, student, title, number)
    context.world.attempt(lambda: _give(context, place, Answer("an answer that nobody offers")))


@when("{actor} sends a wrong answer to question {int} of {assignment} twice in one moment")
def sends_twice(context, student: Persona, number: int, title: str) -> None:
    place = _place(context, student, title, number)
    answer = Answer(_wrong_choices(context, place)[0])
    course = context.world.story.of(student).course
    context.world.tutor.working.answer_twice(place.owner, course, title, number, answer)


@given("{actor} has answered question {int} of {assignment} wrong {int} time(s)")
def has_answered_wrong(context, student: Persona, number: int, title: str, times: int) -> None:
    place = _place(context, student, title, number)
    for choice in _wrong_choices(context, place)[:times]:
        _give(context, place, Answer(choice), tutor=context.world.seed.tutor)


@given("{actor} remembers in what order question {int} of {assignment} shows its choices")
def remembers_order(context, student: Persona, number: int, title: str) -> None:
    context.world.keep(_review(context, _place(context, student, title, number)))


@when("{actor} answers question {int} of {assignment} wrong in another way")
def answers_wrong_again(context, student: Persona, number: int, title: str) -> None:
    place = _place(context, student, title, number)
    _give(context, place, Answer(_wrong_choices(context, place)[-1]))


@when("{actor} tries to answer question {int} of {assignment}, taking it for attempt {int}")
def tries_stale_attempt(context, student: Persona, number: int, title: str, attempt: int) -> None:
    world, place = context.world, _place(context, student, title, number)
    course, working = world.story.of(student).course, world.seed.unscreened.working
    answer = Answer(_wrong_choices(context, place)[-1])
    world.attempt(lambda: working.answer_as_attempt(place.owner, course, place, answer, attempt=attempt))


@then("{actor} has {int} more attempt(s) at question {int} of {assignment}")
def has_attempts(context, student: Persona, attempts: int, number: int, title: str) -> None:
    found = _review(context, _place(context, student, title, number))
    assert found.attempts_left == attempts, f"there should be {attempts} more attempts, but {found}"


@then("question {int} of {assignment} shows {actor} its choices in the same order")
def shows_same_order(context, number: int, title: str, student: Persona) -> None:
    first = context.world.recall(QuestionReview).order
    found = _review(context, _place(context, student, title, number)).order
    assert len(first) > 1, f"there should be choices to remember, but {first}"
    assert found == first, f"the choices should stand as {first}, but stand as {found}"


@then("{actor}'s words and choice are kept")
def both_are_kept(context, _student: Persona) -> None:
    given, found = context.world.recall(Answer), _review(context, context.world.recall(Place))
    assert found.is_completed, f"the question should be completed, but is {found}"
    assert (found.written, found.chosen) == (given.free_response, given.choice), f"{given} became {found}"


@then("{actor}'s answer to question {int} of {assignment} is {string}")
def answer_is(context, student: Persona, number: int, title: str, text: str) -> None:
    found = _review(context, _place(context, student, title, number))
    assert found.is_completed, f"the question should be completed, but is {found}"
    assert found.written == text, f"the answer should be {text!r}, but is {found.written!r}"


def _text(length: int) -> str:
    """So many characters, none of them a blank at the end."""
    return ("Falling bodies " * length)[: length - 1] + "!"


def _place(context, student: Persona, title: str, number: int) -> Place:
    """A question of the student's own assignment."""
    return Place(context.world.story.person(student), title, number)


def _two_step(context, student: Persona, title: str) -> tuple[Place, str]:
    """The first question that asks for words and then a choice, and one of its choices."""
    person, course = context.world.story.person(student), context.world.story.of(student).course
    questions = context.world.seed.tutor.tasks.outline(person, course, title).questions
    numbered = enumerate(questions, start=1)
    number, question = next((n, q) for n, q in numbered if q.needs_free_response and q.choices)
    return Place(person, title, number), question.choices[0]


def _course(context, place: Place):
    """The course of an assignment's owner."""
    known = context.world.story.known
    return next(k for k in reversed(known) if place.owner.persona in k.members).course


def _give(context, place: Place, answer: Answer, tutor=None) -> None:
    """Answer through the channel, or another one, and remember the answer."""
    drivers = tutor or context.world.tutor
    drivers.tasks.answer(place.owner, _course(context, place), place.title, place.number, answer)
    context.world.keep(place)
    context.world.keep(answer)


def _review(context, place: Place) -> QuestionReview:
    """A question as it stands."""
    course = _course(context, place)
    return context.world.tutor.tasks.review(place.owner, course, place.title, place.number)


def _wrong_choices(context, place: Place) -> list[str]:
    """The wrong choices of a question, always in the same order."""
    course, story = _course(context, place), context.world.story
    tasks = context.world.seed.tutor.tasks
    question = tasks.review(place.owner, course, place.title, place.number).question
    right = story.key(story.known[-1]).right_choice(question)
    return sorted(choice for choice in question.choices if choice != right)
