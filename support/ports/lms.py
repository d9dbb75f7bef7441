"""Coming from a school's learning management system (LMS), and handing scores back to it."""

from typing import Protocol

from support.domain.courses import Course
from support.domain.lms import Arrival, LmsKeys, ScorePush, SignedLaunch
from support.domain.people import Person

__all__ = ["Lms", "LmsSetup"]


class Lms(Protocol):
    """What people do between the school's LMS and Tutor."""

    def follow(self, person: Person, launch: SignedLaunch) -> Arrival:
        """Follow the school's link in a fresh browser and sign in; where that leads."""

    def push_scores(self, teacher: Person, course: Course) -> ScorePush:
        """Hand the course averages to the LMS; returns once all have been tried."""


class LmsSetup(Protocol):
    """Connecting a course with an LMS, through the API: the site offers it to the course's teachers only."""

    def enter_from_lms(self, teacher: Person, course: Course, *, enter: bool = True) -> None:
        """Choose that people come in from the LMS, or by links; only before the first student is in."""

    def keys(self, person: Person, course: Course) -> LmsKeys:
        """What has to be entered into the LMS."""

    def pair(self, person: Person, course: Course) -> bool:
        """Join the launch that the person made last with a course; whether there was one."""
