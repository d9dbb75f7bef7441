"""Events of a course, of whatever kind: told, told again, told with a number of one's own."""

from dataclasses import replace

from behave import given, then, when

from support.biglearn import ClueStatus, CourseEventFacts, EventPage
from support.data.happenings import Happening, Told, groundwork, happening, named, otherwise, tell, tell_all
from support.data.parallel import all_at_once
from support.data.telling import Telling
from support.domain.refusals import Refusal, RefusedError
from support.world import World


def _tell(world: World, facts: CourseEventFacts) -> None:
    """Tell of it; what the history was before can be asked for later."""
    world.keep(world.biglearn.course_events(world.recall(Telling).course_uuid))
    world.keep(Told(facts, world.attempt(lambda: tell(world.biglearn, facts))))


def _tell_beyond(world: World, number: object) -> None:
    """Tell of a roster with something as its number that its declaration forbids."""
    telling = world.recall(Telling)
    facts = replace(telling.roster(list(telling.students)), number=number)
    world.keep(world.biglearn.course_events(telling.course_uuid))
    world.attempt(lambda: tell(world.biglearn.beyond_declared(), facts))


def _made(world: World, kind: Happening, number: int | None = None) -> CourseEventFacts:
    """A new event, with what has to be told before it already told."""
    telling = world.recall(Telling)
    before = telling.numbered(*groundwork(telling, kind))
    for facts in before:
        tell(world.biglearn, facts)
    return happening(telling, kind, *before, number=number)


@given("Tutor told of {happening}")
@when("Tutor tells of {happening}")
def tells(context, kind: Happening) -> None:
    _tell(context.world, _made(context.world, kind))


@given("Tutor told of {happening} with the number {int}")
@when("Tutor tells of {happening} with the number {int}")
def tells_numbered(context, kind: Happening, number: int) -> None:
    _tell(context.world, _made(context.world, kind, number))


@when("Tutor tells of a roster with the fractional number {float}")
def tells_fraction(context, number: float) -> None:
    _tell_beyond(context.world, number)


@when("Tutor tells of a roster with a number that is {bad_number}")
def tells_bad_number(context, number: object) -> None:
    _tell_beyond(context.world, number)


@when("Tutor tells of new dates that end before they begin")
def tells_bad_dates(context) -> None:
    facts = _made(context.world, Happening.DATES)
    _tell(context.world, replace(facts, starts_at=facts.ends_at, ends_at=facts.starts_at))


@when("Tutor tells of new dates, all identities in capital letters")
def tells_in_capitals(context) -> None:
    world, facts = context.world, _made(context.world, Happening.DATES)
    loud = replace(facts, request_uuid=facts.request_uuid.upper(), course_uuid=facts.course_uuid.upper())
    world.keep(Told(facts, world.attempt(lambda: tell(world.biglearn, loud))))


@then("the answer has them in capital letters")
def answered_in_capitals(context) -> None:
    told = context.world.recall(Told)
    assert told.answer == told.facts.course_uuid.upper(), f"the answer is {told.answer}"


@then("the course's history ends with it, in small letters")
def ends_in_small_letters(context) -> None:
    world = context.world
    page, facts = world.biglearn.course_events(world.recall(Telling).course_uuid), world.recall(Told).facts
    last = (page.events[-1].number, page.events[-1].uuid)
    assert last == (facts.number, facts.request_uuid), f"the history ends with {last}"


@given("Tutor told of {happening}, leaving out a number before it")
def tells_after_hole(context, kind: Happening) -> None:
    facts = _made(context.world, kind)
    context.world.recall(Telling).next_number += 1
    _tell(context.world, replace(facts, number=facts.number + 1))


@when("Tutor tells of {happening} with the number that was left out")
def fills_hole(context, kind: Happening) -> None:
    telling, behind = context.world.recall(Telling), context.world.recall(Told).facts
    facts = happening(telling, kind, number=behind.number - 1)
    tell(context.world.biglearn, facts)


@given("the course's history ends before the number that was left out, and says so")
def ends_before_hole(context) -> None:
    world = context.world
    page, behind = world.biglearn.course_events(world.recall(Telling).course_uuid), world.recall(Told).facts
    assert page.numbers == tuple(range(behind.number - 1)), f"the history holds {page.numbers}"
    assert (page.is_gap, page.is_end) == (True, False), f"the gap is not told: {page}"


@when("Tutor tells of three rosters, the last one first")
def tells_backwards(context) -> None:
    world, telling = context.world, context.world.recall(Telling)
    for facts in reversed([happening(telling, Happening.ROSTER) for _ in range(3)]):
        tell(world.biglearn, facts)


@when("Tutor tells of three {happenings} at once, of which the second has the number {int}")
def tells_batch(context, kind: Happening, number: int) -> None:
    world, telling = context.world, context.world.recall(Telling)
    first, second, third = (happening(telling, kind) for _ in range(3))
    batch = [first, replace(second, number=number), third]
    world.attempt(lambda: tell_all(world.biglearn, batch))


@when("Tutor tells of {int} {happenings} in one message")
def tells_much(context, count: int, kind: Happening) -> None:
    world, telling = context.world, context.world.recall(Telling)
    batch = [happening(telling, kind) for _ in range(count)]
    world.attempt(lambda: tell_all(world.biglearn.beyond_declared(), batch))


@when("Tutor tells of an answer twice in one message")
def tells_twice_at_once(context) -> None:
    world, facts = context.world, _made(context.world, Happening.ANSWER)
    taken = world.attempt(lambda: world.biglearn.record_responses([facts, facts]))
    assert taken == (facts.response_uuid,), f"it should be named once in the answer: {taken}"


@when("Tutor tells of a roster with a new section, with the number {int}")
def tells_of_new_section(context, number: int) -> None:
    world, telling = context.world, context.world.recall(Telling)
    section = telling.new_uuid()
    facts = replace(telling.roster([]), sections={section: ()}, number=number)
    _tell(world, facts)


@then("Biglearn does not know the new section")
def section_unknown(context) -> None:
    world = context.world
    (section,) = world.recall(Told).facts.sections
    clue = world.biglearn.section_clue(section, world.recall(Telling).book.pages[0].uuid)
    assert clue.status is ClueStatus.UNKNOWN_SECTION, f"the section is known: {clue}"


@when("Tutor tells of it again")
def tells_again(context) -> None:
    first = context.world.recall(Told)
    _tell(context.world, first.facts)
    assert context.world.recall(Told).answer == first.answer, (
        f"not answered as the first time: {first.answer}"
    )


@when("Tutor tells of it again, but otherwise")
def tells_otherwise(context) -> None:
    first = context.world.recall(Told)
    _tell(context.world, otherwise(first.facts))
    context.world.keep(first)


@when("Tutor tells of it again with the next number")
def tells_with_next_number(context) -> None:
    first, telling = context.world.recall(Told), context.world.recall(Telling)
    _tell(context.world, *telling.numbered(first.facts))
    context.world.keep(first)


@when("Tutor tells of {happening} under the same identity")
def tells_under_identity(context, kind: Happening) -> None:
    first = context.world.recall(Told).facts
    _tell(context.world, named(_made(context.world, kind), first.request_uuid))


@when("Tutor tells of an answer under the identity of the course")
def tells_under_course(context) -> None:
    facts = _made(context.world, Happening.ANSWER)
    _tell(context.world, named(facts, facts.course_uuid))


@when("{int} clients tell of one and the same roster at the same moment")
def tell_same_at_once(context, count: int) -> None:
    world, facts = context.world, _made(context.world, Happening.ROSTER)
    world.keep(all_at_once(lambda each: _refusal(world, each), [facts] * count))


@when("{int} clients tell of {happening} with the same number at the same moment")
def tells_at_once(context, count: int, kind: Happening) -> None:
    world = context.world
    number = world.recall(Telling).next_number
    rivals = [_made(world, kind, number) for _ in range(count)]
    world.keep(all_at_once(lambda facts: _refusal(world, facts), rivals))


@then("exactly {int} of them are taken")
def all_were_taken(context, count: int) -> None:
    taken = [refusal for refusal in context.world.recall(list) if refusal is None]
    assert len(taken) == count, f"refused were {context.world.recall(list)}"


@then("exactly {int} of them is taken and the others are refused because {refusal}")
def one_was_taken(context, count: int, reason: Refusal) -> None:
    refusals = context.world.recall(list)
    taken = sum(1 for refusal in refusals if refusal is None)
    assert taken == count, f"{taken} of {len(refusals)} were taken, expected {count}"
    others = {refusal.reason for refusal in refusals if refusal}
    assert others == {reason}, f"the others were refused because of {others}"


def _refusal(world: World, facts: CourseEventFacts) -> RefusedError | None:
    try:
        tell(world.biglearn, facts)
    except RefusedError as refusal:
        return refusal
    return None


@then("nothing is added to the course's history")
def nothing_added(context) -> None:
    world = context.world
    before, after = world.recall(EventPage), world.biglearn.course_events(world.recall(Telling).course_uuid)
    assert after == before, f"the history was {before.numbers}, and is {after.numbers}"


@then("the course's history ends with it, as it was told first")
def ends_with_it(context) -> None:
    world = context.world
    page = world.biglearn.course_events(world.recall(Telling).course_uuid)
    expected = world.biglearn.as_kept(world.recall(Told).facts)
    assert page.events, "the history is empty"
    assert page.events[-1] == expected, f"the history ends with {page.events[-1]}, not with {expected}"
