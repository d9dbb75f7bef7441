"""The assignment builder: details, chapters, questions, points; which steps there are depends on the kind."""

import re

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentKind
from support.domain.courses import Course
from support.domain.refusals import Refusal, RefusedError
from support.ui.components.assignment_fields import AssignmentFields
from support.ui.components.section_chooser import SectionChooser
from support.ui.pages.course import open_course_page
from support.ui.tab import Mark, Tab

__all__ = ["BuilderPage"]


class BuilderPage:
    """`/course/:id/assignment/edit/:type/:id/:step`."""

    def __init__(self, tab: Tab, course: Course) -> None:
        self._tab = tab
        self._course = course
        page = tab.page
        self.fields = AssignmentFields(tab, course)
        self._continue = page.get_by_role("button", name="Save & Continue")
        self._publish = page.get_by_role("button", name="Publish", exact=True)
        self._draft = page.get_by_test_id("save-draft-button")
        self._cancel = page.get_by_role("button", name="Cancel", exact=True)
        self._back = page.get_by_role("button", name="Back", exact=True)
        self._delete = page.locator(".delete-assignment")
        self._confirm_delete = page.get_by_role("dialog").get_by_role("button", name=re.compile("Delete|Yes"))
        self.chooser = SectionChooser(tab)

    def start(self, kind: AssignmentKind) -> None:
        """A new assignment of this kind."""
        path = f"/course/{self._course.id}/assignment/edit/{kind.value}/new"
        open_course_page(self._tab, path, "the builder", title=self.fields.title)

    def open(self, kind: AssignmentKind, plan_id: str) -> None:
        """An assignment that exists, at its first step."""
        path = f"/course/{self._course.id}/assignment/edit/{kind.value}/{plan_id}"
        open_course_page(self._tab, path, "the builder", title=self.fields.title)

    def proceed(self, **next_step: Mark) -> None:
        """Save and go to the next step. INVALID where the page does not let it through."""
        self._press(self._continue)
        self._tab.await_one("the builder's next step", **next_step)

    def back(self, **earlier_step: Mark) -> None:
        """Go to the step before."""
        self._back.first.click()
        self._tab.await_one("the builder's earlier step", **earlier_step)

    def save_and_stay(self) -> None:
        """Save the first step and see the next."""
        self.proceed(chapters=self.chooser.chapters)

    def cancel(self) -> None:
        """Leave without saving; ends on the calendar."""
        self._cancel.first.click()
        self._tab.await_one(
            "the calendar", calendar=self._tab.is_at(rf"^/course/{self._course.id}(/t/month/.*|/?)$")
        )

    def finish(self, *, publish: bool) -> None:
        """Publish, or keep as a draft; ends on the calendar."""
        self._press(self._publish if publish else self._draft)
        self._tab.await_one(
            "the calendar", calendar=self._tab.is_at(rf"^/course/{self._course.id}(/t/month/.*|/?)$")
        )

    def _press(self, button: Locator) -> None:
        seen = self._tab.await_one(
            "a valid step of the builder",
            complaint=self.fields.complaint,
            ready=button.and_(self._tab.page.locator(":enabled")),
        )
        if seen == "complaint":
            said = self.fields.complaint.first.inner_text()
            raise RefusedError(Refusal.INVALID, f"the builder said: {said}")
        button.click()

    @property
    def last_step(self) -> Locator:
        """A mark of the last step."""
        return self._publish

    def plan_id(self) -> str | None:
        """The assignment's id once it has been saved."""
        found = re.search(r"/assignment/edit/\w+/(\d+)", self._tab.path)
        return found[1] if found else None

    def delete(self, kind: AssignmentKind, plan_id: str) -> None:
        """Delete a draft."""
        self.open(kind, plan_id)
        self._delete.click()
        calendar = self._tab.is_at(rf"^/course/{self._course.id}(/t/month/.*|/?)$")
        if self._tab.await_one("the draft gone", ask=self._confirm_delete, gone=calendar) == "ask":
            self._confirm_delete.first.click()
            self._tab.await_one("the draft gone", gone=calendar)
