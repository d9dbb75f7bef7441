"""What a corrected question changes: assignments that nobody has seen yet, and no others."""

import json

from sandbox.tutor.assignments import tell_assignments
from sandbox.tutor.distribution import is_open_to_students
from sandbox.tutor.site import Visit
from sandbox.tutor.sql import update

__all__ = ["carry_correction"]


def carry_correction(visit: Visit, course_id: int, old_id: int, new_id: int) -> None:
    """Put the new version in the place of the old one, wherever students could not see it yet."""
    db = visit.db
    plans = db.rows("SELECT * FROM plans WHERE course_id = ? AND type = 'homework' ORDER BY id", [course_id])
    for plan in plans:
        settings = json.loads(plan["settings"])
        chosen = settings.get("exercises") or []
        takings = db.rows("SELECT * FROM tasking_plans WHERE plan_id = ?", [plan["id"]])
        concerned = [one for one in chosen if str(one.get("id")) == str(old_id)]
        if not concerned or is_open_to_students(db, plan, takings, visit.now):
            continue
        for one in concerned:
            one["id"] = str(new_id)
        update(db, "plans", plan["id"], {"settings": settings})
        tasks = db.rows("SELECT id FROM tasks WHERE plan_id = ? ORDER BY id", [plan["id"]])
        for task in tasks:
            db.execute(
                "UPDATE steps SET exercise_id = ? WHERE task_id = ? AND exercise_id = ?",
                [new_id, task["id"], old_id],
            )
        tell_assignments(visit.site, db, [task["id"] for task in tasks], visit.now)
