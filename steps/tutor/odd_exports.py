"""Exports of what has broken spreadsheets before."""

from behave import then

from support.data.workbooks import Workbook, without_mark
from support.story import Persona


@then("the spreadsheet has all their names as they are, and none as a formula")
def spreadsheet_keeps_names(context) -> None:
    story = context.world.story
    expected = sorted(story.persons[persona].full_name for persona in story.known[-1].members)
    for sheet in context.world.recall(Workbook).sheets:
        pairs = ((row["First Name"] or "", without_mark(row["Last Name"])) for row in sheet.people)
        found = sorted(f"{first} {last}".strip() for first, last in pairs)
        assert found == expected, f"{sheet.name} should have {expected}, but has {found}"


@then("the spreadsheet has no formula but its own averages")
def only_own_formulas(context) -> None:
    own = ("=IFERROR(", "=IF(", "='", "=AVERAGE(", "=SUM(")
    for sheet in context.world.recall(Workbook).sheets:
        others = [f for f in sheet.formulas if not f.startswith(own) or "HYPERLINK" in f]
        assert not others, f"{sheet.name} should compute averages only, but has {others}"


@then("the spreadsheet has two sheets for each of the sections, no two of one name")
def two_for_each(context) -> None:
    sections = context.world.story.known[-1].course.sections
    names = context.world.recall(Workbook).names
    assert len({name.lower() for name in names}) == 2 * len(sections), f"{len(sections)} sections: {names}"


@then("{actor} is in two sheets of the spreadsheet")
def is_in_two(context, student: Persona) -> None:
    last = context.world.story.person(student).last_name
    sheets = context.world.recall(Workbook).sheets
    found = [s.name for s in sheets if any(without_mark(row["Last Name"]) == last for row in s.people)]
    assert len(found) == 2, f"{student.name} should be in two sheets, but is in {found}"
