"""The roster: who is in which section, moved, dropped and taken back."""

import re

from playwright.sync_api import Locator

from support.domain.courses import RosterEntry
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.roster_sections import RosterSectionsPage
from support.ui.tab import Tab

__all__ = ["RosterPage"]

_DROP = re.compile(r"^\s*Drop\s*$")
_PENCIL = re.compile(r"\s*✎\s*$")
_ADD_BACK = re.compile(r"^\s*Add .*\?\s*$", re.DOTALL)


class RosterPage:
    """`/course/:id/roster`. Sections are tabs; the dropped of all sections stand in one list."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        page = tab.page
        self._sections = RosterSectionsPage(tab, course_id)
        self._dropped = page.locator(".dropped-students tbody tr")
        self._drop_link = page.get_by_text(_DROP)
        self._students = page.locator("tr").filter(has=self._drop_link)
        self._empty = page.get_by_text(re.compile("Manage student access", re.IGNORECASE))
        self._popover = page.locator(".popover")

    def open(self) -> None:
        """Go there."""
        self._sections.open()

    def section_names(self) -> list[str]:
        """The sections in the order of their tabs."""
        return self._sections.names()

    def choose(self, section: str) -> None:
        """Show a section's students."""
        self._sections.choose(section)
        self._tab.await_one(f"the students of {section}", students=self._students, empty=self._empty)

    def students(self) -> list[RosterEntry]:
        """All students of all sections, then the dropped, whose sections are not told."""
        entries: list[RosterEntry] = []
        for section in self.section_names():
            self.choose(section)
            entries += _entries(self._students, section)
        return entries + _entries(self._dropped, None)

    def find(self, full_name: str) -> str:
        """The section of an active student, shown then."""
        for section in self.section_names():
            self.choose(section)
            if full_name in _names(self._students):
                return section
        if full_name in _names(self._dropped):
            raise RefusedError(Refusal.INVALID, f"{full_name} has been dropped")
        raise RefusedError(Refusal.NOT_FOUND, f"{full_name} is not on the roster")

    def move(self, full_name: str, section: str) -> None:
        """Move a student who is shown to another section."""
        row = self._row(self._students, full_name)
        row.get_by_text("Change Section").click()
        self._popover.get_by_text(section, exact=True).click()
        self._tab.await_one(
            f"{full_name} leaving the list", gone=lambda: full_name not in _names(self._students)
        )

    def drop(self, full_name: str) -> None:
        """Drop a student who is shown."""
        self._row(self._students, full_name).get_by_text(_DROP).click()
        self._popover.get_by_role("button", name="Drop").click()
        self._tab.await_one(
            f"{full_name} among the dropped", dropped=lambda: full_name in _names(self._dropped)
        )

    def restore(self, full_name: str) -> None:
        """Take a dropped student back."""
        if full_name not in _names(self._dropped):
            self.find(full_name)
            raise RefusedError(Refusal.INVALID, f"{full_name} has not been dropped")
        row = self._row(self._dropped, full_name)
        row.get_by_text("Add Back to Active Roster").click()
        self._popover.get_by_role("button").filter(has_text=_ADD_BACK).click()
        self._tab.await_one(
            f"{full_name} leaving the dropped", back=lambda: full_name not in _names(self._dropped)
        )

    def change_id(self, full_name: str, student_id: str) -> None:
        """Give a student who is shown another ID; leaving the field saves it."""
        row = self._row(self._students, full_name)
        row.locator(".identifier").click()
        field = row.get_by_role("textbox")
        field.fill(student_id)
        field.blur()
        self._tab.await_one(
            f"the ID {student_id}", saved=row.locator(".identifier").filter(has_text=student_id)
        )

    def _row(self, rows: Locator, full_name: str) -> Locator:
        return rows.nth(_names(rows).index(full_name))


def _entries(rows: Locator, section: str | None) -> list[RosterEntry]:
    """The students of some rows; those of no section are the dropped."""
    ids: list[str] = rows.evaluate_all("rows => rows.map(row => (row.cells[2] || row).innerText.trim())")
    return [
        RosterEntry(name, section, is_active=section is not None, student_id=_PENCIL.sub("", shown) or None)
        for name, shown in zip(_names(rows), ids, strict=True)
    ]


def _names(rows: Locator) -> list[str]:
    """First and last names joined as the site joins them, in one look at the page."""
    cells: list[list[str]] = rows.evaluate_all(
        "rows => rows.map(row => [...row.cells].slice(0, 2).map(cell => cell.innerText.trim()))"
    )
    return [" ".join(" ".join(pair).split()) for pair in cells]
