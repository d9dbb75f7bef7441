"""Practice that students start themselves."""

from behave import given, then, when

from support.story import Outcome, Persona, answers


@given("{actor} has started to practise page {int}")
def has_started(context, student: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    world.story.practice = world.tutor.practice.on_pages(person, known.course, (page - 1,))


@when("{actor} starts to practise page {int}")
def starts(context, student: Persona, page: int) -> None:
    world, known = context.world, context.world.story.of(student)
    person = world.story.person(student)
    world.story.practice = world.tutor.practice.on_pages(person, known.course, (page - 1,))


@when("{actor} tries to practise page {int}")
def tries_to_practise(context, student: Persona, page: int) -> None:
    world, person = context.world, context.world.story.person(student)
    course = world.story.of(student).course
    world.attempt(lambda: world.tutor.practice.on_pages(person, course, (page - 1,)))


@when("{actor} finishes the practice, answering {outcome}")
def finishes(context, student: Persona, outcome: Outcome) -> None:
    story, known = context.world.story, context.world.story.of(student)
    answering = answers(story.key(known), outcome)
    story.reviews = context.world.tutor.practice.finish(story.person(student), known.course, answering)
    story.answered += len(story.reviews)


@given("{actor} has taken all questions of page {int} out of the course")
def has_excluded(context, teacher: Persona, page: int) -> None:
    seed, known = context.world.seed, context.world.story.of(teacher)
    numbers = seed.questions_of_page(known.teacher, known.course, page - 1)
    seed.exclude(known.teacher, known.course, numbers)


@then("{actor} is offered {int} different questions")
def is_offered(context, student: Persona, count: int) -> None:
    offered = {question.number for question in context.world.story.practice}
    assert len(offered) == count, f"{student.name} should be offered {count} questions, but: {offered}"


@then("all questions of the practice are from page {int}")
def all_from_page(context, page: int) -> None:
    known = context.world.story.known[-1]
    on_page = context.world.seed.questions_of_page(known.teacher, known.course, page - 1)
    strange = {question.number for question in context.world.story.practice} - on_page
    assert not strange, f"all questions should be from page {page}, but these are not: {strange}"


@then("no question of the practice is one of {assignment}")
def none_of_assignment(context, title: str) -> None:
    known = context.world.story.known[-1]
    met = {question.number for question in context.world.story.practice}
    shared = met & set(known.assignments[title].questions)
    assert not shared, f"practice should ask no question of {title!r}, but asks {shared}"
