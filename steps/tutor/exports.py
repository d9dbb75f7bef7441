"""Exported scores."""

import math

from behave import then, when

from steps.parameters import CourseOf
from support.data.workbooks import Workbook, read_workbook, without_mark
from support.story import Persona


@when("{actor} exports the scores")
def exports(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    world.keep(read_workbook(world.tutor.scores.export(known.teacher, known.course)))


@when("{actor} tries to export the scores of {course}")
def tries_to_export(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.tutor.scores.export(person, known.course))


@when("{actor} tries to list the exports of {course}")
def tries_to_list(context, actor: Persona, course: CourseOf) -> None:
    world, person = context.world, context.world.story.person(actor)
    known = world.story.of(course.owner)
    world.attempt(lambda: world.seed.unscreened.grading.exports(person, known.course))


@then("the spreadsheet has a sheet of percentages and one of points for each of {sections}")
def has_sheets(context, sections: tuple[str, ...]) -> None:
    expected = [f"{section} - {unit}" for section in sections for unit in ("%", "#")]
    found = list(context.world.recall(Workbook).names)
    assert sorted(found) == sorted(expected), f"the sheets should be {expected}, but are {found}"


@then("the spreadsheet shows that {actor} earned {int} % of {assignment}")
def shows_share(context, student: Persona, percent: int, title: str) -> None:
    _expect_share(context, student, percent, title)


@then("the spreadsheet shows that {actor} earned {int} % of {assignment} and {actor} {int} %")
def shows_shares(context, one: Persona, percent: int, title: str, *other: object) -> None:
    _expect_share(context, one, percent, title)
    _expect_share(context, *other, title)


@then("the figures of the spreadsheet are those of {actor}'s gradebook")
def figures_agree(context, teacher: Persona) -> None:
    world, known = context.world, context.world.story.of(teacher)
    workbook = world.recall(Workbook)
    rows = world.tutor.scores.gradebook(known.teacher, known.course).rows
    assert len(rows) == len(known.members), f"everybody should be in the gradebook, but: {rows}"
    for row in rows:
        person = next(p for p in world.story.persons.values() if p.full_name == row.full_name)
        for unit in ("%", "#"):
            told = workbook.sheet(f"{row.section_name} - {unit}").row(person.first_name, person.last_name)
            for title, score in row.scores.items():
                expected = score and (score.share if unit == "%" else score.points)
                assert _is_same(told.get(title), expected), f"{title} of {row.full_name}: {told}, {score}"
            if unit == "%":
                average = told["Course Average"]
                assert _is_same(average, row.average), f"average of {row.full_name}: {average}, {row.average}"


@then("nothing in the spreadsheet is broken")
def nothing_is_broken(context) -> None:
    for sheet in context.world.recall(Workbook).sheets:
        assert not sheet.broken, f"{sheet.name} should have no broken cell, but has {sheet.broken}"


@then("{actor} stands last in the spreadsheet, marked as dropped")
def stands_last(context, student: Persona) -> None:
    person = context.world.story.person(student)
    for sheet in context.world.recall(Workbook).sheets:
        last = sheet.people[-1]
        assert last["First Name"] == person.first_name, f"{student.name} should be last, but is not: {last}"
        assert last["Last Name"] != without_mark(last["Last Name"]), f"there should be a mark: {last}"


@then("{assignment} is all that the spreadsheet has")
def is_all(context, title: str) -> None:
    for sheet in context.world.recall(Workbook).sheets:
        assert sheet.titles == (title,), f"{sheet.name} should have {title!r} only, but has {sheet.titles}"


def _expect_share(context, student: Persona, percent: int, title: str) -> None:
    """The student's result stands in a sheet of percentages."""
    person = context.world.story.person(student)
    sheets = [sheet for sheet in context.world.recall(Workbook).sheets if sheet.name.endswith("%")]
    rows = [row for sheet in sheets for row in sheet.people]
    found = [row[title] for row in rows if row["First Name"] == person.first_name]
    assert found == [percent / 100], f"{student.name} should have {percent} % once, but has {found}"


def _is_same(told: object, expected: float | None) -> bool:
    """Whether a cell shows a figure, an empty one none."""
    if expected is None or told is None or isinstance(told, str):
        return expected is None and told in {None, ""}
    return math.isclose(float(str(told)), expected, abs_tol=1e-6)
