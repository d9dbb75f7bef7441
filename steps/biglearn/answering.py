"""What Biglearn answers: histories, offers of exercises, estimates."""

from behave import given, then, when

from steps.biglearn.telling import OtherTelling, given_exercises
from support.biglearn import Clue, ClueStatus, EventPage, ExerciseOffer, OfferStatus, StoredEvent
from support.data.telling import Telling
from support.domain import Refusal
from support.story import Persona
from support.waiting import eventually
from support.world import World

# A scheduler on a real deployment looks about once a second, and calculates.
READY_WITHIN = 30.0


def _offer(world: World, title: str) -> ExerciseOffer:
    return world.biglearn.personalized(world.recall(Telling).assignments[title].assignment_uuid)


def _history(world: World, telling: Telling) -> EventPage:
    return world.biglearn.course_events(telling.course_uuid)


@then("the course's history is")
def history_is(context) -> None:
    page = _history(context.world, context.world.recall(Telling))
    expected = [(int(row["number"]), row["event"]) for row in context.table]
    seen = [(event.number, event.type) for event in page.events]
    assert seen == expected, f"the history should be {expected}, but is {seen}"


@then("the course's history holds {int} events")
def history_holds(context, count: int) -> None:
    page = _history(context.world, context.world.recall(Telling))
    assert len(page.events) == count, f"expected {count} events, found {[e.number for e in page.events]}"
    assert page.is_end, "the history should be told to its end"


@given("the course's history holds {int} events and a gap")
def history_holds_gap(context, count: int) -> None:
    page = _history(context.world, context.world.recall(Telling))
    assert (len(page.events), page.is_gap) == (count, True), f"expected {count} events and a gap: {page}"


@given("the other course's history holds {int} events and a gap")
def other_history_holds_gap(context, count: int) -> None:
    page = _history(context.world, context.world.recall(OtherTelling))
    assert (len(page.events), page.is_gap) == (count, True), f"expected {count} events and a gap: {page}"


@then("the other course's history holds {int} events")
def other_history_holds(context, count: int) -> None:
    page = _history(context.world, context.world.recall(OtherTelling))
    assert (len(page.events), page.is_gap) == (count, False), f"expected {count} events, no gap: {page}"


@then("the last event tells of {actor}'s last answer to {assignment}")
def last_event_is(context, student: Persona, title: str) -> None:
    telling = context.world.recall(Telling)
    event, answer = _history(context.world, telling).events[-1], telling.answers[-1]
    told = {
        name: event.data.get(name) for name in ("response_uuid", "student_uuid", "is_correct", "trial_uuid")
    }
    trials = {exercise.trial_uuid for exercise in telling.assignments[title].exercises}
    assert told["response_uuid"] == answer.response_uuid, f"the last event is another answer: {told}"
    assert told["student_uuid"] == telling.students[student.name], f"it is not {student.name}'s: {told}"
    assert told["is_correct"] == answer.is_correct, f"it should be told as it was first: {told}"
    assert told["trial_uuid"] in trials, f"it does not belong to {title!r}: {told}"


@when("the history is read {int} at a time")
def read_in_steps(context, size: int) -> None:
    course = context.world.recall(Telling).course_uuid
    read: list[StoredEvent] = []
    while True:
        page = context.world.biglearn.course_events(course, from_number=len(read), limit=size)
        read += page.events
        if page.is_end or not page.events:
            break
    context.world.keep(EventPage(tuple(read), page.is_gap, page.is_end))


@then("each of its {int} events was read exactly once")
def read_once(context, count: int) -> None:
    page = context.world.recall(EventPage)
    numbers = [event.number for event in page.events]
    assert numbers == list(range(count)), f"expected the numbers 0 to {count - 1} once each, read {numbers}"


@when("the history of an unknown course is read")
def read_unknown(context) -> None:
    unknown = context.world.recall(Telling).new_uuid()
    context.world.keep(context.world.biglearn.course_events(unknown))


@then("the history is empty and at its end")
def history_is_empty(context) -> None:
    page = context.world.recall(EventPage)
    assert page == EventPage((), is_gap=False, is_end=True), f"expected nothing, at the end: {page}"


@then("Tutor hears that it was taken")
def was_taken(context) -> None:
    assert context.world.attempted, "nothing was told in this scenario"
    assert context.world.refusal is None, f"it should have been taken, but was {context.world.refusal}"


@then("Tutor is refused because {refusal}")
@then("the stranger is refused because {refusal}")
def was_refused(context, reason: Refusal) -> None:
    assert context.world.refusal, "it should have been refused, but was taken"
    assert context.world.refusal.reason is reason, f"it was {context.world.refusal}, not because {reason}"


@then("exactly {int} of them is taken and the others are refused because {refusal}")
def one_was_taken(context, count: int, reason: Refusal) -> None:
    refusals = context.world.recall(list)
    taken = sum(1 for refusal in refusals if refusal is None)
    assert taken == count, f"{taken} of {len(refusals)} were taken, expected {count}"
    others = {refusal.reason for refusal in refusals if refusal}
    assert others == {reason}, f"the others were refused because of {others}"


@when("a stranger asks whether Biglearn is alive")
def stranger_asks(context) -> None:
    context.world.keep(context.world.biglearn.as_stranger().is_alive())


@then("Biglearn is alive")
def is_alive(context) -> None:
    assert context.world.recall(bool), "the health check should answer without a token"


@given("Biglearn has no offer for the assignment {assignment} that it does not know")
def no_offer(context, title: str) -> None:
    offer = context.world.biglearn.personalized(context.world.recall(Telling).new_uuid())
    assert offer == ExerciseOffer(OfferStatus.UNKNOWN, ()), f"{title!r} is not known, yet has {offer}"


@then("an offer of {int} exercises for {assignment} becomes ready")
def offer_becomes_ready(context, count: int, title: str) -> None:
    def ready() -> ExerciseOffer | None:
        offer = _offer(context.world, title)
        return offer if offer.status is OfferStatus.READY else None

    offer = eventually(ready, reason=f"an offer for {title}", within=READY_WITHIN)
    assert len(offer.exercise_uuids) == count, f"expected {count} exercises, got {len(offer.exercise_uuids)}"
    assert len(set(offer.exercise_uuids)) == count, f"an exercise is offered twice: {offer.exercise_uuids}"
    context.world.keep(offer)


@then("the offer for {assignment} is still not ready")
def offer_not_ready(context, title: str) -> None:
    offer = _offer(context.world, title)
    assert offer == ExerciseOffer(OfferStatus.UNREADY, ()), f"{title!r} wants none, yet has {offer}"


@then("all of them are from the page of {assignment}")
def from_its_page(context, title: str) -> None:
    telling = context.world.recall(Telling)
    pages = telling.assignments[title].container_uuids
    own = {e.uuid for page in telling.book.pages if page.uuid in pages for e in page.exercises}
    strange = set(context.world.recall(ExerciseOffer).exercise_uuids) - own
    assert not strange, f"{len(strange)} of the offered exercises are not from the page of {title!r}"


@then("none of them is already in {assignment}")
def not_in(context, title: str) -> None:
    given = given_exercises(context.world.recall(Telling).assignments[title])
    twice = given & set(context.world.recall(ExerciseOffer).exercise_uuids)
    assert not twice, f"{len(twice)} of the offered exercises are already in {title!r}"


@then("{actor}'s practice becomes ready with {int} exercises")
def practice_becomes_ready(context, student: Persona, count: int) -> None:
    uuid = context.world.recall(Telling).students[student.name]

    def ready() -> ExerciseOffer | None:
        offer = context.world.biglearn.practice(uuid)
        return offer if offer.status is OfferStatus.READY else None

    offer = eventually(ready, reason=f"practice for {student.name}", within=READY_WITHIN)
    assert len(offer.exercise_uuids) == count, f"expected {count} exercises, got {offer.exercise_uuids}"


_NEUTRAL = (0, 0.5, 1, False)


def _assert_neutral(clue: Clue, status: ClueStatus) -> None:
    seen = (clue.minimum, clue.most_likely, clue.maximum, clue.is_real)
    assert seen == _NEUTRAL, f"the estimate should be neutral, but is {clue}"
    assert clue.status is status, f"the reason should be {status}, but is {clue.status}"


@then("the estimate of an unknown student on an unknown page is neutral because the page is unknown")
def unknown_both(context) -> None:
    telling = context.world.recall(Telling)
    clue = context.world.biglearn.student_clue(telling.new_uuid(), telling.new_uuid())
    _assert_neutral(clue, ClueStatus.UNKNOWN_CONTAINER)


@then("the estimate of an unknown student on page {int} is neutral because the student is unknown")
def unknown_student(context, page: int) -> None:
    telling = context.world.recall(Telling)
    clue = context.world.biglearn.student_clue(telling.new_uuid(), telling.book.pages[page - 1].uuid)
    _assert_neutral(clue, ClueStatus.UNKNOWN_STUDENT)


@given("{actor}'s estimate on page {int} is neutral because there is none yet")
@then("{actor}'s estimate on page {int} is neutral because there is none yet")
def no_estimate(context, student: Persona, page: int) -> None:
    telling = context.world.recall(Telling)
    container = telling.book.pages[page - 1].uuid
    clue = context.world.biglearn.student_clue(telling.students[student.name], container)
    _assert_neutral(clue, ClueStatus.UNREADY)


@then("{actor}'s estimate on page {int} becomes ready, but not a real one")
def unreal_estimate(context, student: Persona, page: int) -> None:
    telling = context.world.recall(Telling)
    container = telling.book.pages[page - 1].uuid

    def ready() -> Clue | None:
        clue = context.world.biglearn.student_clue(telling.students[student.name], container)
        return clue if clue.status is ClueStatus.READY else None

    clue = eventually(ready, reason=f"{student.name}'s estimate", within=READY_WITHIN)
    _assert_neutral(clue, ClueStatus.READY)


def _becomes(ask, expected: float, whose: str) -> None:
    def there() -> Clue:
        clue: Clue = ask()
        assert clue.is_real, f"{whose} estimate is not a real one yet: {clue}"
        assert abs(clue.most_likely - expected) < 0.001, f"{whose} estimate is {clue.most_likely:.3f}"
        return clue

    clue = eventually(there, reason=f"{whose} estimate of {expected}", within=READY_WITHIN)
    assert 0 <= clue.minimum <= clue.most_likely <= clue.maximum <= 1, f"the bounds are out of order: {clue}"


@then("{actor}'s estimate on page {int} becomes {float}")
def page_estimate(context, student: Persona, page: int, expected: float) -> None:
    world, telling = context.world, context.world.recall(Telling)
    who, where = telling.students[student.name], telling.book.pages[page - 1].uuid
    _becomes(lambda: world.biglearn.student_clue(who, where), expected, f"{student.name}'s")


@then("{actor}'s estimate on chapter {int} becomes {float}")
def chapter_estimate(context, student: Persona, chapter: int, expected: float) -> None:
    world, telling = context.world, context.world.recall(Telling)
    who, where = telling.students[student.name], telling.book.chapters[chapter - 1].uuid
    _becomes(lambda: world.biglearn.student_clue(who, where), expected, f"{student.name}'s")


@then("the section's estimate on page {int} becomes {float}")
def section_estimate(context, page: int, expected: float) -> None:
    world, telling = context.world, context.world.recall(Telling)
    where = telling.book.pages[page - 1].uuid
    _becomes(lambda: world.biglearn.section_clue(telling.section_uuid, where), expected, "the section's")
