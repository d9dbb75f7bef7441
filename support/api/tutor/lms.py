"""Schools' learning management systems, over the API and by the pages that a launch passes."""

import html.parser
from typing import Any
from urllib.parse import urlsplit

from support.api.errors import UnexpectedAnswerError
from support.api.tutor.site import Site, fetch_job
from support.domain.courses import Course
from support.domain.lms import Arrival, LmsKeys, ScorePush, SignedLaunch, refusal_of_launch
from support.domain.people import Person
from support.domain.refusals import RefusedError

__all__ = ["ApiLms", "ApiLmsSetup"]

_HTML = {"Accept": "text/html"}


class ApiLms:
    """`support.ports.Lms`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def follow(self, person: Person, launch: SignedLaunch) -> Arrival:
        """Post the launch, go where its page leads, sign in, and see where that ends."""
        with self._site.visitor() as browser:
            page = browser.call(
                "POST", urlsplit(launch.url).path, form=launch.fields, headers=_HTML, expect=(200, 422)
            )
            if page.status == 422:
                raise _refused(page.text)
            browser.call("GET", _way_on(page.text), headers=_HTML)
            completing = self._site.become(browser, person)
            last = browser.call(
                "GET", urlsplit(completing).path, headers=_HTML, expect=(302, 303, 422), follow=False
            )
            if last.status == 422:
                raise _refused(last.text)
        place = urlsplit(last.headers["location"]).path
        if place.startswith("/enroll/"):
            return Arrival.ENROLLMENT
        if place.startswith("/course/"):
            return Arrival.COURSE
        raise UnexpectedAnswerError(f"the launch led to {place}: neither to a course nor to the enrollment")

    def push_scores(self, teacher: Person, course: Course) -> ScorePush:
        """Begin the job, and read what it could not hand over."""

        def ask(path: str) -> Any:  # noqa: ANN401 - JSON
            return self._site.ask(teacher, "GET", path)

        begun = self._site.ask(teacher, "PUT", f"/lms/courses/{course.id}/push_scores")
        errors = fetch_job(ask, begun["job"]).get("errors") or []
        return ScorePush(tuple(error["student_name"] for error in errors))


class ApiLmsSetup:
    """`support.ports.LmsSetup`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def enter_from_lms(self, teacher: Person, course: Course, *, enter: bool = True) -> None:
        """Choose how people come in."""
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", {"is_lms_enabled": enter})

    def keys(self, person: Person, course: Course) -> LmsKeys:
        """What has to be entered into the LMS."""
        told = self._site.ask(person, "GET", f"/lms/courses/{course.id}")
        return LmsKeys(told["key"], told["secret"], told["launch_url"])

    def pair(self, person: Person, course: Course) -> bool:
        """Join the launch that the person made last with a course."""
        return bool(self._site.ask(person, "POST", f"/lms/courses/{course.id}/pair", {})["success"])


def _refused(page: str) -> Exception:
    reason = refusal_of_launch(page)
    if reason is None:
        return UnexpectedAnswerError(f"the launch was refused without a known reason: {page[:300]}")
    return RefusedError(reason)


def _way_on(page: str) -> str:
    """The link by which a launch goes on."""
    found = _Links()
    found.feed(page)
    if not found.on:
        raise UnexpectedAnswerError(f"the launch's page does not lead on: {page[:300]}")
    return urlsplit(found.on).path


class _Links(html.parser.HTMLParser):
    on = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and "/lms/launch_authenticate" in (told.get("href") or ""):
            self.on = told["href"] or ""
