"""The development login: a list of accounts, and becoming one of them. Plain pages, plain forms."""

import secrets
import uuid
from datetime import datetime

from sandbox.database import Connection, Row
from sandbox.http import Reply, redirect
from sandbox.tutor.errors import NotFoundError, UnprocessableError
from sandbox.tutor.forms import checked_form, page
from sandbox.tutor.gateway import SESSION_COOKIE
from sandbox.tutor.moment import stored
from sandbox.tutor.site import Route, Visit

__all__ = ["RETURN_COOKIE", "ROUTES", "account_condition", "create_account", "full_name", "open_session"]

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
    condition, values = account_condition(query)
    number = max(1, _whole(visit.call.ask("page"), 1))
    per_page = max(1, _whole(visit.call.ask("per_page"), _PER_PAGE))
    count = visit.db.value(f"SELECT COUNT(*) AS n FROM accounts WHERE {condition}", values)  # noqa: S608 - own text
    rows = visit.db.rows(
        f"SELECT * FROM accounts WHERE {condition} ORDER BY username LIMIT ? OFFSET ?",  # noqa: S608 - own text
        [*values, per_page, (number - 1) * per_page],
    )
    return page(
        visit,
        "dev_accounts.html",
        people=[{**r, "name": full_name(r)} for r in rows],
        count=count,
        query=query,
        roles=sorted(_ROLES),
        page=number,
        pages=-(-count // per_page),
    )


def account_condition(query: str) -> tuple[str, list[object]]:
    """A search for accounts in SQL: a prefix of any name, or of the username only when that is asked."""
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
    form = checked_form(visit)
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
    checked_form(visit)
    account_id = visit.number("id")
    if visit.db.row("SELECT 1 AS one FROM accounts WHERE id = ?", [account_id]) is None:
        raise NotFoundError
    token = open_session(visit, account_id)
    wanted = visit.call.cookies.get(RETURN_COOKIE, "")
    reply = redirect(wanted if wanted.startswith("/") and not wanted.startswith("//") else "/")
    reply.cookies = {SESSION_COOKIE: token, RETURN_COOKIE: ""}
    return reply


def _logout(visit: Visit) -> Reply:
    if visit.call.method == "POST" and checked_form(visit).get("_method", "").lower() != "delete":
        raise NotFoundError
    if visit.call.method == "DELETE":
        checked_form(visit)
    visit.db.execute("DELETE FROM sessions WHERE token = ?", [visit.session])
    before = visit.account["impersonator_id"] if visit.account else None
    reply = redirect("/")
    # Whoever was somebody else for a while is back, as oneself.
    reply.cookies[SESSION_COOKIE] = open_session(visit, before) if before else secrets.token_urlsafe(24)
    return reply


def open_session(visit: Visit, account_id: int, *, impersonator_id: int | None = None) -> str:
    """A session of that account; its token."""
    token = secrets.token_urlsafe(24)
    visit.db.execute(
        "INSERT INTO sessions (token, account_id, impersonator_id) VALUES (?, ?, ?)",
        [token, account_id, impersonator_id],
    )
    return token


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
