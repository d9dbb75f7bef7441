"""The development login: a list of accounts, and becoming one of them. Plain pages, plain forms."""

import secrets
import uuid
from datetime import datetime
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader

from sandbox.database import Connection, Row
from sandbox.http import Reply, redirect
from sandbox.tutor.errors import CsrfError, NotFoundError, UnprocessableError
from sandbox.tutor.gateway import SESSION_COOKIE, csrf_token
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Route, Visit

__all__ = ["RETURN_COOKIE", "ROUTES", "create_account", "full_name"]

RETURN_COOKIE = "_tutor_return_to"
_ROLES = {
    "unknown_role",
    "student",
    "instructor",
    "administrator",
    "librarian",
    "designer",
    "other",
    "adjunct",
    "homeschool",
    "researcher",
}
_PER_PAGE = 50
_PAGES = Environment(loader=PackageLoader("sandbox.tutor", "templates"), autoescape=True)


def create_account(db: Connection, username: str, now: datetime, **values: object) -> int:
    """Store a new account, an ordinary one unless the values say otherwise; its id."""
    row: dict[str, object] = {
        "uuid": str(uuid.uuid4()),
        "username": username,
        "first_name": None,
        "last_name": None,
        "full_name": None,
        "role": "unknown_role",
        "faculty_status": "no_faculty_info",
        "school_type": "unknown_school_type",
        "school_location": "unknown_school_location",
        "is_kip": 0,
        "has_access": 0,
        "is_test": 1,
        "is_admin": 0,
        "is_content_analyst": 0,
        "is_customer_support": 0,
        "is_researcher": 0,
        "support_identifier": f"cs_{secrets.token_hex(4)}",
        "created_at": stored(now),
        "ui_settings": {},
        "tours": {},
        "signed_terms": [],
    }
    return db.insert("accounts", {**row, **values})


def full_name(account: Row) -> str:
    """The name to show: the full one, the parts, or the username."""
    parts = " ".join(p for p in (account["first_name"], account["last_name"]) if p)
    return str(account["full_name"] or parts or account["username"])


def _login(visit: Visit) -> Reply:
    reply = redirect("/accounts/dev/accounts")
    wanted = visit.call.ask("return_to")
    if wanted and wanted.startswith("/") and not wanted.startswith("//"):
        reply.cookies[RETURN_COOKIE] = wanted
    return reply


def _list(visit: Visit) -> Reply:
    query = visit.call.ask("search[query]") or ""
    condition, values = _condition(query)
    page = max(1, _whole(visit.call.ask("page"), 1))
    per_page = max(1, _whole(visit.call.ask("per_page"), _PER_PAGE))
    count = visit.db.value(f"SELECT COUNT(*) AS n FROM accounts WHERE {condition}", values)  # noqa: S608 - own text
    rows = visit.db.rows(
        f"SELECT * FROM accounts WHERE {condition} ORDER BY username LIMIT ? OFFSET ?",  # noqa: S608 - own text
        [*values, per_page, (page - 1) * per_page],
    )
    session = visit.session or secrets.token_urlsafe(24)
    people = [{**r, "name": full_name(r)} for r in rows]
    text = _PAGES.get_template("dev_accounts.html").render(
        csrf_token=csrf_token(session),
        people=people,
        count=count,
        query=query,
        roles=sorted(_ROLES),
        page=page,
        pages=-(-count // per_page),
    )
    reply = Reply(200, text.encode(), "text/html; charset=utf-8")
    if visit.session is None:
        reply.cookies[SESSION_COOKIE] = session
    return reply


def _condition(query: str) -> tuple[str, list[object]]:
    """What to look for: a prefix of any name, or of the username only when that is asked."""
    term = query.strip()
    field, _, rest = term.partition(":")
    columns = ["username", "first_name", "last_name", "full_name"]
    if rest and field in {"username", "first_name", "last_name", "full_name", "name"}:
        columns = ["first_name", "last_name", "full_name"] if field == "name" else [field]
        term = rest
    term = term.strip().strip('"')
    if not term:
        return "1 = 1", []
    # A range would ask for the database's own order of letters; this is right in both.
    tests = [f"substr(lower({c}), 1, {len(term)}) = ?" for c in columns]
    values: list[object] = [term.lower()] * len(columns)
    if len(columns) > 1 and term.isdigit():
        tests.append("id = ? - 9000000")
        values.append(int(term))
    return f"({' OR '.join(tests)})", values


def _create(visit: Visit) -> Reply:
    form = _form(visit)
    username = form.get("create[username]", "").strip()
    role = form.get("create[role]", "unknown_role")
    if not username or role not in _ROLES:
        raise UnprocessableError(
            "username_cant_be_blank" if not username else "role_is_not_included_in_the_list"
        )
    if visit.db.row("SELECT 1 AS one FROM accounts WHERE username = ?", [username]):
        raise UnprocessableError("username_has_already_been_taken")
    create_account(
        visit.db, username, visit.now, role=role, first_name=username.capitalize(), last_name="Test"
    )
    return redirect("/accounts/dev/accounts?search%5Bquery%5D=" + username)


def _become(visit: Visit) -> Reply:
    _form(visit)
    account_id = visit.number("id")
    if visit.db.row("SELECT 1 AS one FROM accounts WHERE id = ?", [account_id]) is None:
        raise NotFoundError
    token = secrets.token_urlsafe(24)
    visit.db.execute("INSERT INTO sessions (token, account_id) VALUES (?, ?)", [token, account_id])
    wanted = visit.call.cookies.get(RETURN_COOKIE, "")
    reply = redirect(wanted if wanted.startswith("/") and not wanted.startswith("//") else "/")
    reply.cookies = {SESSION_COOKIE: token, RETURN_COOKIE: ""}
    return reply


def _logout(visit: Visit) -> Reply:
    if visit.call.method == "POST" and _form(visit).get("_method", "").lower() != "delete":
        raise NotFoundError
    if visit.call.method == "DELETE":
        _form(visit)
    visit.db.execute("DELETE FROM sessions WHERE token = ?", [visit.session])
    reply = redirect("/")
    reply.cookies[SESSION_COOKIE] = secrets.token_urlsafe(24)
    return reply


def _form(visit: Visit) -> dict[str, str]:
    """The fields of a form; 422 when it does not carry its page's token."""
    fields = {
        k: v[-1]
        for k, v in parse_qs(visit.call.body.decode("utf-8", "replace"), keep_blank_values=True).items()
    }
    given = fields.get("authenticity_token") or visit.call.headers.get("x-csrf-token")
    if visit.session is None or given != csrf_token(visit.session):
        raise CsrfError
    return fields


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise


ROUTES = (
    Route("GET", "/accounts/login", _login),
    Route("GET", "/accounts/dev/accounts", _list),
    Route("POST", "/accounts/dev/accounts", _create, "write"),
    Route("POST", "/accounts/dev/accounts/{id}/become", _become, "write"),
    Route("DELETE", "/accounts/logout", _logout, "write"),
    Route("POST", "/accounts/logout", _logout, "write"),
)
