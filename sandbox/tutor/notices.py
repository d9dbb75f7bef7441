"""Notices that administrators put up: to everyone or to teachers only, each for as long as it was meant to stay."""

from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.tutor.moment import parse_moment, stored

__all__ = ["KINDS", "add_notice", "all_notices", "remove_notice", "shown_notices"]

KINDS = ("general", "instructor")


def add_notice(db: Connection, kind: str, message: str, begins: str, ends: str) -> int:
    """Put up a notice; an empty moment leaves that end open. ValueError for what is no notice."""
    if kind not in KINDS or not message.strip():
        raise ValueError("a notice needs a kind and a message")
    span = {name: _moment(text) for name, text in (("begins_at", begins), ("ends_at", ends))}
    return db.insert("notices", {"kind": kind, "message": message, **span})


def remove_notice(db: Connection, notice_id: int) -> None:
    """Take a notice down; again is harmless."""
    db.execute("DELETE FROM notices WHERE id = ?", [notice_id])


def all_notices(db: Connection) -> list[Row]:
    """Every notice, those to come and those past included."""
    return db.rows("SELECT * FROM notices ORDER BY id")


def shown_notices(db: Connection, now: datetime, *, to_teacher: bool) -> list[dict[str, object]]:
    """What somebody is told at a moment."""
    kinds = KINDS if to_teacher else KINDS[:1]
    present = stored(now)
    return [
        {"id": str(n["id"]), "message": n["message"], "type": n["kind"]}
        for n in all_notices(db)
        if n["kind"] in kinds
        and (n["begins_at"] is None or n["begins_at"] <= present)
        and (n["ends_at"] is None or n["ends_at"] > present)
    ]


def _moment(text: str) -> str | None:
    return stored(parse_moment(text)) if text.strip() else None
