"""The consoles that only look: of customer support, content analysts and researchers."""

from sandbox.http import Reply
from sandbox.tutor.accounts import account_condition, full_name
from sandbox.tutor.forms import login_first, page
from sandbox.tutor.site import Route, Visit

__all__ = ["PAGES"]

_SUPPORT = (
    ("/customer_service", "Console"),
    ("/customer_service/courses", "Courses"),
    ("/customer_service/users", "Users"),
)
_MOST = 25  # on one page


def _support(visit: Visit) -> Reply:
    return login_first(visit, "is_customer_support") or _page(
        visit, "frame", "Customer Service Console", links=_SUPPORT
    )


def _support_courses(visit: Visit) -> Reply:
    elsewhere = login_first(visit, "is_customer_support")
    if elsewhere:
        return elsewhere
    query = visit.call.ask("query") or ""
    found = visit.db.rows(
        "SELECT * FROM courses WHERE lower(name) LIKE ? ORDER BY id DESC", [f"%{query.lower()}%"]
    )
    rows = [{"cells": (c["id"], c["name"], f"{c['term']} {c['year']}")} for c in found[:_MOST]]
    told = {"action": "/customer_service/courses", "term": "query", "query": query, "count": len(found)}
    return _page(
        visit, "found", "Courses", links=_SUPPORT, headings=("ID", "Name", "Term"), rows=rows, **told
    )


def _support_users(visit: Visit) -> Reply:
    elsewhere = login_first(visit, "is_customer_support")
    if elsewhere:
        return elsewhere
    query = visit.call.ask("search_term") or ""
    condition, values = account_condition(query)
    found = visit.db.rows(f"SELECT * FROM accounts WHERE {condition} ORDER BY username", values)  # noqa: S608 - own text
    rows = [{"cells": (a["username"], full_name(a))} for a in found[:_MOST]]
    told = {"action": "/customer_service/users", "term": "search_term", "query": query, "count": len(found)}
    return _page(visit, "found", "Users", links=_SUPPORT, headings=("Username", "Name"), rows=rows, **told)


def _content(visit: Visit) -> Reply:
    return login_first(visit, "is_content_analyst") or _page(
        visit, "frame", "Content Analyst Console", links=(("/content_analyst", "Console"), ("/qa", "QA"))
    )


def _research(visit: Visit) -> Reply:
    return login_first(visit, "is_researcher") or _page(
        visit, "frame", "Research Console", links=(("/research", "Console"), ("/research/studies", "Studies"))
    )


def _page(visit: Visit, template: str, title: str, **values: object) -> Reply:
    return page(visit, f"consoles/{template}.html", title=title, **values)


PAGES = (
    Route("GET", "/customer_service", _support),
    Route("GET", "/customer_service/courses", _support_courses),
    Route("GET", "/customer_service/users", _support_users),
    Route("GET", "/content_analyst", _content),
    Route("GET", "/research", _research),
)
