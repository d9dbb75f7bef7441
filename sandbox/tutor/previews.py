"""Preview courses: ready-made ones, with students who have worked, for teachers who want to look around first.

They come from a pool that is filled up every ten minutes. Here a course is made when it is claimed, so that
the pool is a number: how many may be claimed between two fillings.
"""

import secrets
from datetime import datetime, time, timedelta

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.accounts import create_account
from sandbox.tutor.courses import create, create_course, may_create_courses, missing_attributes, seen
from sandbox.tutor.demo_plans import do_work, make_plans
from sandbox.tutor.errors import ForbiddenError, UnprocessableError
from sandbox.tutor.membership import add_member, add_period
from sandbox.tutor.moment import stored, wall_of
from sandbox.tutor.site import Route, Visit, answer
from sandbox.tutor.site_settings import setting

__all__ = ["ROUTES"]

Json = dict[str, object]
_FILLING = timedelta(minutes=10)
_SECTIONS = ("1st", "2nd")
_NAMES = (("Ari", "Alpha"), ("Bo", "Beta"), ("Chris", "Gamma"))  # of each section's students
# What a preview course has: title, type, place in the book, days after its beginning on which it opens and is due.
_PLANS = (
    ("Reading 1", "reading", (0, 0), 1, 4),
    ("Homework 1", "homework", (0, 0), 2, 8),
    ("Reading 2", "reading", (0, 1), 9, 22),
    ("Homework 2", "homework", (0, 1), 10, 25),
)
_WORKED = {"Reading 1": 1.0, "Homework 1": 1.0, "Reading 2": 0.5}  # how far its students are
_SCORE = 0.7


def _create(visit: Visit) -> Reply:
    """A new course, or a preview."""
    if not visit.body().get("is_preview"):
        return create(visit)
    account = visit.signed_in()
    if not may_create_courses(account):
        raise ForbiddenError
    missing = missing_attributes(visit.body())
    if missing:
        raise UnprocessableError(*["missing_attribute"] * len(missing), message=", ".join(missing))
    wanted = str(visit.body()["offering_id"])
    offering = None
    if wanted.isascii() and wanted.isdigit():
        offering = visit.db.row("SELECT * FROM offerings WHERE id = ? AND is_available = 1", [int(wanted)])
    if offering is None:
        raise ForbiddenError
    _take_from_pool(visit.db, offering, visit.now)
    return answer(seen(visit, _make(visit, offering)), 201)


def _take_from_pool(db: Connection, offering: Row, now: datetime) -> None:
    """422 when as many have been claimed as the last filling brought."""
    filled = datetime.fromtimestamp(now.timestamp() // _FILLING.seconds * _FILLING.seconds, tz=now.tzinfo)
    claimed = db.value(
        "SELECT COUNT(*) AS n FROM courses WHERE offering_id = ? AND is_preview = 1 AND created_at >= ? "
        "AND created_at < ?",
        [offering["id"], stored(filled), stored(filled + _FILLING)],
    )
    if claimed >= setting(db, "prebuilt_preview_course_count"):
        raise UnprocessableError("no_preview_courses_available")


def _make(visit: Visit, offering: Row) -> int:
    db, now = visit.db, visit.now
    begins = datetime.combine(
        now.date() - timedelta(days=now.weekday(), weeks=2), time.min, tzinfo=now.tzinfo
    )
    values: Json = {
        "name": str(visit.body()["name"]),
        "term": "preview",
        "year": now.year,
        "is_preview": 1,
        "does_cost": 0,
    }
    course = create_course(db, offering, values, (begins, now + timedelta(weeks=8)), now)
    add_member(db, course, visit.signed_in()["id"], "teacher", now)
    students = [name for section in _SECTIONS for name in _section(db, course, section, now)]
    make_plans(visit.site, db, {"course": {"id": course["id"], "task_plans": _plans(course, begins)}}, now)
    work: Json = {"course": {"id": course["id"], "task_plans": _work(students)}}
    site = visit.site

    def let_them_work() -> None:
        do_work(site, work, now)

    visit.afterwards.append(let_them_work)
    return int(course["id"])


def _section(db: Connection, course: Row, name: str, now: datetime) -> list[str]:
    """A section with its students; their usernames."""
    period_id = add_period(db, course["id"], name, now)
    usernames = []
    for first, last in _NAMES:
        username = f"preview-{secrets.token_hex(8)}"
        names = {"first_name": first, "last_name": f"{last} {name}", "role": "student"}
        account_id = create_account(db, username, now, **names)
        add_member(db, course, account_id, "student", now, period_id=period_id)
        usernames.append(username)
    return usernames


def _plans(course: Row, begins: datetime) -> list[Json]:
    def wall_clock(days: int, hour: int) -> str:
        return wall_of(begins + timedelta(days=days, hours=hour), course["timezone"])

    return [
        {
            "title": title,
            "type": kind,
            "book_indices": [list(place)],
            "exercises_count_dynamic": 1,
            "assigned_to": [
                {
                    "period": {"name": section},
                    "opens_at": wall_clock(opens, 6),
                    "due_at": wall_clock(due, 12),
                }
                for section in _SECTIONS
            ],
        }
        for title, kind, place, opens, due in _PLANS
    ]


def _work(students: list[str]) -> list[Json]:
    return [
        {
            "title": title,
            "tasks": [
                {"student": {"username": name}, "progress": progress, "score": _SCORE} for name in students
            ],
        }
        for title, progress in _WORKED.items()
    ]


ROUTES = (Route("POST", "/courses", _create, "write"),)
