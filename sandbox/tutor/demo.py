"""Seeding, as the demo API has it: people, the book, a course with everybody in it."""

from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply
from sandbox.tutor.accounts import create_account
from sandbox.tutor.books import book_of, import_book
from sandbox.tutor.courses import create_course
from sandbox.tutor.errors import BadRequestError, NotFoundError, UnprocessableError
from sandbox.tutor.events import (
    tell_course_created,
    tell_course_edited,
    tell_ecosystem_changed,
    tell_ecosystem_created,
)
from sandbox.tutor.jobs import enqueue
from sandbox.tutor.membership import add_member, add_period, course_of, member_in
from sandbox.tutor.moment import parse_moment, shown, stored, term_dates
from sandbox.tutor.site import Route, Site, Visit, answer
from sandbox.tutor.sql import rows_in, update

__all__ = ["ROUTES", "make_course", "make_users", "named_course", "require_json", "run_import"]

Json = dict[str, object]
_FACULTY: Json = {
    "role": "instructor",
    "faculty_status": "confirmed_faculty",
    "school_type": "college",
    "school_location": "domestic_school",
    "is_kip": 1,
    "has_access": 1,
}
_FIRST_YEAR, _YEARS_AHEAD = 2015, 2  # a course lies in the years that there are terms of
_STUDENT: Json = {
    "role": "student",
    "school_type": "college",
    "school_location": "domestic_school",
    "is_kip": 1,
}
_GROUPS: dict[str, Json] = {
    "teachers": _FACULTY,
    "students": _STUDENT,
    "administrators": {"role": "other", "is_admin": 1},
    "content_analysts": {"role": "other", "is_content_analyst": 1},
    "customer_support": {"role": "other", "is_customer_support": 1},
    "researchers": {"role": "other", "is_researcher": 1},
}


def require_json(visit: Visit) -> Json:
    """The body of a demo call; its content type must say JSON."""
    if "json" not in visit.call.headers.get("content-type", ""):
        raise BadRequestError("Content-Type must contain json")
    return visit.body()


def make_users(db: Connection, body: Json, now: datetime) -> dict[str, list[Json]]:
    """Create or update people by username."""
    wanted = {name: _dicts(body.get(name)) for name in _GROUPS}
    usernames = [str(u["username"]) for users in wanted.values() for u in users]
    known = {
        r["username"]: r for r in rows_in(db, "SELECT * FROM accounts WHERE username IN (:many)", usernames)
    }
    told: dict[str, list[Json]] = {}
    for name, users in wanted.items():
        told[name] = [_make_user(db, user, _GROUPS[name], known, now) for user in users]
    return told


def _make_user(db: Connection, user: Json, group: Json, known: dict[str, Row], now: datetime) -> Json:
    username = str(user["username"])
    names = _names(user, username)
    row = known.get(username)
    is_test = user.get("is_test", row["is_test"] if row else True)
    values: Json = {**names, "is_test": bool(is_test), "signed_terms": [1, 2], **group}
    if row:
        update(db, "accounts", row["id"], values)
    else:
        known[username] = {"id": create_account(db, username, now, **values), "is_test": values["is_test"]}
    return {"username": username, **names, "is_test": values["is_test"]}


def _names(user: Json, username: str) -> Json:
    full = user.get("full_name")
    first, last = user.get("first_name"), user.get("last_name")
    if full is None and first is None and last is None:
        full = " ".join(word.capitalize() for word in username.split("_"))
    if full is None:
        full = " ".join(str(n) for n in (first, last) if n)
    if first is None and last is None:
        first, _, last = str(full).partition(" ")
    return {"full_name": full, "first_name": first, "last_name": last}


def run_import(site: Site, db: Connection, body: Json, now: datetime) -> int:
    """Bring the book in under the offering's title; the offering's id."""
    wanted, book = _dict(body["catalog_offering"]), _dict(body["book"])
    title = str(wanted["title"])
    ecosystem_id = import_book(db, title, book, now)
    new = book_of(site, db, ecosystem_id)
    tell_ecosystem_created(db, new)
    values: Json = {
        "description": str(wanted.get("description") or title),
        "appearance_code": str(wanted["appearance_code"]),
        "salesforce_book_name": wanted.get("salesforce_book_name"),
        "ecosystem_id": ecosystem_id,
        "default_course_name": wanted.get("default_course_name"),
        "is_available": 1,
    }
    known = db.row("SELECT * FROM offerings WHERE title = ? ORDER BY id DESC", [title])
    if known is None:
        return db.insert("offerings", {"title": title, "does_cost": 0, **values})
    update(db, "offerings", known["id"], values)
    for course in db.rows("SELECT id, ecosystem_id FROM courses WHERE offering_id = ?", [known["id"]]):
        update(db, "courses", course["id"], {"ecosystem_id": ecosystem_id})
        old = book_of(site, db, course["ecosystem_id"])
        tell_ecosystem_changed(db, course["id"], (old, new), now)
    return int(known["id"])


def make_course(db: Connection, body: Json, now: datetime) -> Row:
    """A course with its teachers, periods and students, all at once."""
    wanted = _dict(body["course"])
    teachers, periods = _dicts(wanted["teachers"]), _dicts(wanted["periods"])
    people = _people(db, [*teachers, *(s for p in periods for s in _dicts(p["students"]))])
    if wanted.get("id"):
        course = course_of(db, int(str(wanted["id"])))
        is_new = False
    else:
        course = _new_course(db, _dict(body["catalog_offering"]), wanted, now)
        is_new = True
    for teacher in teachers:
        _join(
            db,
            course,
            people[str(teacher["username"])],
            ("teacher", None),
            now,
            is_dropped=teacher.get("is_dropped"),
        )
    for period in periods:
        period_id = _period(db, course["id"], period, now)
        for s in _dicts(period["students"]):
            _join(
                db,
                course,
                people[str(s["username"])],
                ("student", period_id),
                now,
                is_dropped=s.get("is_dropped"),
            )
    if any(p["students"] for p in periods):
        update(db, "courses", course["id"], {"is_access_switchable": 0})
    (tell_course_created if is_new else tell_course_edited)(db, course["id"], now)
    return course_of(db, course["id"])


def _new_course(db: Connection, wanted_offering: Json, wanted: Json, now: datetime) -> Row:
    if wanted_offering.get("id"):
        offering = db.row("SELECT * FROM offerings WHERE id = ?", [int(str(wanted_offering["id"]))])
    else:
        offering = db.row(
            "SELECT * FROM offerings WHERE title = ? ORDER BY id DESC", [str(wanted_offering["title"])]
        )
    if offering is None:
        # The original fails here with an internal error, and so clients must make sure of the offering.
        raise LookupError(f"no offering {wanted_offering}")
    term, year = str(wanted.get("term") or "demo"), int(str(wanted.get("year") or now.year))
    span = term_dates(term, year)
    if span is None:
        raise LookupError(f"no term {term}")
    starts, ends = (
        parse_moment(str(wanted[k])) if wanted.get(k) else default
        for k, default in zip(("starts_at", "ends_at"), span, strict=True)
    )
    if not starts < ends:
        raise UnprocessableError("validation failed: ends_at must be after starts_at")
    if not _FIRST_YEAR <= year <= now.year + _YEARS_AHEAD:
        raise UnprocessableError(f"validation failed: year {year} is too far away")
    values: Json = {
        "name": str(wanted["name"]),
        "term": term,
        "year": year,
        "is_college": bool(wanted.get("is_college", True)),
        "is_test": bool(wanted.get("is_test", True)),
    }
    return create_course(db, offering, values, (starts, ends), now)


def _people(db: Connection, members: list[Json]) -> dict[str, int]:
    names = list(dict.fromkeys(str(m["username"]) for m in members))
    rows = rows_in(db, "SELECT id, username FROM accounts WHERE username IN (:many)", names)
    found = {r["username"]: r["id"] for r in rows}
    missing = [n for n in names if n not in found]
    if missing:
        raise NotFoundError(f"users_not_found: {', '.join(missing)}")
    return found


def _join(
    db: Connection,
    course: Row,
    account_id: int,
    place: tuple[str, int | None],
    now: datetime,
    *,
    is_dropped: object,
) -> None:
    kind, period_id = place
    known = member_in(db, course["id"], account_id, kind)
    identifier = f"{account_id:06d}" if kind == "student" else None
    member_id = (
        known["id"]
        if known
        else add_member(db, course, account_id, kind, now, period_id=period_id, student_identifier=identifier)
    )
    if is_dropped:
        update(db, "members", member_id, {"dropped_at": stored(now)})


def _period(db: Connection, course_id: int, period: Json, now: datetime) -> int:
    name, code = str(period["name"]), period.get("enrollment_code")
    known = db.row(
        "SELECT id FROM periods WHERE course_id = ? AND name = ? AND archived_at IS NULL", [course_id, name]
    )
    if known is None:
        return add_period(db, course_id, name, now, code=str(code) if code else None)
    if code:
        update(db, "periods", known["id"], {"enrollment_code": str(code)})
    return int(known["id"])


def named_course(db: Connection, wanted: Json) -> Row:
    """The course that a demo call names: by id, or the newest of that name."""
    if wanted.get("id"):
        return course_of(db, int(str(wanted["id"])))
    found = db.row("SELECT * FROM courses WHERE name = ? ORDER BY id DESC", [str(wanted["name"])])
    if found is None:
        raise NotFoundError
    return found


def _users(visit: Visit) -> Reply:
    return answer(make_users(visit.db, require_json(visit), visit.now))


def _import(visit: Visit) -> Reply:
    body, site, now = require_json(visit), visit.site, visit.now
    _dict(body["book"])["uuid"], _dict(body["catalog_offering"])["title"]

    def work() -> None:
        with site.database.writing() as db:
            run_import(site, db, body, now)

    job_id = enqueue(visit, work)
    return answer({"job": {"id": str(job_id), "url": f"/api/jobs/{job_id}"}}, 202)


def _course(visit: Visit) -> Reply:
    course = make_course(visit.db, require_json(visit), visit.now)
    return answer({"course": _told(visit.db, course)})


def _told(db: Connection, course: Row) -> Json:
    members = db.rows(
        "SELECT m.kind, m.period_id, m.dropped_at, a.username FROM members m JOIN accounts a ON a.id = m.account_id "
        "WHERE m.course_id = ? ORDER BY m.id",
        [course["id"]],
    )
    people = [
        (m["kind"], m["period_id"], {"username": m["username"], "is_dropped": m["dropped_at"] is not None})
        for m in members
    ]
    periods = db.rows("SELECT * FROM periods WHERE course_id = ? ORDER BY id", [course["id"]])
    return {
        "name": course["name"],
        "is_college": bool(course["is_college"]),
        "is_test": bool(course["is_test"]),
        "term": course["term"],
        "year": course["year"],
        "starts_at": shown(course["starts_at"]),
        "ends_at": shown(course["ends_at"]),
        "teachers": [m for kind, _, m in people if kind == "teacher"],
        "periods": [
            {
                "name": p["name"],
                "enrollment_code": p["enrollment_code"],
                "students": [m for kind, period, m in people if kind == "student" and period == p["id"]],
            }
            for p in periods
        ],
    }


def _dict(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError(f"an object is needed, not {value!r}")
    return value


def _dicts(value: object) -> list[Json]:
    return [_dict(v) for v in value] if isinstance(value, list) else []


ROUTES = (
    Route("POST", "/demo/users", _users, "write"),
    Route("POST", "/demo/import", _import, "write"),
    Route("POST", "/demo/course", _course, "write"),
)
