"""The log-in pages of a site whose accounts are stubbed: a list of people to become."""

import json
from urllib.parse import quote

from playwright.sync_api import Locator

from support.ui.errors import SignInError
from support.ui.tab import Tab
from support.waiting import NotInTimeError

__all__ = ["PATH", "DevAccountsPage"]

PATH = "/accounts/dev/accounts"


class DevAccountsPage:
    """Signing in as a person does where accounts are stubbed: search, then click the name."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._count = tab.page.get_by_text("users found")

    def _link(self, username: str) -> Locator:
        return self._tab.page.get_by_role("link", name=username, exact=True)

    def create(self, username: str, role: str) -> None:
        """Make an account of that role, as whoever signs up by themselves has one."""
        self._tab.go(PATH)
        self._tab.page.locator("[name='create[username]']").fill(username)
        self._tab.page.locator("[name='create[role]']").select_option(role)
        self._tab.page.get_by_role("button", name="Create").click()
        self._tab.await_one(f"{username} in the list of people", link=self._link(username))

    def become(self, username: str) -> None:
        """Sign in as the person with exactly this username."""
        # Plain searches match beginnings of names too; naming the field keeps the list short.
        query = quote("username:" + json.dumps(username))
        self._tab.go(f"{PATH}?search%5Bquery%5D={query}")
        link = self._link(username)
        try:
            seen = self._tab.await_one(f"{username} in the list of people", link=link, count=self._count)
        except NotInTimeError as error:
            raise SignInError(f"{PATH} is not the development log-in page of a Tutor: {error}") from error
        if seen == "count" and link.count() == 0:
            raise SignInError(f"nobody is called {username} on the development log-in page")
        link.first.click()
        self._tab.await_one(f"{username} signed in", away=lambda: not self._tab.path.startswith("/accounts"))
