"""The pages' routes: one shell for every path of the front end, its modules, and the few pages drawn here.

The shell carries what the modules cannot ask the API for: the session's token for writes, and the moment at
which the page was asked for, so that time travel reaches the pages too.
"""

import hashlib
import mimetypes
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from jinja2 import Environment, PackageLoader

from sandbox.database import Row
from sandbox.http import Call, Endpoint, Reply, redirect
from sandbox.tutor.errors import BadRequestError
from sandbox.tutor.moment import parse_moment, shown, stored

__all__ = ["web_endpoints"]

_STATIC = Path(__file__).with_name("static")
# Read once: a few dozen small files, asked for by every new browser context.
_FILES = {str(p.relative_to(_STATIC)): p.read_bytes() for p in sorted(_STATIC.rglob("*")) if p.is_file()}
_ASSETS = "/assets/" + hashlib.sha256(b"".join(_FILES.values())).hexdigest()[:12]
_TEMPLATES = Environment(loader=PackageLoader("sandbox.tutor.web", "templates"), autoescape=True)
_SHELL = _TEMPLATES.get_template("shell.html")
_SPLASH = _TEMPLATES.get_template("enroll.html")
_HOME = _TEMPLATES.get_template("home.html")
_UPGRADE = _TEMPLATES.get_template("upgrade.html")
_OF_OLD = ("MSIE ", "Trident/")
_HTML = "text/html; charset=utf-8"


class _Accounts(Protocol):
    """Who is signed in, and what a page must carry for its writes."""

    def current(self, call: Call) -> Row | None: ...

    def page_session(self, call: Call) -> tuple[str, dict[str, str]]: ...


class _Pages:
    def __init__(self, accounts: _Accounts) -> None:
        self._accounts = accounts

    def home(self, call: Call) -> Reply:
        """The front page, for those who are not signed in."""
        if self._accounts.current(call) is not None:
            return redirect("/courses")
        return _page(_HOME.render(assets=_ASSETS))

    def upgrade(self, call: Call) -> Reply:
        """What those get whose browser cannot show the front end."""
        go = call.ask("go") or "/"
        return _page(_UPGRADE.render(go=go if go.startswith("/") and not go.startswith("//") else "/"))

    def splash(self, call: Call) -> Reply:
        """What an enrollment link shows to anybody; the code is tried only after signing in."""
        return _page(_SPLASH.render(code=call.path["code"], assets=_ASSETS))

    def start(self, call: Call) -> Reply:
        """Where an enrollment link leads: who is not signed in yet signs up as a student."""
        return self._drawn(call, "go=student_signup&")

    def shell(self, call: Call) -> Reply:
        """The page in which the front end draws itself; the way to sign in for those who are not."""
        if _is_of_old(call):
            return redirect(f"/browser_upgrade?go={quote(_asked_for(call))}")
        return self._drawn(call)

    def _drawn(self, call: Call, sign_up: str = "") -> Reply:
        if self._accounts.current(call) is None:
            return redirect(f"/accounts/login?{sign_up}return_to={quote(_asked_for(call))}")
        token, cookies = self._accounts.page_session(call)
        reply = _page(_SHELL.render(csrf_token=token, assets=_ASSETS, now=_moment(call)))
        reply.cookies = cookies
        return reply


def web_endpoints(accounts: _Accounts) -> list[Endpoint]:
    """Everything that is not the API; the last one takes every path that nobody else wants."""
    pages = _Pages(accounts)
    read = ("GET", "HEAD")
    return [
        Endpoint(read, "/", pages.home),
        Endpoint(read, "/browser_upgrade", pages.upgrade),
        Endpoint(read, "/assets/{version}/{file:path}", _asset),
        Endpoint(read, "/enroll/start/{code}", pages.start),
        Endpoint(read, "/enroll/{code}", pages.splash),
        Endpoint(read, "/enroll/{code}/{rest:path}", pages.splash),
        Endpoint(read, "/{rest:path}", pages.shell),
    ]


def _is_of_old(call: Call) -> bool:
    """Whether the browser is one that cannot show the front end, and its user did not say to go on."""
    agent = call.headers.get("user-agent", "")
    return any(mark in agent for mark in _OF_OLD) and call.ask("ignore_browser") is None


def _page(text: str) -> Reply:
    return Reply(200, text.encode(), _HTML)


def _asset(call: Call) -> Reply:
    content = _FILES.get(call.path["file"])
    if content is None:
        return Reply(404)
    media_type = mimetypes.guess_type(call.path["file"])[0] or "application/octet-stream"
    return Reply(200, content, media_type, {"cache-control": "public, max-age=31536000, immutable"})


def _asked_for(call: Call) -> str:
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in call.query)
    return f"{call.url_path}?{query}" if query else call.url_path


def _moment(call: Call) -> str:
    asked = call.headers.get("x-app-date")
    try:
        moment = parse_moment(asked) if asked else datetime.now(UTC)
    except (ValueError, TypeError) as error:
        raise BadRequestError(f"X-App-Date is no date: {asked}") from error
    return shown(stored(moment)) or ""
