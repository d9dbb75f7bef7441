"""Highlights in the book and what somebody wrote about them: seen by nobody else."""

import json

from sandbox.database import Row
from sandbox.http import Reply
from sandbox.tutor.books import book_of
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.membership import course_of, own_members
from sandbox.tutor.moment import shown, stored
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["ROUTES"]

_NOTES = "SELECT n.*, p.chapter, p.section, p.title FROM notes n JOIN pages p ON p.id = n.page_id WHERE n.account_id = ? "


def _list(visit: Visit) -> Reply:
    account = visit.signed_in()
    rows = visit.db.rows(
        f"{_NOTES} AND n.page_uuid = ? ORDER BY n.id", [account["id"], visit.call.path["uuid"]]
    )
    return answer([_object(r) for r in rows])


def _create(visit: Visit) -> Reply:
    account = visit.signed_in()
    body = visit.body()
    given = str(body.get("course_id") or "")
    if not given.isdigit():
        raise UnprocessableError("course_id_cant_be_blank")
    course = course_of(visit.db, int(given))
    if not own_members(visit.db, course["id"], account["id"]):
        raise ForbiddenError
    book = book_of(visit.site, visit.db, course["ecosystem_id"])
    page = next((p for p in book.pages.values() if p.uuid == visit.call.path["uuid"]), None)
    if page is None:
        raise NotFoundError
    note_id = visit.db.insert(
        "notes",
        {
            "account_id": account["id"],
            "course_id": course["id"],
            "page_id": page.id,
            "page_uuid": page.uuid,
            "anchor": body.get("anchor"),
            "contents": json.dumps(body.get("contents", {})),
            "annotation": body.get("annotation"),
            "created_at": stored(visit.now),
            "updated_at": stored(visit.now),
        },
    )
    return answer(_object(_own(visit, note_id)), 201)


def _change(visit: Visit) -> Reply:
    note = _own(visit, visit.number("id"))
    body = visit.body()
    values: dict[str, object] = {k: body[k] for k in ("anchor", "annotation") if k in body}
    if "contents" in body:
        values["contents"] = json.dumps(body["contents"])
    update(visit.db, "notes", note["id"], {**values, "updated_at": stored(visit.now)})
    return answer(_object(_own(visit, note["id"])))


def _remove(visit: Visit) -> Reply:
    note = _own(visit, visit.number("id"))
    visit.db.execute("DELETE FROM notes WHERE id = ?", [note["id"]])
    return answer(_object(note))


def _sections(visit: Visit) -> Reply:
    """The pages of a book on which somebody has notes, in the order of the book."""
    account = visit.signed_in()
    rows = visit.db.rows(
        "SELECT DISTINCT p.id, p.uuid, p.title, p.chapter, p.section FROM notes n JOIN pages p ON p.id = n.page_id "
        "JOIN ecosystems e ON e.id = p.ecosystem_id WHERE n.account_id = ? AND e.book_uuid = ? "
        "ORDER BY p.chapter, p.section",
        [account["id"], visit.call.path["uuid"]],
    )
    pages = [
        {"id": str(r["id"]), "uuid": r["uuid"], "title": r["title"], "chapter_section": _place(r)}
        for r in rows
    ]
    return answer({"pages": pages})


def _own(visit: Visit, note_id: int) -> Row:
    found = visit.db.row(f"{_NOTES} AND n.id = ?", [visit.signed_in()["id"], note_id])
    if found is None:
        raise NotFoundError
    return found


def _object(note: Row) -> dict[str, object]:
    return {
        "id": str(note["id"]),
        "course_id": str(note["course_id"]),
        "anchor": note["anchor"],
        "page_id": str(note["page_id"]),
        "chapter_section": _place(note),
        "contents": json.loads(note["contents"]),
        "annotation": note["annotation"],
        "created_at": shown(note["created_at"]),
        "updated_at": shown(note["updated_at"]),
    }


def _place(page: Row) -> list[int]:
    return [page["chapter"], page["section"]]


ROUTES = (
    Route("GET", "/pages/{uuid}/notes", _list),
    Route("POST", "/pages/{uuid}/notes", _create, "write"),
    Route("PUT", "/notes/{id}", _change, "write"),
    Route("DELETE", "/notes/{id}", _remove, "write"),
    Route("GET", "/books/{uuid}/highlighted_sections", _sections),
)
