"""My Courses: the list of one's courses, in the teacher's and in the student's form."""

from playwright.sync_api import Locator

from support.domain.courses import CourseCard
from support.ui.components.terms import TermsDialog
from support.ui.tab import Tab

__all__ = ["MyCoursesPage"]

PATH = "/courses"


class MyCoursesPage:
    """`/courses`. A student with exactly one course is sent straight to it."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._teacher_screen = page.get_by_test_id("existing-teacher-screen")
        self._new_teacher_screen = page.get_by_test_id("new-teacher-screen")
        self._student_lists = page.get_by_test_id("current-courses")
        self._nothing = page.get_by_text("We cannot find an OpenStax course")
        self._help = page.locator("#ox-react-root-container a[target='_blank']")
        self._refused = page.get_by_test_id("non-allowed-instructors")
        self._pending = page.get_by_test_id("pending-verification")
        self._cards = page.locator("[data-test-id='course-card']:not([data-is-preview='true'])")
        self._terms = TermsDialog(tab)
        self._create = page.locator("[data-test-id='create-course'], [data-test-id='new-teacher-screen']")
        # Course pages have a title by test id; the dashboard may show it in a banner of its own instead.
        self._title = page.locator("[data-test-id='page-title'], .course-title-banner")

    def cards(self) -> list[CourseCard]:
        """The courses listed."""
        seen = self.open()
        if seen == "only_course":
            self._tab.await_one("the title of the only course", title=self._title)
            return [CourseCard(_title_of(self._title.first), "student")]
        if seen in {"teacher", "student"}:
            return [CourseCard(_title_of(card), seen) for card in self._cards.all()]
        return []

    def offers_to_create(self) -> bool:
        """Whether there is a way to a course of one's own."""
        self.open()
        return self._create.count() > 0

    def choose(self, name: str) -> None:
        """Open one of several courses."""
        self.open()
        self._cards.filter(has_text=name).get_by_role("link").first.click()
        self._tab.await_one("the course", course=self._tab.is_at(r"^/course/\d+"))

    def nothing(self) -> tuple[str, bool]:
        """What is told where there is no course, and whether with a way to help."""
        if self.open() != "nothing":
            return "", False
        return self._nothing.first.inner_text(), self._help.count() > 0

    def open(self) -> str:
        """Go there; which of its forms is shown."""
        self._tab.go(PATH)
        seen = self._await_list()
        if seen != "terms":
            return seen
        self._terms.agree()
        return self._await_list()

    def _await_list(self) -> str:
        return self._tab.await_one(
            "the list of courses",
            terms=self._terms.dialog,
            teacher=self._teacher_screen,
            student=self._student_lists,
            only_course=self._tab.is_at(r"^/course/\d+"),
            new_teacher=self._new_teacher_screen,
            nothing=self._nothing,
            refused=self._refused,
            pending=self._pending,
        )


def _title_of(card: Locator) -> str:
    link = card.locator(".my-courses-item-title a").first
    if link.count():
        return link.inner_text().strip()
    return (card.get_attribute("data-title") or card.inner_text().split("\n")[0]).strip()
