"""The signed-in user: who they are, what the front end needs to start, terms, tours, settings."""

import json
import re

from sandbox.database import Row
from sandbox.http import Reply
from sandbox.tutor.accounts import full_name
from sandbox.tutor.course_objects import courses_of
from sandbox.tutor.courses import may_create_courses, offering_objects
from sandbox.tutor.dues import check_paid
from sandbox.tutor.errors import BadRequestError, ForbiddenError, UnprocessableError
from sandbox.tutor.membership import member_in
from sandbox.tutor.moment import shown
from sandbox.tutor.notices import shown_notices
from sandbox.tutor.provider import BASE, PRODUCT
from sandbox.tutor.site import Route, Visit, answer, pruned
from sandbox.tutor.site_settings import feature_flags
from sandbox.tutor.sql import update

__all__ = ["ROUTES", "bootstrap"]

_TERMS = (
    (1, "general_terms_of_use", "Terms of Use", "<p>These terms bind nobody: this is a stand-in.</p>"),
    (2, "privacy_policy", "Privacy Policy", "<p>Nothing here is about real people.</p>"),
    (3, "exercise_editing", "Terms of use", "<p>What you write here teaches nobody.</p>"),
)


def bootstrap(visit: Visit) -> dict[str, object]:
    """Everything that a page of the front end needs at once, nulls left out."""
    account = visit.signed_in()
    offerings = offering_objects(visit) if may_create_courses(account) else None
    base = visit.call.base_url
    flags = feature_flags(visit.db)
    found = {
        "user": _user(account),
        "accounts_api_url": f"{base}/accounts/api",
        "accounts_profile_url": f"{base}/accounts/profile",
        "assets_url": f"{base}/assets",
        "osweb_base_url": base,
        "tutor_api_url": f"{base}/api",
        "response_validation": {"is_enabled": False, "is_ui_enabled": False},
        "payments": _payments(base, is_enabled=flags["is_payments_enabled"]),
        "feature_flags": flags,
        "flash": {},
        "ui_settings": json.loads(account["ui_settings"]),
        "is_impersonating": account["impersonator_id"] is not None,
        "courses": courses_of(visit.db, account["id"], visit.now, base),
        "offerings": offerings,
    }
    shortened = pruned(found)
    return shortened if isinstance(shortened, dict) else {}


def _payments(base: str, *, is_enabled: bool) -> dict[str, object]:
    """Where the payment service is, which takes the money."""
    return {
        "is_enabled": is_enabled,
        "js_url": f"{base}{BASE}/pay/form.js",
        "base_url": f"{base}{BASE}",
        "product_uuid": PRODUCT,
    }


def _user(a: Row) -> dict[str, object]:
    signed = set(json.loads(a["signed_terms"]))
    tours = json.loads(a["tours"])
    return {
        "name": full_name(a),
        "first_name": a["first_name"],
        "last_name": a["last_name"],
        "username": a["username"],
        "is_admin": bool(a["is_admin"]),
        "is_customer_service": bool(a["is_customer_support"]),
        "is_content_analyst": bool(a["is_content_analyst"]),
        "is_researcher": bool(a["is_researcher"]),
        "self_reported_role": a["role"],
        "faculty_status": a["faculty_status"],
        "can_create_courses": may_create_courses(a),
        "account_uuid": a["uuid"],
        "support_identifier": a["support_identifier"],
        "is_test": bool(a["is_test"]),
        "profile_id": str(a["id"]),
        "profile_url": f"/accounts/profile/{a['id']}",
        "created_at": shown(a["created_at"]),
        "available_terms": [
            {"id": str(i), "name": name, "title": title, "is_signed": i in signed, "is_proxy_signed": False}
            for i, name, title, _ in _TERMS
        ],
        "viewed_tour_stats": [{"id": k, "view_count": v} for k, v in tours.items()],
    }


def _show(visit: Visit) -> Reply:
    return answer(_user(visit.signed_in()))


def _bootstrap(visit: Visit) -> Reply:
    return answer(bootstrap(visit))


def _settings(visit: Visit) -> Reply:
    account = visit.signed_in()
    wanted = visit.body().get("ui_settings")
    if not isinstance(wanted, dict):
        raise UnprocessableError("ui_settings_is_invalid")
    if len(json.dumps(wanted)) > 10_000:
        raise UnprocessableError("ui_settings_is_too_long")
    update(visit.db, "accounts", account["id"], {"ui_settings": wanted})
    return answer({"ui_settings": wanted})


def _tour(visit: Visit) -> Reply:
    account = visit.signed_in()
    tour = visit.call.path["tour_id"]
    if not re.fullmatch(r"[A-Za-z0-9_-]+", tour):
        raise UnprocessableError("identifier_is_invalid")
    tours = json.loads(account["tours"])
    tours[tour] = tours.get(tour, 0) + 1
    update(visit.db, "accounts", account["id"], {"tours": tours})
    return Reply(204)


def _suggest(visit: Visit) -> Reply:
    if visit.signed_in()["role"] == "student":
        raise ForbiddenError
    return Reply(204)


def _identifier(visit: Visit) -> Reply:
    account = visit.signed_in()
    course_id = visit.number("course_id")
    member = member_in(visit.db, course_id, account["id"], "student")
    if member is None or member["dropped_at"]:
        raise ForbiddenError
    check_paid(visit.db, member, visit.now)
    identifier = visit.body().get("student_identifier")
    update(visit.db, "members", member["id"], {"student_identifier": identifier})
    return answer(
        {
            "id": str(member["id"]),
            "course_id": str(course_id),
            "student_identifier": identifier,
            "role_id": str(member["role_id"]),
            "period_id": str(member["period_id"]),
        }
    )


def _terms(visit: Visit) -> Reply:
    signed = set(json.loads(visit.signed_in()["signed_terms"]))
    return answer(
        [
            {
                "id": str(i),
                "name": n,
                "title": t,
                "content": c,
                "is_signed": i in signed,
                "is_proxy_signed": False,
            }
            for i, n, t, c in _TERMS
        ]
    )


def _sign(visit: Visit) -> Reply:
    account = visit.signed_in()
    wanted = [t for t in visit.call.path["ids"].split(",") if t.strip()]
    if not wanted:
        raise BadRequestError("terms_ids_missing")
    known = {str(i): i for i, *_ in _TERMS}
    if not set(wanted) <= set(known):
        raise UnprocessableError("terms_not_found")
    signed = set(json.loads(account["signed_terms"])) | {known[w] for w in wanted}
    update(visit.db, "accounts", account["id"], {"signed_terms": sorted(signed)})
    return Reply(204)


def _updates(visit: Visit) -> Reply:
    flags = feature_flags(visit.db)
    to_teacher = visit.account is not None and _teaches(visit, visit.account)
    return answer(
        {
            "notifications": shown_notices(visit.db, visit.now, to_teacher=to_teacher),
            "tutor_assets_hash": "sandbox",
            "payments": _payments(visit.call.base_url, is_enabled=flags["is_payments_enabled"]),
            "feature_flags": flags,
        }
    )


def _teaches(visit: Visit, account: Row) -> bool:
    sql = "SELECT 1 AS one FROM members WHERE account_id = ? AND kind = 'teacher' AND dropped_at IS NULL"
    return visit.db.row(sql, [account["id"]]) is not None


ROUTES = (
    Route("GET", "/user", _show),
    Route("GET", "/user/bootstrap", _bootstrap),
    Route("PUT", "/user/ui_settings", _settings, "write"),
    Route("PUT", "/user/tours/{tour_id}", _tour, "write"),
    Route("POST", "/user/suggest", _suggest),
    Route("PUT", "/user/courses/{course_id}/student", _identifier, "write"),
    Route("PUT", "/user/courses/{course_id}/student/role/{role_id}", _identifier, "write"),
    Route("GET", "/terms", _terms),
    Route("PUT", "/terms/{ids}", _sign, "write"),
    Route("GET", "/updates", _updates),
)
