"""The development login, as the contract's recipe says: a list of people, and becoming one of them."""

import html.parser
from urllib.parse import urlsplit

from support.api.errors import UnexpectedAnswerError
from support.api.transport import Answer, Transport
from support.domain.people import Person

__all__ = ["arrive", "become", "page_token", "way_to_login"]

_LIST = "/accounts/dev/accounts"
_HTML = {"Accept": "text/html"}
_ON_ITS_WAY = (200, 302, 303)


def become(transport: Transport, person: Person) -> tuple[Answer, str]:
    """Find the username's link and follow it: the list it stood in, and where it led."""
    query = [("search[query]", f'username:"{person.username}"')]
    page = transport.call("GET", _LIST, params=query, headers=_HTML)
    found = _Page.read(page.text)
    link = found.links.get(person.username)
    if link is None:
        raise UnexpectedAnswerError(f"the dev login does not offer {person.username!r}")
    form = {"authenticity_token": found.token}
    became = transport.call("POST", link, form=form, headers=_HTML, expect=_ON_ITS_WAY, follow=False)
    return page, became.headers.get("Location", "/")


def way_to_login(transport: Transport, path: str) -> bool:
    """Open a page as nobody, and go on to the login if that is where it leads."""
    asked = transport.call("GET", path, headers=_HTML, expect=_ON_ITS_WAY, follow=False)
    login = urlsplit(asked.headers.get("Location", ""))
    if not login.path.startswith("/accounts/login"):
        return False
    transport.call("GET", f"{login.path}?{login.query}", headers=_HTML)
    return True


def arrive(transport: Transport, username: str, role: str) -> None:
    """Make an account as whoever comes to the site by themselves."""
    form = {
        "authenticity_token": page_token(transport),
        "create[username]": username,
        "create[role]": role,
    }
    transport.call("POST", _LIST, form=form, headers=_HTML, expect=_ON_ITS_WAY, follow=False)


def page_token(transport: Transport) -> str:
    """The token that pages carry in this session now."""
    return _Page.read(transport.call("GET", _LIST, headers=_HTML).text).token


class _Page(html.parser.HTMLParser):
    """The links of a page by their text, and its token."""

    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.token = ""
        self._open: str | None = None
        self._text = ""

    @classmethod
    def read(cls, text: str) -> "_Page":
        page = cls()
        page.feed(text)
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "meta" and told.get("name") == "csrf-token":
            self.token = told.get("content") or ""
        if tag == "a":
            self._open, self._text = told.get("href"), ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            self.links[self._text.strip()] = self._open
            self._open = None
