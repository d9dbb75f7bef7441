"""What Biglearn has been told of a course, looked at closely."""

from collections.abc import Callable, Sequence

from behave import given, then, when

from steps.parameters import CourseOf
from support.biglearn import OfferStatus
from support.data.parallel import all_at_once
from support.domain.courses import CourseSetting
from support.domain.events import CourseEvent
from support.domain.people import Standing
from support.domain.refusals import RefusedError
from support.domain.tasks import Answer
from support.story import Persona
from support.waiting import eventually

_SECONDS = 30.0  # Tutor's outbox delivers in the background
_ROSTER, _DATES = "update_roster", "update_course_active_dates"
_ANSWER, _ASSIGNMENT = "record_response", "create_update_assignment"


@when("{actor} creates the course {course_name}, which {actors} join in the same moment")
def creates_and_join(context, teacher: Persona, alias: str, students: tuple[Persona, ...]) -> None:
    story, tutor = context.world.story, context.world.seed.tutor
    for student in students:
        tutor.courses.listed_for(story.person(student))  # signed in, so that only joining is left to do
    known = story.create(tutor, teacher, alias)
    all_at_once(lambda student: story.join(tutor, student, known.section, known), students)


@given("{actor} teaches a course with {int} sections")
def teaches_sections(context, teacher: Persona, count: int) -> None:
    context.world.story.seeded(teacher, {f"Section {number}": () for number in range(1, count + 1)})


@given("{actor} teaches {actors} in a test course")
def teaches_test_course(context, teacher: Persona, students: tuple[Persona, ...]) -> None:
    context.world.story.seeded(teacher, {"1st": students}, CourseSetting(is_test=True))


@when("several things are refused in {course}")
def are_refused(context, course: CourseOf) -> None:
    story, tutor = context.world.story, context.world.seed.tutor
    known = story.of(course.owner)
    ben, cleo = (story.persons[name] for name in sorted(known.members))
    (title,) = known.assignments
    draft = known.drafts[title]
    for refused in (
        lambda: tutor.tasks.answer(ben, known.course, title, 1, Answer()),
        lambda: tutor.tasks.answer(ben, known.course, title, 1, Answer("no such choice")),
        lambda: tutor.enrollment.join(ben, known.code(known.section)),
        lambda: tutor.roster.drop(ben, known.course, cleo),
        lambda: tutor.assignments.publish(ben, known.course, draft),
    ):
        _expect_refusal(refused)


@when("{actor} takes all questions of page {int} out of the course")
def takes_out(context, teacher: Persona, page: int) -> None:
    seed, known = context.world.seed, context.world.story.of(teacher)
    numbers = seed.questions_of_page(known.teacher, known.course, page - 1)
    seed.exclude(known.teacher, known.course, numbers)


@when("{actor} answers a question of {assignment} when looking at section {section} as a student")
def answers_in_view(context, teacher: Persona, title: str, section: str) -> None:
    known = context.world.story.of(teacher)
    context.world.seed.unscreened.answer_as_student(known.teacher, known.course, section, title)


@then("Biglearn is told of a roster of {int} students, and before all else of the creation")
def told_roster_after_creation(context, count: int) -> None:
    events = _once(context, lambda found: len(_last(found, _ROSTER).data["students"]) == count)
    kinds = [event.type for event in events]
    assert (kinds[0], kinds.count("create_course")) == ("create_course", 1), f"the order is {kinds}"
    _expect_no_gap(events)


@then("Biglearn is told of {actor}'s next change, and of nothing between")
def told_next_only(context, teacher: Persona) -> None:
    known, before = context.world.story.of(teacher), context.world.story.events
    context.world.seed.tutor.courses.rename(known.teacher, known.course, "Another name")
    events = _once(context, lambda found: any(e.type == _DATES for e in found[len(before) :]))
    _expect_no_gap(events)
    new = [event.type for event in events[len(before) :]]
    assert set(new) <= {_ROSTER, _DATES}, f"nothing but the change should be told, but: {new}"


@then("{int} section of it was archived")
def was_archived(context, count: int) -> None:
    roster = _last(_events(context), _ROSTER).data
    archived = [one for one in roster["course_containers"] if one.get("archived_at")]
    assert len(archived) == count, f"{count} should be archived, but the roster is {roster}"


@then("Biglearn is told twice when {course} runs, and of no roster")
def told_no_roster(context, course: CourseOf) -> None:
    assert context.world.story.of(course.owner), "there should be a course"
    events = _once(context, lambda found: sum(e.type == _DATES for e in found) == 2)
    kinds = [event.type for event in events]
    assert _ROSTER not in kinds, f"no roster should be told, but there are {kinds}"


@given("Biglearn has been told that the assignments are withdrawn")
def has_been_told_withdrawn(context) -> None:
    _once(context, lambda found: _all_deleted(found, is_deleted=True))


@then("Biglearn is told that the assignments are there again")
def told_there_again(context) -> None:
    _once(context, lambda found: _all_deleted(found, is_deleted=False))


@then("Biglearn is told of the questions of {actor}'s practice in the order in which it chose them")
def told_in_order(context, student: Persona) -> None:
    def is_practice(event: CourseEvent) -> bool:
        return event.data.get("assignment_type") == "practice" and event.data["pes_are_assigned"]

    events = _once(context, lambda found: any(e.type == _ASSIGNMENT and is_practice(e) for e in found))
    practice = next(e for e in reversed(events) if e.type == _ASSIGNMENT and is_practice(e)).data
    chosen = context.world.biglearn.personalized(practice["assignment_uuid"])
    asked = tuple(e["exercise_uuid"] for e in practice["assigned_exercises"])
    assert chosen.status is OfferStatus.READY, f"there should be a choice for {student.name}: {chosen}"
    assert asked == chosen.exercise_uuids, f"chosen was {chosen.exercise_uuids}, asked is {asked}"


@then("Biglearn is told last of all questions of {pages} as taken out")
def told_exclusions(context, pages: tuple[int, ...]) -> None:
    known, seed = context.world.story.known[-1], context.world.seed
    each = [seed.questions_of_page(known.teacher, known.course, page - 1) for page in pages]
    events = _once(
        context,
        lambda found: sum(e.type == "update_course_excluded_exercises" for e in found) == len(pages),
    )
    told = _last(events, "update_course_excluded_exercises").data["exclusions"]
    assert {key for one in told for key in one} == {"exercise_group_uuid"}, f"all are groups, but: {told}"
    expected = sum(len(numbers) for numbers in each)
    assert len(told) == expected, f"all {expected} questions should be told, but {len(told)} are"


@when("the book of {course} has a new edition")
def has_new_edition(context, course: CourseOf) -> None:
    assert context.world.story.of(course.owner), "there should be a course that gets it"
    context.world.seed.office.new_edition(context.world.namespace.name("Own book"))


@then("Biglearn is told to prepare {course} for it, and then that it is in use")
def told_to_prepare(context, course: CourseOf) -> None:
    assert context.world.story.of(course.owner), "there should be a course"
    switch, preparation = "update_course_ecosystem", "prepare_course_ecosystem"
    events = _once(context, lambda found: any(event.type == switch for event in found))
    kinds = [event.type for event in events]
    assert kinds.count(preparation) == kinds.count(switch) == 1, f"each should be told once, but: {kinds}"
    first, second = events[kinds.index(preparation)], events[kinds.index(switch)]
    assert first.number < second.number, f"preparing should come first, but: {kinds}"
    same = first.data["preparation_uuid"] == second.data["preparation_uuid"]
    assert same, f"the same preparation should be meant: {first}, {second}"


@then("Biglearn is told of 1 answer, as real")
def told_real(context) -> None:
    _expect_answer(context, is_real=True)


@then("Biglearn is told of 1 answer, as not real")
def told_not_real(context) -> None:
    _expect_answer(context, is_real=False)


@then("Biglearn is told of a course made later, and never of the preview")
def never_told_of_preview(context) -> None:
    story, log = context.world.story, context.world.biglearn_log
    preview = story.known[-1]
    later = story.seeded(Persona(preview.teacher.persona, Standing.TEACHER), {"1st": ()})
    eventually(lambda: bool(log.events(later.course)), reason="the later course", within=_SECONDS)
    found = log.events(preview.course)
    assert not found, f"nothing should be told of a preview, but: {found}"


def _events(context) -> Sequence[CourseEvent]:
    """What Biglearn knows of the scenario's course."""
    events: Sequence[CourseEvent] = context.world.biglearn_log.events(context.world.story.known[-1].course)
    return events


def _once(context, is_so: Callable[[Sequence[CourseEvent]], bool]) -> Sequence[CourseEvent]:
    """All that Biglearn knows of the scenario's course, once something holds of it."""

    def look() -> Sequence[CourseEvent] | None:
        found = _events(context)
        assert found, "nothing is known"
        assert is_so(found), f"known are {[event.type for event in found]}"
        return found

    return eventually(look, reason="Biglearn to be told", within=_SECONDS)


def _last(events: Sequence[CourseEvent], kind: str) -> CourseEvent:
    """The last event of a type."""
    found = [event for event in events if event.type == kind]
    assert found, f"no {kind} is known"
    return found[-1]


def _all_deleted(events: Sequence[CourseEvent], *, is_deleted: bool) -> bool:
    """Whether what was told last of each assignment says that it is deleted, or that it is not."""
    latest = {e.data["assignment_uuid"]: e.data["is_deleted"] for e in events if e.type == _ASSIGNMENT}
    return bool(latest) and set(latest.values()) == {is_deleted}


def _expect_no_gap(events: Sequence[CourseEvent]) -> None:
    """Fail unless the events are numbered 0, 1, 2, and so on."""
    numbers = [event.number for event in events]
    assert numbers == list(range(len(events))), f"numbers should be 0, 1, 2, … but are {numbers}"


def _expect_answer(context, *, is_real: bool) -> None:
    """Fail unless one answer becomes known, real or not."""
    events = _once(context, lambda found: any(event.type == _ANSWER for event in found))
    told = [event.data["is_real_response"] for event in events if event.type == _ANSWER]
    assert told == [is_real], f"one answer should be told, real: {is_real}; but real are: {told}"


def _expect_refusal(act: Callable[[], object]) -> None:
    """Fail unless it is refused."""
    try:
        act()
    except RefusedError:
        return
    raise AssertionError("it should have been refused")
