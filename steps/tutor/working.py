"""What is in a task, who may look at it, and what becomes of it when it is withdrawn."""

from behave import given, then, when

from support.domain.tasks import Answer, QuestionGroup
from support.domain.working import Place, StopKind, Visits
from support.story import Outcome, Persona
from support.waiting import eventually


@when("{actor} tries to answer question {int} of {assignment} of {actor}")
def tries_to_answer_for(context, actor: Persona, number: int, title: str, owner: Persona) -> None:
    world, place = context.world, Place(context.world.story.person(owner), title, number)
    course, person = world.story.of(owner).course, world.story.person(actor)
    question = world.seed.tutor.tasks.review(place.owner, course, title, number).question
    answer = Answer(question.choices[0])
    world.attempt(lambda: world.seed.unscreened.working.answer_for(person, course, place, answer))


@when("{actors} open(s) {assignment}")
def opens(context, students: tuple[Persona, ...], title: str) -> None:
    world, course = context.world, context.world.story.known[-1].course
    met = {
        (each.name, title): world.tutor.working.stops(world.story.person(each), course, title)
        for each in students
    }
    world.keep(Visits(met))


@when("{actor} hides {assignment}")
def hides(context, student: Persona, title: str) -> None:
    world, course = context.world, context.world.story.of(student).course
    world.tutor.working.hide(world.story.person(student), course, title)


@given("{actor} has hidden {assignment} once it was begun and withdrawn")
def has_hidden(context, student: Persona, title: str) -> None:
    world, known = context.world, context.world.story.of(student)
    world.story.answer(world.seed.tutor, student, title, 1, Outcome.RIGHT)
    world.seed.tutor.assignments.withdraw(known.teacher, known.course, known.assignments[title])
    world.seed.tutor.working.hide(world.story.person(student), known.course, title)


@given("{actor} has brought {assignment} back")
def has_brought_back(context, teacher: Persona, title: str) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.unscreened.planning.restore(known.teacher, known.assignments[title])


@when("{actor} tries to hide {assignment}")
def tries_to_hide(context, student: Persona, title: str) -> None:
    world, course = context.world, context.world.story.of(student).course
    person = world.story.person(student)
    world.attempt(lambda: world.seed.unscreened.working.hide_any(person, course, title))


@then("{actor} finds the wrong answer of {actor} to question {int} of {assignment}")
def finds_wrong_answer(context, reader: Persona, owner: Persona, number: int, title: str) -> None:
    world, place = context.world, Place(context.world.story.person(owner), title, number)
    known = world.story.of(owner)
    found = world.tutor.working.review_of(world.story.person(reader), known.course, place)
    expected = world.story.key(known).wrong_choice(found.question)
    assert found.chosen == expected, f"{reader.name} should find {expected!r}, but finds {found.chosen!r}"


@then("questions stand between the pieces of a page in {assignment} of {actor}")
def questions_stand_between(context, title: str, student: Persona) -> None:
    stops = _stops(context, student, title)
    kinds = [stop.kind for stop in stops]
    pieces = [n for n, kind in enumerate(kinds) if kind is StopKind.READING]
    between = [stop for stop in stops[pieces[0] : pieces[-1]] if stop.kind is StopKind.QUESTION]
    assert between, f"there should be questions between the pieces, but there are {kinds}"
    groups = {stop.question.group for stop in between if stop.question}
    assert groups == {QuestionGroup.CORE}, f"they should belong to the book, but are {groups}"


@then("{actor} met {pages} of the book in {assignment}, in that order")
def met_pages(context, student: Persona, pages: tuple[int, ...], title: str) -> None:
    expected = context.world.story.pages(context.world.story.of(student), pages)
    met = [stop.page for stop in _stops(context, student, title) if stop.page]
    found = tuple(page for n, page in enumerate(met) if page not in met[max(0, n - 1) : n])
    assert found == expected, f"{title!r} should hold the pages {expected}, but holds {met}"


@then("{assignment} of {actors} holds {actor}'s questions only, in {actor}'s order")
def holds_only(context, title: str, students: tuple[Persona, ...], *_teacher: Persona) -> None:
    for student in students:
        chosen = context.world.story.of(student).assignments[title].questions
        met = tuple(dict.fromkeys(q.number for q in _questions(context, student, title)))
        assert chosen, f"the questions chosen for {title!r} should be known"
        assert met == chosen, f"{title!r} of {student.name} should hold {chosen} only, but holds {met}"


@then("{assignment} of {actor} holds questions that Tutor chose")
def holds_tutors(context, title: str, student: Persona) -> None:
    groups = [question.group for question in _questions(context, student, title)]
    assert set(groups) - {QuestionGroup.CORE}, f"{title!r} should hold Tutor's questions, but has {groups}"


@then("no question of {assignment} was chosen for {actor} alone")
def none_personalized(context, title: str, student: Persona) -> None:
    found = [question.group for question in _questions(context, student, title)]
    assert QuestionGroup.PERSONALIZED not in found, f"none should be personalized, but: {found}"


@then("Biglearn was asked to choose none for the pages of it")
def none_wanted(context) -> None:
    world, course = context.world, context.world.story.known[-1].course

    def told() -> bool:
        goals = [
            event.data["goal_num_tutor_assigned_pes"]
            for event in world.biglearn_log.events(course)
            if event.type == "create_update_assignment"
        ]
        assert goals, "Biglearn should have been told of an assignment"
        assert not any(goals), f"no question should be wanted, but so many were: {goals}"
        return True

    eventually(told, reason="Biglearn to be told of the assignment")


@then("Tutor chose at most {int} questions for each page of {assignment} of {actor}")
def at_most_for_each_page(context, most: int, title: str, student: Persona) -> None:
    page, counts = "", {}
    for stop in _stops(context, student, title):
        page = stop.page or page
        if stop.question and stop.question.group is QuestionGroup.PERSONALIZED:
            counts[page] = counts.get(page, 0) + 1
    assert counts, f"{title!r} should hold questions that Tutor chose"
    assert max(counts.values()) <= most, f"there should be at most {most} for each page, but: {counts}"


@then("{assignment} of {actor} ends with {int} slots for spaced practice")
def ends_with_slots(context, title: str, student: Persona, count: int) -> None:
    kinds = [stop.kind for stop in _stops(context, student, title)]
    slots = [n for n, kind in enumerate(kinds) if kind is StopKind.SLOT]
    assert len(slots) == count, f"there should be {count} slots, but there are {kinds}"
    assert slots == list(range(len(kinds) - count, len(kinds))), f"they should come last: {kinds}"


@then("each part of question {int} of {assignment} is a step of its own for {actor}, in order")
def parts_follow(context, number: int, title: str, student: Persona) -> None:
    known = context.world.story.of(student)
    chosen, key = known.assignments[title].questions[number - 1], context.world.story.key(known)
    asked = _questions(context, student, title)
    met = [(question.number, question.part) for question in asked]
    parts = [part for found, part in met if found == chosen]
    first = met.index((chosen, 0))
    assert len(parts) > 1, f"question {number} should have several parts, but the steps are {met}"
    assert parts == list(range(len(parts))), f"the parts should be in order, but: {parts}"
    assert met[first : first + len(parts)] == [(chosen, n) for n in parts], f"they should be together: {met}"
    own = asked[first : first + len(parts)]
    strange = [q for q in own if q.choices and key.right_choice(q) not in q.choices]
    assert not strange, f"each part should offer its own choices, but these do not: {strange}"


@then("the address of {assignment} for {actor} carries {actor}'s own sign")
def address_carries_sign(context, title: str, student: Persona, *_same: Persona) -> None:
    world, course = context.world, context.world.story.of(student).course
    person = world.story.person(student)
    sign = world.seed.unscreened.working.research_identifier(person, course)
    found = world.tutor.working.address(person, course, title)
    assert sign, f"{student.name} should have a sign"
    assert found.endswith(f"={sign}"), f"the address should carry {sign!r}, but is {found!r}"


@then("{assignment} is one link for {actor}")
def is_one_link(context, title: str, student: Persona) -> None:
    kinds = [stop.kind for stop in _stops(context, student, title)]
    assert kinds == [StopKind.LINK], f"{title!r} should be one link, but is {kinds}"


@then("{assignment} asks nothing of {actor}")
def asks_nothing(context, title: str, student: Persona) -> None:
    kinds = [stop.kind for stop in _stops(context, student, title)]
    assert not kinds, f"{title!r} should ask nothing, but asks {kinds}"


@then("{assignment} takes no more answers of {actor}")
def takes_no_more(context, title: str, student: Persona) -> None:
    world, story = context.world, context.world.story
    world.attempt(lambda: story.answer(world.tutor, student, title, 2, Outcome.RIGHT))
    assert world.refusal, f"an answer to {title!r} should be refused, but was taken"


def _stops(context, student: Persona, title: str):
    """Every step of a task, as the student met it when opening it."""
    return context.world.recall(Visits).met[student.name, title]


def _questions(context, student: Persona, title: str):
    """The questions of a task, in order."""
    return [stop.question for stop in _stops(context, student, title) if stop.question]
