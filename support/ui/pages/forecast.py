"""The performance forecast, a student's own or a section's: chapters and sections with bars."""

import re

from support.domain.forecasts import Forecast, ForecastEntry, ForecastLevel, ForecastLook
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["ForecastPage"]

# Only the chapters' own list: the panel of weaker areas shows some of the same bars again.
_BARS = """
parts => parts.map(part => {
  const panel = part.closest('.chapter-panel').querySelector('.chapter .title');
  const title = part.querySelector('.title');
  const level = ['high', 'medium', 'low'].find(name => part.querySelector(':scope .' + name));
  const told = mark => mark ? (mark.getAttribute('title') || mark.innerText).trim() : '';
  const chapter = part.classList.contains('chapter') ? '' : told(panel);
  return {title: told(title), level: level || '', chapter};
})
"""


class ForecastPage:
    """`/course/:id/guide`, and `/course/:id/guide/:roleId` about one student."""

    def __init__(self, tab: Tab, course_id: str, role_id: str = "") -> None:
        self.tab = tab
        self._tab = tab
        self._course = f"/course/{course_id}"
        self._path = f"{self._course}/guide" + (f"/{role_id}" if role_id else "")
        page = tab.page
        self._weaker = page.locator(".weaker-areas .title, .weaker-panel .title")
        self._no_bars = page.get_by_text(
            re.compile(r"^(Practice more to get forecast|Not enough exercises completed)$")
        )
        self._key = page.get_by_text("looking good")
        self._menu = page.locator("#actions-menu")
        self._menu_entry = page.locator("[data-item='viewPerformanceGuide']")
        self._all_topics = page.get_by_text("View All Topics")
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
                    bar["title"],
                    ForecastLevel(bar["level"]) if bar["level"] else ForecastLevel.NONE,
                    bar["chapter"] or None,
                )
                for bar in bars
                if bar["title"]
            )
        )

    def look(self) -> ForecastLook:
        """What it shows beside the levels."""
        titles = self._weaker.evaluate_all(
            "all => all.map(one => one.getAttribute('title') || one.innerText)"
        )
        return ForecastLook(
            weaker=tuple(title.strip() for title in titles),
            remark=self._nothing.first.inner_text().strip() if self._nothing.count() else "",
            remarks=frozenset(text.strip() for text in self._no_bars.all_inner_texts()),
            explains_colors=self._key.first.is_visible() if self._key.count() else False,
            chapters=tuple(entry.title for entry in self.read().entries if entry.chapter is None),
        )

    def open_from_dashboard(self) -> bool:
        """Go there by the dashboard's link; whether it came."""
        open_course_page(self._tab, self._course, "the dashboard", link=self._all_topics)
        self._all_topics.first.click()
        return self._has_come()

    def open_from_menu(self) -> bool:
        """Go there by the menu's entry; whether it came."""
        open_course_page(self._tab, self._course, "the dashboard", link=self._all_topics)
        self._menu.click()
        self._menu_entry.first.click()
        return self._has_come()

    def _has_come(self) -> bool:
        self._tab.await_one("the forecast", chapters=self._chapters, nothing=self._nothing)
        return self._tab.path == self._path

    def practise(self, title: str) -> str:
        """Start practice by the bar of a page or chapter; the path of the task."""
        self._tab.page.get_by_role("button", name=f"Practice - {title}").last.click()
        self._tab.await_one("the practice task", task=self._tab.is_at(r"/task/\d+"))
        found = re.match(r"(.*/task/\d+)", self._tab.path)
        return found[1] if found else self._tab.path
