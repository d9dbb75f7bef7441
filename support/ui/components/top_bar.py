"""The bar on top of every page: the logo, help, the menu, the account."""

from playwright.sync_api import Locator

from support.ui.tab import Tab

__all__ = ["TopBar"]


class TopBar:
    """`.tutor-top-navbar`, as the contract names its parts."""

    def __init__(self, tab: Tab) -> None:
        page = tab.page
        self._tab = tab
        self._account = page.locator("#user-menu")
        self._menu = page.locator("#actions-menu")
        self._help = page.locator("#support-menu")
        self._log_out = page.locator(".logout [type='submit']")
        self._logo = page.get_by_role("link", name="dashboard", exact=True)

    def username(self) -> str:
        """Who is signed in."""
        self._tab.await_one("the account's menu", menu=self._account)
        return self._account.get_attribute("data-username") or ""

    def log_out(self) -> None:
        """End the session."""
        self._tab.await_one("the account's menu", menu=self._account)
        self._account.click()
        with self._tab.page.expect_navigation():
            self._log_out.click()

    def go_home(self) -> None:
        """Follow the logo."""
        self._logo.click()

    def entries(self) -> tuple[str, ...]:
        """What the menu offers, by the words that people read."""
        return self._opened(self._menu)

    def help(self) -> tuple[str, ...]:
        """What help there is."""
        return self._opened(self._help)

    def choose(self, entry: str) -> None:
        """Follow an entry of the menu."""
        self._tab.await_one("the menu", menu=self._menu)
        self._menu.click()
        self._entries().get_by_text(entry, exact=True).first.click()

    def choose_help(self, entry: str) -> None:
        """Follow an entry of the help menu."""
        self._tab.await_one("the help menu", menu=self._help)
        self._help.click()
        self._entries().get_by_text(entry, exact=True).first.click()

    def address_of(self, entry: str) -> tuple[str, str]:
        """Where an entry of the opened menu leads, and in which window."""
        link = self._entries().get_by_role("link", name=entry, exact=True).first
        return link.get_attribute("href") or "", link.get_attribute("target") or ""

    def _opened(self, button: Locator) -> tuple[str, ...]:
        self._tab.await_one("the menu", menu=button)
        button.click()
        items = self._entries().locator("a:visible, button:visible, [role='menuitem']:visible")
        return tuple(text.strip() for text in items.all_inner_texts())

    def _entries(self) -> Locator:
        return self._tab.page.locator(".dropdown-menu.show")
