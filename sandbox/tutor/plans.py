"""Task plans: what a teacher assigns, as drafts and published, changed, withdrawn and restored."""

import json
import secrets
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.assignments import tell_assignments
from sandbox.tutor.distribution import distribute, give_previews, is_open_to_students
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.jobs import enqueue
from sandbox.tutor.membership import course_of, has_ended, is_teacher, teacher_of
from sandbox.tutor.moment import stored
from sandbox.tutor.plan_changes import kept_drops, kept_extensions
from sandbox.tutor.plan_objects import plan_objects
from sandbox.tutor.plan_rules import TakingDraft, check_plan, taking_drafts
from sandbox.tutor.plan_sources import fitted_settings, listed_plans
from sandbox.tutor.site import Route, Site, Visit, answer
from sandbox.tutor.sql import update

__all__ = ["ROUTES", "own_plan", "plan_row", "save_takings", "short_code"]


def plan_row(db: Connection, plan_id: int) -> Row:
    """A plan; 404 when there is none."""
    row = db.row("SELECT * FROM plans WHERE id = ?", [plan_id])
    if row is None:
        raise NotFoundError
    return row


def own_plan(visit: Visit) -> tuple[Row, Row]:
    """The plan that the path names and its course, for its teacher; 403 for others."""
    account = visit.signed_in()
    plan = plan_row(visit.db, visit.number("id"))
    if not is_teacher(visit.db, plan["course_id"], account["id"]):
        raise ForbiddenError
    return plan, course_of(visit.db, plan["course_id"])


def short_code() -> str:
    """A code for a link to the plan."""
    return secrets.token_hex(3)


def save_takings(db: Connection, plan_id: int, drafts: list[TakingDraft]) -> None:
    """Replace whom the plan is for and when."""
    db.execute("DELETE FROM tasking_plans WHERE plan_id = ?", [plan_id])
    db.insert_many(
        "INSERT INTO tasking_plans (plan_id, target_type, target_id, opens_at, due_at, closes_at, graded_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (plan_id, d.target_type, d.target_id, d.opens_at, d.due_at, d.closes_at, d.graded_at)
            for d in drafts
        ],
    )


def _list(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    items = plan_objects(visit.db, listed_plans(visit.db, course, visit.call.ask("clone_status")))
    return answer({"total_count": len(items), "items": items})


def _show(visit: Visit) -> Reply:
    plan, _ = own_plan(visit)
    return answer(plan_objects(visit.db, [plan])[0])


def _create(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    if has_ended(course, visit.now):
        raise ForbiddenError
    body = visit.body()
    kind = str(body["type"])
    values: dict[str, object] = {
        "course_id": course["id"],
        "ecosystem_id": course["ecosystem_id"],
        "type": kind,
        "title": _trimmed(body.get("title")) or "",
        "description": _trimmed(body.get("description")),
        "settings": body.get("settings") or {},
        "template_id": _number(body.get("grading_template_id")),
        "short_code": short_code(),
        "extensions": kept_extensions(body.get("extensions")),
        "dropped": kept_drops(body.get("dropped_questions"), None, visit.now),
        "created_at": stored(visit.now),
        "cloned_from_id": _number(body.get("cloned_from_id")),
    }
    if values["cloned_from_id"]:
        values["settings"] = fitted_settings(visit.db, course["ecosystem_id"], body.get("settings") or {})
    takings = taking_drafts(body.get("tasking_plans"), course)
    wants_publishing = bool(body.get("is_publish_requested"))
    check_plan(visit, course, values, takings, is_first_publish=wants_publishing)
    plan_id = visit.db.insert("plans", values)
    save_takings(visit.db, plan_id, takings)
    return _finish(visit, plan_id, wants_publishing=wants_publishing)


def _change(visit: Visit) -> Reply:
    plan, course = own_plan(visit)
    if has_ended(course, visit.now) or plan["withdrawn_at"]:
        raise ForbiddenError
    body = visit.body()
    old = visit.db.rows("SELECT * FROM tasking_plans WHERE plan_id = ? ORDER BY id", [plan["id"]])
    is_open = is_open_to_students(visit.db, plan, old, visit.now)
    values = {
        "title": _trimmed(body.get("title", plan["title"])),
        "description": _trimmed(body.get("description", plan["description"])),
        "settings": body.get("settings") or json.loads(plan["settings"]),
        "template_id": _number(body.get("grading_template_id")) or plan["template_id"],
        "extensions": kept_extensions(body.get("extensions", json.loads(plan["extensions"]))),
        "dropped": kept_drops(
            body.get("dropped_questions", json.loads(plan["dropped"])), plan["dropped"], visit.now
        ),
    }
    takings = taking_drafts(body["tasking_plans"], course, old) if "tasking_plans" in body else None
    if is_open:
        takings = _only_later_dates(plan, values, takings, old)
    wants_publishing = bool(body.get("is_publish_requested"))
    kept = takings if takings is not None else [TakingDraft.of(t) for t in old]
    is_first = wants_publishing and not plan["first_published_at"]
    check_plan(visit, course, {**plan, **values}, kept, is_first_publish=is_first)
    update(visit.db, "plans", plan["id"], values)
    save_takings(visit.db, plan["id"], kept)
    if plan["first_published_at"] and not wants_publishing:
        _carry_dates(visit.site, visit.db, plan["id"], visit.now)
    return _finish(visit, plan["id"], wants_publishing=wants_publishing)


def _only_later_dates(
    plan: Row, values: dict[str, object], takings: list[TakingDraft] | None, old: list[Row]
) -> list[TakingDraft] | None:
    """What may still change once students saw the plan; 422 for anything else, an opening kept silently."""
    if values["settings"] != json.loads(plan["settings"]):
        raise UnprocessableError("settings_cannot_be_updated_after_it_is_open")
    if takings is None:
        return None
    opened = {(t["target_type"], t["target_id"]): t["opens_at"] for t in old}
    if not set(opened) <= {(t.target_type, t.target_id) for t in takings}:
        raise UnprocessableError("tasking_plans_cannot_be_updated_after_it_is_open")
    return [t.opening(opened.get((t.target_type, t.target_id), t.opens_at)) for t in takings]


def _carry_dates(site: Site, db: Connection, plan_id: int, now: datetime) -> None:
    """Give existing tasks the plan's present dates and title."""
    plan = plan_row(db, plan_id)
    takings = db.rows("SELECT * FROM tasking_plans WHERE plan_id = ?", [plan_id])
    tasks = db.rows("SELECT id, period_id FROM tasks WHERE plan_id = ?", [plan_id])
    for task in tasks:
        for t in takings:
            if t["target_type"] == "course" or t["target_id"] == task["period_id"]:
                dates = {k: t[k] for k in ("opens_at", "due_at", "closes_at")}
                update(db, "tasks", task["id"], {**dates, "title": plan["title"]})
    tell_assignments(site, db, [t["id"] for t in tasks], now)


def _finish(visit: Visit, plan_id: int, *, wants_publishing: bool) -> Reply:
    if wants_publishing:
        site, now = visit.site, visit.now

        def work() -> None:
            with site.database.writing() as db:
                distribute(site, db, plan_id, now)

        job_id = enqueue(visit, work)
        update(visit.db, "plans", plan_id, {"job_id": job_id, "publish_requested_at": stored(now)})
    else:
        give_previews(visit.site, visit.db, plan_id, visit.now)
    shown_plan = plan_objects(visit.db, [plan_row(visit.db, plan_id)])[0]
    return answer(shown_plan, 202 if wants_publishing else 200)


def _withdraw(visit: Visit) -> Reply:
    plan, _ = own_plan(visit)
    if plan["withdrawn_at"]:
        raise UnprocessableError("task_plan_is_already_deleted")
    return _set_withdrawn(visit, plan["id"], stored(visit.now))


def _restore(visit: Visit) -> Reply:
    plan, _ = own_plan(visit)
    if not plan["withdrawn_at"]:
        raise UnprocessableError("task_plan_is_not_deleted")
    return _set_withdrawn(visit, plan["id"], None)


def _set_withdrawn(visit: Visit, plan_id: int, moment: str | None) -> Reply:
    update(visit.db, "plans", plan_id, {"withdrawn_at": moment})
    if moment is None:
        visit.db.execute("UPDATE tasks SET hidden_at = NULL WHERE plan_id = ?", [plan_id])
    tasks = visit.db.rows("SELECT id FROM tasks WHERE plan_id = ? ORDER BY id", [plan_id])
    tell_assignments(visit.site, visit.db, [t["id"] for t in tasks], visit.now)
    return answer(plan_objects(visit.db, [plan_row(visit.db, plan_id)])[0])


def _trimmed(value: object) -> str | None:
    return None if value is None else str(value).strip()


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if value is not None and text.isascii() and text.isdigit() else None


ROUTES = (
    Route("GET", "/courses/{id}/plans", _list),
    Route("POST", "/courses/{id}/plans", _create, "write"),
    Route("GET", "/plans/{id}", _show),
    Route("PUT", "/plans/{id}", _change, "write"),
    Route("DELETE", "/plans/{id}", _withdraw, "write"),
    Route("PUT", "/plans/{id}/restore", _restore, "write"),
)
