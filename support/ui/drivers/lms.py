"""Schools' learning management systems, through the pages."""

from support.domain.courses import Course
from support.domain.lms import Arrival, ScorePush, SignedLaunch
from support.domain.people import Person
from support.ui.actors import Actors
from support.ui.pages.gradebook import GradebookPage
from support.ui.pages.lms import LaunchPage

__all__ = ["UiLms"]


class UiLms:
    """`support.ports.Lms`."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors

    def follow(self, person: Person, launch: SignedLaunch) -> Arrival:
        """By the school's own page."""
        with self._actors.acting(None, f"following the school's link as {person.persona}") as tab:
            return LaunchPage(tab).follow(launch, person.username)

    def push_scores(self, teacher: Person, course: Course) -> ScorePush:
        """By the button of the gradebook."""
        with self._actors.acting(teacher, "handing the averages to the LMS") as tab:
            page = GradebookPage(tab, course.id)
            page.open()
            return ScorePush(page.push_to_lms())
