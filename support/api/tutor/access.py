"""Sessions, links and consoles over HTTP."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from support.api.errors import UnexpectedAnswerError
from support.api.transport import Transport
from support.api.tutor.site import Site
from support.domain.access import (
    Console,
    CourseFlaw,
    CoursePart,
    Landing,
    Overwritten,
    Place,
    ProgramAnswers,
    Record,
    SiteSetting,
)
from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError

__all__ = ["ApiConsoles", "ApiDoors", "ApiLinks", "ApiSessions"]

_NOBODYS_ID = "2147483647"  # the largest number that an id can be
_CONSOLES = {
    Console.ADMIN: "/admin",
    Console.SUPPORT: "/customer_service",
    Console.CONTENT: "/content_analyst",
    Console.RESEARCH: "/research",
}
_PLACES = (
    (Place.OWN_TASK, re.compile(r"^/course/\d+/task/(\d+)")),
    (Place.REVIEW, re.compile(r"^/course/\d+/assignment/review/(\d+)")),
    (Place.SCORES, re.compile(r"^/course/(\d+)/gradebook")),
    (Place.MY_COURSES, re.compile(r"^/courses()$")),
    (Place.COURSE, re.compile(r"^/course/(\d+)(?:$|/t/month/)")),
)
_PARTS = {
    CoursePart.COURSE: ("GET", "/courses/{id}"),
    CoursePart.DASHBOARD: ("GET", "/courses/{id}/dashboard"),
    CoursePart.ROSTER: ("GET", "/courses/{id}/roster"),
    CoursePart.SCORES: ("GET", "/courses/{id}/performance"),
    CoursePart.READINGS: ("GET", "/ecosystems/{ecosystem}/readings"),
    CoursePart.PRACTICE: ("POST", "/courses/{id}/practice/worst"),
}
_RECORDS = {
    Record.COURSE: ("GET", "/courses/{nothing}", None),
    Record.ASSIGNMENT: ("GET", "/plans/{nothing}", None),
    Record.TASK: ("GET", "/tasks/{nothing}", None),
    Record.STEP: ("GET", "/steps/{nothing}", None),
    Record.STUDENT: ("PUT", "/students/{nothing}", {"student_identifier": "none"}),
}
_FLAWS: dict[CourseFlaw, dict[str, object]] = {
    CourseFlaw.NO_NAME: {"name": ""},
    CourseFlaw.NO_SUCH_ZONE: {"timezone": "Mars/Olympus"},
    CourseFlaw.BAD_WEIGHTS: {"reading_weight": 0.9, "homework_weight": 0.9},
}
_SETTINGS = {
    SiteSetting.PULSE: "pulse_insights",
    SiteSetting.LMS: "default_is_lms_enabling_allowed",
}
_FOR_PEOPLE = (CoursePart.COURSE, CoursePart.DASHBOARD, CoursePart.ROSTER, CoursePart.SCORES)


def landing(path: str) -> Landing:
    """What a path of the site is about."""
    found = ((place, pattern.match(path)) for place, pattern in _PLACES)
    return next((Landing(place, seen[1]) for place, seen in found if seen), Landing(Place.ELSEWHERE))


class ApiSessions:
    """`support.ports.Sessions`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def known_as(self, person: Person) -> str | None:
        """From the account that the API takes the session for."""
        try:
            return str(self._site.ask(person, "GET", "/user")["username"])
        except RefusedError as refusal:
            if refusal.reason is Refusal.NOT_ALLOWED:
                return None
            raise

    def sign_in_on_the_way(self, person: Person, path: str) -> Landing:
        """As a browser would: to the login, and from there to where the way went on."""
        came_to = self._site.sign_in_by_way_of(person, path)
        return landing(path) if came_to is None else replace(landing(came_to), was_asked_to_sign_in=True)

    def sign_out(self, person: Person) -> None:
        """As the log-out form does."""
        self._site.open_page(person, "/accounts/logout", form={"_method": "delete"})
        self._site.changed_hands(person)

    def become(self, administrator: Person, other: Person) -> None:
        """By the console's list of users."""
        page = self._site.open_page(administrator, "/admin/users", params=[("search_term", other.username)])
        found = re.findall(r"/admin/users/\d+/become", page.text)
        if len(set(found)) != 1:
            raise UnexpectedAnswerError(f"the console offers {len(found)} users called {other.username}")
        self._site.open_page(administrator, found[0], form={})
        self._site.changed_hands(administrator)

    def may_create_courses(self, person: Person) -> bool:
        """From the account."""
        return bool(self._site.ask(person, "GET", "/user")["can_create_courses"])


class ApiLinks:
    """`support.ports.Links`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def follow(self, person: Person, path: str) -> Landing:
        """Where the link leads."""
        try:
            answer = self._site.open_page(person, path)
        except RefusedError as refusal:
            if refusal.reason is Refusal.INVALID:
                raise RefusedError(Refusal.TOO_EARLY, str(refusal)) from refusal
            raise
        return landing(urlsplit(answer.headers.get("Location", path)).path)


class ApiConsoles:
    """`support.ports.Consoles`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def visit(self, person: Person | None, console: Console) -> None:
        """Ask for its first page."""
        self._site.open_page(person, _CONSOLES[console])

    def switch(self, administrator: Person, setting: SiteSetting, *, on: bool) -> None:
        """Send the form of settings with this one changed."""
        form = {"_method": "put", f"settings[{_SETTINGS[setting]}]": str(on).lower()}
        self._site.open_page(administrator, "/admin/settings", form=form)

    def leave_out(self, administrator: Person, ids: str) -> str:
        """Send the form of settings with other exercises left out; which were before."""
        page = self._site.open_page(administrator, "/admin/settings").text
        field = re.search(r"<(?:input|textarea)[^>]*name=\"settings\[excluded_ids\]\"[^>]*>([^<]*)", page)
        if field is None:
            raise UnexpectedAnswerError("the console does not offer to leave exercises out")
        value = re.search(r'value="([^"]*)"', field[0])
        form = {"_method": "put", "settings[excluded_ids]": ids}
        self._site.open_page(administrator, "/admin/settings", form=form)
        return html.unescape(value[1] if value else field[1]).strip()

    def lists_course(self, supporter: Person, course: Course) -> bool:
        """Search the console for it."""
        page = self._site.open_page(supporter, "/customer_service/courses", params=[("query", course.name)])
        table = page.text.partition("<table")[2]
        return html.escape(course.name) in table or course.name in html.unescape(table)


class ApiDoors:
    """`support.ports.Doors`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def look(self, person: Person | None, course: Course, part: CoursePart) -> None:
        """Ask for it."""
        method, path = _PARTS[part]
        self._site.ask(person, method, path.format(id=course.id, ecosystem=course.ecosystem_id))

    def look_as(self, person: Person, course: Course, other: Person) -> None:
        """Name the other's role."""
        own = self._site.ask(other, "GET", f"/courses/{course.id}")["roles"]
        self._site.ask(person, "GET", f"/courses/{course.id}/dashboard/role/{own[0]['id']}")

    def role_in(self, person: Person, course: Course) -> str:
        """From the dashboard."""
        return str(self._site.ask(person, "GET", f"/courses/{course.id}/dashboard")["role"]["type"])

    def look_for(self, person: Person, record: Record) -> None:
        """Ask with an id that nothing has."""
        method, path, body = _RECORDS[record]
        self._site.ask(person, method, path.format(nothing=_NOBODYS_ID), body)

    def garble(self, person: Person, course: Course) -> None:
        """Half an object."""
        self._site.ask(person, "PUT", f"/courses/{course.id}", content=b'{"name": "Half a')

    def overwrite(self, teacher: Person, course: Course, values: Mapping[str, object]) -> Overwritten:
        """Look, send, look again."""
        path = f"/courses/{course.id}"
        before = self._site.ask(teacher, "GET", path)
        self._site.ask(teacher, "PUT", path, dict(values))
        after = self._site.ask(teacher, "GET", path)
        told = [{name: seen.get(name) for name in values} for seen in (before, after)]
        return Overwritten(dict(values), *told)

    def spoil(self, teacher: Person, course: Course, flaw: CourseFlaw) -> None:
        """Send it."""
        self._site.ask(teacher, "PUT", f"/courses/{course.id}", _FLAWS[flaw])

    def moments(self, teacher: Person, course: Course) -> Sequence[str]:
        """From the course and from its plans."""
        told = self._site.ask(teacher, "GET", f"/courses/{course.id}")
        return [*_moments(told), *_moments(self._site.ask(teacher, "GET", f"/courses/{course.id}/plans"))]

    def may_have_lms(self, teacher: Person, course: Course) -> bool:
        """From the course."""
        return bool(self._site.ask(teacher, "GET", f"/courses/{course.id}")["is_lms_enabling_allowed"])

    def task_id(self, student: Person, course: Course, title: str) -> str:
        """From the dashboard."""
        tasks = self._site.ask(student, "GET", f"/courses/{course.id}/dashboard")["tasks"]
        return next(str(task["id"]) for task in tasks if task["title"] == title)

    def due(self, person: Person, course: Course, title: str) -> datetime:
        """From the dashboard."""
        told = self._site.ask(person, "GET", f"/courses/{course.id}/dashboard")
        found = [task["due_at"] for task in told["tasks"] if task["title"] == title]
        found += [
            taking["due_at"]
            for plan in told.get("plans", [])
            if plan["title"] == title
            for taking in plan["tasking_plans"]
        ]
        return datetime.fromisoformat(found[0])

    def live_at(self, moment: str) -> None:
        """Ask for the updates, which anybody may have, as of that moment."""
        headers = {"X-App-Date": moment}
        with self._site.visitor() as transport:
            answer = transport.call("GET", "/api/updates", headers=headers, expect=(200, 400))
        if answer.status == 400:
            raise RefusedError(Refusal.SENSELESS, answer.text[:200])

    def enter_as_program(self, administrator: Person, course: Course) -> ProgramAnswers:
        """Register an application, let it sign in as itself, and ask for what is people's."""
        headers = {"Authorization": f"Bearer {self._token_of_program(administrator)}"}
        transport = Transport(self._site.url, self._site.transcript, headers=headers)
        asked = {part: _PARTS[part][1].format(id=course.id) for part in _FOR_PEOPLE} | {"account": "/user"}
        try:
            let_in = tuple(str(what) for what, path in asked.items() if not _is_refused(transport, path))
        finally:
            transport.close()
        return ProgramAnswers(let_in, tuple(str(what) for what in asked if str(what) not in let_in))

    def _token_of_program(self, administrator: Person) -> str:
        form = {
            "doorkeeper_application[name]": f"Reader of {administrator.username}",
            "doorkeeper_application[redirect_uri]": "https://example.org/callback",
        }
        made = self._site.open_page(administrator, "/oauth/applications", form=form)
        shown = self._site.open_page(administrator, urlsplit(made.headers["Location"]).path).text
        uid, secret = (
            re.search(rf'id="{name}"[^>]*>\s*([^<\s]+)', shown) for name in ("application_id", "secret")
        )
        if uid is None or secret is None:
            raise UnexpectedAnswerError("the page of the new application tells no id and no secret")
        asked = {"grant_type": "client_credentials", "client_id": uid[1], "client_secret": secret[1]}
        transport = Transport(self._site.url, self._site.transcript)
        try:
            return str(transport.call("POST", "/oauth/token", form=asked).json["access_token"])
        finally:
            transport.close()

    def short_link(self, teacher: Person, assignment: Assignment) -> str:
        """From the assignment's statistics."""
        told = self._site.ask(teacher, "GET", f"/plans/{assignment.id}/stats")
        return urlsplit(str(told["shareable_url"])).path

    def try_login_by_list(self) -> None:
        """Ask for the list as nobody."""
        self._site.open_page(None, "/accounts/dev/accounts")

    def try_seeding(self) -> None:
        """Ask as a program would that knows no better."""
        transport = Transport(self._site.url, self._site.transcript)
        try:
            answer = transport.call("POST", "/api/demo/users", json={}, expect=(200, 403, 404))
        finally:
            transport.close()
        if answer.status != 200:
            raise RefusedError(Refusal.NOT_FOUND if answer.status == 404 else Refusal.NOT_ALLOWED)


def _is_refused(transport: Transport, path: str) -> bool:
    answer = transport.call("GET", f"/api{path}", expect=(200, 403))
    if answer.status == 403:
        answer.check("tutor/no_access", f"GET /api{path}")
    return answer.status == 403


def _moments(told: object) -> Iterator[str]:
    """Every value under a name that says it is a moment."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name.endswith("_at") and isinstance(value, str):
                yield value
            yield from _moments(value)
    elif isinstance(told, list):
        for value in told:
            yield from _moments(value)
