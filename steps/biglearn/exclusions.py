"""Questions that students are not to be offered."""

from behave import given, then, when

from steps.biglearn.courses import questions_of
from steps.biglearn.slots import Excluded
from support.biglearn import ExclusionFacts, ExerciseOffer
from support.data.telling import Telling
from support.world import World


def _versions(telling: Telling, what: Excluded) -> list[str]:
    """The exercises that are meant."""
    group = questions_of(telling.book, what.page)[what.question - 1]
    return [
        exercise.uuid
        for exercise in telling.book.pages[what.page - 1].exercises
        if exercise.group_uuid == group and what.version in {None, exercise.version}
    ]


def _exclude(world: World, *excluded: Excluded, by_administrator: bool) -> None:
    telling = world.recall(Telling)
    whole = [what for what in excluded if what.version is None]
    facts = ExclusionFacts(
        request_uuid=telling.new_uuid(),
        course_uuid=telling.course_uuid,
        at=telling.now,
        versions=tuple(
            uuid for what in excluded if what.version is not None for uuid in _versions(telling, what)
        ),
        groups=tuple(questions_of(telling.book, what.page)[what.question - 1] for what in whole),
        by_administrator=by_administrator,
    )
    (numbered,) = telling.numbered(facts)
    world.biglearn.update_exclusions(numbered)


@given("the teacher excluded {excluded}")
@when("the teacher excludes {excluded}")
def teacher_excludes(context, what: Excluded) -> None:
    _exclude(context.world, what, by_administrator=False)


@given("the teacher excluded {excluded} and {excluded}")
def teacher_excludes_both(context, one: Excluded, other: Excluded) -> None:
    _exclude(context.world, one, other, by_administrator=False)


@given("the teacher excluded version {int} of each question of page {int}")
def teacher_excludes_version(context, version: int, page: int) -> None:
    count = len(questions_of(context.world.recall(Telling).book, page))
    every = [Excluded(question, page, version) for question in range(1, count + 1)]
    _exclude(context.world, *every, by_administrator=False)


@given("the teacher excluded {excluded} instead")
def teacher_excludes_instead(context, what: Excluded) -> None:
    _exclude(context.world, what, by_administrator=False)


@given("the teacher excluded nothing any more")
def teacher_excludes_nothing(context) -> None:
    _exclude(context.world, by_administrator=False)


@given("the administrator excluded {excluded}")
def administrator_excludes(context, what: Excluded) -> None:
    _exclude(context.world, what, by_administrator=True)


@then("{excluded} is not among them")
def not_among(context, what: Excluded) -> None:
    found = set(_versions(context.world.recall(Telling), what)) & set(
        context.world.recall(ExerciseOffer).exercise_uuids
    )
    assert not found, f"{len(found)} version(s) of {what} are offered"


@then("{excluded} is among them")
def among(context, what: Excluded) -> None:
    found = set(_versions(context.world.recall(Telling), what)) & set(
        context.world.recall(ExerciseOffer).exercise_uuids
    )
    assert found, f"{what} should be offered, but is not"


@then("all of them are in version {int}")
def all_in_version(context, version: int) -> None:
    pages = context.world.recall(Telling).book.pages
    versions = {exercise.uuid: exercise.version for page in pages for exercise in page.exercises}
    seen = {versions[uuid] for uuid in context.world.recall(ExerciseOffer).exercise_uuids}
    assert seen == {version}, f"they are in the versions {sorted(seen)}"
