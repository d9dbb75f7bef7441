"""One actor's browser tab: going somewhere, waiting for what comes, and noticing when the page broke down."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request, Response
from playwright.sync_api import Error as PlaywrightError

from support.ui.errors import PageCrashedError
from support.ui.refusals import from_server_dialog
from support.waiting import eventually

__all__ = ["PATIENCE", "Mark", "Tab"]

PATIENCE = 20.0  # seconds; the real front end loads chunks and asks the server several times before it draws
Mark = Locator | Callable[[], bool]
"""Something that tells where a page is: an element that can be seen, or any other sign."""

_BROKEN = "broken"
_CRASH_TEXT = "Uh-oh, the page failed to load"
_TASK_REQUEST = re.compile(r"/api/tasks/\d+$")


class Tab:
    """A page of a signed-in person (or of nobody), and what it complained of."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin.rstrip("/")
        self.complaints: list[str] = []  # console and page errors, for evidence
        self.task_response: Response | None = None  # the last answer the page got about a task
        self._crash = page.get_by_text(_CRASH_TEXT)
        self._server_error = page.get_by_role("dialog").filter(has_text="Server Error")
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error.message}"))
        self._asking: set[Request] = set()  # requests to the site's API that have no answer yet
        page.on("request", self._on_request)
        page.on("requestfinished", self._on_answer)
        page.on("requestfailed", self._on_answer)
        page.on("response", self._on_response)
        # "Leave without saving?" is answered by leaving: a verb ends with its work saved, or has failed.
        page.on("dialog", _leave)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if "/api/" in request.url:
            self._asking.add(request)

    def _on_answer(self, request: Request) -> None:
        self._asking.discard(request)

    def _on_response(self, response: Response) -> None:
        if _TASK_REQUEST.search(urlsplit(response.url).path) and response.request.method == "GET":
            self.task_response = response

    def has_answers(self, pattern: str) -> bool:
        """Whether nothing that the page asked of the API at such a path is still without an answer.

        Only for lists that may rightly be empty, where nothing to be seen tells that they have come.
        """
        return not any(re.search(pattern, urlsplit(request.url).path) for request in self._asking)

    @property
    def path(self) -> str:
        """Where the tab is now, without the query."""
        return urlsplit(self.page.url).path

    def go(self, path: str) -> None:
        """Open a path of the site. An answer that is no page ends the wait before it begins."""
        self._asking.clear()  # what the page before asked is given up by leaving it
        response = self.page.goto(self.origin + path, wait_until="domcontentloaded")
        if response is not None and not response.ok:
            raise PageCrashedError(f"the site answered {path} with HTTP {response.status} and no page")

    def is_at(self, pattern: str) -> Callable[[], bool]:
        """A mark: the tab's path matches."""
        compiled = re.compile(pattern)
        return lambda: compiled.search(self.path) is not None

    def await_one(self, reason: str, seconds: float = PATIENCE, /, **marks: Mark) -> str:
        """The name of the first of these marks that can be seen.

        Raises what the page itself tells should it break down meanwhile.
        """

        def look() -> str | None:
            seen = next((name for name, mark in marks.items() if _holds(mark)), None)
            return seen or (_BROKEN if self.trouble() else None)

        described = f"{reason} at {self.path} (one of {', '.join(marks)})"
        seen = eventually(look, reason=described, within=seconds, longest_pause=0.1)
        if seen == _BROKEN:
            self.check()
        return seen

    def check(self) -> None:
        """Raise what the page tells of a breakdown or a refusal, if it does."""
        trouble = self.trouble()
        if trouble is not None:
            raise trouble

    def trouble(self) -> Exception | None:
        """What the page tells of a breakdown or a refusal, as an error."""
        try:
            if self._crash.first.is_visible():
                return PageCrashedError(f"the page {self.path} said: {_CRASH_TEXT}")
            if self._server_error.first.is_visible():
                return from_server_dialog(self._server_error.first.inner_text())
        except PlaywrightError:  # the page is on its way somewhere else: look again later
            return None
        return None


def _leave(dialog: Dialog) -> None:
    dialog.accept()


def _holds(mark: Mark) -> bool:
    if isinstance(mark, Locator):
        try:
            return mark.first.is_visible()
        except PlaywrightError:  # in the middle of a navigation
            return False
    return mark()
