"""The review of a published assignment; here, changing and deleting it."""

from support.domain.courses import Course
from support.domain.refusals import Refusal, RefusedError
from support.ui.components.assignment_fields import AssignmentFields
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
        self._edit = page.get_by_test_id("edit-assignment")
        self._save = page.get_by_test_id("confirm-save-assignment")
        self._delete = page.get_by_test_id("delete-assignment")
        self._confirm = page.get_by_test_id("confirm-delete-assignment")

    def edit(self, course: Course) -> AssignmentFields:
        """Open the dialog that changes it; its fields."""
        open_course_page(self._tab, self._path, "the assignment's details", edit=self._edit)
        self._edit.click()
        fields = AssignmentFields(self._tab, course)
        self._tab.await_one("the assignment's fields", title=fields.title)
        return fields

    def save(self, fields: AssignmentFields) -> None:
        """Keep what was changed in the dialog. INVALID where the page does not let it through."""
        complaint = fields.complaint
        ready = self._save.and_(self._tab.page.locator(":enabled"))
        if self._tab.await_one("a valid assignment", complaint=complaint, ready=ready) == "complaint":
            raise RefusedError(Refusal.INVALID, f"the dialog said: {complaint.first.inner_text()}")
        self._save.click()
        self._tab.await_one("the changes to be kept", kept=lambda: not self._save.is_visible())

    def delete(self) -> None:
        """Delete the assignment; ends on the calendar."""
        open_course_page(self._tab, self._path, "the assignment's details", delete=self._delete)
        self._delete.click()
        self._confirm.click()
        self._tab.await_one("the calendar", calendar=self._tab.is_at(rf"^{self._course}(/t/month/.*|/?)$"))
