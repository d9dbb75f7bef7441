"""Coming in from a school's learning management system: three steps, each a page or a way to the next.

The launch itself may arrive in a frame, where no cookie can be set; so it is kept, and its page leads on to the
second step in a window of its own. After the login the third knows both who launched and who came.
"""

import json
import uuid
from urllib.parse import parse_qsl

from jinja2 import Environment, PackageLoader

from sandbox.database import Connection, Row
from sandbox.http import Reply, redirect
from sandbox.tutor.lms_trust import Launch, LaunchError, check_trust, missing_fields
from sandbox.tutor.membership import add_member, course_of, has_ended, member_in
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Route, Visit
from sandbox.tutor.sql import update

__all__ = ["LAUNCH_COOKIE", "PAGES", "configuration"]

LAUNCH_COOKIE = "_tutor_launch"
_TEMPLATES = Environment(loader=PackageLoader("sandbox.tutor", "templates"), autoescape=True)
_HTML = "text/html; charset=utf-8"


def _launch(visit: Visit) -> Reply:
    given = tuple(parse_qsl(visit.call.body.decode("utf-8", "replace"), keep_blank_values=True))
    launch = Launch(f"{visit.call.base_url}{visit.call.url_path}", given)
    try:
        launch_id = _accepted(visit, launch)
    except LaunchError as error:
        return _failure(error.kind, launch)
    return _page("lms/launch.html", 200, launch_id=launch_id)


def _accepted(visit: Visit, launch: Launch) -> str:
    """Keep a launch that is in order; its id."""
    course = visit.db.row(
        "SELECT * FROM courses WHERE replace(uuid, '-', '') = ?", [launch.get("oauth_consumer_key")]
    )
    if course is None:
        raise LaunchError("app_not_found")
    check_trust(visit.db, launch, course, visit.now)
    if launch.role is None:
        raise LaunchError("unsupported_role")
    if missing_fields(launch):
        raise LaunchError("missing_required_fields")
    if has_ended(course, visit.now):
        raise LaunchError("course_ended")
    if not course["is_lms_enabled"]:
        raise LaunchError("lms_disabled")
    launch_id = str(uuid.uuid4())
    values = [launch_id, course["id"], launch.url, json.dumps(launch.fields), stored(visit.now)]
    visit.db.execute(
        "INSERT INTO lms_launches (uuid, course_id, url, fields, created_at) VALUES (?, ?, ?, ?, ?)", values
    )
    return launch_id


def _authenticate(visit: Visit) -> Reply:
    launch_id = visit.call.path["uuid"]
    if _kept(visit.db, launch_id) is None:
        return _failure("could_not_load_launch", None)
    # Always by way of the login: who sits there may be somebody else than whoever is signed in.
    reply = redirect("/accounts/login?return_to=/lms/complete_launch")
    reply.cookies[LAUNCH_COOKIE] = launch_id
    return reply


def _complete(visit: Visit) -> Reply:
    if visit.account is None:
        return redirect("/accounts/login?return_to=/lms/complete_launch")
    kept = _kept(visit.db, visit.call.cookies.get(LAUNCH_COOKIE, ""))
    if kept is None:
        return _failure("could_not_load_launch", None)
    launch = Launch(kept["url"], tuple((k, v) for k, v in json.loads(kept["fields"])))
    course = course_of(visit.db, kept["course_id"])
    try:
        place = _admitted(visit, launch, course, visit.account)
    except LaunchError as error:
        return _failure(error.kind, launch)
    reply = redirect(place)
    reply.cookies[LAUNCH_COOKIE] = ""
    return reply


def _admitted(visit: Visit, launch: Launch, course: Row, account: Row) -> str:
    """Where somebody who came by a launch goes on."""
    student = member_in(visit.db, course["id"], account["id"], "student")
    is_student = student is not None and not student["dropped_at"]
    if launch.role == "teacher":
        if not is_student:
            _make_teacher(visit, course, account)
        return f"/course/{course['id']}"
    _keep_outcome(visit.db, launch, course, account)
    return f"/course/{course['id']}" if is_student else f"/enroll/{course['uuid']}"


def _make_teacher(visit: Visit, course: Row, account: Row) -> None:
    known = member_in(visit.db, course["id"], account["id"], "teacher")
    if known is None:
        add_member(visit.db, course, account["id"], "teacher", visit.now)
    elif known["dropped_at"]:
        update(visit.db, "members", known["id"], {"dropped_at": None})


def _keep_outcome(db: Connection, launch: Launch, course: Row, account: Row) -> None:
    """Note where this student's score goes: the newest for each link, and none that is another student's."""
    if launch.outcome is None:
        return
    sourced_id, url = launch.outcome
    link = launch.get("resource_link_id")
    db.execute(
        "DELETE FROM lms_callbacks WHERE course_id = ? AND account_id = ? AND resource_link_id = ?",
        [course["id"], account["id"], link],
    )
    for other in db.rows(
        "SELECT * FROM lms_callbacks WHERE sourced_id = ? AND outcome_url = ?", [sourced_id, url]
    ):
        owner = member_in(db, other["course_id"], other["account_id"], "student")
        if owner is not None and not owner["dropped_at"]:
            raise LaunchError("course_score_in_use")
        db.execute("DELETE FROM lms_callbacks WHERE id = ?", [other["id"]])
    db.insert(
        "lms_callbacks",
        {
            "course_id": course["id"],
            "account_id": account["id"],
            "resource_link_id": link,
            "sourced_id": sourced_id,
            "outcome_url": url,
        },
    )


def _kept(db: Connection, launch_id: str) -> Row | None:
    return db.row("SELECT * FROM lms_launches WHERE uuid = ?", [launch_id])


def _configuration(visit: Visit) -> Reply:
    text = configuration(f"{visit.call.base_url}/lms/launch")
    return Reply(200, text.encode(), "application/xml; charset=utf-8")


def configuration(launch_url: str) -> str:
    """What an LMS that can be configured by a file wants to know."""
    return _TEMPLATES.get_template("lms/configuration.xml").render(launch_url=launch_url)


def _failure(kind: str, launch: Launch | None) -> Reply:
    return _page(
        "lms/failure.html",
        422,
        kind=kind,
        is_student=launch is None or launch.role == "student",
        missing=missing_fields(launch) if launch else [],
    )


def _page(template: str, status: int, **values: object) -> Reply:
    reply = Reply(status, _TEMPLATES.get_template(template).render(**values).encode(), _HTML)
    reply.headers["X-Frame-Options"] = "ALLOWALL"
    return reply


PAGES = (
    Route("GET", "/lms/configuration.xml", _configuration),
    Route("POST", "/lms/launch", _launch, "write"),
    Route("GET", "/lms/launch_authenticate/{uuid}", _authenticate),
    Route("GET", "/lms/complete_launch", _complete, "write"),
)
