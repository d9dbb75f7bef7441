"""A student's own ID of the school."""

from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["StudentIdPage"]


class StudentIdPage:
    """`/course/:id/change-student-id`."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}/change-student-id"
        page = tab.page
        self._field = page.get_by_placeholder("School issued ID")
        self._save = page.get_by_role("button", name="Save", exact=True)
        self._cancel = page.get_by_text("Cancel", exact=True)
        self._done = page.get_by_text("You have successfully updated your student ID")

    def shown(self) -> str:
        """The ID that the course has."""
        open_course_page(self._tab, self._path, "the own ID", field=self._field)
        return self._field.input_value()

    def change(self, student_id: str) -> None:
        """Write another one and save it."""
        open_course_page(self._tab, self._path, "the own ID", field=self._field)
        self._field.fill(student_id)
        self._save.click()
        self._tab.await_one("the word that the ID is changed", done=self._done)

    def think_better(self, student_id: str) -> None:
        """Write another one, and cancel."""
        open_course_page(self._tab, self._path, "the own ID", field=self._field)
        self._field.fill(student_id)
        self._cancel.click()
        self._tab.await_one("the course again", course=self._tab.is_at(r"^/course/\d+$"))
