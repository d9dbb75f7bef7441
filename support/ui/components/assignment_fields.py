"""The fields of an assignment: the builder's first step, and the dialog that changes what was published."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator

from support.domain.assignments import AssignmentDraft, AssignmentKind, Dates
from support.domain.courses import Course
from support.domain.planning import AssignmentChange, AssignmentDetails
from support.ui.components.date_input import DateInput
from support.ui.tab import Tab

__all__ = ["AssignmentFields"]

_COMPLAINTS = re.compile(
    r"^\s*(Cannot be blank|Cannot be longer than .*|A valid URL is required|"
    r"(Due|Close) time (cannot be before|has already passed).*)\s*$"
)
_PREFIX = re.compile(r"^\s*Grading template:\s*")


class AssignmentFields:
    """Name, note, grading template, link, sections and dates."""

    def __init__(self, tab: Tab, course: Course) -> None:
        self._tab = tab
        self._course = course
        self._zone = ZoneInfo(course.time_zone)
        page = tab.page
        self.title = page.get_by_test_id("edit-assignment-name")
        self._note = page.get_by_test_id("assignment-note")
        self._templates = page.get_by_test_id("grading-templates-btn")
        self._confirm_template = page.get_by_test_id("confirm-change-template")
        self._url = page.locator("[name='settings.external_url']")
        self._all_sections = page.locator("[name='assignto'][value='all']")
        self._select_sections = page.get_by_test_id("select-sections")
        self._opens = page.locator("input[name^='tasking_plans'][name$='.opens_at']")
        self._due = page.locator("input[name^='tasking_plans'][name$='.due_at']")
        self._closes = page.locator("input[name^='tasking_plans'][name$='.closes_at']")
        date_error = page.get_by_test_id("date-error-message").locator("visible=true")
        self.complaint = date_error.or_(page.get_by_text(_COMPLAINTS).locator("visible=true"))

    def fill(self, draft: AssignmentDraft) -> None:
        """Everything of a new assignment."""
        # The name first: its complaint about being blank moves the fields below it.
        self.title.fill(draft.title)
        self.title.blur()
        if draft.note:
            self._note.fill(draft.note)
        if draft.grading_template is not None:
            self.choose_template(draft.grading_template)
        if draft.kind is AssignmentKind.EXTERNAL:
            self._url.fill(draft.external_url)
        if draft.sections:
            self._assign_to(draft.sections)
        self._set_dates(draft.dates)

    def change(self, change: AssignmentChange) -> None:
        """Of an assignment that exists, what the change names."""
        if change.title is not None:
            self.title.fill(change.title)
        if change.note is not None:
            self._note.fill(change.note)
        if change.grading_template is not None:
            self.choose_template(change.grading_template)
            self._confirm_template.click()  # of an assignment that exists the page asks first
            self._tab.await_one("the template", chosen=lambda: not self._confirm_template.is_visible())
        if change.external_url is not None:
            self._url.fill(change.external_url)
        if change.sections is not None:
            self._assign_to(change.sections)
        # The later dates first: no field may complain of one that is about to be changed as well.
        for fields, moment in (
            (self._closes, change.closes_at),
            (self._due, change.due_at),
            (self._opens, change.opens_at),
        ):
            for index in range(fields.count() if moment else 0):
                DateInput(fields.nth(index)).set((moment or datetime.min).astimezone(self._zone))  # noqa: DTZ901

    def choose_template(self, name: str) -> None:
        """A grading template by its name."""
        self._templates.click()
        self._tab.page.get_by_test_id(name).click()

    def _assign_to(self, names: Sequence[str]) -> None:
        self._select_sections.click(force=True)
        self._tab.await_one("the sections to choose", boxes=self._tab.page.locator("[id^='period-toggle-']"))
        for section in self._course.sections:
            box = self._tab.page.locator(f"#period-toggle-{section.id}")
            if box.is_checked() != (section.name in names):
                label = self._tab.page.locator(f"label[for='period-toggle-{section.id}']")
                (label if label.count() else box).first.click()

    def _set_dates(self, dates: Dates) -> None:
        opens, due = dates.opens_at.astimezone(self._zone), dates.due_at.astimezone(self._zone)
        for index in range(self._due.count()):
            closing = self._closes.nth(index) if self._closes.count() > index else None
            DateInput(self._opens.nth(index)).set(opens)
            closes = dates.closes_at.astimezone(self._zone) if dates.closes_at else None
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

    def set_due(self, place: int, moment: datetime) -> None:
        """The due date of one of the sections that are chosen, counted from 0."""
        DateInput(self._due.nth(place)).set(moment.astimezone(self._zone))

    def offers_due(self, moment: datetime) -> bool:
        """Whether the picker of the due date lets one choose this day."""
        return DateInput(self._due.first).offers(moment.astimezone(self._zone))

    def present(self) -> frozenset[str]:
        """Which fields there are, in the words of a scenario."""
        return frozenset(name for name, field in self._named().items() if field.count())

    def locked(self) -> frozenset[str]:
        """Which fields cannot be changed."""
        named = self._named() | {"sections": self._all_sections}
        return frozenset(name for name, field in named.items() if field.count() and field.first.is_disabled())

    def _named(self) -> dict[str, Locator]:
        return {
            "opening": self._opens,
            "due date": self._due,
            "closing": self._closes,
            "address": self._url,
            "grading template": self._templates,
        }

    def read(self, now: datetime) -> AssignmentDetails:
        """What stands in the fields. They show no year: the one that is nearest to now is meant."""
        template = self._templates.first.inner_text() if self._templates.count() else None
        return AssignmentDetails(
            title=self.title.input_value(),
            note=self._note.input_value(),
            grading_template=_PREFIX.sub("", template).strip() if template is not None else None,
            external_url=self._url.input_value() if self._url.count() else None,
            sections=self._sections(now),
        )

    def _sections(self, now: datetime) -> dict[str, Dates]:
        if self._all_sections.is_checked():
            return {section.name: self._dates(0, now) for section in self._course.sections}
        found: dict[str, Dates] = {}
        for section in self._course.sections:
            if self._tab.page.locator(f"#period-toggle-{section.id}").is_checked():
                # Only sections that are chosen have dates.
                found[section.name] = self._dates(len(found), now)
        return found

    def _dates(self, index: int, now: datetime) -> Dates:
        opens, due = self._moment(self._opens, index, now), self._moment(self._due, index, now)
        closes = self._moment(self._closes, index, now) if self._closes.count() > index else None
        return Dates(opens, due, closes)

    def _moment(self, fields: Locator, index: int, now: datetime) -> datetime:
        shown = DateInput(fields.nth(index))
        years = (now.year - 1, now.year, now.year + 1)
        possible = [
            found.replace(tzinfo=self._zone) for year in years if (found := shown.value(year)) is not None
        ]
        assert possible, f"a date should stand in the field, but there is {fields.nth(index).input_value()!r}"  # noqa: S101
        return min(possible, key=lambda moment: abs(moment - now))
