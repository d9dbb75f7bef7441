"""A student's tasks: opening them, looking at steps, answering, hiding what was withdrawn."""

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.answering import answer_step
from sandbox.tutor.books import Book, book_of
from sandbox.tutor.dues import check_paid
from sandbox.tutor.errors import ForbiddenError, NotFoundError
from sandbox.tutor.membership import is_teacher, own_members
from sandbox.tutor.moment import stored
from sandbox.tutor.populate import fill, has_open_core
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.sql import update
from sandbox.tutor.task_objects import step_object, task_object
from sandbox.tutor.task_rules import Task, load_task

__all__ = ["ROUTES", "steps_of"]


def steps_of(db: Connection, task_id: int) -> list[Row]:
    """A task's steps in order."""
    return db.rows("SELECT * FROM steps WHERE task_id = ? ORDER BY number", [task_id])


def _show(visit: Visit) -> Reply:
    visit.signed_in()
    task_id = visit.number("id")
    with visit.site.database.reading() as db:
        task = load_task(db, task_id, visit.now)
        _check_reader(db, visit, task)
        is_own = task.row["account_id"] == visit.signed_in()["id"]
    if is_own and not task.row["withdrawn_at"]:
        fill(visit.site, task_id, "pe", visit.now)
        _fill_spaced(visit, task_id)
    with visit.site.database.reading() as db:
        book = book_of(visit.site, db, task.row["ecosystem_id"])
        return answer(task_object(load_task(db, task_id, visit.now), steps_of(db, task_id), book))


def _hide(visit: Visit) -> Reply:
    task = load_task(visit.db, visit.number("id"), visit.now)
    if task.row["account_id"] != visit.signed_in()["id"] or not task.row["withdrawn_at"]:
        raise ForbiddenError
    _check_reader(visit.db, visit, task)
    update(visit.db, "tasks", task.id, {"hidden_at": stored(visit.now)})
    book = book_of(visit.site, visit.db, task.row["ecosystem_id"])
    return answer(task_object(task, steps_of(visit.db, task.id), book))


def _show_step(visit: Visit) -> Reply:
    visit.signed_in()
    task, step, book = _step(visit, visit.db)
    is_teacher_here = _check_reader(visit.db, visit, task)
    return answer(step_object(task, step, book, whole=True, knows=is_teacher_here))


def _answer(visit: Visit) -> Reply:
    account = visit.signed_in()
    body = visit.body()
    with visit.site.database.writing() as db:
        task, step, book = _step(visit, db)
        if task.row["account_id"] != account["id"]:
            raise ForbiddenError
        _check_reader(db, visit, task)
        answer_step(db, task, step, book, body)
        is_core_done = not has_open_core(db, task.id)
    if is_core_done:
        _fill_spaced(visit, task.id)
    with visit.site.database.reading() as db:
        task, step, book = _step(visit, db)
        return answer(step_object(task, step, book, whole=True))


def _fill_spaced(visit: Visit, task_id: int) -> None:
    with visit.site.database.reading() as db:
        task = db.row("SELECT spes_assigned FROM tasks WHERE id = ?", [task_id])
        is_due = task is not None and not task["spes_assigned"] and not has_open_core(db, task_id)
    if is_due:
        fill(visit.site, task_id, "spe", visit.now)


def _step(visit: Visit, db: Connection) -> tuple[Task, Row, Book]:
    step = db.row("SELECT * FROM steps WHERE id = ?", [visit.number("id")])
    if step is None:
        raise NotFoundError
    task = load_task(db, step["task_id"], visit.now)
    return task, step, book_of(visit.site, db, task.row["ecosystem_id"])


def _check_reader(db: Connection, visit: Visit, task: Task) -> bool:
    """403 for whoever may not look at this task; whether it is the course's teacher who looks."""
    account = visit.signed_in()
    if task.row["account_id"] == account["id"]:
        mine = {m["id"]: m for m in own_members(db, task.row["course_id"], account["id"])}
        is_open = task.is_open or task.row["member_kind"] == "teacher_student"
        if task.row["member_id"] not in mine or not is_open:
            raise ForbiddenError
        check_paid(db, mine[task.row["member_id"]], visit.now)
        return False
    if not is_teacher(db, task.row["course_id"], account["id"]):
        raise ForbiddenError
    return True


ROUTES = (
    Route("GET", "/tasks/{id}", _show, "own"),
    Route("DELETE", "/tasks/{id}", _hide, "write"),
    Route("GET", "/steps/{id}", _show_step),
    Route("PUT", "/steps/{id}", _answer, "own"),
)
