"""Seeding assignments and work, as the demo API has it: also such whose due date is past."""

import random
from datetime import datetime, timedelta

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.answering import complete_step
from sandbox.tutor.books import Book, Exercise, book_of
from sandbox.tutor.demo import make_course, make_users, named_course, require_json, run_import
from sandbox.tutor.distribution import distribute
from sandbox.tutor.errors import NotFoundError, UnprocessableError
from sandbox.tutor.jobs import enqueue
from sandbox.tutor.moment import read, shown_wall, stored, wall, wall_of
from sandbox.tutor.plan_changes import kept_drops
from sandbox.tutor.plan_rules import TakingDraft
from sandbox.tutor.plans import save_takings, short_code
from sandbox.tutor.populate import fill
from sandbox.tutor.site import Route, Site, Visit, answer
from sandbox.tutor.sql import update
from sandbox.tutor.task_rules import load_task
from sandbox.tutor.tasks import steps_of

__all__ = ["ROUTES"]

Json = dict[str, object]


def _assign(visit: Visit) -> Reply:
    told = make_plans(visit.site, visit.db, require_json(visit), visit.now)
    return answer({"task_plans": told})


def make_plans(site: Site, db: Connection, body: Json, now: datetime) -> list[Json]:
    """Assign, and hand out what is published."""
    wanted = _dict(body["course"])
    course = named_course(db, wanted)
    return [_plan(site, db, course, plan, now) for plan in _dicts(wanted["task_plans"])]


def _plan(site: Site, db: Connection, course: Row, wanted: Json, now: datetime) -> Json:
    book = book_of(site, db, course["ecosystem_id"])
    kind = str(wanted["type"])
    known = _known(db, course, wanted)
    takings = [_taking(db, course, t) for t in _dicts(wanted["assigned_to"])]
    if any(t.due_at < t.opens_at or t.closes_at < t.due_at for t in takings):
        raise UnprocessableError("validation failed: due_at cannot be before opens_at")
    template = db.value(
        "SELECT MIN(id) AS id FROM templates WHERE course_id = ? AND task_plan_type = ? AND deleted_at IS NULL",
        [course["id"], kind],
    )
    values: Json = {
        "title": str(wanted.get("title") or (known or {}).get("title")),
        "type": kind,
        "settings": _settings(db, course, book, wanted),
        "template_id": template,
    }
    if known is None:
        plan_id = db.insert(
            "plans",
            {
                **values,
                "course_id": course["id"],
                "ecosystem_id": book.id,
                "short_code": short_code(),
                "extensions": [],
                "dropped": [],
                "created_at": stored(now),
            },
        )
    else:
        plan_id = known["id"]
        update(db, "plans", plan_id, values)
    save_takings(db, plan_id, takings)
    dropped = _dropped(book, _dict(values["settings"]), wanted, now)
    update(db, "plans", plan_id, {"dropped": dropped})
    is_published = bool(wanted.get("is_published", True))
    if is_published:
        distribute(site, db, plan_id, now)
    assigned = [
        {
            "period": {"name": _dict(t["period"])["name"]},
            "opens_at": shown_wall(d.opens_at, course["timezone"]),
            "due_at": shown_wall(d.due_at, course["timezone"]),
            "closes_at": shown_wall(d.due_at, course["timezone"]),
        }
        for t, d in zip(_dicts(wanted["assigned_to"]), takings, strict=True)
    ]
    return {
        "title": values["title"],
        "type": kind,
        "book_indices": wanted.get("book_indices") or [],
        **{k: wanted.get(k) for k in ("exercises_count_core", "exercises_count_dynamic", "external_url")},
        "assigned_to": assigned,
        "is_published": is_published,
        "dropped_questions": [{"drop_method": d["drop_method"]} for d in dropped],
    }


def _dropped(book: Book, settings: Json, wanted: Json, now: datetime) -> list[Json]:
    """Questions that do not count from the beginning: by their place in the task, or any."""
    exercises = [book.exercises[int(str(e["id"]))] for e in _dicts(settings.get("exercises"))]
    questions = [question.id for exercise in exercises for question in exercise.questions]
    given = []
    for each in _dicts(wanted.get("dropped_questions")):
        place = each.get("question_index")
        try:
            chosen = random.choice(questions) if place is None else questions[int(str(place))]
        except IndexError as error:
            raise NotFoundError from error
        given.append({"question_id": chosen, "drop_method": each.get("drop_method")})
    return kept_drops(given, None, now)


def _known(db: Connection, course: Row, wanted: Json) -> Row | None:
    if wanted.get("id"):
        found = db.row("SELECT * FROM plans WHERE id = ?", [int(str(wanted["id"]))])
        if found is None:
            raise NotFoundError
        return found
    return db.row(
        "SELECT * FROM plans WHERE course_id = ? AND title = ? ORDER BY id DESC",
        [course["id"], wanted.get("title")],
    )


def _taking(db: Connection, course: Row, wanted: Json) -> TakingDraft:
    name = str(_dict(wanted["period"])["name"])
    period = db.row("SELECT id FROM periods WHERE course_id = ? AND name = ?", [course["id"], name])
    if period is None:
        # The original fails here with an internal error.
        raise LookupError(f"no period {name!r} in course {course['id']}")
    opens, due = wall(wanted["opens_at"]), wall(wanted["due_at"])
    if opens is None or due is None:
        raise UnprocessableError("validation failed: opens_at and due_at cannot be blank")
    last = wall_of(read(course["ends_at"]) - timedelta(days=1), course["timezone"])
    closes = wall(wanted.get("closes_at")) or max(due, last)
    return TakingDraft("period", period["id"], opens, due, closes)


def _settings(db: Connection, course: Row, book: Book, wanted: Json) -> Json:
    kind = wanted["type"]
    if kind == "external":
        return {"external_url": str(wanted.get("external_url") or "https://example.com")}
    if kind == "event":
        return {}
    pages = [_page(book, index) for index in _pairs(wanted.get("book_indices"))]
    if kind == "reading":
        return {"page_ids": [str(p) for p in pages]}
    dynamic = wanted.get("exercises_count_dynamic")
    return {
        "page_ids": [str(p) for p in pages],
        "exercises": [
            {"id": str(e.id), "points": points or [1.0] * len(e.questions)}
            for e, points in _exercises(db, course, book, wanted, pages)
        ],
        "exercises_count_dynamic": 3 if dynamic is None else dynamic,
    }


def _exercises(
    db: Connection, course: Row, book: Book, wanted: Json, pages: list[int]
) -> list[tuple[Exercise, object]]:
    given = _dicts(wanted.get("exercises"))
    if given:
        numbers = {e.number: e for e in book.exercises.values()}
        try:
            return [(numbers[int(str(g["number"]))], g.get("points")) for g in given]
        except KeyError as error:
            raise NotFoundError from error
    rows = db.rows("SELECT number FROM exclusions WHERE course_id = ?", [course["id"]])
    excluded = {r["number"] for r in rows}
    pool = [e for p in pages for e in book.pages[p].pool("homework_core") if e.number not in excluded]
    count = wanted.get("exercises_count_core")
    many = 3 if count is None else int(str(count))
    if len(pool) < many:
        raise NotFoundError
    return [(e, None) for e in random.sample(pool, many)]


def _pairs(given: object) -> list[object]:
    if isinstance(given, list) and len(given) == 2 and all(isinstance(g, int) for g in given):
        return [given]
    return given if isinstance(given, list) else []


def _page(book: Book, index: object) -> int:
    part, page = (index["chapter"], index["section"]) if isinstance(index, dict) else tuple(_pairs_of(index))
    try:
        if int(str(part)) < 0 or int(str(page)) < 0:
            raise NotFoundError
        return book.chapters[int(str(part))].pages[int(str(page))].id
    except (IndexError, ValueError) as error:
        raise NotFoundError from error


def _pairs_of(index: object) -> tuple[object, object]:
    if isinstance(index, list) and len(index) == 2:
        return index[0], index[1]
    raise NotFoundError


def _work(visit: Visit) -> Reply:
    return answer({"task_plans": do_work(visit.site, require_json(visit), visit.now)})


def do_work(site: Site, body: Json, now: datetime) -> list[Json]:
    """Work tasks as asked, each at its moment. Holds no transaction while Biglearn is asked."""
    wanted = _dict(body["course"])
    told: list[Json] = []
    for plan in _dicts(wanted["task_plans"]):
        for work in _dicts(plan["tasks"]):
            with site.database.reading() as db:
                found = _known(db, named_course(db, wanted), plan)
                if found is None:
                    raise NotFoundError
                task_id = _task_of(db, found["id"], str(_dict(work["student"])["username"]))
            _work_task(site, task_id, work, now)
        told.append({"title": plan.get("title")})
    return told


def _task_of(db: Connection, plan_id: int, username: str) -> int:
    row = db.row(
        "SELECT t.id FROM tasks t JOIN members m ON m.role_id = t.role_id JOIN accounts a ON a.id = m.account_id "
        "WHERE t.plan_id = ? AND a.username = ? ORDER BY t.id DESC",
        [plan_id, username],
    )
    if row is None:
        raise NotFoundError
    return int(row["id"])


def _work_task(site: Site, task_id: int, work: Json, now: datetime) -> None:
    lateness = work.get("lateness")
    with site.database.reading() as db:
        task = load_task(db, task_id, now)
    due = task.due_at or now
    moment = min(due + timedelta(seconds=-300 if lateness is None else float(str(lateness))), now)
    if task.opens_at is not None and task.opens_at > moment:
        return
    fill(site, task_id, "pe", moment)
    fill(site, task_id, "spe", moment)
    with site.database.writing() as db:
        task = load_task(db, task_id, moment)
        steps = steps_of(db, task_id)
        count = round(len(steps) * float(str(work["progress"])))
        chosen = steps[:count] if task.row["type"] == "reading" else random.sample(steps, count)
        chance = work.get("score")
        book = book_of(site, db, task.row["ecosystem_id"])
        for step in sorted(chosen, key=lambda s: s["number"]):
            values = _answer(book, step, 1.0 if chance is None else float(str(chance)))
            complete_step(db, task, step, book, values, moment)
    site.deliverer.wake()


def _answer(book: Book, step: Row, chance: float) -> Json:
    if step["kind"] != "exercise":
        return {}
    exercise = book.exercises[step["exercise_id"]]
    question = exercise.questions[step["part"]]
    is_right = random.random() < chance
    if question.is_written:
        return {"answer_id": None, "free_response": f"{'Right' if is_right else 'Wrong'}, as far as I know."}
    choice = question.right_id if is_right else next(a for a in question.answer_ids if a != question.right_id)
    values: Json = {"answer_id": choice}
    if question.needs_words:
        answers = exercise.content["questions"][step["part"]]["answers"]
        values["free_response"] = next(a["content_html"] for a in answers if str(a["id"]) == choice)
    return values


def _all(visit: Visit) -> Reply:
    body, site, now = require_json(visit), visit.site, visit.now

    def work() -> None:
        with site.database.writing() as db:
            if body.get("users"):
                make_users(db, _dict(body["users"]), now)
            offering = run_import(site, db, _dict(body["import"]), now) if body.get("import") else None
            course = None
            if body.get("course"):
                asked = _dict(body["course"])
                course = make_course(
                    db, {**asked, **({"catalog_offering": {"id": offering}} if offering else {})}, now
                )
            if body.get("assign"):
                make_plans(site, db, _of_course(_dict(body["assign"]), course), now)
        if body.get("work"):
            do_work(site, _of_course(_dict(body["work"]), course), now)

    job_id = enqueue(visit, work)
    return answer({"job": {"id": str(job_id), "url": f"/api/jobs/{job_id}"}}, 202)


def _of_course(body: Json, course: Row | None) -> Json:
    return body if course is None else {"course": {**_dict(body["course"]), "id": course["id"]}}


def _dict(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError(f"an object is needed, not {value!r}")
    return value


def _dicts(value: object) -> list[Json]:
    return [_dict(v) for v in value] if isinstance(value, list) else []


ROUTES = (
    Route("POST", "/demo/assign", _assign, "write"),
    Route("POST", "/demo/work", _work, "own"),
    Route("POST", "/demo/all", _all, "write"),
)
