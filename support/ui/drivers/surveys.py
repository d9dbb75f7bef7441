"""Research surveys through the pages."""

import re
from collections.abc import Sequence

from support.domain.courses import Course
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.pages.survey import SurveyCard

__all__ = ["UiSurveys"]

_NAMED = re.compile(r"named “(.*?)”")


class UiSurveys:
    """`support.ports.Surveys`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def offered(self, student: Person, course: Course) -> Sequence[str]:
        """From the card, which names one."""
        with self._actors.acting(student, "looking for surveys") as tab:
            return _NAMED.findall(SurveyCard(tab, course.id).text())

    def take(self, student: Person, course: Course, title: str) -> None:
        """By the card."""
        with self._actors.acting(student, f"taking the survey {title}") as tab:
            SurveyCard(tab, course.id).take(title)
