"""Paying for courses: what students do and see, and what others do about it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from support.domain.assignments import Assignment
from support.domain.courses import Course
from support.domain.payments import PaymentNotice, PaymentRecord, Purchase
from support.domain.people import Person
from support.domain.refusals import Refusal

__all__ = ["Payments", "Till"]


class Payments(Protocol):
    """What students do about money."""

    def notice(self, student: Person, course: Course) -> PaymentNotice:
        """Go into the course, and see what is said of money; an offer to try it free is taken."""

    def redeem(self, student: Person, course: Course, code: str) -> None:
        """Pay by a code from a bookstore."""

    def purchases(self, student: Person) -> Sequence[Purchase]:
        """All that the student bought."""

    def may_be_refunded(self, student: Person, course: Course) -> bool:
        """Whether the student is offered the money back."""

    def ask_refund(self, student: Person, course: Course) -> None:
        """Ask for the money back."""


class Till(Protocol):
    """What the site's administrators and its payment service do, always through their own interfaces."""

    def take_payments(self, administrator: Person, *, take: bool) -> bool:
        """Let the site take payments, or not; whether it did before."""

    def set_grace(self, administrator: Person, days: int) -> int:
        """For how many days new students may do without paying; how many it was before."""

    def charge_for(self, administrator: Person, course: Course) -> None:
        """Let a course cost money."""

    def exempt(self, administrator: Person, teacher: Person, course: Course, student: Person) -> None:
        """Let a student go without paying."""

    def codes(self, administrator: Person, count: int) -> Sequence[str]:
        """New codes, as bookstores sell them."""

    def extend_due_dates(self, administrator: Person) -> None:
        """Give everybody in a running course as long as if they joined now."""

    def pay(self, teacher: Person, course: Course, student: Person) -> None:
        """Buy the student's place at the payment service; returns once Tutor knows."""

    def interrupt(self, teacher: Person, course: Course, student: Person) -> None:
        """Let the payment service give no answers about the student's place any more."""

    def ask_service(self, teacher: Person, course: Course, student: Person) -> None:
        """Let Tutor ask the payment service about the student's place; THROTTLED where that is too often."""

    def record(self, teacher: Person, course: Course, student: Person) -> PaymentRecord:
        """How the student stands."""

    def refund_of(self, person: Person, teacher: Person, course: Course, student: Person) -> None:
        """Somebody asks for the money of a student's place."""

    def reach(
        self, person: Person, teacher: Person, student: Person, work: tuple[Course, Assignment]
    ) -> Mapping[str, Refusal | None]:
        """What of a student's course somebody gets at: each thing with why not, or None."""
