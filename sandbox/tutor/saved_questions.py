"""Questions that a student saved for practice, and practising them."""

from collections.abc import Sequence

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.dues import check_paid
from sandbox.tutor.ecosystems import exercise_object
from sandbox.tutor.errors import NotFoundError, UnprocessableError
from sandbox.tutor.membership import student_in
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import rows_in
from sandbox.tutor.task_rules import load_tasks

__all__ = ["ROUTES", "available_exercises"]

_SAVED = (
    "SELECT q.*, s.task_id, t.ecosystem_id FROM practice_questions q JOIN steps s ON s.id = q.step_id "
    "JOIN tasks t ON t.id = s.task_id WHERE q.role_id = ? ORDER BY q.id"
)


def available_exercises(visit: Visit, member: Row, wanted: Sequence[str]) -> list[Row]:
    """Those of the wanted saved questions that may be practised now, in the order in which they were saved."""
    saved = _saved(visit, member)
    known = {str(q["id"]) for q, _ in saved}
    if not wanted or not set(wanted) <= known:
        raise UnprocessableError("invalid_practice_questions")
    return [q for q, is_available in saved if is_available and str(q["id"]) in wanted]


def _saved(visit: Visit, member: Row) -> list[tuple[Row, bool]]:
    """The saved questions, each with whether the feedback of where it came from is out."""
    rows = visit.db.rows(_SAVED, [member["role_id"]])
    tasks = {t.id: t for t in load_tasks(visit.db, "t.id", [r["task_id"] for r in rows], visit.now)}
    steps = rows_in(visit.db, "SELECT * FROM steps WHERE id IN (:many)", [r["step_id"] for r in rows])
    by_id = {s["id"]: s for s in steps}
    return [(r, tasks[r["task_id"]].has_feedback(by_id[r["step_id"]])) for r in rows]


def _student(visit: Visit, course_id: int) -> Row:
    """The visitor's place as a student who owes nothing yet."""
    member = student_in(visit, course_id)
    check_paid(visit.db, member, visit.now)
    return member


def _list(visit: Visit) -> Reply:
    member = _student(visit, visit.number("id"))
    return answer([_object(visit, q, is_available=a) for q, a in _saved(visit, member)])


def _save(visit: Visit) -> Reply:
    member = _student(visit, visit.number("id"))
    step = _own_step(visit.db, member, visit.body().get("tasked_exercise_id"))
    if step is None:
        raise UnprocessableError("not_found")
    known = {q["step_id"] for q, _ in _saved(visit, member)}
    if step["id"] not in known:
        row = {"role_id": member["role_id"], "step_id": step["id"], "exercise_id": step["exercise_id"]}
        visit.db.insert("practice_questions", row)
    [(saved, is_available)] = [(q, a) for q, a in _saved(visit, member) if q["step_id"] == step["id"]]
    return answer(_object(visit, saved, is_available=is_available), 201)


def _own_step(db: Connection, member: Row, wanted: object) -> Row | None:
    if not str(wanted).isdigit():
        return None
    return db.row(
        "SELECT s.* FROM steps s JOIN tasks t ON t.id = s.task_id WHERE s.id = ? AND t.role_id = ? "
        "AND s.kind = 'exercise'",
        [int(str(wanted)), member["role_id"]],
    )


def _remove(visit: Visit) -> Reply:
    member = _student(visit, visit.number("id"))
    wanted = visit.number("question_id")
    found = [(q, a) for q, a in _saved(visit, member) if q["id"] == wanted]
    if not found:
        raise NotFoundError
    visit.db.execute("DELETE FROM practice_questions WHERE id = ?", [wanted])
    saved, is_available = found[0]
    return answer(_object(visit, saved, is_available=is_available))


def _exercises(visit: Visit) -> Reply:
    course_id = visit.call.ask("course_id") or ""
    if not course_id.isdigit():
        raise NotFoundError
    member = _student(visit, int(course_id))
    found = {q["exercise_id"]: _book(visit, q) for q, _ in _saved(visit, member)}
    items = []
    for exercise_id, book in found.items():
        shown = exercise_object(book, book.exercises[exercise_id], is_excluded=False)
        items.append({**shown, "content": book.exercises[exercise_id].for_students()})
    return answer({"total_count": len(items), "items": items})


def _object(visit: Visit, saved: Row, *, is_available: bool) -> dict[str, object]:
    return {
        "id": saved["id"],
        "tasked_exercise_id": saved["step_id"],
        "exercise_id": str(saved["exercise_id"]),
        "exercise_uuid": _book(visit, saved).exercises[saved["exercise_id"]].uuid,
        "available": is_available,
    }


def _book(visit: Visit, saved: Row) -> Book:
    return book_of(visit.site, visit.db, saved["ecosystem_id"])


ROUTES = (
    Route("GET", "/courses/{id}/practice_questions", _list),
    Route("POST", "/courses/{id}/practice_questions", _save, "write"),
    Route("DELETE", "/courses/{id}/practice_questions/{question_id}", _remove, "write"),
    Route("GET", "/ecosystems/{id}/practice_exercises", _exercises),
)
