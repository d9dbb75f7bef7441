"""What somebody sees who comes from a school's learning management system (LMS)."""

import html
import re

from support.domain.lms import Arrival, SignedLaunch, refusal_of_launch
from support.domain.refusals import RefusedError
from support.ui.errors import PageCrashedError
from support.ui.pages.dev_accounts import DevAccountsPage
from support.ui.tab import Tab

__all__ = ["LaunchPage"]

_ARRIVED = re.compile(r"^/(?:enroll/|course/\d+)")


class LaunchPage:
    """The school's page with the link to Tutor, and `/lms/…` behind it."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    def follow(self, launch: SignedLaunch, username: str) -> Arrival:
        """Follow the link, sign in where the site asks who it is, and see where that leads."""
        self._post(launch)
        self._await_or_refuse(r"^/accounts/")
        DevAccountsPage(self._tab).become(username)
        self._await_or_refuse(_ARRIVED.pattern)
        return Arrival.ENROLLMENT if self._tab.path.startswith("/enroll/") else Arrival.COURSE

    def _post(self, launch: SignedLaunch) -> None:
        """What an LMS does: a form that sends itself."""
        fields = "".join(
            f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
            for name, value in launch.fields.items()
        )
        page = self._tab.page
        page.goto("about:blank")
        page.set_content(
            f'<form method="post" action="{html.escape(launch.url)}">{fields}<button>Tutor</button></form>'
        )
        page.get_by_role("button").click()

    def _await_or_refuse(self, pattern: str) -> None:
        """Wait for a path; RefusedError where a page tells that the launch leads nowhere."""
        body = self._tab.page.locator("body")

        def refused() -> bool:
            return self._tab.is_at("^/lms/")() and refusal_of_launch(body.inner_text()) is not None

        seen = self._tab.await_one("where the launch leads", on=self._tab.is_at(pattern), refused=refused)
        if seen == "refused":
            reason = refusal_of_launch(body.inner_text())
            if reason is None:
                raise PageCrashedError("the page of the launch changed while it was read")
            raise RefusedError(reason)
