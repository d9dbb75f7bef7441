"""Courses of former times, which keep the scores that they had."""

from sandbox.database import Row

__all__ = ["uses_old_scores"]

_NEW_SCORES_SINCE = "2020-07-01"


def uses_old_scores(course: Row) -> bool:
    """Whether a course ended before there were grading templates to go by."""
    return not course["is_preview"] and str(course["ends_at"]) < _NEW_SCORES_SINCE
