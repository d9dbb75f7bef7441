"""The performance forecast, a student's own or a section's: chapters and sections with bars."""

import re

from support.domain.forecasts import Forecast, ForecastEntry, ForecastLevel
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["ForecastPage"]

# Only the chapters' own list: the panel of weaker areas shows some of the same bars again.
_BARS = """
parts => parts.map(part => {
  const title = part.querySelector('.title');
  const level = ['high', 'medium', 'low'].find(name => part.querySelector(':scope .' + name));
  return {title: title ? (title.getAttribute('title') || title.innerText).trim() : '', level: level || ''};
})
"""


class ForecastPage:
    """`/course/:id/guide`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/guide"
        page = tab.page
        self._chapters = page.get_by_text("Individual Chapters")
        self._nothing = page.locator(".no-data-message")
        self._tabs = page.locator("[data-test-id^='tab-']")
        self._bars = page.locator(".chapter-panel .chapter, .chapter-panel .section")

    def open(self) -> None:
        """Go there."""
        open_course_page(
            self._tab, self._path, "the forecast", chapters=self._chapters, nothing=self._nothing
        )

    def choose(self, section: str) -> None:
        """Show a section; a course with one may have no tabs."""
        if self._tabs.count():
            self._tabs.filter(has_text=re.compile(rf"^\s*{re.escape(section)}\s*$")).first.click()
        self._tab.await_one(f"the forecast of {section}", chapters=self._chapters, nothing=self._nothing)

    def read(self) -> Forecast:
        """All chapters and sections shown."""
        bars: list[dict[str, str]] = self._bars.evaluate_all(_BARS)
        return Forecast(
            tuple(
                ForecastEntry(
                    bar["title"], ForecastLevel(bar["level"]) if bar["level"] else ForecastLevel.NONE
                )
                for bar in bars
                if bar["title"]
            )
        )
