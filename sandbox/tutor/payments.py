"""Paying for a place in a course: what the payment service says of it, refunds, and codes from a bookstore."""

import json
from datetime import UTC, datetime, timedelta

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.dues import may_be_refunded
from sandbox.tutor.errors import BadRequestError, ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.moment import stored
from sandbox.tutor.provider import ProviderError, find_order, orders_of, refund_order
from sandbox.tutor.site import Route, Site, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["ROUTES", "refund_if_possible"]

_CHECKS = 10  # an hour, of one purchase
_HOUR = timedelta(hours=1)


def _check(visit: Visit) -> Reply:
    item = visit.call.path["uuid"]
    if _is_throttled(visit.db, item):
        return Reply(429)
    is_fake = visit.db.row("SELECT 1 AS one FROM fake_items WHERE uuid = ?", [item]) is not None
    if _student(visit.db, item) is None and not is_fake:
        raise NotFoundError
    site = visit.site
    visit.afterwards.append(lambda: site.worker.submit(lambda: _update_status(site, item)))
    return Reply(202)


def _is_throttled(db: Connection, item: str) -> bool:
    """Note a check; whether there were too many, by the real clock, whatever time the check lives in."""
    now = datetime.now(UTC)
    db.execute("DELETE FROM purchase_checks WHERE at < ?", [stored(now - _HOUR)])
    count = db.value("SELECT COUNT(*) AS n FROM purchase_checks WHERE item = ?", [item])
    db.execute("INSERT INTO purchase_checks (item, at) VALUES (?, ?)", [item, stored(now)])
    return int(count) >= _CHECKS


def _update_status(site: Site, item: str) -> None:
    """Believe what the payment service says of a purchase; while it says nothing, what was known holds."""
    with site.database.writing() as db:
        member = _student(db, item)
        if member is None or member["payment_code"]:
            return
        try:
            order = find_order(db, item)
        except ProviderError:
            return
        is_paid = order is not None and not order["refunded_at"]
        values: dict[str, object] = {"is_paid": int(is_paid)}
        if is_paid and order is not None and not member["first_paid_at"]:
            values["first_paid_at"] = order["purchased_at"]
        if not is_paid:
            values |= {"refund_pending": 0, "first_paid_at": None}
        update(db, "members", member["id"], values)


def _refund(visit: Visit) -> Reply:
    account = visit.signed_in()
    member = _student(visit.db, visit.call.path["uuid"])
    if member is None:
        raise NotFoundError
    if member["account_id"] != account["id"]:
        raise ForbiddenError
    if not member["is_paid"]:
        raise UnprocessableError("not_paid")
    if not may_be_refunded(member, visit.now):
        raise UnprocessableError("refund_period_elapsed")
    refund_if_possible(visit, member)
    return Reply(202)


def refund_if_possible(visit: Visit, member: Row) -> None:
    """Give a student's money back, where it still can be; the payment service does so a little later."""
    if not may_be_refunded(member, visit.now):
        return
    site, now, item = visit.site, visit.now, member["uuid"]
    update(visit.db, "members", member["id"], {"refund_pending": 1})

    def work() -> None:
        try:
            with site.database.writing() as db:
                refund_order(db, item, now)
        except ProviderError:
            return  # it stays pending
        _update_status(site, item)

    visit.afterwards.append(lambda: site.worker.submit(work))


def _list(visit: Visit) -> Reply:
    return answer({"orders": orders_of(visit.db, visit.signed_in()["uuid"])})


def _add_fake(visit: Visit) -> Reply:
    try:
        wanted = json.loads(visit.call.body)
    except ValueError as error:
        raise BadRequestError("A list of UUIDs is needed") from error
    for item in map(str, wanted if isinstance(wanted, list) else []):
        visit.db.execute("DELETE FROM fake_items WHERE uuid = ?", [item])
        visit.db.execute("INSERT INTO fake_items (uuid) VALUES (?)", [item])
    return Reply(200)


def _redeem(visit: Visit) -> Reply:
    account = visit.signed_in()
    course_id = str(visit.body().get("course_id") or "")
    code = visit.db.row("SELECT * FROM payment_codes WHERE code = ?", [visit.call.path["code"]])
    member = visit.db.row(
        "SELECT * FROM members WHERE course_id = ? AND account_id = ? AND kind = 'student' "
        "AND dropped_at IS NULL",
        [int(course_id) if course_id.isdigit() else 0, account["id"]],
    )
    if code is None or member is None:
        raise NotFoundError
    if code["redeemed_at"]:
        raise UnprocessableError("already_redeemed")
    if member["is_paid"]:
        raise UnprocessableError("student_is_paid")
    now = stored(visit.now)
    visit.db.execute(
        "UPDATE payment_codes SET redeemed_at = ?, member_id = ? WHERE code = ?",
        [now, member["id"], code["code"]],
    )
    values = {"is_paid": 1, "first_paid_at": now, "payment_code": code["code"]}
    update(visit.db, "members", member["id"], values)
    return Reply(200)


def _student(db: Connection, item: str) -> Row | None:
    return db.row("SELECT * FROM members WHERE uuid = ? AND kind = 'student'", [item])


ROUTES = (
    Route("POST", "/purchases/fake", _add_fake, "write"),
    Route("GET", "/purchases", _list),
    Route("PUT", "/purchases/{uuid}/check", _check, "write"),
    Route("PUT", "/purchases/{uuid}/refund", _refund, "write"),
    Route("PUT", "/payment_codes/{code}/redeem", _redeem, "write"),
)
