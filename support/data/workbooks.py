"""Exported scores, read as a spreadsheet program would: values as they are shown, formulas beside them."""

import io
from dataclasses import dataclass

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Cell", "Sheet", "Workbook", "read_workbook", "without_mark"]

Cell = str | float | None
_FIRST, _LAST, _ID = "First Name", "Last Name", "Student ID"
_AVERAGE = "Average"  # part of the headings of columns that are not one assignment's


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `values` are what is shown, `formulas` the text of each cell that computes."""

    name: str
    values: tuple[tuple[Cell, ...], ...]
    formulas: tuple[str, ...]

    @property
    def _head(self) -> int:
        return next(number for number, row in enumerate(self.values) if _FIRST in row)

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return tuple(str(heading or "") for heading in self.values[self._head])

    @property
    def titles(self) -> tuple[str, ...]:
        """The assignments, left to right."""
        return tuple(h for h in self.headings if h and h not in {_FIRST, _LAST, _ID} and _AVERAGE not in h)

    @property
    def people(self) -> tuple[dict[str, Cell], ...]:
        """The rows of students by heading, from top to bottom; whoever is in a course has an identifier."""
        rows = (dict(zip(self.headings, row, strict=False)) for row in self.values[self._head + 1 :])
        return tuple(row for row in rows if row[_ID] is not None)

    def row(self, first: str, last: str) -> dict[str, Cell]:
        """The row of a student by heading; LookupError says who is there."""
        for row in self.people:
            if (row[_FIRST] or "", without_mark(row[_LAST])) == (first, last):
                return row
        who = [(row[_FIRST], row[_LAST]) for row in self.people]
        raise LookupError(f"no row of {first} {last} in {self.name!r}, only {who}")

    @property
    def broken(self) -> tuple[Cell, ...]:
        """Cells that show an error, and formulas that compute from one."""
        shown = [value for row in self.values for value in row if str(value).startswith("#")]
        return (*shown, *(formula for formula in self.formulas if "#REF" in formula))


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole file, its sheets in their order."""

    sheets: tuple[Sheet, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets."""
        return tuple(sheet.name for sheet in self.sheets)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; LookupError says which there are."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise LookupError(f"no sheet {name!r}, only {self.names}")


def without_mark(last_name: Cell) -> str:
    """A last name without the mark of somebody who was dropped."""
    return str(last_name or "").removesuffix(" (dropped)")


def read_workbook(content: bytes) -> Workbook:
    """A file's sheets. A file that is no workbook raises what the reader says of it."""
    shown = load_workbook(io.BytesIO(content), data_only=True)
    written = load_workbook(io.BytesIO(content))
    pairs = zip(shown.worksheets, written.worksheets, strict=True)
    return Workbook(tuple(_sheet(one, other) for one, other in pairs))


def _sheet(shown: Worksheet, written: Worksheet) -> Sheet:
    formulas = tuple(
        str(cell.value)
        for row in written.iter_rows()
        for cell in row
        if getattr(cell, "data_type", "") == "f"
    )
    values = tuple(tuple(_value(cell) for cell in row) for row in shown.iter_rows(values_only=True))
    return Sheet(shown.title, values, formulas)


def _value(found: object) -> Cell:
    if found is None or isinstance(found, str):
        return found or None
    return float(found) if isinstance(found, int | float) else str(found)
