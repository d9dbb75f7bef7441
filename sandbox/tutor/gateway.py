"""What goes around every handler: time travel, session, transaction, error answers."""

import hashlib
import logging
import random
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime

from sandbox.database import Row, UniqueError
from sandbox.http import Call, Endpoint, Handler, Reply, json_reply
from sandbox.tutor.errors import (
    ApiError,
    BadRequestError,
    CsrfError,
    ForbiddenError,
    NotFoundError,
    UnprocessableError,
)
from sandbox.tutor.moment import parse_moment, shown, stored
from sandbox.tutor.site import Route, Site, Visit

__all__ = ["SESSION_COOKIE", "account_of", "api", "around", "csrf_token", "is_forged"]

SESSION_COOKIE = "_tutor_session"
_LOG = logging.getLogger(__name__)
_OPEN_TO_FORGERY = {"GET", "HEAD", "OPTIONS"}


def api(site: Site, route: Route, *, prefix: str = "/api") -> Endpoint:
    """The endpoint of a route. PUT and PATCH are the same everywhere."""
    methods = ("PUT", "PATCH") if route.method == "PUT" else (route.method,)
    handler = _handler(site, route, checks_forgery=bool(prefix))
    return Endpoint(methods, prefix + route.path, handler if prefix else _as_page(handler))


def csrf_token(session: str) -> str:
    """The token that this session's pages carry; nobody can make it without the cookie."""
    return hashlib.sha256(f"csrf {session}".encode()).hexdigest()


def is_forged(call: Call) -> bool:
    """Whether a session's write lacks both the page's token and an origin."""
    session = call.cookies.get(SESSION_COOKIE)
    if session is None or call.method in _OPEN_TO_FORGERY or "origin" in call.headers:
        return False
    return call.headers.get("x-csrf-token") != csrf_token(session)


def account_of(site: Site, session: str | None) -> Row | None:
    """Who is signed in with a session."""
    if session is None:
        return None
    with site.database.reading() as db:
        return db.row(
            "SELECT a.*, s.impersonator_id FROM sessions s JOIN accounts a ON a.id = s.account_id "
            "WHERE s.token = ?",
            [session],
        )


def around(handler: Handler, *, travels: bool = True) -> Handler:
    """A handler that answers unexpected errors without telling their inside, and says what time it is.

    Where nobody travels in time, whoever asks for another moment is answered as of now.
    """

    def answer(call: Call) -> Reply:
        if not travels:
            call = replace(call, headers={k: v for k, v in call.headers.items() if k != "x-app-date"})
        try:
            call.state["now"] = _moment(call)
            reply = handler(call)
        except ApiError as error:
            reply = error.reply()
        except UniqueError as error:
            _LOG.info("%s %s: %s", call.method, call.url_path, error)
            reply = UnprocessableError("has_already_been_taken").reply()
        except Exception:  # noqa: BLE001 - the boundary: nothing may reach the client but an id
            reply = json_reply({"error_id": _logged(call)}, 500)
        reply.headers["X-App-Date"] = shown(stored(datetime.now(UTC))) or ""
        return reply

    return answer


def _handler(site: Site, route: Route, *, checks_forgery: bool) -> Handler:
    opened: dict[str, Callable[[], object]] = {
        "read": site.database.reading,
        "write": site.database.writing,
        "own": nullcontext,
    }
    transaction = opened[route.mode]

    def answer(call: Call) -> Reply:
        if checks_forgery and is_forged(call):
            raise CsrfError
        if not _knows_bearer(site, call):
            return Reply(401, headers={"www-authenticate": 'Bearer realm="Doorkeeper"'})
        session = call.cookies.get(SESSION_COOKIE)
        visit = Visit(site, call, call.state["now"], session, account_of(site, session))
        with transaction() as visit.connection:  # type: ignore[attr-defined]
            reply = route.action(visit)
        if route.mode != "read":
            site.deliverer.wake()
        for work in visit.afterwards:
            work()
        return reply

    return answer


def _knows_bearer(site: Site, call: Call) -> bool:
    """Whether a bearer token that was sent is one of ours. It stands for a program, and signs nobody in."""
    kind, _, token = call.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return True
    with site.database.reading() as db:
        return db.row("SELECT 1 AS one FROM access_tokens WHERE token = ?", [token]) is not None


def _as_page(handler: Handler) -> Handler:
    """The same, with refusals told as pages to whoever asked with a browser."""

    def answer(call: Call) -> Reply:
        try:
            return handler(call)
        except (ForbiddenError, NotFoundError) as error:
            reply = error.reply()
            told = "You may not see this." if reply.status == 403 else "There is no such page."
            text = f'<!DOCTYPE html><html lang="en"><title>{told}</title><main><h1>{told}</h1></main></html>'
            return Reply(reply.status, text.encode(), "text/html; charset=utf-8")

    return answer


def _moment(call: Call) -> datetime:
    asked = call.headers.get("x-app-date")
    if asked is None:
        return datetime.now(UTC)
    try:
        return parse_moment(asked)
    except (ValueError, TypeError) as error:
        raise BadRequestError(f"X-App-Date is no date: {asked}") from error


def _logged(call: Call) -> str:
    error_id = f"{random.randrange(1_000_000):06d}"
    where = f"{call.method} {call.url_path} on {threading.current_thread().name}"
    sys.stderr.write(f"tutor: error {error_id} in {where}\n{traceback.format_exc()}")
    return error_id
