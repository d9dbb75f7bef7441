"""How strong Biglearn estimates a student or a section to be."""

from behave import given, then

from steps.biglearn.offers import READY_WITHIN
from support.biglearn import Clue, ClueStatus
from support.data.telling import Telling
from support.story import Persona
from support.waiting import eventually

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
