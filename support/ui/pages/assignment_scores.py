"""The review of an assignment: its scores by question, extensions, and publishing."""

import re
from datetime import datetime

from support.domain.courses import Section
from support.domain.grading import AssignmentScores, Mark, QuestionHeading, StudentMarks
from support.domain.refusals import Refusal, RefusedError
from support.ui.components.date_input import DateInput
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["AssignmentScoresPage"]

# One look at the table, drawn with a library's cells or plain ones. A cell's lines, and its marks by label.
_TABLE = """
root => [...root.querySelectorAll('.sticky-table-row, tr')].map(row =>
  [...row.querySelectorAll('.sticky-table-cell, th, td')].map(
    cell => cell.innerText.split('\\n').map(line => line.trim()).filter(line => line)))
"""
_KINDS = {"MCQ", "WRQ", "Tutor"}
_DROPPED = re.compile(r"\s*\(dropped\)", re.IGNORECASE)
_LATE = re.compile(r"\s+late\b", re.IGNORECASE)
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")


class AssignmentScoresPage:
    """`/course/:id/assignment/review/:id?tab=2`."""

    def __init__(self, tab: Tab, course_id: str, plan_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/assignment/review/{plan_id}"
        page = tab.page
        self._tab_button = page.get_by_test_id("assignment-scores-tab")
        self._sections = page.locator("#course-period-select")
        self._scores = page.get_by_test_id("scores")
        self._grant = page.get_by_role("button", name="Grant Extension")
        self._dialog = page.get_by_role("dialog").filter(has_text="Grant extension")
        self._complaint = self._dialog.get_by_text(re.compile("cannot be before", re.IGNORECASE))
        self._publish = page.get_by_test_id("publish-scores")
        self._published = page.get_by_test_id("published-scores-toast")

    def open(self, section: Section) -> None:
        """Go there, and show a section."""
        open_course_page(self._tab, self._path, "the assignment", scores=self._tab_button)
        self._tab_button.click()
        self._tab.await_one("the scores", scores=self._scores)
        if self._sections.count() and self._sections.evaluate("each => each.tagName") == "SELECT":
            self._sections.select_option(section.id)
            self._tab.await_one("the section's scores", scores=self._scores)

    def read(self) -> AssignmentScores:
        """The section's table."""
        table: list[list[list[str]]] = self._scores.evaluate(_TABLE)
        head, *rows = [row for row in table if row]
        headings = tuple(_heading(cell) for cell in head[2:])
        return AssignmentScores(headings, tuple(_student(row) for row in rows if len(row) == len(head)))

    def follow(self, shown_name: str) -> str:
        """Go to the work of a student; the path of the task."""
        self._scores.get_by_role("link", name=shown_name).first.click()
        self._tab.await_one("the student's work", work=self._tab.is_at(r"/task/\d+"))
        found = re.match(r"(.*/task/\d+)", self._tab.path)
        return found[1] if found else self._tab.path

    def extend(self, shown_name: str, due_at: datetime, closes_at: datetime) -> None:
        """Grant one student an extension. INVALID where the page does not let it through."""
        self._grant.click()
        self._tab.await_one("the extension to be told", dialog=self._dialog)
        self._dialog.get_by_label(shown_name).check()
        DateInput(self._dialog.locator("[name=extension_due_date]")).set(due_at)
        DateInput(self._dialog.locator("[name=extension_close_date]")).set(closes_at)
        save = self._dialog.get_by_role("button", name="Save")
        if self._complaint.count() or not save.is_enabled():
            raise RefusedError(Refusal.INVALID, "the dialog does not take these dates")
        save.click()
        self._tab.await_one("the extension to be kept", kept=lambda: not self._dialog.is_visible())

    def publish(self) -> None:
        """Publish the section's scores. NOT_ALLOWED where the page does not offer it."""
        if not self._publish.is_enabled():
            raise RefusedError(Refusal.NOT_ALLOWED, "there are no scores that could be published")
        self._publish.click()
        self._tab.await_one("the scores to be published", published=self._published)


def _heading(lines: list[str]) -> QuestionHeading:
    kind = next((line for line in lines if line in _KINDS), "")
    points = next((float(line) for line in lines[1:] if _NUMBER.match(line)), None)
    return QuestionHeading(lines[0] if lines else "", kind, points)


def _student(row: list[list[str]]) -> StudentMarks:
    name = " ".join(row[0])
    last, _, first = re.sub(r"\s+E$", "", _LATE.sub("", _DROPPED.sub("", name))).partition(",")
    return StudentMarks(
        full_name=f"{first.strip()} {last.strip()}".strip(),
        is_dropped=_DROPPED.search(name) is not None,
        is_late=_LATE.search(name) is not None,
        total=_points(row[1]),
        marks=tuple(Mark(_points(cell), needs_grading="UG" in cell) for cell in row[2:]),
    )


def _points(lines: list[str]) -> float | None:
    return next((float(line) for line in lines if _NUMBER.match(line)), None)
