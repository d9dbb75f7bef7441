"""Money on the pages: the dialogs and the bar of a course that costs, and what was paid."""

import re

from playwright.sync_api import Locator

from support.domain.payments import PaymentNotice, Purchase
from support.domain.refusals import Refusal, RefusedError
from support.ui.pages.course import open_course_page
from support.ui.tab import Tab

__all__ = ["PaymentDialogs", "PaymentsPage"]

_DAYS = re.compile(r"You have (\d+) days? left in your free trial")
# One look at the table: the cells of each row, whether it is of a refund, whether it has an invoice.
_ROWS = """
rows => rows.map(row => ({
  cells: [...row.cells].map(cell => cell.innerText.trim()),
  isRefund: row.classList.contains('refunded'),
  hasInvoice: !!row.querySelector('.invoice-link'),
}))
"""


class PaymentDialogs:
    """What comes before `/course/:id`, where the course costs money."""

    def __init__(self, tab: Tab, course_id: str) -> None:
        self._tab = tab
        self._path = f"/course/{course_id}"
        page = tab.page
        self._dashboard = page.get_by_test_id("this-week-tab")
        self._ended = page.locator(".free-trial-ended")
        self._offer = page.locator(".pay-now-or-later")
        self._activated = page.locator(".free-trial-activated")
        self._without = page.locator(".payments-disabled")
        self._bar = page.get_by_text(_DAYS)
        self._options = page.locator(".payment-options")
        self._prefix = page.get_by_test_id("payment-code-prefix")
        self._code = page.get_by_test_id("payment-code-post")

    def enter(self) -> PaymentNotice:
        """Go into the course, trying it free where that is offered; what was said of money."""
        seen = self._open()
        if seen == "overdue":
            return PaymentNotice(must_pay=True)
        if seen == "offer":
            self._offer.get_by_role("button", name=re.compile("Try free")).click()
            self._activated.get_by_role("button", name="Access your course").click()
            self._tab.await_one("the course in its trial", bar=self._bar)
        if seen == "without":
            self._without.get_by_role("button").last.click()
        self._tab.await_one("the course", dashboard=self._dashboard)
        said = _DAYS.search(self._bar.first.inner_text()) if self._bar.count() else None
        return PaymentNotice(must_pay=False, days_left=int(said[1]) if said else None)

    def _open(self) -> str:
        marks = {"overdue": self._ended, "offer": self._offer, "without": self._without}
        seen = open_course_page(
            self._tab, self._path, "the course, or what comes before it", **marks, dashboard=self._dashboard
        )
        # A dialog may come a moment after the page that it lies on.
        return next((name for name, mark in marks.items() if mark.first.is_visible()), seen)

    def redeem(self, code: str) -> None:
        """Pay by a code."""
        self._open()
        buy = self._tab.page.get_by_role("button", name=re.compile("Buy access now|Pay now"))
        buy.last.click()
        self._options.get_by_role("button", name="I have an access code").click()
        prefix, _, rest = code.partition("-")
        self._prefix.fill(prefix)
        self._code.fill(rest)
        self._tab.page.get_by_role("button", name="Redeem").click()
        page = self._tab.page
        seen = self._tab.await_one(
            "the answer to a code",
            done=page.get_by_text("successfully redeemed"),
            unknown=page.get_by_text("Invalid access code"),
            used=page.get_by_text("Access code already in use"),
        )
        refusals = {"unknown": Refusal.NOT_FOUND, "used": Refusal.CODE_USED}
        if seen in refusals:
            raise RefusedError(refusals[seen], f"the page answered the code with: {seen}")
        page.get_by_role("button", name="Continue").click()
        self._tab.await_one("the course", dashboard=self._dashboard)


class PaymentsPage:
    """`/payments`."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        page = tab.page
        self._root = page.locator(".manage-payments")
        self._rows = self._root.locator("tbody tr")
        self._empty = page.get_by_text("No payments were found for your account")
        self._request = self._root.get_by_role("button", name="Request Refund")

    def open(self) -> None:
        """Go there."""
        self._tab.go("/payments")
        self._tab.await_one("what was paid", rows=self._rows, empty=self._empty)

    def purchases(self) -> list[Purchase]:
        """All that was bought; what was given back has a line of its own."""
        rows: list[dict[str, list[str] | bool]] = self._rows.evaluate_all(_ROWS)
        told = [(_cells(row), row) for row in rows]
        refunded = {cells[2] for cells, row in told if row["isRefund"]}
        return [
            Purchase(cells[3].lstrip("$"), cells[2] in refunded, bool(row["hasInvoice"]))
            for cells, row in told
            if not row["isRefund"]
        ]

    def offers_refund(self) -> bool:
        """Whether the money can be asked for."""
        return self._request.count() > 0

    def request_refund(self) -> None:
        """Ask for the money, through all three dialogs."""
        if not self.offers_refund():
            raise RefusedError(Refusal.TOO_LATE, "no refund is offered")
        self._request.first.click()
        dialog = self._tab.page.locator(".refund")
        for label in ("Continue", "Skip this", "Process refund"):
            self._button(dialog, label).click()
        self._tab.await_one("the money on its way back", row=self._root.locator("tr.refunded"))

    def _button(self, dialog: Locator, label: str) -> Locator:
        return dialog.get_by_role("button", name=label)


def _cells(row: dict[str, list[str] | bool]) -> list[str]:
    cells = row["cells"]
    return cells if isinstance(cells, list) else []
