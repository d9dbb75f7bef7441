"""Questions that students save for practice."""

from behave import given, then, when

from support.ports.tutor import Tutor
from support.story import Outcome, Persona, Plan


class _Saved(tuple[str, ...]):
    """The numbers of the questions that were saved, in order."""

    __slots__ = ()


@given("{actor} has saved question {int} of {assignment} for practice")
def has_saved(context, student: Persona, number: int, title: str) -> None:
    _save(context, context.world.seed.tutor, student, title, number)


@given("{actor} has saved questions {int} and {int} of {assignment} for practice")
def has_saved_two(context, student: Persona, first: int, second: int, title: str) -> None:
    _save(context, context.world.seed.tutor, student, title, first)
    _save(context, context.world.seed.tutor, student, title, second)


@given("{actor} has worked the {plan}, and saved question {int} for practice")
def has_worked_and_saved(context, student: Persona, plan: Plan, number: int) -> None:
    story, tutor = context.world.story, context.world.seed.tutor
    known = story.of(student)
    draft = story.draft(plan, known)
    known.note(draft, tutor.assignments.publish(known.teacher, known.course, draft))
    story.work(tutor, student, (plan.title,), Outcome.RIGHT)
    _save(context, tutor, student, plan.title, number)


@when("{actor} saves question {int} of {assignment} for practice")
def saves(context, student: Persona, number: int, title: str) -> None:
    _save(context, context.world.tutor, student, title, number)


@when("{actor} lets go of what was saved first")
def lets_go(context, student: Persona) -> None:
    story, saved = context.world.story, context.world.recall(_Saved)
    course = story.of(student).course
    context.world.tutor.saved_questions.remove(story.person(student), course, saved[0])


@then("{actor} has {int} question(s) saved for practice")
def has_so_many(context, student: Persona, count: int) -> None:
    found = _listed(context, student)
    assert len(found) == count, f"{student.name} should have {count} saved, but has {found}"


@then("what {actor} saved cannot be practised yet")
def cannot_be_practised(context, student: Persona) -> None:
    found = _listed(context, student)
    assert found, f"{student.name} should have saved something"
    assert not any(one.is_available for one in found), f"nothing should be there yet, but: {found}"


@then("what {actor} saved can be practised")
def can_be_practised(context, student: Persona) -> None:
    found = _listed(context, student)
    assert found, f"{student.name} should have saved something"
    assert all(one.is_available for one in found), f"all should be there, but: {found}"


@then("the practice asks what {actor} saved, and nothing else")
def asks_saved(context, student: Persona) -> None:
    saved, asked = context.world.recall(_Saved), _asked(context)
    assert asked == sorted(saved), f"{student.name} saved {saved}, but is asked {asked}"


@then("the practice asks question {int} of {assignment}, and nothing else")
def asks_one(context, number: int, title: str) -> None:
    expected = context.world.story.known[-1].assignments[title].questions[number - 1]
    asked = _asked(context)
    assert asked == [expected], f"{expected} should be asked, but {asked} are"


def _save(context, tutor: Tutor, student: Persona, title: str, number: int) -> None:
    """Save a question, and remember which."""
    story, before = context.world.story, context.world.kept.get(_Saved, _Saved())
    saved = tutor.saved_questions.save(story.person(student), story.of(student).course, title, number)
    context.world.keep(_Saved((*before, saved)))


def _listed(context, student: Persona):
    """What the student finds saved."""
    story = context.world.story
    return context.world.tutor.saved_questions.listed_for(story.person(student), story.of(student).course)


def _asked(context) -> list[str]:
    """The numbers of the questions of the practice, sorted; one that is asked twice stands there twice."""
    return sorted(question.number for question in context.world.story.practice)
