"""Practice that students start themselves."""

from collections.abc import Callable
from dataclasses import dataclass, field

from behave import given, then, when

from support.domain.courses import Course
from support.domain.people import Person
from support.domain.tasks import Question, QuestionGroup
from support.ports.practice import Practice
from support.story import Outcome, Persona, answers


@dataclass
class _Begun:
    """Which practices were begun in the scenario, in order, and what was answered in them."""

    names: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)


class _TakenOut(frozenset[str]):
    """The numbers of questions that a teacher took out of the course."""

    __slots__ = ()


@given("{actor} has started to practise {pages}")
@when("{actor} starts to practise {pages}")
@when("{actor} starts to practise {pages} again")
def starts(context, student: Persona, pages: tuple[int, ...]) -> None:
    places = tuple(page - 1 for page in pages)
    _begin(context, student, lambda practice, person, course: practice.on_pages(person, course, places))


@when("{actor} starts to practise the weakest topics")
def starts_weakest(context, student: Persona) -> None:
    _begin(context, student, lambda practice, person, course: practice.on_weakest(person, course))


@when("{actor} starts to practise what is saved")
def starts_saved(context, student: Persona) -> None:
    _begin(context, student, lambda practice, person, course: practice.on_saved(person, course))


@when("{actor} tries to practise {pages}")
def tries_to_practise(context, student: Persona, pages: tuple[int, ...]) -> None:
    world, person = context.world, context.world.story.person(student)
    known, places = world.story.of(student), tuple(page - 1 for page in pages)
    # Whoever may not even read the book can still name its pages: it is practice that has to refuse.
    world.seed.page_titles(known.teacher, known.course)
    world.attempt(lambda: world.tutor.practice.on_pages(person, known.course, places))


@when("{actor} tries to practise the weakest topics")
def tries_weakest(context, student: Persona) -> None:
    world, person = context.world, context.world.story.person(student)
    course = world.story.of(student).course
    world.attempt(lambda: world.tutor.practice.on_weakest(person, course))


@when("{actor} starts to practise page {int} twice in one moment")
def starts_twice(context, student: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    names = world.seed.unscreened.practise_twice_at_once(person, known.course, page - 1)
    world.keep(_Begun(list(names)))


@given("{actor} has finished the practice, answering {outcome}")
@when("{actor} finishes the practice, answering {outcome}")
def finishes(context, student: Persona, outcome: Outcome) -> None:
    story, known = context.world.story, context.world.story.of(student)
    answering = answers(story.key(known), outcome)
    story.reviews = context.world.tutor.practice.finish(story.person(student), known.course, answering)
    story.answered += len(story.reviews)
    context.world.recall(_Begun).met |= {review.question.number for review in story.reviews}


@given("{actor} has taken all questions of page {int} out of the course")
def has_excluded(context, teacher: Persona, page: int) -> None:
    seed, known = context.world.seed, context.world.story.of(teacher)
    numbers = seed.questions_of_page(known.teacher, known.course, page - 1)
    seed.exclude(known.teacher, known.course, numbers)


@given("{actor} has taken half of the questions of page {int} out of the course")
def has_excluded_half(context, teacher: Persona, page: int) -> None:
    seed, known = context.world.seed, context.world.story.of(teacher)
    numbers = sorted(seed.questions_of_page(known.teacher, known.course, page - 1), key=int)[::2]
    seed.exclude(known.teacher, known.course, numbers)
    context.world.keep(_TakenOut(numbers))


@then("what Tutor chose for {actor} is all from page {int}, and nothing that {actor} took out")
def chosen_are_allowed(context, student: Persona, page: int, teacher: Persona) -> None:
    chosen = _chosen_by_tutor(context)
    assert chosen, f"{student.name} should have met questions that Tutor chose"
    strange = chosen - _on_page(context, page)
    assert not strange, f"all of them should be from page {page}, but these are not: {strange}"
    shared = set(context.world.recall(_TakenOut) & chosen)
    assert not shared, f"nothing that {teacher.name} took out should be met, but was: {shared}"


@then("{actor} is offered {int} different questions")
def is_offered(context, student: Persona, count: int) -> None:
    offered = {question.number for question in context.world.story.practice}
    assert len(offered) == count, f"{student.name} should be offered {count} questions, but: {offered}"


@then("all questions of the practice are from {pages}")
def all_from_pages(context, pages: tuple[int, ...]) -> None:
    asked = _asked(context)
    counts = {page: len(asked & _on_page(context, page)) for page in pages}
    assert sum(counts.values()) == len(asked), f"all {len(asked)} should be from {pages}, but: {counts}"
    assert all(counts.values()), f"there should be some from each of {pages}, but: {counts}"


@then("more questions of the practice are from page {int} than from page {int}")
def more_from_page(context, more: int, fewer: int) -> None:
    asked = _asked(context)
    counts = [len(asked & _on_page(context, page)) for page in (more, fewer)]
    assert counts[0] > counts[1], f"more should be from page {more} than from page {fewer}, but: {counts}"


@then("no question of the practice is one of {assignment}")
def none_of_assignment(context, title: str) -> None:
    known = context.world.story.known[-1]
    shared = _asked(context) & set(known.assignments[title].questions)
    assert not shared, f"practice should ask no question of {title!r}, but asks {shared}"


@then("no question of the practice was answered before")
def none_answered_before(context) -> None:
    before, asked = context.world.recall(_Begun).met, _asked(context)
    assert before, "there should be questions answered before"
    assert asked, "there should be questions"
    assert not before & asked, f"nothing answered before should come again, but did: {before & asked}"


@then("it is the same practice")
def is_same(context) -> None:
    names = context.world.recall(_Begun).names
    assert len(names) > 1, f"practice should have been started more than once, but: {names}"
    assert len(set(names)) == 1, f"it should be one practice, but there are {names}"


@then("it is another practice")
def is_another(context) -> None:
    names = context.world.recall(_Begun).names
    assert len(names) > 1, f"practice should have been started more than once, but: {names}"
    assert names[-1] not in names[:-1], f"the last practice should be another, but: {names}"


@then("{actor}'s practice is closed")
def is_closed(context, student: Persona) -> None:
    found = context.world.seed.unscreened.is_practice_closed(context.world.story.person(student))
    assert found, f"the practice of {student.name} should be closed, but is open"


@then("{actor}'s practice is still open")
def is_open(context, student: Persona) -> None:
    found = context.world.seed.unscreened.is_practice_closed(context.world.story.person(student))
    assert not found, f"the practice of {student.name} should be open, but is closed"


def _begin(
    context, student: Persona, act: Callable[[Practice, Person, Course], tuple[Question, ...]]
) -> None:
    """Start practice, and note which it is."""
    world, known = context.world, context.world.story.of(student)
    person, practice = world.story.person(student), world.tutor.practice
    world.story.practice = act(practice, person, known.course)
    begun = world.kept.setdefault(_Begun, _Begun())
    begun.names.append(practice.begun(person, known.course))


def _chosen_by_tutor(context) -> set[str]:
    """The numbers of the questions that were worked last and that no teacher chose."""
    reviews = context.world.story.reviews
    return {r.question.number for r in reviews if r.question.group is not QuestionGroup.CORE}


def _asked(context) -> set[str]:
    """The numbers of the questions of the practice started last."""
    return {question.number for question in context.world.story.practice}


def _on_page(context, page: int) -> frozenset[str]:
    """The numbers of all questions of a page, counted from 1."""
    known = context.world.story.known[-1]
    return context.world.seed.questions_of_page(known.teacher, known.course, page - 1)
