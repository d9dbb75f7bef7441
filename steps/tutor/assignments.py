"""Assignments as teachers plan and publish them."""

from datetime import time, timedelta

from behave import given, then, when

from steps.parameters import CourseOf
from support.domain.assignments import PlanCard
from support.story import Outcome, Persona, Plan
from support.waiting import eventually


@given("{actor} has published the {plan}")
def has_published(context, teacher: Persona, plan: Plan) -> None:
    story = context.world.story
    story.publish(context.world.seed.tutor, teacher, plan, story.of(teacher))


@when("{actor} publishes the {plan}")
def publishes(context, teacher: Persona, plan: Plan) -> None:
    story = context.world.story
    story.publish(context.world.tutor, teacher, plan, story.of(teacher))


@when("{actor} tries to publish the {plan}")
def tries_to_publish(context, actor: Persona, plan: Plan) -> None:
    story = context.world.story
    known = story.of(actor)
    context.world.attempt(lambda: story.publish(context.world.tutor, actor, plan, known))


@when("{actor} tries to publish the {plan} in {course}")
def tries_to_publish_in(context, actor: Persona, plan: Plan, course: CourseOf) -> None:
    story = context.world.story
    known = story.of(course.owner)
    context.world.attempt(lambda: story.publish(context.world.tutor, actor, plan, known))


@when("{actor} saves the {plan} as a draft")
def saves_draft(context, teacher: Persona, plan: Plan) -> None:
    story, known = context.world.story, context.world.story.of(teacher)
    draft = story.draft(plan, known)
    known.note(draft, context.world.tutor.assignments.save_draft(known.teacher, known.course, draft))


@when("{actor} publishes the {plan}, telling its due time of {clock_time} from a place {int} hours ahead")
def publishes_from_elsewhere(context, teacher: Persona, plan: Plan, due: time, hours: int) -> None:
    story = context.world.story
    draft = story.draft_from_elsewhere(plan, due, timedelta(hours=hours), story.of(teacher))
    known = story.of(teacher)
    known.note(draft, context.world.tutor.assignments.publish(known.teacher, known.course, draft))


@given("{actor} has given the {plan}, which {results}")
@when("{actor} gives the {plan}, which {results}")
def has_given(context, teacher: Persona, plan: Plan, results: tuple[tuple[Persona, Outcome], ...]) -> None:
    story, known = context.world.story, context.world.story.of(teacher)
    draft = story.draft(plan, known)
    chances = {story.person(who): 1.0 if outcome is Outcome.RIGHT else 0.0 for who, outcome in results}
    known.note(draft, context.world.seed.past_work(known.teacher, known.course, draft, chances))


@when("{actor} withdraws {assignment}")
def withdraws(context, teacher: Persona, title: str) -> None:
    known = context.world.story.of(teacher)
    context.world.tutor.assignments.withdraw(known.teacher, known.course, known.assignments[title])


@then("{assignment} is a draft in {actor}'s calendar")
def is_draft(context, title: str, teacher: Persona) -> None:
    _expect_listed(context, teacher, PlanCard(title, is_draft=True))


@then("{assignment} is published in {actor}'s calendar")
def is_published(context, title: str, teacher: Persona) -> None:
    _expect_listed(context, teacher, PlanCard(title, is_draft=False))


@then("{actor}'s calendar is empty")
def calendar_is_empty(context, teacher: Persona) -> None:
    known = context.world.story.of(teacher)
    found = context.world.tutor.assignments.listed_for(known.teacher, known.course)
    assert not found, f"{teacher.name} should find nothing in the calendar, but finds {found}"


@then("{assignment} is due at {clock_time} on the clock of the course")
def is_due_at(context, title: str, due: time) -> None:
    known = context.world.story.known[-1]
    dates = context.world.seed.unscreened.dates(known.teacher, known.course, known.assignments[title])
    found = dates.due_at.astimezone(known.zone).time()
    assert found == due, f"{title!r} should be due at {due} in the course, but is at {found}"


@then("{assignment} is given to {int} student(s) of section {section}")
def is_given_to(context, title: str, count: int, section: str) -> None:
    found = _progress(context, title, section).total
    assert found == count, f"{title!r} should be given to {count} students, but is to {found}"


@then("{actor} is told that {int} student(s) of section {section} has/have completed {assignment}")
def have_completed(context, _teacher: Persona, count: int, section: str, title: str) -> None:
    def enough() -> bool:
        found = _progress(context, title, section)
        assert found.complete == count, f"{found.complete} of {found.total} have completed it"
        return True

    eventually(enough, reason=f"{title!r} to count {count} as complete")


@then("{actor} is told that {int} student(s) of section {section} has/have begun {assignment}")
def have_begun(context, _teacher: Persona, count: int, section: str, title: str) -> None:
    def enough() -> bool:
        found = _progress(context, title, section)
        assert (found.partial, found.complete) == (count, 0), f"{found} are the numbers"
        return True

    eventually(enough, reason=f"{title!r} to count {count} as begun and none as complete")


def _progress(context, title: str, section: str):
    """How far a section is with an assignment."""
    known = context.world.story.known[-1]
    assignment = known.assignments[title]
    return context.world.tutor.assignments.progress(known.teacher, known.course, assignment, section)


def _expect_listed(context, teacher: Persona, card: PlanCard) -> None:
    """The calendar has the assignment once, as it should be."""
    known = context.world.story.of(teacher)
    listed = context.world.tutor.assignments.listed_for(known.teacher, known.course)
    found = [one for one in listed if one.title == card.title]
    assert found == [card], f"{teacher.name}'s calendar should have {card} once, but has {list(listed)}"
