"""The performance forecast: Biglearn's estimates for every chapter and page with any counted work."""

import uuid
from collections.abc import Callable, Sequence

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.biglearn import BiglearnError
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.dues import check_paid
from sandbox.tutor.errors import ForbiddenError, NotFoundError
from sandbox.tutor.membership import course_of, is_teacher, own_member, teacher_of
from sandbox.tutor.moment import shown
from sandbox.tutor.site import Route, Site, Visit, answer
from sandbox.tutor.sql import rows_in
from sandbox.tutor.task_rules import load_tasks

__all__ = ["ROUTES"]

_DEFAULT = {"minimum": 0.0, "most_likely": 0.5, "maximum": 1.0, "is_real": False}
_STEPS = (
    "SELECT s.task_id, s.page_id, s.first_completed_at, s.last_completed_at FROM steps s WHERE s.task_id IN (:many) "
    "AND s.kind = 'exercise' AND s.first_completed_at IS NOT NULL"
)
Clues = Callable[[Sequence[str]], dict[str, dict[str, object]]]


def _student_guide(visit: Visit) -> Reply:
    visit.signed_in()
    with visit.site.database.reading() as visit.connection:
        course = course_of(visit.db, visit.number("id"))
        member = _student(visit, course)
        book = book_of(visit.site, visit.db, course["ecosystem_id"])
        work = _work(visit, [member])
        title = visit.db.value("SELECT name FROM periods WHERE id = ?", [member["period_id"]])
    clues = _asking(visit.site, "student", member["uuid"])
    return answer(_guide(member["period_id"], title, book, (work, 1), clues))


def _teacher_guide(visit: Visit) -> Reply:
    visit.signed_in()
    with visit.site.database.reading() as visit.connection:
        course = teacher_of(visit, visit.number("id"))
        book = book_of(visit.site, visit.db, course["ecosystem_id"])
        periods = visit.db.rows(
            "SELECT * FROM periods WHERE course_id = ? AND archived_at IS NULL ORDER BY id", [course["id"]]
        )
        members = visit.db.rows(
            "SELECT * FROM members WHERE course_id = ? AND kind = 'student' AND dropped_at IS NULL",
            [course["id"]],
        )
        works = []
        for p in periods:
            own = [m for m in members if m["period_id"] == p["id"]]
            works.append((p, (_work(visit, own), len(own))))
    found = []
    for period, work in works:
        found.append(
            _guide(period["id"], period["name"], book, work, _asking(visit.site, "teacher", period["uuid"]))
        )
    return answer(found)


def _student(visit: Visit, course: Row) -> Row:
    account = visit.signed_in()
    wanted = visit.call.path.get("role_id") or visit.call.ask("role_id")
    if wanted and is_teacher(visit.db, course["id"], account["id"]):
        row = visit.db.row(
            "SELECT m.*, p.archived_at FROM members m JOIN periods p ON p.id = m.period_id "
            "WHERE m.course_id = ? AND m.role_id = ?",
            [course["id"], int(wanted) if wanted.isdigit() else 0],
        )
        if row is None:
            raise NotFoundError
        if row["dropped_at"] or row["archived_at"]:
            raise ForbiddenError
        return row
    member = own_member(visit, course["id"])
    if member["kind"] == "teacher":
        raise ForbiddenError
    check_paid(visit.db, member, visit.now)
    return member


def _work(visit: Visit, members: Sequence[Row]) -> list[Row]:
    """Answered questions that count: those whose feedback is out."""
    tasks = load_tasks(visit.db, "t.role_id", [m["role_id"] for m in members], visit.now)
    return _answered(visit.db, [t.id for t in tasks if t.tells_now])


def _answered(db: Connection, task_ids: list[int]) -> list[Row]:
    return rows_in(db, _STEPS, task_ids)


def _guide(
    period_id: int, title: str, book: Book, work: tuple[list[Row], int], clues: Clues
) -> dict[str, object]:
    rows, students = work
    worked = {r["page_id"] for r in rows}
    chapters = [c for c in book.chapters if any(p.id in worked for p in c.pages)]
    containers = [c.tutor_uuid for c in chapters]
    containers += [p.tutor_uuid for c in chapters for p in c.pages if p.id in worked]
    found = clues(containers) if containers else {}
    children = []
    for chapter in chapters:
        pages = [p for p in chapter.pages if p.id in worked]
        own = [r for r in rows if r["page_id"] in {p.id for p in pages}]
        leaves = [
            {
                **_part(
                    p.title, p.chapter_section, [p.id], [r for r in rows if r["page_id"] == p.id], students
                ),
                "clue": found.get(p.tutor_uuid, _DEFAULT),
                "children": [],
            }
            for p in pages
        ]
        part = _part(chapter.title, (chapter.number,), [p.id for p in pages], own, students)
        children.append({**part, "clue": found.get(chapter.tutor_uuid, _DEFAULT), "children": leaves})
    top = _worked(title, [p for p in book.pages if p in worked], rows)
    return {"period_id": str(period_id), **top, "children": children}


def _part(
    title: str, section: tuple[int, ...], pages: list[int], rows: list[Row], students: int
) -> dict[str, object]:
    return {
        **_worked(title, pages, rows),
        "chapter_section": list(section),
        "student_count": students,
        "questions_answered_count": len(rows),
    }


def _worked(title: str, pages: list[int], rows: list[Row]) -> dict[str, object]:
    return {
        "title": title,
        "page_ids": [str(p) for p in pages],
        "first_worked_at": shown(min((r["first_completed_at"] for r in rows), default=None)),
        "last_worked_at": shown(max((r["last_completed_at"] for r in rows), default=None)),
    }


def _asking(site: Site, kind: str, owner: str) -> Clues:
    return lambda containers: _clues((site, kind, owner), containers)


def _clues(asked: tuple[Site, str, str], containers: Sequence[str]) -> dict[str, dict[str, object]]:
    """Biglearn's estimates by container, whatever their status; none while it is away."""
    site, kind, owner = asked
    name = "student_uuid" if kind == "student" else "course_container_uuid"
    items = {
        str(uuid.uuid4()): {name: owner, "book_container_uuid": c, "algorithm_name": site.algorithms.clues}
        for c in containers
    }
    payload = {f"{kind}_clue_requests": [{"request_uuid": k, **v} for k, v in items.items()]}
    try:
        found = site.biglearn.ask(f"fetch_{kind}_clues", payload).get(f"{kind}_clue_responses", [])
    except BiglearnError:
        return {}
    return {
        items[r["request_uuid"]]["book_container_uuid"]: {
            k: r["clue_data"][k] for k in ("minimum", "most_likely", "maximum", "is_real")
        }
        for r in found
    }


ROUTES = (
    Route("GET", "/courses/{id}/guide", _student_guide, "own"),
    Route("GET", "/courses/{id}/guide/role/{role_id}", _student_guide, "own"),
    Route("GET", "/courses/{id}/teacher_guide", _teacher_guide, "own"),
    Route("GET", "/courses/{id}/teacher_guide/role/{role_id}", _teacher_guide, "own"),
)
