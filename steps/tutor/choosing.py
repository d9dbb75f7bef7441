"""Questions that Tutor chooses for each student, and where they come from."""

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.assignments import AssignmentKind
from support.domain.people import Standing
from support.domain.tasks import QuestionGroup
from support.story import Day, Outcome, Persona, Plan
from support.waiting import eventually

_SECONDS = 30.0  # Tutor's outbox delivers in the background


class _LeftOut(list[str]):
    """Numbers of questions that were out of the whole site, one of them with a version."""


@given("{actor} has published a homework on each of {pages}")
def has_published_each(context, teacher: Persona, pages: tuple[int, ...]) -> None:
    story, known = context.world.story, context.world.story.of(teacher)
    for page in pages:
        plan = Plan(AssignmentKind.HOMEWORK, f"Page {page}", pages=(page,))
        story.publish(context.world.seed.tutor, teacher, plan, known)


@given(
    "{actor} has given a homework on each of {pages}, each due a day later, that {actor} worked all {outcome}"
)
def has_given_each(
    context, teacher: Persona, pages: tuple[int, ...], student: Persona, outcome: Outcome
) -> None:
    story, known = context.world.story, context.world.story.of(teacher)
    chance = {story.person(student): 1.0 if outcome is Outcome.RIGHT else 0.0}
    for place, page in enumerate(pages):
        plan = Plan(AssignmentKind.HOMEWORK, f"Page {page}", Day(place - len(pages)), pages=(page,))
        draft = story.draft(plan, known)
        known.note(draft, context.world.seed.past_work(known.teacher, known.course, draft, chance))


@given("{course} has gone over to a new edition of its book")
def has_gone_over(context, course: CourseOf) -> None:
    world, known = context.world, context.world.story.of(course.owner)
    before = known.course.ecosystem_id
    world.seed.office.new_edition(world.namespace.name("Own book"))
    known.course = world.seed.as_it_is(known.teacher, known.course)
    assert known.course.ecosystem_id != before, "the course should have the new edition"


@when("{actor} works the {plan}, while {actor} has half of the questions of page {int} out of the site")
def works_while_out(context, student: Persona, plan: Plan, administrator: Persona, page: int) -> None:
    world, story = context.world, context.world.story
    numbers = sorted(_on_page(context, page), key=int)[::2]
    ids = [f"{numbers[0]}@1", *numbers[1:]]
    person, unscreened = story.person(administrator), world.seed.unscreened
    before = unscreened.leave_out_of_site(person, ", ".join(ids))
    try:
        teacher = Persona(story.of(student).teacher.persona, Standing.TEACHER)
        story.publish(world.seed.tutor, teacher, plan, story.of(student))
        story.work(world.tutor, student, (plan.title,), Outcome.RIGHT)
    finally:
        unscreened.leave_out_of_site(person, before)
    world.keep(_LeftOut(ids))


@then("what Tutor chose for {actor} is nothing that was out of the site")
def is_nothing_left_out(context, student: Persona) -> None:
    chosen = _chosen(context, QuestionGroup.SPACED, QuestionGroup.PERSONALIZED)
    left_out = {one.partition("@")[0] for one in context.world.recall(_LeftOut)}
    assert chosen, f"Tutor should have chosen something for {student.name}"
    assert not chosen & left_out, f"nothing that was out should be met, but was: {chosen & left_out}"


@then("Biglearn was told of all that was out of the site, as questions, and of one as a version")
def was_told(context) -> None:
    course, left_out = context.world.story.known[-1].course, context.world.recall(_LeftOut)

    def told() -> list[dict[str, str]] | None:
        events = context.world.biglearn_log.events(course)
        lists = [e.data["exclusions"] for e in events if e.type == "update_globally_excluded_exercises"]
        return next((one for one in lists if len(one) >= len(left_out)), None)

    kinds = [key for one in eventually(told, reason="the list", within=_SECONDS) for key in one]
    expected = [1, len(left_out) - 1]
    found = [kinds.count("exercise_uuid"), kinds.count("exercise_group_uuid")]
    assert found == expected, f"{expected} versions and questions should be told, but {found} are"


@then("the spaced practice has a question from each of {pages}")
def has_one_from_each(context, pages: tuple[int, ...]) -> None:
    spaced = _chosen(context, QuestionGroup.SPACED)
    counts = {page: len(spaced & _on_page(context, page)) for page in pages}
    assert set(counts.values()) == {1}, f"there should be one from each of {pages}, but there are {counts}"


@then("it has one more, from page {int} or {int}")
def has_one_more(context, one: int, other: int) -> None:
    spaced = _chosen(context, QuestionGroup.SPACED)
    found = len(spaced & (_on_page(context, one) | _on_page(context, other)))
    assert found == 1, f"one should be from page {one} or {other}, but {found} are"


@then("the spaced practice is one question, from page {int}")
def is_one_from(context, page: int) -> None:
    spaced = _chosen(context, QuestionGroup.SPACED)
    assert len(spaced) == 1, f"there should be one question of spaced practice, but there are {spaced}"
    assert spaced <= _on_page(context, page), f"{spaced} should be from page {page}"


@then("what Tutor chose is from {pages}")
def is_from(context, pages: tuple[int, ...]) -> None:
    chosen = _chosen(context, QuestionGroup.SPACED, QuestionGroup.PERSONALIZED)
    counts = {page: len(chosen & _on_page(context, page)) for page in pages}
    assert all(counts.values()), f"there should be something from each of {pages}, but there is {counts}"
    assert sum(counts.values()) == len(chosen), f"all of {chosen} should be from {pages}, but {counts} are"


@then("nothing that Tutor chose is in {assignment} as well")
def is_not_in(context, title: str) -> None:
    story, known = context.world.story, context.world.story.known[-1]
    chosen = _chosen(context, QuestionGroup.SPACED, QuestionGroup.PERSONALIZED)
    assert chosen, "Tutor should have chosen questions"
    students = [person for name, person in story.persons.items() if name in known.members]
    for student in students:
        met = context.world.seed.tutor.tasks.outline(student, known.course, title).questions
        both = chosen & {question.number for question in met}
        assert not both, f"nothing should be in {title!r} of {student.persona} as well, but: {both}"


@then("what Tutor chose is called personalized")
def is_called_personalized(context) -> None:
    groups = {review.question.group for review in context.world.story.reviews} - {QuestionGroup.CORE}
    assert groups == {QuestionGroup.PERSONALIZED}, f"all should be personalized, but: {groups}"


def _chosen(context, *groups: QuestionGroup) -> set[str]:
    """The numbers of the questions of these groups that were worked last."""
    return {r.question.number for r in context.world.story.reviews if r.question.group in groups}


def _on_page(context, page: int) -> frozenset[str]:
    """The numbers of all questions of a page, counted from 1."""
    known = context.world.story.known[-1]
    return context.world.seed.questions_of_page(known.teacher, known.course, page - 1)
