"""The administrators' console: settings, notices, users to become, jobs."""

from sandbox.http import Reply, redirect
from sandbox.tutor.accounts import account_condition, full_name, open_session
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.events import tell_global_exclusions
from sandbox.tutor.forms import checked_form, login_first, page
from sandbox.tutor.gateway import SESSION_COOKIE
from sandbox.tutor.notices import add_notice, all_notices, remove_notice
from sandbox.tutor.site import Route, Visit
from sandbox.tutor.site_settings import all_settings, change_settings, excluded_ids

__all__ = ["PAGES"]

_FLAG = "is_admin"
_LINKS = (
    ("/admin", "Console"),
    ("/admin/users", "Users"),
    ("/admin/jobs", "Jobs"),
    ("/admin/notifications", "Notifications"),
    ("/admin/settings", "Settings"),
)
_MOST = 25  # on one page


def _home(visit: Visit) -> Reply:
    return login_first(visit, _FLAG) or _page(visit, "frame", "Admin Console")


def _settings(visit: Visit) -> Reply:
    return login_first(visit, _FLAG) or _page(
        visit, "settings", "Settings", settings=sorted(all_settings(visit.db).items())
    )


def _change_settings(visit: Visit) -> Reply:
    form = _own_form(visit)
    told = {k[len("settings[") : -1]: v for k, v in form.items() if k.startswith("settings[")}
    before = excluded_ids(visit.db)
    try:
        change_settings(visit.db, told)
    except ValueError as error:
        raise UnprocessableError("value_is_invalid") from error
    if excluded_ids(visit.db) != before:
        tell_global_exclusions(visit.db, visit.now)
        visit.afterwards.append(visit.site.deliverer.wake)
    return redirect("/admin/settings")


def _notifications(visit: Visit) -> Reply:
    kinds = (("general", "System notices"), ("instructor", "Instructor notices"))
    return login_first(visit, _FLAG) or _page(
        visit, "notifications", "Notifications", kinds=kinds, notices=all_notices(visit.db)
    )


def _add_notification(visit: Visit) -> Reply:
    form = _own_form(visit)
    try:
        add_notice(
            visit.db, form.get("type", ""), form.get("message", ""), form.get("from", ""), form.get("to", "")
        )
    except (ValueError, TypeError) as error:
        raise UnprocessableError("notice_is_invalid") from error
    return redirect("/admin/notifications")


def _change_notification(visit: Visit) -> Reply:
    if _own_form(visit).get("_method", "").lower() != "delete":
        raise NotFoundError
    remove_notice(visit.db, visit.number("id"))
    return redirect("/admin/notifications")


def _users(visit: Visit) -> Reply:
    elsewhere = login_first(visit, _FLAG)
    if elsewhere:
        return elsewhere
    query = visit.call.ask("search_term") or ""
    condition, values = account_condition(query)
    found = visit.db.rows(f"SELECT * FROM accounts WHERE {condition} ORDER BY username", values)  # noqa: S608 - own text
    rows = [
        {"cells": (a["username"], full_name(a)), "become": f"/admin/users/{a['id']}/become"}
        for a in found[:_MOST]
    ]
    return _page(
        visit,
        "found",
        "Users",
        action="/admin/users",
        term="search_term",
        query=query,
        count=len(found),
        headings=("Username", "Name", ""),
        rows=rows,
    )


def _become(visit: Visit) -> Reply:
    _own_form(visit)
    wanted = visit.number("id")
    if visit.db.row("SELECT 1 AS one FROM accounts WHERE id = ?", [wanted]) is None:
        raise NotFoundError
    reply = redirect("/")
    reply.cookies[SESSION_COOKIE] = open_session(visit, wanted, impersonator_id=visit.signed_in()["id"])
    return reply


def _jobs(visit: Visit) -> Reply:
    elsewhere = login_first(visit, _FLAG)
    if elsewhere:
        return elsewhere
    query = visit.call.ask("search_term") or ""
    jobs = visit.db.rows("SELECT * FROM jobs ORDER BY id DESC")
    found = [j for j in jobs if query in {"", str(j["id"]), j["status"]}]
    rows = [{"cells": (j["id"], j["status"], f"{j['progress']:.0%}")} for j in found[:_MOST]]
    return _page(
        visit,
        "found",
        "Jobs",
        action="/admin/jobs",
        term="search_term",
        query=query,
        count=len(found),
        headings=("Job", "Status", "Progress"),
        rows=rows,
    )


def _own_form(visit: Visit) -> dict[str, str]:
    """The form of an administrator; 403 for everybody else."""
    if not visit.signed_in()[_FLAG]:
        raise ForbiddenError
    return checked_form(visit)


def _page(visit: Visit, template: str, title: str, **values: object) -> Reply:
    return page(visit, f"consoles/{template}.html", title=title, links=_LINKS, **values)


PAGES = (
    Route("GET", "/admin", _home),
    Route("GET", "/admin/settings", _settings),
    Route("POST", "/admin/settings", _change_settings, "write"),
    Route("GET", "/admin/notifications", _notifications),
    Route("POST", "/admin/notifications", _add_notification, "write"),
    Route("POST", "/admin/notifications/{id}", _change_notification, "write"),
    Route("GET", "/admin/users", _users),
    Route("POST", "/admin/users/{id}/become", _become, "write"),
    Route("GET", "/admin/jobs", _jobs),
)
