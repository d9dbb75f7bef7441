"""What Biglearn has been told of a course, read back from Biglearn."""

from collections.abc import Sequence

from behave import given, then

from steps.parameters import CourseOf
from support.domain.events import CourseEvent
from support.story import Outcome
from support.waiting import eventually

_SECONDS = 30.0  # Tutor's outbox delivers in the background


@then("event {int} of {course} becomes known to Biglearn as its creation")
def is_creation(context, number: int, course: CourseOf) -> None:
    known = context.world.story.of(course.owner)
    event = eventually(
        lambda: next(iter(context.world.biglearn_log.events(known.course)), None),
        reason="Biglearn to know the course",
        within=_SECONDS,
    )
    assert (event.number, event.type) == (number, "create_course"), f"the first event is {event}"


@then("Biglearn has been told everything of {course}, in order and without a gap")
def told_everything(context, course: CourseOf) -> None:
    story = context.world.story
    _told(context, "record_response", story.answered)
    events = context.world.biglearn_log.events(story.of(course.owner).course)
    numbers = [event.number for event in events]
    assert numbers == list(range(len(events))), f"numbers should be 0, 1, 2, … but are {numbers}"


@then("Biglearn is told of {int} answers")
def told_answers(context, count: int) -> None:
    _told(context, "record_response", count)


@then("Biglearn is told of {int} {outcome} answer(s)")
def told_outcomes(context, count: int, outcome: Outcome) -> None:
    found = _told(context, "record_response", count)
    right = [event.data["is_correct"] for event in found]
    assert right == [outcome is Outcome.RIGHT] * count, f"the answers should be {outcome}, but: {right}"


@then("Biglearn is told of {int} answers to the same question, the last one {outcome}")
def told_changed(context, count: int, outcome: Outcome) -> None:
    found = _told(context, "record_response", count)
    trials = {event.data["trial_uuid"] for event in found}
    assert len(trials) == 1, f"all {count} should be answers to one question, but are to {trials}"
    last = found[-1].data["is_correct"]
    assert last is (outcome is Outcome.RIGHT), f"the last answer should be {outcome}, but: {found}"


@given("Biglearn knows a roster of {int} student(s)")
def knows_roster(context, count: int) -> None:
    known = context.world.story.known[-1]

    def settled() -> Sequence[CourseEvent] | None:
        before, events = context.world.story.events, context.world.biglearn_log.events(known.course)
        context.world.story.events = events
        rosters = _of_type(events, "update_roster")
        assert rosters, "no roster is known"
        assert len(rosters[-1].data["students"]) == count, f"the last roster is {rosters[-1]}"
        return events if len(before) == len(events) else None

    eventually(settled, reason=f"a roster of {count}", within=_SECONDS, first_pause=0.7, longest_pause=0.8)


@then("Biglearn is told of {int} more roster, of {int} student(s) in {int} section(s)")
def told_rosters(context, more: int, students: int, sections: int) -> None:
    before = len(_of_type(context.world.story.events, "update_roster"))
    roster = _told(context, "update_roster", before + more)[-1].data
    found = len(roster["students"]), len({one["container_uuid"] for one in roster["students"]})
    assert found == (students, sections), f"it should be the whole roster, but is {roster}"


@then("{int} student of it was dropped")
def was_dropped(context, count: int) -> None:
    known = context.world.story.known[-1]
    roster = _of_type(context.world.biglearn_log.events(known.course), "update_roster")[-1].data
    dropped = [one for one in roster["students"] if one.get("dropped_at")]
    assert len(dropped) == count, f"{count} should be dropped, but the roster is {roster}"


@given("Biglearn knows of {int} assignment for each of {int} students")
@then("Biglearn is told of {int} assignment for each of {int} students")
def told_assignments(context, each: int, students: int) -> None:
    found = _assignments(context, each * students)
    by_student = [event.data["student_uuid"] for event in found]
    assert len(set(by_student)) == students, f"{students} students should have one, but: {by_student}"


@then("each of them has {actor}'s {int} questions and room for {int} more")
def has_room(context, _teacher, questions: int, room: int) -> None:
    for event in _assignments(context, 1):
        own = {
            e["exercise_uuid"] for e in event.data["assigned_exercises"] if not (e["is_pe"] or e["is_spe"])
        }
        goal = sum(event.data.get(f"goal_num_tutor_assigned_{kind}") or 0 for kind in ("pes", "spes"))
        assert (len(own), goal) == (questions, room), f"it should be {questions} and {room}: {event}"


@then("Biglearn is told that the assignments are withdrawn")
def told_withdrawn(context) -> None:
    def withdrawn() -> bool:
        kept = [event for event in _assignments(context, 1) if not event.data["is_deleted"]]
        assert not kept, f"not withdrawn yet: {kept}"
        return True

    eventually(withdrawn, reason="the assignments to be told as withdrawn", within=_SECONDS)


def _of_type(events: Sequence[CourseEvent], kind: str) -> list[CourseEvent]:
    """The events of one type, in order."""
    return [event for event in events if event.type == kind]


def _told(context, kind: str, count: int) -> list[CourseEvent]:
    """The events of one type, once there are so many; more than that is wrong."""
    known = context.world.story.known[-1]

    def enough() -> list[CourseEvent] | None:
        found = _of_type(context.world.biglearn_log.events(known.course), kind)
        assert len(found) >= count, f"{len(found)} are known"
        return found or None

    found = eventually(enough, reason=f"Biglearn to know {count} events {kind}", within=_SECONDS)
    assert len(found) == count, f"there should be {count} {kind}, but there are {len(found)}: {found}"
    return found


def _assignments(context, count: int) -> list[CourseEvent]:
    """What was told last of each assignment, once that many are known."""
    known = context.world.story.known[-1]

    def enough() -> list[CourseEvent]:
        events = _of_type(context.world.biglearn_log.events(known.course), "create_update_assignment")
        latest = {event.data["assignment_uuid"]: event for event in events}
        assert len(latest) >= count, f"{len(latest)} are known"
        return list(latest.values())

    return eventually(enough, reason=f"Biglearn to know {count} assignments", within=_SECONDS)
