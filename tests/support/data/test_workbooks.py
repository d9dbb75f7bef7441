"""Exported scores as scenarios read them."""

import io

import pytest
from openpyxl import Workbook as Written

from support.data.workbooks import read_workbook


def written(*rows: tuple[object, ...]) -> bytes:
    book = Written()
    sheet = book.active
    assert sheet is not None
    sheet.title = "1st - %"
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEAD = ("First Name", "Last Name", "Student ID", "Course Average", "Week 1")


def test_students_are_told_from_what_stands_around_them() -> None:
    content = written(HEAD, (None, None, None, None, "2026-11-01"), ("Ben", "B", "1", 0.5, 1), ("Average",))
    sheet = read_workbook(content).sheet("1st - %")
    assert sheet.titles == ("Week 1",)
    assert [row["First Name"] for row in sheet.people] == ["Ben"]
    assert sheet.row("Ben", "B")["Week 1"] == 1


def test_who_was_dropped_is_found_by_the_name_alone() -> None:
    sheet = read_workbook(written(HEAD, ("Ben", "B (dropped)", "1"))).sheets[0]
    assert sheet.row("Ben", "B")["Last Name"] == "B (dropped)"
    with pytest.raises(LookupError, match="Ben"):
        sheet.row("Cleo", "C")


def test_errors_and_formulas_that_lost_their_cells_are_broken() -> None:
    sheet = read_workbook(written(HEAD, ("Ben", "B", "1", "=AVERAGE(#REF!)", "#DIV/0!"))).sheets[0]
    assert sheet.broken == ("#DIV/0!", "=AVERAGE(#REF!)")


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(LookupError, match="1st - %"):
        read_workbook(written(HEAD)).sheet("2nd - %")
