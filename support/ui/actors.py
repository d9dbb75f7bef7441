"""The people of one scenario in the browser: each in a context of their own, made when they first act."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from support.domain.people import Person
from support.ports.clock import Clock
from support.ui.evidence import Evidence, picture, save_trace, tell_failure
from support.ui.pages.dev_accounts import DevAccountsPage
from support.ui.tab import PATIENCE, Tab
from support.waiting import NotInTimeError

__all__ = ["Actors"]

# Tours cover pages at the first visit. The real front end has a flag for them, set as soon as it exists;
# other pages have no such object and nothing happens.
_TOURS_OFF = """
(() => {
  const started = Date.now();
  const timer = setInterval(() => {
    const flags = window._MODELS && window._MODELS.feature_flags;
    // Until they are ready the flags may throw: try again at the next tick.
    if (flags && flags.set) { try { flags.set('tours', false); } catch (error) { return; } }
    if (flags || Date.now() - started > 20000) clearInterval(timer);
  }, 50);
})();
"""
_DISCARD = "http://127.0.0.1:9"  # nobody listens there


@dataclass(slots=True)
class _Actor:
    context: BrowserContext
    tab: Tab
    told_time: str | None = None


class Actors:
    """Tabs by person, signed in once each. `None` is somebody who never signs in."""

    def __init__(self, browser: Browser, origin: str, clock: Clock) -> None:
        self._browser = browser
        self._origin = origin
        self._clock = clock
        self._actors: dict[str | None, _Actor] = {}
        self._shown: Tab | None = None  # acted on since the last picture

    @property
    def today(self) -> date:
        """The day on which the scenario lives."""
        return self._clock.now.date()

    @contextmanager
    def acting(self, person: Person | None, what: str) -> Iterator[Tab]:
        """The person's tab, at the scenario's present. A wait that runs out tells what was being done."""
        tab = self._tab(person)
        self._shown = tab
        try:
            yield tab
        except PlaywrightTimeoutError as error:
            tab.check()
            brief = " ".join(error.message.split())[:600]
            raise NotInTimeError(f"{what}: the page {tab.path} did not do its part: {brief}") from error

    @contextmanager
    def arriving(self, person: Person, what: str, *, tours: bool = False) -> Iterator[Tab]:
        """A new tab of a person who has not signed in yet, and who does so now; perhaps one with tours."""
        assert person.username not in self._actors, f"{person.persona} has signed in already"  # noqa: S101
        self._actors[person.username] = self._open(tours=tours)
        with self.acting(person, what) as tab:
            yield tab

    def _tab(self, person: Person | None) -> Tab:
        key = person.username if person else None
        known = self._actors.get(key)
        if known is None:
            known = self._actors[key] = self._open()
            self._tell_time(known)
            if person is not None:
                self._shown = known.tab
                DevAccountsPage(known.tab).become(person.username)
        self._tell_time(known)
        return known.tab

    def _open(self, *, tours: bool = False) -> _Actor:
        host = urlsplit(self._origin).hostname or ""
        context = self._browser.new_context(
            viewport={"width": 1280, "height": 900},  # below tablet width the pages are others
            locale="en-US",
            timezone_id="America/Chicago",  # that of most courses: student pages show the browser's zone
            reduced_motion="reduce",
            service_workers="block",
            # Every other host is out of reach, by a proxy that is not there: no look at each request needed.
            proxy={"server": _DISCARD, "bypass": f"{host},127.0.0.1,localhost"},
        )
        context.set_default_timeout(PATIENCE * 1_000)
        context.set_default_navigation_timeout(2 * PATIENCE * 1_000)
        if not tours:
            context.add_init_script(_TOURS_OFF)
        # Snapshots cost about a quarter of the time of each click, and make a trace worth opening; a film of
        # the screen would cost as much again, and a report has pictures of its own.
        context.tracing.start(screenshots=False, snapshots=True, sources=False)
        page = context.new_page()
        # Terms come before everything else and cannot be left without agreeing: what anybody would do.
        terms = page.locator(".user-terms").get_by_role("button", name=re.compile("agree", re.IGNORECASE))
        page.add_locator_handler(terms, lambda button: button.click())
        return _Actor(context, Tab(page, self._origin))

    def _tell_time(self, actor: _Actor) -> None:
        """Keep the tab's requests in step with the scenario's travels in time."""
        moment = self._clock.travelled_to
        told = moment.isoformat() if moment else None
        if told != actor.told_time:
            actor.context.set_extra_http_headers({"X-App-Date": told} if told else {})
            actor.told_time = told

    def picture(self) -> bytes | None:
        """A JPEG of the tab acted on last; None when nobody acted since the last picture."""
        tab, self._shown = self._shown, None
        if tab is None or tab.page.is_closed():
            return None
        return picture(tab.page)

    def close(self, evidence: Evidence | None) -> None:
        """Close all contexts; with evidence, keep what they were showing first."""
        for key, actor in self._actors.items():
            name = key or "somebody not signed in"
            if evidence is not None:
                tell_failure(evidence, name, actor.tab)
                save_trace(evidence, name, actor.context)
            actor.context.close()
        self._actors.clear()
