"""A research survey: the card on the student's dashboard, and the survey itself."""

from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.student_dashboard import StudentDashboardPage
from support.ui.tab import Tab

__all__ = ["SurveyCard"]


class SurveyCard:
    """The card on `/course/:id`, which offers one survey at a time, and the survey behind it."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._dashboard = StudentDashboardPage(tab, course_id)
        page = tab.page
        self._card = page.locator(".research-surveys")
        # Drawn by a library of its own, which gives its parts these names.
        self._complete = page.locator(".sv_complete_btn")
        self._completed = page.locator(".sv_completed_page")
        self._answers = page.locator(".sv_main input[type=text]")

    def text(self) -> str:
        """What the card says; empty when there is none."""
        self._dashboard.open()
        return self._card.first.inner_text() if self._card.count() else ""

    def take(self, title: str) -> None:
        """Take the survey that is offered."""
        if title not in self.text():
            raise RefusedError(Refusal.NOT_FOUND, f"no survey {title!r} is offered")
        # Its role is none that there is, so that it can only be told by its text.
        self._card.get_by_text("Take Survey").click()
        self._tab.await_one("the survey", complete=self._complete)
        for number in range(self._answers.count()):
            self._answers.nth(number).fill("early")
        self._complete.click()
        self._tab.await_one("the end of the survey", completed=self._completed)
