"""Tokens for programs: an administrator registers an application, which then signs in as itself, without a person."""

import json
import secrets
from urllib.parse import parse_qs

from sandbox.http import Reply, json_reply, redirect
from sandbox.tutor.errors import ForbiddenError, NotFoundError, UnprocessableError
from sandbox.tutor.forms import checked_form, login_first, page
from sandbox.tutor.site import Route, Visit

__all__ = ["PAGES"]

_LINKS = (("/oauth/applications", "Applications"),)


def _new(visit: Visit) -> Reply:
    return login_first(visit, "is_admin") or _page(visit, "New application")


def _create(visit: Visit) -> Reply:
    if not visit.signed_in()["is_admin"]:
        raise ForbiddenError
    name = checked_form(visit).get("doorkeeper_application[name]", "").strip()
    if not name:
        raise UnprocessableError("name_cant_be_blank")
    values = {"name": name, "uid": secrets.token_urlsafe(32), "secret": secrets.token_urlsafe(32)}
    return redirect(f"/oauth/applications/{visit.db.insert('applications', values)}")


def _show(visit: Visit) -> Reply:
    elsewhere = login_first(visit, "is_admin")
    if elsewhere:
        return elsewhere
    found = visit.db.row("SELECT * FROM applications WHERE id = ?", [visit.number("id")])
    if found is None:
        raise NotFoundError
    return _page(visit, str(found["name"]), application=found)


def _token(visit: Visit) -> Reply:
    asked = _asked(visit)
    application = visit.db.row(
        "SELECT * FROM applications WHERE uid = ? AND secret = ?",
        [asked.get("client_id", ""), asked.get("client_secret", "")],
    )
    if application is None:
        return json_reply({"error": "invalid_client"}, 401)
    if asked.get("grant_type") != "client_credentials":
        return json_reply({"error": "unsupported_grant_type"}, 400)
    token = secrets.token_urlsafe(32)
    visit.db.execute(
        "INSERT INTO access_tokens (token, application_id) VALUES (?, ?)", [token, application["id"]]
    )
    return json_reply(
        {"access_token": token, "token_type": "Bearer", "created_at": int(visit.now.timestamp())}
    )


def _asked(visit: Visit) -> dict[str, str]:
    body = visit.call.body.decode("utf-8", "replace")
    if "json" in visit.call.headers.get("content-type", ""):
        told = json.loads(body)
        return {k: str(v) for k, v in told.items()} if isinstance(told, dict) else {}
    return {k: v[-1] for k, v in parse_qs(body).items()}


def _page(visit: Visit, title: str, **values: object) -> Reply:
    return page(visit, "consoles/application.html", title=title, links=_LINKS, **values)


PAGES = (
    Route("GET", "/oauth/applications/new", _new),
    Route("POST", "/oauth/applications", _create, "write"),
    Route("GET", "/oauth/applications/{id}", _show),
    Route("POST", "/oauth/token", _token, "write"),
)
