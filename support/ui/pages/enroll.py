"""Enrolling: the splash that anybody sees, and the dialog in which a student joins a course."""

import re

from support.domain.courses import Invitation, Welcome
from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["EnrollPage"]

_REFUSALS = {
    "unknown_code": (Refusal.UNKNOWN_CODE, r"enrollment code is not valid"),
    "teacher": (Refusal.TEACHES_COURSE, r"you can.t enroll as a student in your course"),
    "dropped": (Refusal.WAS_DROPPED, r"you have been removed from this course"),
    "ended": (Refusal.COURSE_ENDED, r"the course has ended"),
    "error": (Refusal.INVALID, r"Sorry, an error occur"),
}
_COURSE = r"^/courses?(/\d+|$)"


class EnrollPage:
    """`/enroll/:code` and `/enroll/start/:code`."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._splash = page.locator(".splash")
        self._start = page.get_by_role("link", name="Get started")
        self._course_name = self._splash.locator(".course-name")
        self._section_name = self._splash.locator(".period-name")
        self._dialog = page.locator(".course-enroll")
        self._identifier = page.get_by_placeholder("School issued ID")
        self._continue = page.get_by_role("button", name="Continue", exact=True)
        self._later = page.get_by_role("button", name="Add it later")

    def invitation(self, code: str) -> Invitation:
        """What the splash tells without login; the site's own splash names no course."""
        response = self._tab.page.goto(f"{self._tab.origin}/enroll/{code.replace(' ', '-')}")
        if response is not None and response.status == 404:
            raise RefusedError(Refusal.UNKNOWN_CODE, f"there is no splash for {code}")
        self._tab.await_one("the enrollment splash", splash=self._splash, start=self._start)
        name, section = (
            place.first.inner_text().strip() if place.count() else None
            for place in (self._course_name, self._section_name)
        )
        return Invitation(course_name=name, section_name=section)

    def follow(self, code: str) -> Welcome:
        """From the splash to signing in."""
        self.invitation(code)
        asked: list[str] = []
        self._tab.page.on("request", lambda request: asked.append(request.url))
        self._start.click()
        self._tab.await_one("the way to sign in", login=self._tab.is_at("^/accounts/"))
        return Welcome(leads_to_students=any("go=student_signup" in url for url in asked))

    def join(self, code: str, student_identifier: str) -> None:
        """Ask to join and confirm."""
        page = self._tab.page
        self._tab.go(f"/enroll/start/{code.replace(' ', '-')}")
        told = {
            name: page.get_by_text(re.compile(text, re.IGNORECASE)) for name, (_, text) in _REFUSALS.items()
        }
        seen = self._tab.await_one(
            "the answer to an enrollment code",
            form=self._identifier,
            already=self._tab.is_at(_COURSE),
            **told,
        )
        if seen == "already":
            raise RefusedError(Refusal.ALREADY_ENROLLED, "the site went on to the course without asking")
        if seen in _REFUSALS:
            raise RefusedError(_REFUSALS[seen][0], told[seen].first.inner_text())
        if student_identifier:
            self._identifier.fill(student_identifier)
            self._continue.click()
        else:
            self._later.click()
        self._tab.await_one("the course that was joined", course=self._tab.is_at(_COURSE))
