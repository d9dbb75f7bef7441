"""Exports of a course's scores: made by a job, kept, and downloaded by their address."""

import base64
import re
import secrets
from dataclasses import replace

from sandbox.database import Row
from sandbox.http import Reply
from sandbox.tutor.errors import NotFoundError
from sandbox.tutor.jobs import enqueue, job_url
from sandbox.tutor.membership import has_ended, teacher_of
from sandbox.tutor.moment import shown, stored
from sandbox.tutor.performance import report
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.workbook import workbook

__all__ = ["PAGES", "ROUTES"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _begin(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))

    def work() -> str:
        with visit.site.database.writing() as db:
            return _export(replace(visit, connection=db), course)

    return answer({"job": job_url(enqueue(visit, work))}, 202)


def _export(visit: Visit, course: Row) -> str:
    """Make an export; of a course that is over, the last one again, for its scores stand. Its address."""
    last = visit.db.row("SELECT * FROM exports WHERE course_id = ? ORDER BY id DESC", [course["id"]])
    if last is not None and has_ended(course, visit.now) and last["created_at"] > course["ends_at"]:
        return _url(visit, last)
    periods = visit.db.rows("SELECT id, name FROM periods WHERE course_id = ?", [course["id"]])
    weights = {kind: float(course[f"{kind}_weight"]) for kind in ("homework", "reading")}
    names = {str(p["id"]): p["name"] for p in periods}
    content = workbook(report(visit, course, None), names, weights, shown(stored(visit.now)) or "")
    made: dict[str, object] = {
        "course_id": course["id"],
        "filename": _filename(course["name"], visit),
        "created_at": stored(visit.now),
        "token": secrets.token_urlsafe(24),
        "content": base64.b64encode(content).decode(),
    }
    visit.db.insert("exports", made)
    return _url(visit, made)


def _filename(course: str, visit: Visit) -> str:
    """The course's name as far as file systems take it, and the moment."""
    clean = re.sub(r"[^\w.-]+", "_", course, flags=re.ASCII).strip("_.")[:60]
    return f"{clean or 'Course'}_Scores_{visit.now:%Y%m%d-%H%M%S}.xlsx"


def _list(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    rows = visit.db.rows("SELECT * FROM exports WHERE course_id = ? ORDER BY id DESC", [course["id"]])
    return answer(
        [
            {"filename": r["filename"], "url": _url(visit, r), "created_at": shown(r["created_at"])}
            for r in rows
        ]
    )


def _url(visit: Visit, export: Row | dict[str, object]) -> str:
    return f"{visit.call.base_url}/exports/{export['token']}/{export['filename']}"


def _download(visit: Visit) -> Reply:
    """The file, for whoever has its address: the real one stands in a store that knows no sessions."""
    row = visit.db.row("SELECT * FROM exports WHERE token = ?", [visit.call.path["token"]])
    if row is None:
        raise NotFoundError
    headers = {"content-disposition": f'attachment; filename="{row["filename"]}"'}
    return Reply(200, base64.b64decode(row["content"]), _XLSX, headers)


ROUTES = (
    Route("POST", "/courses/{id}/performance/export", _begin, "write"),
    Route("GET", "/courses/{id}/performance/exports", _list),
)
PAGES = (Route("GET", "/exports/{token}/{filename}", _download),)
