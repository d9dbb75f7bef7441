"""The scores of a course as a workbook: for each section a sheet of percentages and one of points."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["sheet_names", "workbook"]

_LONGEST = 31  # what the format allows
_PEOPLE = ("First Name", "Last Name", "Student ID")
_AVERAGES = ("Course Average", "Homework Average", "Reading Average")
_KEYS = ("course_average", "homework_score", "reading_score")
_KINDS = ("homework", "reading")
_FIRST = 2  # rows above the first student: headings, due dates
Json = Mapping[str, Any]


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that a workbook can have, no two alike: cut, forbidden characters replaced, numbered."""
    found: list[str] = []
    for name in wanted:
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "-", name).strip("'") or "-"
        cut, number = clean[:_LONGEST], 1
        while cut.lower() in {f.lower() for f in found}:
            number += 1
            tail = f" ({number})"
            cut = clean[: _LONGEST - len(tail)] + tail
        found.append(cut)
    return found


def workbook(
    report: Sequence[Json], names: Mapping[str, str], weights: Mapping[str, float], now: str
) -> bytes:
    """The workbook as a file: what is due by `now`, as the API shows moments.

    `names` tells the sections' names, `weights` those of homework and reading.
    """
    # Only whoever exports pays for it.
    import xlsxwriter  # noqa: PLC0415

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheets = sheet_names([f"{names[p['period_id']]} - {unit}" for p in report for unit in "%#"])
    for period, percents, points in zip(report, sheets[::2], sheets[1::2], strict=True):
        headings = period["data_headings"]
        columns = [n for n, h in enumerate(headings) if h["type"] in _KINDS and h["due_at"] < now]
        table = _Table(book, period, columns, weights)
        table.write(percents, "published_score", book.add_format({"num_format": "0.0%"}), None)
        table.write(points, "published_points", book.add_format({"num_format": "0.0#"}), percents)
    book.close()
    return target.getvalue()


class _Table:
    """A section's students and their results, to be written as percentages and as points."""

    def __init__(self, book: Any, period: Json, columns: list[int], weights: Mapping[str, float]) -> None:  # noqa: ANN401 - the library has no types
        self._book = book
        self._columns = columns
        self._headings = [period["data_headings"][n] for n in columns]
        self._weights = weights
        self._students = sorted(period["students"], key=lambda s: bool(s["is_dropped"]))
        self._averages = [period["overall_course_average"], *(period[f"overall_{k}"] for k in _KEYS[1:])]

    def write(self, name: str, value: str, form: Any, percents: str | None) -> None:  # noqa: ANN401
        """One sheet. The averages of the points' sheet are those of the sheet `percents`.

        Names and titles are always written as text: what looks like a formula may come from anybody.
        """
        sheet = self._book.add_worksheet(name)
        for column, heading in enumerate((*_PEOPLE, *_AVERAGES, *(h["title"] for h in self._headings))):
            sheet.write_string(0, column, heading)
        for column, heading in enumerate(self._headings, len(_PEOPLE) + len(_AVERAGES)):
            sheet.write_string(1, column, heading["due_at"][:10])
        percent = self._book.add_format({"num_format": "0.0%"})
        for row, student in enumerate(self._students, _FIRST):
            self._write_person(sheet, row, student)
            for offset, key in enumerate(_KEYS):
                column = len(_PEOPLE) + offset
                formula = _elsewhere(percents, row, column) or self._formula(row, key)
                if formula:
                    sheet.write_formula(row, column, formula, percent, _known(student[key]))
            for column, place in enumerate(self._columns, len(_PEOPLE) + len(_AVERAGES)):
                cell = student["data"][place]
                if cell is not None and cell[value] is not None:
                    sheet.write_number(row, column, cell[value], form)
        if not self._students:
            sheet.write_string(_FIRST, 0, "EMPTY")
        self._write_averages(sheet, percent)

    def _write_person(self, sheet: Any, row: int, student: Json) -> None:  # noqa: ANN401
        dropped = " (dropped)" if student["is_dropped"] else ""
        told = (
            student["first_name"],
            f"{student['last_name'] or ''}{dropped}",
            student["student_identifier"],
        )
        for column, text in enumerate(told):
            sheet.write_string(row, column, text or "")

    def _write_averages(self, sheet: Any, form: Any) -> None:  # noqa: ANN401
        """The section's averages under its students, those left out who were dropped."""
        counted = sum(not s["is_dropped"] for s in self._students)
        if not counted:
            return
        last = _FIRST + len(self._students)
        sheet.write_string(last, 0, "Average")
        for offset, average in enumerate(self._averages):
            column = len(_PEOPLE) + offset
            span = f"{_cell(_FIRST, column)}:{_cell(_FIRST + counted - 1, column)}"
            sheet.write_formula(last, column, f'=IFERROR(AVERAGE({span}),"")', form, _known(average))

    def _formula(self, row: int, key: str) -> str | None:
        if key == "course_average":
            homework, reading = _cell(row, 4), _cell(row, 5)
            both = f"{homework}*{self._weights['homework']}+{reading}*{self._weights['reading']}"
            return f'=IF(AND(ISNUMBER({homework}),ISNUMBER({reading})),{both},IF(ISNUMBER({homework}),{homework},IF(ISNUMBER({reading}),{reading},"")))'
        kind = key.removesuffix("_score")
        own = [
            _cell(row, column)
            for column, heading in enumerate(self._headings, len(_PEOPLE) + len(_AVERAGES))
            if heading["type"] == kind
        ]
        return f'=IFERROR(AVERAGE({",".join(own)}),"")' if own else None


def _elsewhere(sheet: str | None, row: int, column: int) -> str | None:
    quoted = (sheet or "").replace("'", "''")
    return f"='{quoted}'!{_cell(row, column)}" if sheet else None


def _known(value: float | None) -> float | str:
    return "" if value is None else value


def _cell(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
