"""The assignment builder: details, chapters, questions, points; which steps there are depends on the kind."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.refusals import Refusal, RefusedError
from support.ui.components.date_input import DateInput
from support.ui.components.section_chooser import SectionChooser
from support.ui.pages.course import open_course_page
from support.ui.tab import Mark, Tab

__all__ = ["BuilderPage"]

_COMPLAINTS = re.compile(
    r"^\s*(Cannot be blank|Cannot be longer than .*|A valid URL is required|"
    r"(Due|Close) time (cannot be before|has already passed).*)\s*$"
)


class BuilderPage:
    """`/course/:id/assignment/edit/:type/:id/:step`."""

    def __init__(self, tab: Tab, course: Course) -> None:
        self._tab = tab
        self._course = course
        page = tab.page
        self._title = page.get_by_test_id("edit-assignment-name")
        self._templates = page.get_by_test_id("grading-templates-btn")
        self._url = page.locator("[name='settings.external_url']")
        self._select_sections = page.get_by_test_id("select-sections")
        self._opens = page.locator("input[name^='tasking_plans'][name$='.opens_at']")
        self._due = page.locator("input[name^='tasking_plans'][name$='.due_at']")
        self._closes = page.locator("input[name^='tasking_plans'][name$='.closes_at']")
        self._date_error = page.get_by_test_id("date-error-message").locator("visible=true")
        self._complaint = page.get_by_text(_COMPLAINTS).locator("visible=true")
        self._continue = page.get_by_role("button", name="Save & Continue")
        self._publish = page.get_by_role("button", name="Publish", exact=True)
        self._draft = page.get_by_test_id("save-draft-button")
        self._delete = page.locator(".delete-assignment")
        self._confirm_delete = page.get_by_role("dialog").get_by_role("button", name=re.compile("Delete|Yes"))
        self.chooser = SectionChooser(tab)

    def start(self, kind: AssignmentKind) -> None:
        """A new assignment of this kind."""
        path = f"/course/{self._course.id}/assignment/edit/{kind.value}/new"
        open_course_page(self._tab, path, "the builder", title=self._title)

    def fill_details(self, draft: AssignmentDraft) -> None:
        """Everything of the first step."""
        # The name first: its complaint about being blank moves the fields below it.
        self._title.fill(draft.title)
        if draft.grading_template is not None:
            self._templates.click()
            self._tab.page.get_by_test_id(draft.grading_template).click()
        if draft.kind is AssignmentKind.EXTERNAL:
            self._url.fill(draft.external_url)
        if draft.sections:
            self._assign_to(draft.sections)
        self._set_dates(draft.dates)

    def _assign_to(self, names: tuple[str, ...]) -> None:
        self._select_sections.click(force=True)
        self._tab.await_one("the sections to choose", boxes=self._tab.page.locator("[id^='period-toggle-']"))
        for section in self._course.sections:
            box = self._tab.page.locator(f"#period-toggle-{section.id}")
            if box.is_checked() != (section.name in names):
                label = self._tab.page.locator(f"label[for='period-toggle-{section.id}']")
                (label if label.count() else box).first.click()

    def _set_dates(self, dates: Dates) -> None:
        zone = ZoneInfo(self._course.time_zone)
        opens, due = dates.opens_at.astimezone(zone), dates.due_at.astimezone(zone)
        for index in range(self._due.count()):
            closing = self._closes.nth(index) if self._closes.count() > index else None
            DateInput(self._opens.nth(index)).set(opens)
            closes = dates.closes_at.astimezone(zone) if dates.closes_at else None
            if closes is None and closing is not None:
                closes = self._default_close(due, DateInput(self._due.nth(index)), DateInput(closing))
            DateInput(self._due.nth(index)).set(due)
            if closing is not None and closes is not None:
                DateInput(closing).set(closes)

    def _default_close(self, due: datetime, due_input: DateInput, closing: DateInput) -> datetime | None:
        """As long after the due date as the template has it, which the page shows before anybody types."""
        shown_due, shown_close = due_input.value(due.year), closing.value(due.year)
        if shown_due is None or shown_close is None:
            return None
        if shown_close < shown_due:  # over the turn of the year
            shown_close = shown_close.replace(year=due.year + 1)
        return min(due + (shown_close - shown_due), self._course.ends_at.astimezone(due.tzinfo))

    def proceed(self, **next_step: Mark) -> None:
        """Save and go to the next step. INVALID where the page does not let it through."""
        self._press(self._continue)
        self._tab.await_one("the builder's next step", **next_step)

    def finish(self, *, publish: bool) -> None:
        """Publish, or keep as a draft; ends on the calendar."""
        self._press(self._publish if publish else self._draft)
        self._tab.await_one(
            "the calendar", calendar=self._tab.is_at(rf"^/course/{self._course.id}(/t/month/.*|/?)$")
        )

    def _press(self, button: Locator) -> None:
        seen = self._tab.await_one(
            "a valid step of the builder",
            complaint=self._date_error.or_(self._complaint),
            ready=button.and_(self._tab.page.locator(":enabled")),
        )
        if seen == "complaint":
            said = self._date_error.or_(self._complaint).first.inner_text()
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
        path = f"/course/{self._course.id}/assignment/edit/{kind.value}/{plan_id}"
        open_course_page(self._tab, path, "the builder", title=self._title)
        self._delete.click()
        calendar = self._tab.is_at(rf"^/course/{self._course.id}(/t/month/.*|/?)$")
        if self._tab.await_one("the draft gone", ask=self._confirm_delete, gone=calendar) == "ask":
            self._confirm_delete.first.click()
            self._tab.await_one("the draft gone", gone=calendar)
