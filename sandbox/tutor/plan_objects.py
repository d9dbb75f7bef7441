"""Task plans as the API shows them, many at a time."""

import json
from collections.abc import Sequence

from sandbox.database import Connection, Row
from sandbox.tutor.grading_counts import GradingCounts, counts_of
from sandbox.tutor.jobs import job_url
from sandbox.tutor.moment import shown, shown_wall
from sandbox.tutor.plan_changes import shown_drops, shown_extensions
from sandbox.tutor.site import text_id
from sandbox.tutor.sql import group, rows_in

__all__ = ["plan_objects"]

_PROGRESS = (
    "SELECT t.plan_id, t.id, COUNT(s.id) AS steps, SUM(CASE WHEN s.first_completed_at IS NOT NULL THEN 1 ELSE 0 END) "
    "AS done FROM tasks t LEFT JOIN steps s ON s.task_id = t.id JOIN members m ON m.role_id = t.role_id "
    "WHERE t.plan_id IN (:many) AND m.kind = 'student' AND m.dropped_at IS NULL GROUP BY t.plan_id, t.id"
)


def plan_objects(db: Connection, plans: Sequence[Row]) -> list[dict[str, object]]:
    """Plans of one course."""
    if not plans:
        return []
    ids = [p["id"] for p in plans]
    zone = db.value("SELECT timezone FROM courses WHERE id = ?", [plans[0]["course_id"]])
    takings = group(
        rows_in(db, "SELECT * FROM tasking_plans WHERE plan_id IN (:many) ORDER BY id", ids), "plan_id"
    )
    progress = group(rows_in(db, _PROGRESS, ids), "plan_id")
    jobs = {
        j["id"]: j["status"]
        for j in rows_in(
            db, "SELECT id, status FROM jobs WHERE id IN (:many)", [p["job_id"] for p in plans if p["job_id"]]
        )
    }
    counts = counts_of(db, plans)
    return [
        _plan(p, takings.get(p["id"], []), progress.get(p["id"], []), (zone, jobs, counts[p["id"]]))
        for p in plans
    ]


def _plan(
    p: Row, takings: list[Row], progress: list[Row], seen: tuple[str, dict[int, str], GradingCounts]
) -> dict[str, object]:
    zone, jobs, counts = seen
    complete = sum(1 for t in progress if t["steps"] and t["done"] == t["steps"])
    started = sum(1 for t in progress if t["done"]) - complete
    is_publishing = jobs.get(p["job_id"]) in ("queued", "started")
    return {
        "id": str(p["id"]),
        "grading_template_id": text_id(p["template_id"]),
        "ecosystem_id": str(p["ecosystem_id"]),
        "type": p["type"],
        "title": p["title"],
        "description": p["description"],
        "settings": json.loads(p["settings"]),
        "cloned_from_id": text_id(p["cloned_from_id"]),
        "is_draft": p["publish_requested_at"] is None and p["first_published_at"] is None,
        "is_preview": False,
        "is_publishing": is_publishing,
        "is_published": p["first_published_at"] is not None,
        "publish_last_requested_at": shown(p["publish_requested_at"]),
        "first_published_at": shown(p["first_published_at"]),
        "last_published_at": shown(p["last_published_at"]),
        "publish_job_url": job_url(p["job_id"]),
        "wrq_count": counts.written,
        "gradable_step_count": counts.gradable(),
        "ungraded_step_count": counts.ungraded(),
        "num_completed_tasks": complete,
        "num_in_progress_tasks": started,
        "num_not_started_tasks": len(progress) - complete - started,
        "tasking_plans": [
            {
                "id": str(t["id"]),
                "target_id": str(t["target_id"]),
                "target_type": t["target_type"],
                "opens_at": shown_wall(t["opens_at"], zone),
                "due_at": shown_wall(t["due_at"], zone),
                "closes_at": shown_wall(t["closes_at"], zone),
                "gradable_step_count": counts.gradable(_period(t)),
                "ungraded_step_count": counts.ungraded(_period(t)),
            }
            for t in takings
        ],
        "extensions": shown_extensions(p["extensions"], zone),
        "dropped_questions": shown_drops(p["dropped"]),
    }


def _period(taking: Row) -> int | None:
    """The period that a tasking plan is for; None for the whole course."""
    return int(taking["target_id"]) if taking["target_type"] == "period" else None
