"""What connects a course with the school's learning management system: keys, pairing, scores handed over."""

from dataclasses import dataclass, replace

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.jobs import JobResult, enqueue, job_url
from sandbox.tutor.lms_launch import LAUNCH_COOKIE, configuration
from sandbox.tutor.lms_outcomes import OutcomeError, replace_result
from sandbox.tutor.lms_trust import course_secret
from sandbox.tutor.membership import course_of, teacher_of
from sandbox.tutor.performance import report
from sandbox.tutor.site import Route, Visit, answer, text_id
from sandbox.tutor.sql import update

__all__ = ["ROUTES"]


@dataclass(frozen=True, slots=True)
class _Score:
    """One student's average, and where the LMS wants it."""

    sourced_id: str
    address: str
    student: dict[str, object]
    average: float


def _show(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    key, secret = _keys(course)
    launch = f"{visit.call.base_url}/lms/launch"
    return answer(
        {
            "id": text_id(course["id"]),
            "key": key,
            "secret": secret,
            "configuration_url": f"{visit.call.base_url}/lms/configuration.xml",
            "launch_url": launch,
            "xml": configuration(launch),
        }
    )


def _keys(course: Row) -> tuple[str, str]:
    return course["uuid"].replace("-", ""), course_secret(course)


def _pair(visit: Visit) -> Reply:
    """Join the launch that the visitor made last with one of the own courses."""
    course = teacher_of(visit, visit.number("id"))
    launch_id = visit.call.cookies.get(LAUNCH_COOKIE, "")
    if visit.db.row("SELECT 1 AS one FROM lms_launches WHERE uuid = ?", [launch_id]) is None:
        missing = {"code": "lms_launch_doesnt_exist", "message": "There is no launch to pair with"}
        return answer({"success": False, "errors": [missing]})
    visit.db.execute("UPDATE lms_launches SET course_id = ? WHERE uuid = ?", [course["id"], launch_id])
    update(visit.db, "courses", course["id"], {"is_lms_enabled": 1})
    return answer({"success": True, "errors": []})


def _push(visit: Visit) -> Reply:
    course = teacher_of(visit, visit.number("id"))
    job_id = enqueue(visit, lambda: _send(visit, course["id"]))
    update(visit.db, "courses", course["id"], {"last_push_job_id": job_id})
    return answer({"job": job_url(job_id)}, 202)


def _send(visit: Visit, course_id: int) -> JobResult:
    """Hand every known average over; what an LMS does not take is listed and stops nothing."""
    with visit.site.database.reading() as db:
        course = course_of(db, course_id)
        callbacks = db.rows("SELECT * FROM lms_callbacks WHERE course_id = ? ORDER BY id", [course_id])
        scores = _scores(replace(visit, connection=db), course, callbacks)
    errors: list[dict[str, object]] = []
    for score in scores:
        try:
            replace_result(score.address, score.sourced_id, score.average, _keys(course))
        except OutcomeError as error:
            told = {"message": str(error), "lms_description": str(error), "score": score.average}
            errors.append({**told, **score.student})
    counts: dict[str, object] = {
        "num_callbacks": len(callbacks),
        "num_missing_scores": len(callbacks) - len(scores),
    }
    return JobResult(data=counts, errors=errors)


def _scores(visit: Visit, course: Row, callbacks: list[Row]) -> list[_Score]:
    """The averages there are, of students who are in the course now."""
    roles = _roles(visit.db, course["id"])
    rows: dict[object, dict[str, object]] = {}
    for period in report(visit, course, None):
        students = period["students"]
        rows.update({s["role"]: s for s in students} if isinstance(students, list) else {})
    found = []
    for callback in callbacks:
        row = rows.get(roles.get(callback["account_id"]))
        average = row["course_average"] if row else None
        if row and isinstance(average, int | float):
            student = {"student_name": row["name"], "student_identifier": row["student_identifier"]}
            found.append(_Score(callback["sourced_id"], callback["outcome_url"], student, float(average)))
    return found


def _roles(db: Connection, course_id: int) -> dict[int, int]:
    """The roles of the course's active students, by account."""
    rows = db.rows(
        "SELECT account_id, role_id FROM members WHERE course_id = ? AND kind = 'student' "
        "AND dropped_at IS NULL",
        [course_id],
    )
    return {r["account_id"]: r["role_id"] for r in rows}


ROUTES = (
    Route("GET", "/lms/courses/{id}", _show),
    Route("POST", "/lms/courses/{id}/pair", _pair, "write"),
    Route("PUT", "/lms/courses/{id}/push_scores", _push, "write"),
)
