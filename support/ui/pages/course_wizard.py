"""The course wizard: subject, term, new or copy, name, size. Which steps there are depends on the teacher."""

import re
from datetime import datetime

from playwright.sync_api import Locator

from support.domain.courses import CourseDraft, Term
from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Mark, Tab

__all__ = ["CourseWizardPage"]

_COURSE = r"^/course/(\d+)"


class CourseWizardPage:
    """`/new-course`."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._wizard = page.get_by_test_id("new-course-wizard")
        self._refused = page.get_by_test_id("non-allowed-instructors")
        self._next = page.get_by_test_id("next-btn")
        self._subjects = self._wizard.locator("[data-appearance][role='button']")
        self._plain = self._wizard.locator(".choice:not([data-appearance]):not([data-new-or-copy])")
        self._terms = self._plain
        self._cancel = page.get_by_test_id("cancel-x")
        self._start_new = self._wizard.locator("[data-new-or-copy='new']")
        self._start_copy = self._wizard.locator("[data-new-or-copy='copy']")
        self._name = self._wizard.locator(".course-details-name input")
        self._sections = self._wizard.locator("#number-sections")
        self._students = self._wizard.locator("#number-students")
        self._error = self._wizard.get_by_role("alert")

    def create(self, draft: CourseDraft, now: datetime) -> str:
        """Go through all steps; the id of the new course."""
        return self._go_through("/new-course", draft, now)

    def copy(self, source_id: str, draft: CourseDraft, now: datetime) -> str:
        """Make a course as a copy of that one; the id of the copy."""
        return self._go_through(f"/new-course/{source_id}", draft, now)

    def past_courses(self, draft: CourseDraft, now: datetime) -> list[str]:
        """What the wizard offers to copy of that subject."""
        step = self.open()
        while step != "past":
            if step == "source":
                self._start_copy.click()
            else:
                self.do(step, draft, now)
            step = self.proceed(step)
        return [text.strip() for text in self._plain.all_inner_texts()]

    def _go_through(self, path: str, draft: CourseDraft, now: datetime) -> str:
        step = self.open(path)
        while step != "created":
            self.do(step, draft, now)
            step = self.proceed(step)
        found = re.search(_COURSE, self._tab.path)
        return found[1] if found else ""

    def open(self, path: str = "/new-course") -> str:
        """Go there; the name of the first step."""
        self._tab.go(path)
        step = self._tab.await_one("the course wizard", refused=self._out, **self._steps())
        if step == "refused":
            raise RefusedError(Refusal.NOT_ALLOWED, "the wizard sent the person away")
        return step

    def _steps(self) -> dict[str, Mark]:
        return {
            "subject": self._subjects,
            "term": self._terms,
            "source": self._start_new,
            "name": self._name,
            "size": self._sections,
        }

    def proceed(self, step: str) -> str:
        """On to the next step; its name, or "created" at the end."""
        self._next.click()
        rest = {name: mark for name, mark in self._steps().items() if name != step}
        if step == "source":  # the past courses are plain choices, as terms are
            rest["past"] = rest.pop("term")
        seen = self._tab.await_one(
            f"the wizard's step after {step}",
            created=self._tab.is_at(_COURSE),
            refused=self._out,
            error=self._error,
            **rest,
        )
        if seen in {"refused", "error"}:
            raise RefusedError(Refusal.NOT_ALLOWED if seen == "refused" else Refusal.INVALID, seen)
        return seen

    def empty(self, step: str) -> None:
        """Take out what the wizard itself has filled in at a step."""
        if step == "name":
            self._name.fill("")
        elif step == "size":
            self.write_size("", "")

    def can_go_on(self) -> bool:
        """Whether the step that is shown counts as answered."""
        return self._next.is_enabled()

    def cancel(self) -> None:
        """Leave the wizard."""
        self._cancel.click()
        self._tab.await_one("the own courses again", courses=self._tab.is_at("^/(courses|dashboard)"))

    def write_size(self, sections: str, students: str) -> tuple[str, str]:
        """Type into the numbers of sections and students; what the fields hold then."""
        for field, text in ((self._sections, sections), (self._students, students)):
            field.press("Control+a")
            field.press("Delete")
            field.press_sequentially(text)
        return self._sections.input_value(), self._students.input_value()

    def _out(self) -> bool:
        # Who may not create courses is told so, or is sent back to the own courses.
        return self._refused.is_visible() or self._tab.path in {"/courses", "/dashboard"}

    def do(self, step: str, draft: CourseDraft, now: datetime) -> None:
        """Answer a step as the draft has it."""
        if step == "subject":
            _exactly(self._subjects, draft.offering_title).first.click()
        elif step == "term":
            self._term(draft.term, now).click()
        elif step == "source":
            self._start_new.click()
        elif step == "name":
            self._name.fill(draft.name)
        else:
            self._sections.fill(str(draft.sections))
            self._students.fill(str(draft.sections * 10))

    def _term(self, wanted: Term | None, now: datetime) -> Locator:
        """The term that is wanted; else the half-year's own where it is offered, else the first offered."""
        half_year = Term("spring" if (now.month, now.day) < (6, 20) else "fall", now.year)
        term = wanted or half_year
        matching = self._terms.filter(has_text=re.compile(rf"{term.season}\s*{term.year}", re.IGNORECASE))
        if wanted and not matching.count():
            raise RefusedError(Refusal.INVALID, f"the wizard does not offer {wanted}")
        return matching.first if matching.count() else self._terms.first


def _exactly(choices: Locator, text: str) -> Locator:
    return choices.filter(has_text=re.compile(rf"^\s*{re.escape(text)}\s*$"))
