"""Sessions, links, consoles and notices in the browser."""

from collections.abc import Sequence
from dataclasses import replace

from support.domain.access import Console, Landing, SiteSetting
from support.domain.accounts import Audience, Notice
from support.domain.courses import Course
from support.domain.people import Person
from support.domain.refusals import Refusal, RefusedError
from support.ui.actors import Actors
from support.ui.components.top_bar import TopBar
from support.ui.pages.console import ConsolePage, open_server_page
from support.ui.pages.dev_accounts import DevAccountsPage
from support.ui.pages.landing import landing
from support.ui.pages.my_courses import MyCoursesPage
from support.ui.pages.notices import NoticeBar

__all__ = ["UiConsoles", "UiLinks", "UiNotices", "UiSessions"]

_CONSOLES = {
    Console.ADMIN: "/admin",
    Console.SUPPORT: "/customer_service",
    Console.CONTENT: "/content_analyst",
    Console.RESEARCH: "/research",
}
_SETTINGS = {
    SiteSetting.PULSE: "pulse_insights",
    SiteSetting.LMS: "default_is_lms_enabling_allowed",
}
_KINDS = {Audience.EVERYBODY: "general", Audience.TEACHERS: "instructor"}


class UiSessions:
    """`support.ports.Sessions`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def known_as(self, person: Person) -> str | None:
        """From the account's menu; nobody is sent to the login."""
        with self._actors.acting(person, "looking who is signed in") as tab:
            tab.page.goto(f"{tab.origin}/courses", wait_until="domcontentloaded")
            return None if tab.path.startswith("/accounts/") else TopBar(tab).username()

    def sign_in_on_the_way(self, person: Person, path: str) -> Landing:
        """Open it, and sign in on the page that comes instead."""
        with self._actors.arriving(person, f"following {path}") as tab:
            tab.page.goto(tab.origin + path, wait_until="domcontentloaded")
            if not tab.path.startswith("/accounts/"):
                return landing(tab)
            DevAccountsPage(tab).become(person.username)
            return replace(landing(tab), was_asked_to_sign_in=True)

    def sign_out(self, person: Person) -> None:
        """By the account's menu."""
        with self._actors.acting(person, "signing out") as tab:
            tab.go("/courses")
            TopBar(tab).log_out()

    def become(self, administrator: Person, other: Person) -> None:
        """By the console's list of users."""
        with self._actors.acting(administrator, f"becoming {other.username}") as tab:
            ConsolePage(tab).become(other.username)

    def may_create_courses(self, person: Person) -> bool:
        """Whether My Courses offers it."""
        with self._actors.acting(person, "looking for a way to create a course") as tab:
            return MyCoursesPage(tab).offers_to_create()


class UiLinks:
    """`support.ports.Links`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def follow(self, person: Person, path: str) -> Landing:
        """Open it."""
        with self._actors.acting(person, f"following {path}") as tab:
            response = open_server_page(tab, path)
            if response.status == 422:
                raise RefusedError(Refusal.TOO_EARLY, tab.page.locator("body").inner_text())
            return landing(tab)


class UiConsoles:
    """`support.ports.Consoles`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def visit(self, person: Person | None, console: Console) -> None:
        """Open it."""
        with self._actors.acting(person, f"opening the {console}") as tab:
            open_server_page(tab, _CONSOLES[console])

    def switch(self, administrator: Person, setting: SiteSetting, *, on: bool) -> None:
        """By the settings' form."""
        with self._actors.acting(administrator, f"setting {setting}") as tab:
            ConsolePage(tab).switch(_SETTINGS[setting], on=on)

    def lists_course(self, supporter: Person, course: Course) -> bool:
        """By the console's search."""
        with self._actors.acting(supporter, f"looking for {course.name}") as tab:
            return ConsolePage(tab).lists_course(course.name)


class UiNotices:
    """`support.ports.Notices`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def put_up(self, administrator: Person, notice: Notice) -> None:
        """By the console's form."""
        begins, ends = (m.isoformat() if m else "" for m in (notice.begins_at, notice.ends_at))
        with self._actors.acting(administrator, "putting up a notice") as tab:
            ConsolePage(tab).put_up(_KINDS[notice.audience], notice.message, begins, ends)

    def shown_to(self, person: Person | None) -> Sequence[str]:
        """From the bar of notices."""
        with self._actors.acting(person, "reading the notices") as tab:
            return NoticeBar(tab).messages()
