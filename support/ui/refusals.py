"""From what a page says to the reason that a port gives, the same that the API channel gives."""

import re

from support.domain.refusals import Refusal, RefusedError
from support.ui.errors import ServerErrorDialogError

__all__ = ["REFUSAL_OF_CODE", "from_server_dialog"]

REFUSAL_OF_CODE = {
    "invalid_enrollment_code": Refusal.UNKNOWN_CODE,
    "is_teacher": Refusal.TEACHES_COURSE,
    "dropped_student": Refusal.WAS_DROPPED,
    "already_enrolled": Refusal.ALREADY_ENROLLED,
    "course_ended": Refusal.COURSE_ENDED,
    "course_not_started": Refusal.COURSE_NOT_BEGUN,
    "already_rejected": Refusal.ALREADY_PROCESSED,
    "already_approved": Refusal.ALREADY_PROCESSED,
    "already_processed": Refusal.ALREADY_PROCESSED,
    "no_exercises": Refusal.NO_QUESTIONS,
    "biglearn_not_ready": Refusal.NO_QUESTIONS,
}
_REFUSAL_OF_STATUS = {
    "400": Refusal.INVALID,
    "403": Refusal.NOT_ALLOWED,
    "404": Refusal.NOT_FOUND,
    "422": Refusal.INVALID,
}
# First where it is called a status: addresses and ids in the same text have such numbers too.
_STATUSES = (
    re.compile(r"\b(?:status|HTTP)\W{1,5}([45]\d\d)\b", re.IGNORECASE),
    re.compile(r"\b([45]\d\d)\b"),
)
_CODE = re.compile(r"\bcode\W{1,5}(\w+)")


def from_server_dialog(text: str) -> RefusedError | ServerErrorDialogError:
    """What the "Server Error" dialog with this text stands for: a refusal by contract, or a breakdown."""
    status = next((found for pattern in _STATUSES if (found := pattern.search(text))), None)
    codes = tuple(code for code in _CODE.findall(text) if not code.isdigit())
    known = next((REFUSAL_OF_CODE[code] for code in codes if code in REFUSAL_OF_CODE), None)
    reason = known or (_REFUSAL_OF_STATUS.get(status[1]) if status else None)
    brief = " ".join(text.split())[:500]
    if reason is None:
        return ServerErrorDialogError(f"the page showed its server error dialog: {brief}")
    return RefusedError(reason, brief, codes=codes)
