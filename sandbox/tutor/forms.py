"""Pages with forms, as the server draws them: what a form sent, and a page that carries its session's token."""

import secrets
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader

from sandbox.http import Reply, redirect
from sandbox.tutor.errors import CsrfError, ForbiddenError
from sandbox.tutor.gateway import SESSION_COOKIE, csrf_token
from sandbox.tutor.site import Visit

__all__ = ["checked_form", "login_first", "page"]

_PAGES = Environment(loader=PackageLoader("sandbox.tutor", "templates"), autoescape=True)
_HTML = "text/html; charset=utf-8"


def page(visit: Visit, template: str, **values: object) -> Reply:
    """The page of a template, with the token for its forms."""
    session = visit.session or secrets.token_urlsafe(24)
    text = _PAGES.get_template(template).render(csrf_token=csrf_token(session), **values)
    reply = Reply(200, text.encode(), _HTML)
    if visit.session is None:
        reply.cookies[SESSION_COOKIE] = session
    return reply


def checked_form(visit: Visit) -> dict[str, str]:
    """The fields of a form; 422 when it does not carry its page's token."""
    body = visit.call.body.decode("utf-8", "replace")
    fields = {k: v[-1] for k, v in parse_qs(body, keep_blank_values=True).items()}
    given = fields.get("authenticity_token") or visit.call.headers.get("x-csrf-token")
    if visit.session is None or given != csrf_token(visit.session):
        raise CsrfError
    return fields


def login_first(visit: Visit, flag: str) -> Reply | None:
    """The way to the login for those who are not signed in; 403 for those whose account lacks the flag."""
    if visit.account is None:
        return redirect(f"/accounts/login?return_to={visit.call.url_path}")
    if not visit.account[flag]:
        raise ForbiddenError
    return None
