"""What students owe for a course that costs money: until when they may do without, and what they are told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.database import Connection, Row
from sandbox.tutor.errors import UnprocessableError
from sandbox.tutor.moment import instant, read, shown, stored, wall_of
from sandbox.tutor.site_settings import setting

__all__ = ["Dues", "check_paid", "due_date", "may_be_refunded"]

_REFUND_PERIOD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Dues:
    """Whether a course asks its students for money, at one moment."""

    now: datetime
    asks: bool

    @classmethod
    def of(cls, db: Connection, course: Row, now: datetime) -> "Dues":
        """Those of a course."""
        return cls(now, _asks(db, course))

    def told_of(self, member: Row) -> dict[str, object]:
        """What a student's record tells of them."""
        code = member["payment_code"]
        return {
            "prompt_student_to_pay": self.asks and not (member["is_paid"] or member["is_comped"]),
            "is_paid": bool(member["is_paid"]),
            "is_comped": bool(member["is_comped"]),
            "first_paid_at": shown(member["first_paid_at"]),
            "payment_due_at": shown(member["payment_due_at"]),
            "is_refund_pending": bool(member["refund_pending"]),
            "is_refund_allowed": may_be_refunded(member, self.now),
            "payment_code": {"code": code} if code else None,
        }


def may_be_refunded(member: Row, now: datetime) -> bool:
    """Whether the money can still be given back; what was paid by code cannot."""
    return bool(
        member["is_paid"]
        and not member["payment_code"]
        and member["first_paid_at"]
        and read(member["first_paid_at"]) + _REFUND_PERIOD > now
    )


def due_date(db: Connection, course: Row, now: datetime) -> str:
    """Until when somebody who joins now may do without paying: the end of a day in the course's zone."""
    first = max(now, read(course["starts_at"]))
    days = timedelta(days=int(setting(db, "student_grace_period_days")))
    last = datetime.fromisoformat(wall_of(first, course["timezone"])) + days
    return stored(instant(last.replace(hour=23, minute=59, second=59).isoformat(), course["timezone"]))


def check_paid(db: Connection, member: Row, now: datetime) -> None:
    """422 for a student who would have had to pay by now; everybody else may go on."""
    if member["kind"] != "student" or member["is_paid"] or member["is_comped"]:
        return
    if not member["payment_due_at"] or read(member["payment_due_at"]) >= now:
        return
    course = db.row("SELECT * FROM courses WHERE id = ?", [member["course_id"]])
    if course is not None and _asks(db, course):
        raise UnprocessableError("payment_overdue")


def _asks(db: Connection, course: Row) -> bool:
    costs = bool(course["does_cost"]) and not course["is_preview"]
    return costs and bool(setting(db, "payments_enabled"))
