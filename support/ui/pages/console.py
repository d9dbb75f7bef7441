"""Pages that the server draws for the site's own people: plain forms and tables."""

from playwright.sync_api import Response

from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Tab

__all__ = ["ConsolePage", "open_server_page"]


def open_server_page(tab: Tab, path: str) -> Response:
    """Open a page that the server draws; RefusedError where it is not for this visitor."""
    response = tab.page.goto(tab.origin + path, wait_until="domcontentloaded")
    if tab.path.startswith("/accounts/"):
        raise RefusedError(Refusal.NOT_SIGNED_IN, f"{path} leads to the login")
    assert response is not None, f"{path} is the page that was open before"  # noqa: S101
    if response.status in {403, 404}:
        raise RefusedError(Refusal.NOT_ALLOWED if response.status == 403 else Refusal.NOT_FOUND)
    return response


class ConsolePage:
    """`/admin/…` and `/customer_service/…`."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    def become(self, username: str) -> None:
        """Be that user from now on."""
        open_server_page(self._tab, f"/admin/users?search_term={username}")
        row = self._tab.page.get_by_role("row").filter(has_text=username)
        row.get_by_text("Become", exact=True).click()
        self._tab.await_one("the other's pages", away=lambda: not self._tab.path.startswith("/admin"))

    def switch(self, setting: str, *, on: bool) -> None:
        """Change a setting that is on or off."""
        open_server_page(self._tab, "/admin/settings")
        box = self._tab.page.locator(f"[name='settings[{setting}]'][type='checkbox']")
        box.set_checked(on)
        with self._tab.page.expect_navigation():
            self._tab.page.get_by_role("button", name="Save").click()

    def put_up(self, kind: str, message: str, begins: str, ends: str) -> None:
        """Add a notice of that kind."""
        open_server_page(self._tab, "/admin/notifications")
        form = self._tab.page.locator(
            "form", has=self._tab.page.locator(f"input[name='type'][value='{kind}']")
        )
        form.locator("[name='message']").fill(message)
        form.locator("[name='from']").fill(begins)
        form.locator("[name='to']").fill(ends)
        form.get_by_role("button").click()
        self._tab.await_one("the notice in the list", there=self._tab.page.get_by_text(message))

    def lists_course(self, name: str) -> bool:
        """Whether customer support finds a course of that name."""
        open_server_page(self._tab, "/customer_service/courses")
        self._tab.page.locator("[name='query']").fill(name)
        with self._tab.page.expect_navigation():
            self._tab.page.get_by_role("button", name="Search").click()
        return self._tab.page.get_by_role("cell", name=name, exact=True).count() > 0
