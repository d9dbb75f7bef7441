"""Practice: five questions on chosen pages or on the weakest topics, with feedback at once."""

import json
import uuid

from sandbox.database import Row
from sandbox.http import Reply, json_reply
from sandbox.tutor.assignments import tell_assignments, tell_assignments_gone
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.distribution import PERSONALIZED, Draft, add_steps
from sandbox.tutor.dues import check_paid
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.membership import course_of, has_ended, student_in
from sandbox.tutor.moment import read, stored
from sandbox.tutor.populate import fill, place
from sandbox.tutor.readiness import worst_areas
from sandbox.tutor.saved_questions import available_exercises
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update
from sandbox.tutor.task_objects import task_object
from sandbox.tutor.task_rules import PRACTICE_TYPES, load_task
from sandbox.tutor.tasks import steps_of

__all__ = ["ROUTES"]

_COUNT = 5


def _on_pages(visit: Visit) -> Reply:
    visit.signed_in()
    wanted = visit.body().get("page_ids")
    with visit.site.database.writing() as visit.connection:
        course, member, book = _place(visit)
        pages = _pages(book, wanted)
        kind = "page_practice" if len(pages) == 1 else "chapter_practice"
        known = _unworked(visit, member, kind, pages)
        task_id = known or _begin(visit, course, member, (kind, pages))
        if known is None:
            tell_assignments(visit.site, visit.db, [task_id], visit.now)
    visit.site.deliverer.wake()
    if known is None:
        fill(visit.site, task_id, "pe", visit.now)
        _require_exercises(visit, task_id)
    return _reply(visit, task_id)


def _on_weakest(visit: Visit) -> Reply:
    visit.signed_in()
    kind = "practice_worst_topics"
    with visit.site.database.reading() as visit.connection:
        course, member, book = _place(visit)
        known = _unworked(visit, member, kind, None)
    if known is not None:
        return _reply(visit, known)
    choice = worst_areas(visit.site, member["uuid"], _COUNT)
    uuids = (choice or {}).get("exercise_uuids") or []
    if not uuids:
        raise UnprocessableError("no_exercises")
    if len(uuids) > _COUNT or any(u not in book.by_uuid for u in uuids):
        raise RuntimeError(f"Biglearn chose {len(uuids)} exercises for practice, or unknown ones: {uuids}")
    exercises = [book.by_uuid[u] for u in uuids]
    with visit.site.database.writing() as visit.connection:
        again = _unworked(visit, member, kind, None)
        if again is None:
            pages = list(dict.fromkeys(e.page_id for e in exercises))
            task_id = _begin(visit, course, member, (kind, pages))
            place(visit.db, task_id, "pe", exercises, choice)
            update(visit.db, "tasks", task_id, {"pes_assigned": 1})
            tell_assignments(visit.site, visit.db, [task_id], visit.now)
        else:  # a second click was faster
            task_id = again
    visit.site.deliverer.wake()
    return _reply(visit, task_id)


def _on_saved(visit: Visit) -> Reply:
    visit.signed_in()
    given = visit.body().get("practice_question_ids")
    wanted = [str(w) for w in given] if isinstance(given, list) else []
    with visit.site.database.writing() as visit.connection:
        course, member, book = _place(visit)
        saved = available_exercises(visit, member, wanted)
        exercises = [book.exercises[q["exercise_id"]] for q in saved if q["exercise_id"] in book.exercises]
        if not exercises:
            raise UnprocessableError("no_exercises")
        pages = list(dict.fromkeys(e.page_id for e in exercises))
        task_id = _begin(visit, course, member, ("practice_saved", pages), count=len(exercises))
        place(visit.db, task_id, "pe", exercises, None)
        update(visit.db, "tasks", task_id, {"pes_assigned": 1})
        tell_assignments(visit.site, visit.db, [task_id], visit.now)
    visit.site.deliverer.wake()
    return _reply(visit, task_id)


def _exit(visit: Visit) -> Reply:
    account = visit.signed_in()
    task = load_task(visit.db, visit.number("task_id"), visit.now)
    if task.row["course_id"] != visit.number("id") or task.row["type"] not in PRACTICE_TYPES:
        raise NotFoundError
    if task.row["account_id"] != account["id"]:
        raise ForbiddenError
    if not task.row["closed_at"]:
        update(visit.db, "tasks", task.id, {"closed_at": stored(visit.now)})
    return Reply(204)


def _saved(visit: Visit) -> Reply:
    member = student_in(visit, visit.number("id"))
    found = _unworked(visit, member, "practice_saved", None)
    return json_reply({"id": found})


def _place(visit: Visit) -> tuple[Row, Row, Book]:
    course = course_of(visit.db, visit.number("id"))
    member = student_in(visit, course["id"])
    check_paid(visit.db, member, visit.now)
    if visit.now < read(course["starts_at"]):
        raise UnprocessableError("course_not_started")
    if has_ended(course, visit.now):
        raise UnprocessableError("course_ended")
    return course, member, book_of(visit.site, visit.db, course["ecosystem_id"])


def _pages(book: Book, wanted: object) -> list[int]:
    ids = [str(w) for w in wanted] if isinstance(wanted, list) else []
    if not ids or not all(i.isdigit() and int(i) in book.pages for i in ids):
        raise UnprocessableError("invalid_page_ids")
    return [int(i) for i in dict.fromkeys(ids)]


def _unworked(visit: Visit, member: Row, kind: str, pages: list[int] | None) -> int | None:
    """The practice task that the same request made before and that nobody has worked yet."""
    rows = visit.db.rows(
        "SELECT t.id, t.page_ids FROM tasks t WHERE t.role_id = ? AND t.type = ? AND t.closed_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM steps s WHERE s.task_id = t.id AND (s.first_completed_at IS NOT NULL "
        "OR s.free_response IS NOT NULL)) ORDER BY t.id DESC",
        [member["role_id"], kind],
    )
    same = [r["id"] for r in rows if pages is None or json.loads(r["page_ids"]) == pages]
    return int(same[0]) if same else None


def _begin(
    visit: Visit, course: Row, member: Row, what: tuple[str, list[int]], *, count: int = _COUNT
) -> int:
    kind, pages = what
    task_id = visit.db.insert(
        "tasks",
        {
            "uuid": str(uuid.uuid4()),
            "course_id": course["id"],
            "ecosystem_id": course["ecosystem_id"],
            "role_id": member["role_id"],
            "period_id": member["period_id"],
            "type": kind,
            "title": "Practice",
            "page_ids": pages,
            "goal_pes": count,
            "goal_spes": 0,
            "pes_assigned": 0,
            "spes_assigned": 1,
            "pes": {},
            "spes": {},
            "created_at": stored(visit.now),
        },
    )
    add_steps(visit.db, task_id, [Draft("placeholder", PERSONALIZED, slot="pe")] * count)
    return task_id


def _require_exercises(visit: Visit, task_id: int) -> None:
    """422 when nothing could be chosen; the empty task goes, and Biglearn hears that it went."""
    with visit.site.database.writing() as db:
        if db.row("SELECT 1 AS one FROM steps WHERE task_id = ?", [task_id]) is not None:
            return
        tell_assignments_gone(visit.site, db, [task_id], visit.now)
        db.execute("DELETE FROM tasks WHERE id = ?", [task_id])
    visit.site.deliverer.wake()
    raise UnprocessableError("no_exercises")


def _reply(visit: Visit, task_id: int) -> Reply:
    with visit.site.database.reading() as db:
        task = load_task(db, task_id, visit.now)
        return answer(
            task_object(task, steps_of(db, task_id), book_of(visit.site, db, task.row["ecosystem_id"])), 201
        )


ROUTES = (
    Route("POST", "/courses/{id}/practice", _on_pages, "own"),
    Route("POST", "/courses/{id}/practice/role/{role_id}", _on_pages, "own"),
    Route("POST", "/courses/{id}/practice/worst", _on_weakest, "own"),
    Route("POST", "/courses/{id}/practice/worst/role/{role_id}", _on_weakest, "own"),
    Route("GET", "/courses/{id}/practice/saved", _saved),
    Route("POST", "/courses/{id}/practice/saved", _on_saved, "own"),
    Route("PUT", "/courses/{id}/practice/{task_id}/exit", _exit, "write"),
)
