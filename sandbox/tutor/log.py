"""What the front end reports about itself: messages, and how far new teachers come."""

import logging
from collections.abc import Mapping

from sandbox.http import Reply
from sandbox.tutor.errors import ForbiddenError, UnprocessableError
from sandbox.tutor.site import Route, Visit

__all__ = ["ROUTES"]

_LOG = logging.getLogger(__name__)
_LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
    "fatal": logging.CRITICAL,
}
_A_DAY = 50  # reports of one address
_LONGEST = 1000  # characters of a message that are kept
_ONBOARDING = {
    "arrived_my_courses",
    "created_preview_course",
    "created_real_course",
    "like_preview_yes",
    "like_preview_ask_later",
    "made_adoption_decision",
}


def _entry(visit: Visit) -> Reply:
    if _is_too_much(visit):
        return Reply(429)
    body = visit.body()
    several = body.get("entries")
    entries = several if isinstance(several, list) else [body]
    for entry in entries:
        level, message = _checked(entry if isinstance(entry, dict) else {})
        _LOG.log(level, "front end: %s", message)
    return Reply(201)


def _is_too_much(visit: Visit) -> bool:
    """Whether an address has had its share of the day. The first proxy tells whose request it passed on."""
    address = visit.call.headers.get("x-forwarded-for", "").partition(",")[0].strip()
    today = (address, visit.now.date().isoformat())
    visit.site.reports[today] = visit.site.reports.get(today, 0) + 1
    return visit.site.reports[today] > _A_DAY


def _checked(entry: Mapping[str, object]) -> tuple[int, str]:
    level = str(entry.get("level") or "").lower()
    if not level:
        raise UnprocessableError("level_missing")
    if level not in _LEVELS:
        raise UnprocessableError("bad_level")
    if not entry.get("message"):
        raise UnprocessableError("message_missing")
    return _LEVELS[level], str(entry["message"])[:_LONGEST]


def _onboarding(visit: Visit) -> Reply:
    account = visit.signed_in()
    if account["role"] == "student":
        raise ForbiddenError
    if visit.call.path["code"] not in _ONBOARDING:
        raise UnprocessableError("unknown_code")
    return Reply(201)


ROUTES = (
    Route("POST", "/log/entry", _entry),
    Route("POST", "/log/event/onboarding/{code}", _onboarding),
)
