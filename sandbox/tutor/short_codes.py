"""Short links to an assignment: the teacher comes to its review, a student to the own task."""

from sandbox.http import Reply, redirect
from sandbox.tutor.errors import ForbiddenError, NotFoundError
from sandbox.tutor.membership import own_members
from sandbox.tutor.site import Route, Visit
from sandbox.tutor.task_rules import load_tasks

__all__ = ["PAGES"]

_NOT_YET = b"<!DOCTYPE html><title>Not available</title><h1>This assignment is not available yet.</h1>"


def _follow(visit: Visit) -> Reply:
    if visit.account is None:
        return redirect(f"/accounts/login?return_to={visit.call.url_path}")
    plan = visit.db.row(
        "SELECT * FROM plans WHERE short_code = ? AND withdrawn_at IS NULL", [visit.call.path["code"]]
    )
    if plan is None:
        raise NotFoundError
    members = own_members(visit.db, plan["course_id"], visit.account["id"])
    if not members:
        raise ForbiddenError
    if members[0]["kind"] == "teacher":
        return redirect(f"/course/{plan['course_id']}/assignment/review/{plan['id']}")
    roles = {m["role_id"] for m in members}
    tasks = load_tasks(visit.db, "t.plan_id", [plan["id"]], visit.now)
    own = next((t for t in tasks if t.row["role_id"] in roles), None)
    if own is None or not own.is_open:
        return Reply(422, _NOT_YET, "text/html; charset=utf-8")
    return redirect(f"/course/{plan['course_id']}/task/{own.id}")


PAGES = (
    Route("GET", "/@/{code}", _follow),
    Route("GET", "/@/{code}/{rest:path}", _follow),
)
