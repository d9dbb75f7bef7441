"""The course wizard: subject, term, new or copy, name, size. Which steps there are depends on the teacher."""

import re
from datetime import datetime

from playwright.sync_api import Locator

from support.domain.courses import CourseDraft
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
        self._terms = self._wizard.locator(".choice:not([data-appearance]):not([data-new-or-copy])")
        self._start_new = self._wizard.locator("[data-new-or-copy='new']")
        self._name = self._wizard.locator(".course-details-name input")
        self._sections = self._wizard.locator("#number-sections")
        self._students = self._wizard.locator("#number-students")
        self._error = self._wizard.get_by_role("alert")

    def create(self, draft: CourseDraft, now: datetime) -> str:
        """Go through all steps; the id of the new course."""
        self._tab.go("/new-course")
        steps: dict[str, Mark] = {
            "subject": self._subjects,
            "term": self._terms,
            "source": self._start_new,
            "name": self._name,
            "size": self._sections,
        }
        step = self._tab.await_one("the course wizard", refused=self._out, **steps)
        while step != "created":
            if step in {"refused", "error"}:
                raise RefusedError(Refusal.NOT_ALLOWED if step == "refused" else Refusal.INVALID, step)
            self._do(step, draft, now)
            self._next.click()
            rest = {name: mark for name, mark in steps.items() if name != step}
            step = self._tab.await_one(
                f"the wizard's step after {step}",
                created=self._tab.is_at(_COURSE),
                refused=self._out,
                error=self._error,
                **rest,
            )
        found = re.search(_COURSE, self._tab.path)
        return found[1] if found else ""

    def _out(self) -> bool:
        # Who may not create courses is told so, or is sent back to the own courses.
        return self._refused.is_visible() or self._tab.path in {"/courses", "/dashboard"}

    def _do(self, step: str, draft: CourseDraft, now: datetime) -> None:
        if step == "subject":
            _exactly(self._subjects, draft.offering_title).first.click()
        elif step == "term":
            self._term_that_runs(now).click()
        elif step == "source":
            self._start_new.click()
        elif step == "name":
            self._name.fill(draft.name)
        else:
            self._sections.fill(str(draft.sections))
            self._students.fill(str(draft.sections * 10))

    def _term_that_runs(self, now: datetime) -> Locator:
        """The half-year's own term where it is offered, else the first offered."""
        season = "spring" if (now.month, now.day) < (6, 20) else "fall"
        wanted = re.compile(rf"{season}\s*{now.year}", re.IGNORECASE)
        matching = self._terms.filter(has_text=wanted)
        return matching.first if matching.count() else self._terms.first


def _exactly(choices: Locator, text: str) -> Locator:
    return choices.filter(has_text=re.compile(rf"^\s*{re.escape(text)}\s*$"))
