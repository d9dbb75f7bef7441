"""Paying for courses, through the pages."""

from collections.abc import Sequence

from support.domain.courses import Course
from support.domain.payments import PaymentNotice, Purchase
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.pages.payments import PaymentDialogs, PaymentsPage

__all__ = ["UiPayments"]


class UiPayments:
    """`support.ports.Payments`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def notice(self, student: Person, course: Course) -> PaymentNotice:
        """On the way to the dashboard."""
        with self._actors.acting(student, f"going into {course.name}") as tab:
            return PaymentDialogs(tab, course.id).enter()

    def redeem(self, student: Person, course: Course, code: str) -> None:
        """By the dialog for codes."""
        with self._actors.acting(student, "redeeming a code") as tab:
            PaymentDialogs(tab, course.id).redeem(code)

    def purchases(self, student: Person) -> Sequence[Purchase]:
        """From the page of payments."""
        with self._actors.acting(student, "looking at what was paid") as tab:
            page = PaymentsPage(tab)
            page.open()
            return page.purchases()

    def may_be_refunded(self, student: Person, course: Course) -> bool:  # noqa: ARG002 - the page has all courses
        """Whether the page of payments has the button."""
        with self._actors.acting(student, "looking for a refund") as tab:
            page = PaymentsPage(tab)
            page.open()
            return page.offers_refund()

    def ask_refund(self, student: Person, course: Course) -> None:  # noqa: ARG002 - the page has all courses
        """On the page of payments."""
        with self._actors.acting(student, "asking for the money back") as tab:
            page = PaymentsPage(tab)
            page.open()
            page.request_refund()
