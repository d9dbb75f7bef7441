"""The field for a date and time: typed as text, taken over with OK. It shows no year."""

import re
from datetime import datetime

from playwright.sync_api import Locator

__all__ = ["DateInput"]

_SHOWN = re.compile(r"^(\w{3} \d{1,2}) \| (\d{1,2}:\d{2} [AP]M)$")


class DateInput:
    """One such field. What is typed is wall clock in the course's zone."""

    def __init__(self, field: Locator) -> None:
        self._field = field
        picker = field.page.locator(".oxdt-dropdown:not(.oxdt-dropdown-hidden)")
        self._ok = picker.locator(".oxdt-ok button")
        self._year = picker.locator(".oxdt-year-btn")
        self._year_on = picker.locator(".oxdt-header-super-next-btn")
        self._year_back = picker.locator(".oxdt-header-super-prev-btn")
        self._cells = picker.locator(".oxdt-cell")

    def value(self, year: int) -> datetime | None:
        """What the field shows, taken as of this year."""
        shown = _SHOWN.match(self._field.input_value().strip())
        if shown is None:
            return None
        return datetime.strptime(f"{year} {shown[1]} {shown[2]}", "%Y %b %d %I:%M %p")  # noqa: DTZ007 — wall clock

    def set(self, moment: datetime) -> None:
        """Type a moment's wall clock and take it over."""
        self._field.click()
        self._field.fill(f"{moment:%b} {moment.day} | {moment:%I:%M %p}")
        self._correct_year(moment)
        self._ok.click()
        self._ok.wait_for(state="hidden")

    def offers(self, moment: datetime) -> bool:
        """Whether the picker lets one choose the day of this moment."""
        self._field.click()
        self._field.fill(f"{moment:%b} {moment.day} | {moment:%I:%M %p}")
        shown = int(self._year.first.inner_text())
        button = self._year_on if moment.year > shown else self._year_back
        for _ in range(abs(moment.year - shown)):
            button.first.click()
        day = self._field.page.locator(f"[title^='{moment:%Y-%m-%d}']")
        day.first.wait_for()
        inner = day.locator("button").or_(self._field.page.locator(f"button[title^='{moment:%Y-%m-%d}']"))
        has_mark = "disabled" in (day.first.get_attribute("class") or "")
        return not has_mark and not (inner.count() and inner.first.is_disabled())

    def _correct_year(self, moment: datetime) -> None:
        # Text without a year means this year; another one can only be reached by the picker's own buttons.
        if not self._year.count():
            return
        shown = int(self._year.first.inner_text())
        button = self._year_on if moment.year > shown else self._year_back
        for _ in range(abs(moment.year - shown)):
            button.first.click()
        if moment.year != shown:
            self._cells.and_(self._field.page.locator(f"[title^='{moment:%Y-%m-%d}']")).first.click()
