"""The performance forecast, over the API."""

from typing import Any

from support.api.tutor.courses import ApiRoster
from support.api.tutor.site import Site
from support.domain.courses import Course
from support.domain.forecasts import Estimate, Forecast, ForecastEntry, ForecastLevel
from support.domain.people import Person

__all__ = ["ApiForecasts"]

Json = dict[str, Any]


class ApiForecasts:
    """`support.ports.Forecasts`."""

    def __init__(self, site: Site, roster: ApiRoster) -> None:
        self._site = site
        self._roster = roster

    def own(self, student: Person, course: Course) -> Forecast:
        """A student's own."""
        return _forecast(self._site.ask(student, "GET", f"/courses/{course.id}/guide"))

    def of_section(self, teacher: Person, course: Course, section: str) -> Forecast:
        """A section's, as its teacher sees it."""
        guides = self._site.ask(teacher, "GET", f"/courses/{course.id}/teacher_guide")
        own = course.section(section).id
        return _forecast(next(g for g in guides if g["period_id"] == own))

    def of_student(self, teacher: Person, course: Course, student: Person) -> Forecast:
        """One student's, as somebody else asks for it."""
        role = self._roster.role_of(teacher, course, student)
        return _forecast(self._site.ask(teacher, "GET", f"/courses/{course.id}/guide/role/{role}"))


def _forecast(guide: Json) -> Forecast:
    entries: list[ForecastEntry] = []

    def walk(parts: list[Json], chapter: str | None) -> None:
        for part in parts:
            clue = part["clue"]
            estimate = Estimate(
                clue.get("minimum", 0), clue["most_likely"], clue.get("maximum", 1), clue["is_real"]
            )
            level = ForecastLevel.of(estimate.most_likely, is_real=estimate.is_real)
            answered = part.get("questions_answered_count")
            entries.append(ForecastEntry(part["title"], level, chapter, estimate, answered))
            walk(part.get("children") or [], part["title"])

    walk(guide.get("children") or [], None)
    return Forecast(tuple(entries))
