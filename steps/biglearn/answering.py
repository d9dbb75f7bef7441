"""What Biglearn answers when it is asked for what it was told."""

from behave import given, then, when

from steps.biglearn.telling import OtherTelling
from support.biglearn import EventPage, StoredEvent
from support.data.telling import Telling
from support.domain import Refusal
from support.story import Persona
from support.world import World


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
