"""The review of a published assignment; here, deleting it."""

from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["ReviewPage"]


class ReviewPage:
    """`/course/:id/assignment/review/:id`."""

    def __init__(self, tab: Tab, course_id: str, plan_id: str) -> None:
        self._tab = tab
        self._course = f"/course/{course_id}"
        self._path = f"{self._course}/assignment/review/{plan_id}"
        page = tab.page
        self._delete = page.get_by_test_id("delete-assignment")
        self._confirm = page.get_by_test_id("confirm-delete-assignment")

    def delete(self) -> None:
        """Delete the assignment; ends on the calendar."""
        open_course_page(self._tab, self._path, "the assignment's details", delete=self._delete)
        self._delete.click()
        self._confirm.click()
        self._tab.await_one("the calendar", calendar=self._tab.is_at(rf"^{self._course}(/t/month/.*|/?)$"))
