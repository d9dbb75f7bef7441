"""The gradebook: the teacher's table by section, and the student's own scores."""

import re
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Locator

from support.domain.refusals import Refusal, RefusedError
from support.domain.scores import GradebookRow, Score
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["GradebookPage", "OwnScoresPage"]

# One look at the whole table: rows of cells of lines, and which rows are students'. The library that draws
# the table names its rows and cells; a plain table does as well.
_TABLE = """
root => [...root.querySelectorAll('.sticky-table-row, tr')].map(row => ({
  isStudent: !!row.querySelector("[data-test-id='student-name'], [data-cell='student-name']"),
  cells: [...row.querySelectorAll('.sticky-table-cell, th, td')].map(
    cell => cell.innerText.split('\\n').map(line => line.trim()).filter(line => line)),
}))
"""
# The mark is a word, or an icon with a name.
_OWN_ROWS = """
rows => rows.map(row => ({
  cells: [...row.cells].map(cell => cell.innerText.trim()),
  isProvisional: /provisional/i.test(row.outerHTML),
}))
"""
_EXPORTED_WITHIN = 60_000  # milliseconds; the page looks for its job every five seconds
_PERCENT = re.compile(r"^(-?\d+(?:\.\d+)?)\s*%$")
_POINTS = re.compile(r"(-?\d+(?:\.\d+)?)(?:\s*(?:of|/)\s*(\d+(?:\.\d+)?))?")
_DROPPED = re.compile(r"\s*\(dropped\)\s*", re.IGNORECASE)


class GradebookPage:
    """`/course/:id/gradebook` as teachers see it."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/gradebook"
        page = tab.page
        self._heading = page.get_by_test_id("student-name-heading")
        self._table = page.locator(".sticky-table, table").filter(has=self._heading)
        self._settings = page.get_by_test_id("settings-btn")
        self._points = page.get_by_test_id("displayScoresAsPoints-checkbox")
        self._dropped = page.get_by_test_id("showDroppedStudents-checkbox")
        self._tabs = page.locator("[data-test-id^='tab-']")
        self._names = page.get_by_test_id("student-name")
        self._search = page.get_by_test_id("search-by-name-input")
        self._nothing = page.get_by_test_id("gb-no-assignments-message")
        self._export = page.get_by_test_id("export-gradebook")
        self._weigh = page.get_by_role("button", name="Set Weight")
        self._homework_weight = page.locator("[name=ux_homework_weight]")
        self._reading_weight = page.locator("[name=ux_reading_weight]")
        weights = page.get_by_role("dialog").filter(has=self._homework_weight)
        self._save_weights = weights.get_by_role("button", name="Save")
        self._push = page.get_by_test_id("lms-push")
        self._pushed = page.get_by_text("Scores sent successfully")
        self._push_failed = page.locator(".toast").filter(has_text="cores not sent")

    def open(self, *, shows_dropped: bool = True) -> None:
        """Go there."""
        open_course_page(self._tab, self._path, "the gradebook", heading=self._heading)
        if shows_dropped:
            self._switch(self._dropped, on=True)

    def names(self) -> list[str]:
        """The students shown, from top to bottom."""
        shown = [_DROPPED.sub("", name) for name in self._names.all_inner_texts()]
        return [_name_in_order(name.strip()) for name in shown]

    def heading(self, title: str) -> str:
        """All that stands over the scores of an assignment."""
        return self._column(title).inner_text()

    def order_by(self, title: str) -> None:
        """Put the students in the order of their scores in an assignment."""
        self._column(title).get_by_text(title, exact=True).click()

    def search(self, name: str) -> None:
        """Show only students of that name."""
        self._search.fill(name)
        self._tab.await_one("the students found", found=lambda: self._names.count() <= 1)

    @property
    def says_empty(self) -> bool:
        """Whether the page says that there is nothing to show scores of."""
        return self._nothing.is_visible()

    def _column(self, title: str) -> Locator:
        cells = self._table.first.locator(".sticky-table-cell, th")
        return cells.filter(has_text=title).first

    def show_points(self, *, on: bool) -> None:
        """Show scores as points, or as per cent."""
        self._switch(self._points, on=on)

    def _switch(self, box: Locator, *, on: bool) -> None:
        self._settings.click()
        box.wait_for()
        if self._is_on(box) is not on:
            box.click()
        self._tab.page.keyboard.press("Escape")

    def _is_on(self, box: Locator) -> bool:
        control = box.locator("input[type=checkbox]")
        control = control if control.count() else box
        # The box is drawn as an icon of its own in the real front end; there a class tells its state.
        return bool(
            control.evaluate(
                "box => box.checked ?? !!box.querySelector('.checked, [data-icon=check-square]')"
            )
        )

    def push_to_lms(self) -> tuple[str, ...]:
        """Hand the averages to the school's LMS; the names of the students whose it did not take."""
        self._push.click()
        sent = self._tab.await_one("the averages to be sent", 60, done=self._pushed, failed=self._push_failed)
        if sent == "done":
            return ()
        dialog = self._tab.page.get_by_role("dialog")
        self._push_failed.get_by_role("button", name="Details").click()
        dialog.get_by_role("button", name="View those scores").click()
        self._tab.await_one("the scores not sent", table=dialog.get_by_text("SCORES NOT SENT"))
        names: list[str] = dialog.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => row.cells[1].innerText.trim())"
        )
        return tuple(names)

    def set_weights(self, homework: int, reading: int) -> None:
        """Set what homework and readings count, in per cent. INVALID where the dialog does not take it."""
        self._weigh.click()
        self._tab.await_one("the weights", weights=self._homework_weight)
        self._homework_weight.fill(str(homework))
        self._reading_weight.fill(str(reading))
        if not self._save_weights.is_enabled():
            raise RefusedError(Refusal.INVALID, f"the dialog does not take {homework} % and {reading} %")
        self._save_weights.click()
        self._tab.await_one("the weights to be kept", kept=lambda: not self._homework_weight.is_visible())

    def export(self) -> bytes:
        """The spreadsheet that the page lets the browser download."""
        with self._tab.page.expect_download(timeout=_EXPORTED_WITHIN) as download:
            self._export.click()
        return Path(download.value.path()).read_bytes()

    def choose(self, section: str) -> None:
        """Show a section; a course with one has no tabs."""
        if self._tabs.count():
            named = self._tabs.filter(has_text=re.compile(rf"^\s*{re.escape(section)}\s*$"))
            named.first.click()
        self._tab.await_one(f"the scores of {section}", heading=self._heading)

    def rows(self, section: str) -> tuple[list[GradebookRow], float | None]:
        """The students of the section shown, and the average of the whole section."""
        table: list[dict[str, list[list[str]]]] = self._table.first.evaluate(_TABLE)
        titles = [cell[0] for cell in table[0]["cells"][1:] if cell]
        rows = [_row(row["cells"], titles, section) for row in table if row["isStudent"]]
        averages = [
            row["cells"][0] for row in table if row["cells"] and row["cells"][0][:1] == ["Class Average"]
        ]
        return rows, _share(averages[0][1]) if averages and len(averages[0]) > 1 else None


def _row(cells: list[list[str]], titles: list[str], section: str) -> GradebookRow:
    name, *averages = [_DROPPED.sub("", line) for line in cells[0] if _DROPPED.sub("", line)]
    scores: dict[str, Score | None] = {
        # An empty cell: the assignment was never given to this student.
        title: _score(" ".join(cell)) if cell else None
        for title, cell in zip(titles, cells[1:], strict=False)
    }
    return GradebookRow(
        full_name=_name_in_order(name),
        section_name=section,
        is_dropped=any(_DROPPED.search(line) for line in cells[0]),
        average=_share(averages[0]) if averages else None,
        scores=scores,
    )


def _name_in_order(shown: str) -> str:
    """First and last name, from "Last, First"."""
    last, _, first = shown.partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def _share(text: str) -> float | None:
    percent = _PERCENT.match(text.strip())
    return round(float(percent[1]) / 100, 4) if percent else None


def _score(text: str) -> Score:
    share = _share(text)
    if share is not None:
        return Score(points=None, available=None, told_share=share)
    points = _POINTS.search(text)
    if points is None:
        return Score(points=None, available=None)
    return Score(points=float(points[1]), available=float(points[2]) if points[2] else None)


class OwnScoresPage:
    """`/course/:id/gradebook` as students see it."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/gradebook"
        page = tab.page
        self._average = page.get_by_text(re.compile(r"Course Average:?"))
        self._rows = page.locator("table tbody tr")

    def row(self, full_name: str) -> GradebookRow:
        """The student's own row."""
        open_course_page(self._tab, self._path, "the scores", average=self._average)
        heading = self._average.first.locator(
            "xpath=ancestor-or-self::*[contains(., '%') or contains(., '--')][1]"
        )
        found = re.search(r"Course Average:?\s*(\S+%)", heading.inner_text()) if heading.count() else None
        rows: list[dict[str, list[str]]] = self._rows.evaluate_all(_OWN_ROWS)
        return GradebookRow(
            full_name=full_name,
            section_name=None,
            is_dropped=False,
            average=_share(found[1]) if found else None,
            scores={
                row["cells"][0]: replace(_score(row["cells"][2]), is_provisional=bool(row["isProvisional"]))
                for row in rows
                if len(row["cells"]) > 2
            },
        )
