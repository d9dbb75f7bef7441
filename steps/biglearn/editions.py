"""A course's change to a new edition of its book: prepared first, then made."""

from dataclasses import replace

from behave import given, then, when

from steps.biglearn.offers import READY_WITHIN
from steps.biglearn.other_course import OtherTelling
from support.biglearn import (
    Book,
    Clue,
    ClueStatus,
    EcosystemState,
    OfferStatus,
    PreparationFacts,
    SwitchAnswer,
    SwitchFacts,
    SwitchStatus,
)
from support.data.telling import Telling
from support.story import Persona
from support.waiting import eventually
from support.world import World


def _prepare(world: World, telling: Telling) -> None:
    """The course is prepared for a new edition, which later steps call that."""
    edition = telling.new_book()
    world.biglearn.create_ecosystem(edition)
    (facts,) = telling.numbered(telling.preparation(edition))
    world.keep(edition)
    world.keep(facts)
    status = world.attempt(lambda: world.biglearn.prepare_ecosystem(facts))
    assert status == "accepted", f"preparing is always accepted, but: {status}"


def _switch(world: World, *preparation_uuids: str) -> None:
    telling = world.recall(Telling)
    made = (SwitchFacts(telling.new_uuid(), telling.course_uuid, p, telling.now) for p in preparation_uuids)
    switches = telling.numbered(*made)
    answers = world.biglearn.switch_ecosystems(switches)
    told = [answer.request_uuid for answer in answers]
    assert told == [s.request_uuid for s in switches], f"answered were {told}"
    world.keep(answers)


@given("Tutor prepared a new edition for the course")
@when("Tutor prepares a new edition for the course")
def prepares(context) -> None:
    _prepare(context.world, context.world.recall(Telling))


@when("Tutor prepares a new edition of which nothing matches the old one")
def prepares_unmatched(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    (facts,) = telling.numbered(telling.preparation(telling.new_book()))
    bare = replace(facts, containers=(), exercises=())
    world.attempt(lambda: world.biglearn.prepare_ecosystem(bare))


@given("Tutor prepared a new edition for another course")
def prepares_for_other(context) -> None:
    world = context.world
    other = OtherTelling(f"{world.seed_text}/other", world.clock.now)
    world.biglearn.create_course(other.course())
    _prepare(world, other)


@when("the course goes over to the new edition")
@when("the course goes over to the edition that was prepared for the other one")
def goes_over(context) -> None:
    _switch(context.world, context.world.recall(PreparationFacts).preparation_uuid)


@given("the course went over to an edition that nobody prepared")
@when("the course goes over to an edition that nobody prepared")
def goes_nowhere(context) -> None:
    _switch(context.world, context.world.recall(Telling).new_uuid())


@when("the course goes over to the new edition, in one message with one that nobody prepared")
def goes_over_and_nowhere(context) -> None:
    known = context.world.recall(PreparationFacts).preparation_uuid
    _switch(context.world, known, context.world.recall(Telling).new_uuid())


@given("the course went over to a new edition")
@when("the course goes over to a new edition")
def is_moved(context) -> None:
    _prepare(context.world, context.world.recall(Telling))
    _switch(context.world, context.world.recall(PreparationFacts).preparation_uuid)


@then("the change is noted")
def is_noted(context) -> None:
    assert _statuses(context.world) == [SwitchStatus.UNREADY], f"answered was {_statuses(context.world)}"


@then("the change is noted, to an edition that is ready")
def is_noted_ready(context) -> None:
    assert _statuses(context.world) == [SwitchStatus.READY], f"answered was {_statuses(context.world)}"


@then("the change is not made because nobody prepared it")
def is_not_made(context) -> None:
    assert _statuses(context.world) == [SwitchStatus.UNKNOWN], f"answered was {_statuses(context.world)}"


@then("the one change is noted and the other not made")
def one_is_noted(context) -> None:
    expected = [SwitchStatus.UNREADY, SwitchStatus.UNKNOWN]
    assert _statuses(context.world) == expected, f"answered was {_statuses(context.world)}"


def _statuses(world: World) -> list[SwitchStatus]:
    answers: tuple[SwitchAnswer, ...] = world.recall(tuple)
    return [answer.status for answer in answers]


@then("the course uses the old edition, and the new one is to follow")
def old_then_new(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    (found,) = world.biglearn.course_ecosystems([telling.course_uuid])
    edition, preparation = world.recall(Book), world.recall(PreparationFacts)
    assert found.is_known, "the course is said to be unknown"
    assert found.current.ecosystem_uuid == telling.book.ecosystem_uuid, f"in use is {found.current}"
    assert found.next == EcosystemState(edition.ecosystem_uuid, is_known=True, is_prepared=True), f"{found}"
    assert found.preparation_uuid == preparation.preparation_uuid, f"prepared by {found.preparation_uuid}"


@then("the course uses the old edition, and none is to follow")
def old_only(context) -> None:
    telling = context.world.recall(Telling)
    (found,) = context.world.biglearn.course_ecosystems([telling.course_uuid])
    expected = EcosystemState(telling.book.ecosystem_uuid, is_known=True)
    assert (found.current, found.next, found.preparation_uuid) == (expected, EcosystemState(), None), (
        f"{found}"
    )


@then("the course uses the new edition, and none is to follow")
def new_only(context) -> None:
    world = context.world
    (found,) = world.biglearn.course_ecosystems([world.recall(Telling).course_uuid])
    assert found.current.ecosystem_uuid == world.recall(Book).ecosystem_uuid, f"in use is {found.current}"
    assert (found.next, found.preparation_uuid) == (EcosystemState(), None), f"to follow is {found.next}"


@when("Tutor tells of a course with a book that nobody told of")
def tells_without_book(context) -> None:
    world = context.world
    other = OtherTelling(f"{world.seed_text}/other", world.clock.now)
    world.keep(other)
    world.biglearn.create_course(other.course())


@then("Biglearn knows the course, and not its book")
def book_unknown(context) -> None:
    other = context.world.recall(OtherTelling)
    (found,) = context.world.biglearn.course_ecosystems([other.course_uuid])
    assert found.is_known, "the course should be known"
    assert found.current == EcosystemState(other.book.ecosystem_uuid, is_known=False), f"{found.current}"


@then("of an unknown course no book is known")
def nothing_known(context) -> None:
    (found,) = context.world.biglearn.course_ecosystems([context.world.recall(Telling).new_uuid()])
    nothing = (False, EcosystemState(), EcosystemState(), None)
    assert (found.is_known, found.current, found.next, found.preparation_uuid) == nothing, f"{found}"


def _becomes(ask, expected: float) -> None:
    def there() -> bool:
        clue: Clue = ask()
        assert clue.is_real, f"the strength is not really known yet: {clue}"
        assert abs(clue.most_likely - expected) < 0.001, f"the strength is {clue.most_likely:.3f}"
        return True

    eventually(there, reason=f"a strength of {expected}", within=READY_WITHIN)


def _new_page(world: World, number: int) -> str:
    return world.recall(Book).pages[number - 1].uuid


@when("{actor}'s next answer to {assignment} is a wrong one")
def answers_wrongly(context, student: Persona, title: str) -> None:
    telling = context.world.recall(Telling)
    given_to = telling.assignments[title]
    assert given_to.student_uuid == telling.students[student.name], f"{title!r} is not {student.name}'s"
    answer = telling.changed_answer(title, len(telling.answers), is_correct=False)
    context.world.biglearn.record_responses(telling.numbered(answer))


@then("{actor}'s strength on page {int} of the new edition becomes {float}")
def strength_becomes(context, student: Persona, page: int, expected: float) -> None:
    world = context.world
    who, where = world.recall(Telling).students[student.name], _new_page(world, page)
    _becomes(lambda: world.biglearn.student_clue(who, where), expected)


@then("the section's strength on page {int} of the new edition becomes {float}")
def section_strength_becomes(context, page: int, expected: float) -> None:
    world = context.world
    section, where = world.recall(Telling).section_uuid, _new_page(world, page)
    _becomes(lambda: world.biglearn.section_clue(section, where), expected)


@then("something is known of {actor}'s strength on page {int} of the new edition")
def strength_known(context, student: Persona, page: int) -> None:
    world = context.world
    who = world.recall(Telling).students[student.name]
    clue = world.biglearn.student_clue(who, _new_page(world, page))
    assert clue.is_real, f"there is no estimate yet: {clue}"


@then("nothing is known of {actor}'s strength on page {int} of the new edition")
def strength_unknown(context, student: Persona, page: int) -> None:
    world = context.world
    who = world.recall(Telling).students[student.name]
    clue = world.biglearn.student_clue(who, _new_page(world, page))
    assert clue.status is ClueStatus.UNREADY, f"there is an estimate already: {clue}"
    assert not clue.is_real, f"there is an estimate already: {clue}"


@then("{actor}'s practice comes to be from the {word} edition")
def practice_is_from(context, student: Persona, edition: str) -> None:
    world, telling = context.world, context.world.recall(Telling)
    book = world.recall(Book) if edition == "new" else telling.book
    own = {exercise.uuid for page in book.pages for exercise in page.exercises}

    def there() -> bool:
        offer = world.biglearn.practice(telling.students[student.name])
        assert offer.status is OfferStatus.READY, f"the practice is {offer.status}"
        assert offer.exercise_uuids, "the practice is empty"
        strange = set(offer.exercise_uuids) - own
        assert not strange, f"{len(strange)} of its exercises are from the other edition"
        return True

    eventually(there, reason=f"{student.name}'s practice from the {edition} edition", within=READY_WITHIN)
