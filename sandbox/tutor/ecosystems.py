"""The book's contents: readings, pages, exercises by pool, and what a teacher leaves out."""

from collections.abc import Sequence

from sandbox.http import Reply
from sandbox.tutor.books import Book, Exercise, book_of
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.events import tell_exclusions
from sandbox.tutor.membership import teacher_of
from sandbox.tutor.moment import shown
from sandbox.tutor.site import Route, Visit, answer

__all__ = ["ROUTES", "exercise_object"]

_OPENSTAX = {"id": "0", "name": "OpenStax"}
_POOLS = ("reading_context", "reading_dynamic", "homework_core", "homework_dynamic", "practice_widget")


def _list(visit: Visit) -> Reply:
    account = visit.signed_in()
    if not (account["is_admin"] or account["is_content_analyst"]):
        raise ForbiddenError
    rows = visit.db.rows("SELECT * FROM ecosystems ORDER BY id DESC")
    return answer(
        [
            {
                "id": str(r["id"]),
                "comments": r["title"],
                "books": [
                    {"id": str(r["id"]), "title": r["title"], "uuid": r["book_uuid"], "version": r["version"]}
                ],
            }
            for r in rows
        ]
    )


def _readings(visit: Visit) -> Reply:
    account = visit.signed_in()
    book = book_of(visit.site, visit.db, visit.number("id"))
    if not (account["is_admin"] or account["is_content_analyst"] or _uses(visit, book, None)):
        raise ForbiddenError
    chapters = []
    for chapter in book.chapters:
        pages = [
            {
                "id": str(p.id),
                "uuid": p.uuid,
                "version": book.version,
                "ox_id": f"{p.uuid}@{book.version}",
                "short_id": p.uuid[:8],
                "title": p.title,
                "type": "page",
                "chapter_section": list(p.chapter_section),
            }
            for p in chapter.pages
        ]
        chapters.append(
            {
                "id": chapter.id,
                "uuid": chapter.tutor_uuid,
                "title": chapter.title,
                "type": "part",
                "chapter_section": [chapter.number],
                "children": pages,
            }
        )
    top = {
        "id": str(book.id),
        "uuid": book.book_uuid,
        "version": book.version,
        "ox_id": f"{book.book_uuid}@{book.version}",
        "short_id": book.book_uuid[:8],
        "title": book.title,
        "type": "part",
        "chapter_section": [],
        "baked_at": shown(book.created_at),
        "is_collated": True,
        "children": chapters,
    }
    reply = answer([top])
    reply.headers["ETag"] = f'W/"ecosystem-{book.id}"'
    return reply


def _page(visit: Visit) -> Reply:
    book = book_of(visit.site, visit.db, visit.number("id"))
    wanted, _, version = visit.call.path["uuid"].partition("@")
    page = next((p for p in book.pages.values() if p.uuid == wanted), None)
    if page is None or (version and version != book.version):
        raise NotFoundError
    return answer(
        {
            "title": page.title,
            "chapter_section": list(page.chapter_section),
            "content_html": "".join(f for f in page.fragments if isinstance(f, str)),
            "spy": {},
        }
    )


def _exercises(visit: Visit) -> Reply:
    account = visit.signed_in()
    book = book_of(visit.site, visit.db, visit.number("id"))
    course_id = visit.call.ask("course_id")
    if not (account["is_content_analyst"] or _uses(visit, book, "teacher")):
        raise ForbiddenError
    return _listed(visit, book, int(course_id) if course_id and course_id.isdigit() else None)


def _course_exercises(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    return _listed(visit, book_of(visit.site, visit.db, course["ecosystem_id"]), course["id"])


def _listed(visit: Visit, book: Book, course_id: int | None) -> Reply:
    given = visit.call.path.get("pool_types", "all")
    pools = {p for p in given.split(",") if p}
    pages = visit.call.ask_all("page_ids[]", "page_ids")
    wanted = visit.call.ask_all("exercise_ids[]", "exercise_ids")
    teachers = _teachers(visit, course_id)
    found = [
        e
        for e in _present(book)
        if (e.author is None or e.author.id in teachers)
        and (pools & {"all", "all_exercises"} or pools & e.pools)
        and (not pages or str(e.page_id) in pages)
        and (not wanted or str(e.id) in wanted)
    ]
    excluded = set()
    if course_id is not None:
        rows = visit.db.rows("SELECT number FROM exclusions WHERE course_id = ?", [course_id])
        excluded = {r["number"] for r in rows}
    items = [exercise_object(book, e, is_excluded=e.number in excluded) for e in found]
    return answer({"total_count": len(items), "items": items})


def _present(book: Book) -> list[Exercise]:
    """The newest version of each question that was not deleted, in the order of the book."""
    newest: dict[int, Exercise] = {}
    for e in book.exercises.values():
        if not e.is_deleted and (e.number not in newest or newest[e.number].version < e.version):
            newest[e.number] = e
    return list(newest.values())


def _teachers(visit: Visit, course_id: int | None) -> set[int]:
    """Whose own questions are offered: those of the course's teachers, else the asker's only."""
    if course_id is None:
        return {visit.signed_in()["id"]}
    sql = "SELECT account_id FROM members WHERE course_id = ? AND kind = 'teacher' AND dropped_at IS NULL"
    return {row["account_id"] for row in visit.db.rows(sql, [course_id])}


def exercise_object(book: Book, e: Exercise, *, is_excluded: bool) -> dict[str, object]:
    """An exercise as teachers see it, with what is right."""
    page = book.pages[e.page_id]
    return {
        "id": str(e.id),
        "url": f"https://exercises.example/exercises/{e.uid}",
        "title": e.title,
        "preview": e.title,
        "context": "",
        "content": e.content,
        "images": [],
        "tags": _tags(e),
        "pool_types": ["all_exercises", *[p for p in _POOLS if p in e.pools]],
        "is_excluded": is_excluded,
        "has_interactive": False,
        "has_video": False,
        "page_uuid": page.uuid,
        "author": {"id": str(e.author.id), "name": e.author.name} if e.author else _OPENSTAX,
        "is_copyable": e.is_copyable,
    }


def _tags(e: Exercise) -> list[dict[str, str]]:
    own = e.content["tags"] if e.author else [f"type:{p}" for p in sorted(e.pools)]
    return [{"id": tag, "type": "generic", "name": tag.removeprefix("type:")} for tag in own]


def _uses(visit: Visit, book: Book, kind: str | None) -> bool:
    account = visit.signed_in()
    row = visit.db.row(
        "SELECT 1 AS one FROM members m JOIN courses c ON c.id = m.course_id WHERE m.account_id = ? "
        "AND m.dropped_at IS NULL AND (? = '' OR m.kind = ?) AND (c.ecosystem_id = ? OR EXISTS "
        "(SELECT 1 FROM plans p WHERE p.course_id = c.id AND p.ecosystem_id = ?))",
        [account["id"], kind or "", kind or "", book.id, book.id],
    )
    return row is not None


def _exclude(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    book = book_of(visit.site, visit.db, course["ecosystem_id"])
    wanted = visit.json()
    told = []
    for item in wanted if isinstance(wanted, Sequence) and not isinstance(wanted, str) else []:
        exercise = _chosen(book, item)
        visit.db.execute(
            "DELETE FROM exclusions WHERE course_id = ? AND number = ?", [course["id"], exercise.number]
        )
        if item["is_excluded"]:
            row = {"course_id": course["id"], "number": exercise.number, "group_uuid": exercise.group_uuid}
            visit.db.insert("exclusions", row)
        told.append(exercise_object(book, exercise, is_excluded=bool(item["is_excluded"])))
    tell_exclusions(visit.db, course["id"], visit.now)
    return answer(told)


def _chosen(book: Book, item: object) -> Exercise:
    if not isinstance(item, dict) or item.get("id") in (None, ""):
        raise UnprocessableError("id_blank")
    if item.get("is_excluded") is None:
        raise UnprocessableError("is_excluded_blank")
    wanted = str(item["id"])
    found = book.exercises.get(int(wanted)) if wanted.isascii() and wanted.isdigit() else None
    if found is None:
        raise UnprocessableError("exercise_not_found")
    return found


ROUTES = (
    Route("GET", "/ecosystems", _list),
    Route("GET", "/ecosystems/{id}/readings", _readings),
    Route("GET", "/ecosystems/{id}/exercises", _exercises),
    Route("GET", "/ecosystems/{id}/exercises/{pool_types}", _exercises),
    Route("GET", "/ecosystems/{id}/pages/{uuid}", _page),
    Route("PUT", "/courses/{id}/exercises/exclude", _exclude, "write"),
    Route("GET", "/courses/{id}/exercises", _course_exercises),
    Route("GET", "/courses/{id}/exercises/{pool_types}", _course_exercises),
)
