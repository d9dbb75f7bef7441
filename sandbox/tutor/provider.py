"""The stand-in of OpenStax Payments, which really takes and returns the money: made-up purchases only.

Tutor asks it what became of a purchase. A purchase can be made to fail from then on: as if the service were
down, for that one only, so that nobody else notices.
"""

import secrets
import uuid
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.errors import NotFoundError
from sandbox.tutor.moment import shown, stored
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["BASE", "PAGES", "PRODUCT", "ProviderError", "find_order", "orders_of", "refund_order"]

BASE = "/openstax_payments"
PRODUCT = "e6d22dbc-0a01-5131-84ba-2214bbe4d74d"
_PRICE = "10.00"


class ProviderError(Exception):
    """The service does not answer."""


def find_order(db: Connection, item: str) -> Row | None:
    """The purchase of a thing, refunded or not; ProviderError while the service is down for it."""
    if db.row("SELECT 1 AS one FROM provider_outages WHERE item = ?", [item]):
        raise ProviderError(f"no answer about {item}")
    return db.row("SELECT * FROM provider_orders WHERE item = ? ORDER BY id DESC", [item])


def orders_of(db: Connection, account_uuid: str) -> list[dict[str, object]]:
    """Everything that somebody bought, as the service reports it."""
    rows = db.rows("SELECT * FROM provider_orders WHERE account_uuid = ? ORDER BY id", [account_uuid])
    return [
        {
            "identifier": r["identifier"],
            "product_instance_uuid": r["item"],
            "total": _PRICE,
            "sales_tax": "0.00",
            "is_refunded": r["refunded_at"] is not None,
            "purchased_at": shown(r["purchased_at"]),
            "updated_at": shown(r["refunded_at"] or r["purchased_at"]),
            "product": {"uuid": PRODUCT, "name": "OpenStax Tutor", "price": _PRICE},
        }
        for r in rows
    ]


def refund_order(db: Connection, item: str, now: datetime) -> None:
    """Give the money for a thing back."""
    order = find_order(db, item)
    if order is not None and not order["refunded_at"]:
        update(db, "provider_orders", order["id"], {"refunded_at": stored(now)})


def _buy(visit: Visit) -> Reply:
    body = visit.body()
    db = visit.db
    db.insert(
        "provider_orders",
        {
            "item": str(body["product_instance_uuid"]),
            "account_uuid": str(body["purchaser_account_uuid"]),
            "identifier": secrets.token_hex(4).upper(),
            "purchased_at": stored(visit.now),
        },
    )
    return answer({"success": True, "transaction_uuid": str(uuid.uuid4())})


def _break(visit: Visit) -> Reply:
    body = visit.body()
    item = str(body["product_instance_uuid"])
    visit.db.execute("DELETE FROM provider_outages WHERE item = ?", [item])
    if body.get("is_out", True):
        visit.db.execute("INSERT INTO provider_outages (item) VALUES (?)", [item])
    return answer({"success": True})


def _invoice(visit: Visit) -> Reply:
    row = visit.db.row("SELECT * FROM provider_orders WHERE identifier = ?", [visit.call.path["identifier"]])
    if row is None:
        raise NotFoundError
    text = (
        f"<!DOCTYPE html><html lang=en><title>Invoice</title><h1>Invoice {row['identifier']}</h1>"
        f"<p>OpenStax Tutor: ${_PRICE}, {shown(row['purchased_at'])}</p></html>"
    )
    return Reply(200, text.encode(), "text/html; charset=utf-8")


def _frame(_: Visit) -> Reply:
    text = b"<!DOCTYPE html><html lang=en><title>Payment</title><p>Here a card would be asked for.</p></html>"
    return Reply(200, text, "text/html; charset=utf-8")


PAGES = (
    Route("POST", f"{BASE}/pay/mock_purchase/", _buy, "write"),
    Route("POST", f"{BASE}/stand_in/outage/", _break, "write"),
    Route("GET", f"{BASE}/pay/form/{{item}}/", _frame),
    Route("GET", f"{BASE}/pay/invoice/{{identifier}}/", _invoice),
)
