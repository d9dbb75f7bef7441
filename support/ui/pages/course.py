"""What every page of a course has in common: who may not see it is told so."""

import re

from support.domain.refusals import Refusal, RefusedError
from support.ui.tab import Mark, Tab

__all__ = ["open_course_page"]

_NO_ACCESS = re.compile(r"Sorry, you can.t access this course", re.IGNORECASE)
_REFUSALS = {
    "forbidden": Refusal.NOT_ALLOWED,
    "login": Refusal.NOT_SIGNED_IN,
    "ended": Refusal.COURSE_ENDED,
    "not_begun": Refusal.COURSE_NOT_BEGUN,
    "no_questions": Refusal.NO_QUESTIONS,
    "failed": Refusal.NOT_ALLOWED,
    "overdue": Refusal.PAYMENT_OVERDUE,
    "removed": Refusal.NOT_FOUND,
}


def open_course_page(tab: Tab, path: str, reason: str, **marks: Mark) -> str:
    """Open a page and wait for one of its marks; the name of the one seen.

    Raises RefusedError where the site shows the person out instead.
    """
    tab.go(path)
    page = tab.page
    dialogs = page.get_by_role("dialog")
    own: dict[str, Mark] = {
        "forbidden": page.get_by_text(_NO_ACCESS),
        "login": tab.is_at("^/accounts/"),
        "ended": dialogs.filter(has_text="Past Course"),
        "not_begun": dialogs.filter(has_text="Future Course"),
        "no_questions": dialogs.filter(has_text="No exercises are available"),
        "failed": page.get_by_text(re.compile(r"An error occurred\s+when loading this step")),
        "overdue": page.locator(".free-trial-ended"),
        "removed": page.get_by_text("This assignment has been removed by your instructor"),
    }
    # Where the caller waits for one of these, it is not a refusal.
    seen = tab.await_one(reason, **marks, **{name: own[name] for name in own.keys() - marks.keys()})
    if seen in _REFUSALS and seen not in marks:
        raise RefusedError(_REFUSALS[seen], f"the site answered {path} with: {seen}")
    return seen
