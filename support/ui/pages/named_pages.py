"""Where each page of the app is, and what tells that it is drawn."""

from playwright.sync_api import Locator

from support.domain.site_screens import PageName, PageOf
from support.ui.tab import Tab

__all__ = ["open_named_page"]

_PATHS = {
    PageName.MY_COURSES: "/courses",
    PageName.NEW_COURSE: "/new-course",
    PageName.ENROLL: "/enroll/start/{code}",
    PageName.DASHBOARD: "/course/{course}",
    PageName.TASK: "/course/{course}/task/{task}",
    PageName.FORECAST: "/course/{course}/guide",
    PageName.SCORES: "/course/{course}/gradebook",
    PageName.PRACTICE_QUESTIONS: "/course/{course}/practice-questions",
    PageName.STUDENT_ID: "/course/{course}/change-student-id",
    PageName.BOOK: "/book/{course}",
    PageName.PAYMENTS: "/payments",
    PageName.STATEMENT: "/accessibility-statement/{course}",
    PageName.CALENDAR: "/course/{course}",
    PageName.BUILDER: "/course/{course}/assignment/edit/homework/new",
    PageName.CHAPTERS: "/course/{course}/assignment/edit/homework/{draft}/chapters",
    PageName.QUESTIONS: "/course/{course}/assignment/edit/homework/{draft}/questions",
    PageName.POINTS: "/course/{course}/assignment/edit/homework/{draft}/points",
    PageName.REVIEW: "/course/{course}/assignment/review/{assignment}?tab=0",
    PageName.OVERVIEW: "/course/{course}/assignment/review/{assignment}?tab=1",
    PageName.ASSIGNMENT_SCORES: "/course/{course}/assignment/review/{assignment}?tab=2",
    PageName.GRADEBOOK: "/course/{course}/gradebook",
    PageName.TEMPLATES: "/course/{course}/grading-templates",
    PageName.SETTINGS: "/course/{course}/settings?tab=0",
    PageName.DETAILS: "/course/{course}/settings?tab=1",
    PageName.ROSTER: "/course/{course}/roster",
}
_LOADING = ".loading-animation, .is-loading, :text('Loading Course'), :text('Loading Assignment')"
_CONTENT = (
    "#ox-react-root-container :is(h1, h2, h3, table, form, p, [role='tab']), [role='dialog'] :is(h1, h2, h3)"
)


def open_named_page(tab: Tab, page: PageOf) -> None:
    """Open a page and wait until something of its own is drawn and nothing is on its way."""
    path = _PATHS[page.name].format(
        course=page.course, code=page.code, assignment=page.assignment, draft=page.draft, task=page.task
    )
    tab.go(path)
    content: Locator = tab.page.locator(_CONTENT).locator("visible=true").first
    loading: Locator = tab.page.locator(_LOADING).first

    def is_drawn() -> bool:
        return content.is_visible() and not loading.is_visible() and tab.has_answers("/api/(?!updates)")

    tab.await_one(f"the page of {page.name}", drawn=is_drawn)
