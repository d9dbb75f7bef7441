"""Where on the site a tab has come to, once that is drawn."""

import re

from support.domain.access import Landing, Place
from support.ui.tab import Mark, Tab

__all__ = ["landing"]

_PLACES = (
    (Place.OWN_TASK, re.compile(r"^/course/\d+/task/(\d+)")),
    (Place.REVIEW, re.compile(r"^/course/\d+/assignment/review/(\d+)")),
    (Place.SCORES, re.compile(r"^/course/(\d+)/gradebook")),
    (Place.MY_COURSES, re.compile(r"^/courses()$")),
    (Place.COURSE, re.compile(r"^/course/(\d+)(?:$|/t/month/)")),
)


def landing(tab: Tab) -> Landing:
    """What the tab shows, by its address; the front end must have drawn it."""
    root = tab.page.locator("#ox-react-root-container")
    loading = tab.page.locator(".loading-animation")
    drawn: Mark = lambda: root.is_visible() and not loading.first.is_visible()  # noqa: E731 - read once
    tab.await_one("the page to be drawn", drawn=drawn)
    found = ((place, pattern.match(tab.path)) for place, pattern in _PLACES)
    return next((Landing(place, seen[1]) for place, seen in found if seen), Landing(Place.ELSEWHERE))
