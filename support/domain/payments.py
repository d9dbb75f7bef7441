"""Money: what students are told of it, what they bought, and what a teacher's roster has of it."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["PaymentNotice", "PaymentRecord", "Purchase"]


@dataclass(frozen=True, slots=True)
class PaymentNotice:
    """What a student meets on the way into a course.

    `days_left` is None where nothing is said of a trial.
    """

    must_pay: bool
    days_left: int | None = None


@dataclass(frozen=True, slots=True)
class Purchase:
    """One line of what somebody bought."""

    amount: str
    is_refunded: bool
    has_invoice: bool | None = None  # None where the channel does not tell


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """How a student stands with money, by the roster."""

    is_paid: bool
    is_refund_pending: bool
    due_at: datetime
