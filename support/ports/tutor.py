"""Tutor through the scenario's channel: every port that has two."""

from typing import Protocol

from support.ports.access import Consoles, Links, Sessions
from support.ports.accounts import Notices
from support.ports.assignments import Assignments
from support.ports.courses import Courses, Enrollment, Roster
from support.ports.forecasts import Forecasts
from support.ports.grading import Grading
from support.ports.grading_templates import GradingTemplates
from support.ports.lms import Lms
from support.ports.notes import Notes
from support.ports.payments import Payments
from support.ports.planning import Planning
from support.ports.practice import Practice, SavedQuestions
from support.ports.questions import Questions
from support.ports.research import Surveys
from support.ports.scores import Scores
from support.ports.sections import Sections
from support.ports.tasks import Tasks
from support.ports.teachers import Teachers
from support.ports.working import Working

__all__ = [
    "Tutor",
]


class Tutor(Protocol):
    """Tutor through the scenario's channel."""

    @property
    def courses(self) -> Courses:
        """Creating and finding courses."""

    @property
    def enrollment(self) -> Enrollment:
        """Joining by code."""

    @property
    def roster(self) -> Roster:
        """Who is in a course."""

    @property
    def sections(self) -> Sections:
        """The sections of a course."""

    @property
    def teachers(self) -> Teachers:
        """Who teaches a course."""

    @property
    def assignments(self) -> Assignments:
        """What teachers assign."""

    @property
    def planning(self) -> Planning:
        """Changing what was assigned."""

    @property
    def grading_templates(self) -> GradingTemplates:
        """How work is weighed."""

    @property
    def questions(self) -> Questions:
        """What a course has to ask."""

    @property
    def tasks(self) -> Tasks:
        """A student's own work."""

    @property
    def working(self) -> Working:
        """A student's own work, step by step."""

    @property
    def notes(self) -> Notes:
        """What students mark in the book."""

    @property
    def practice(self) -> Practice:
        """Practice that students start."""

    @property
    def saved_questions(self) -> SavedQuestions:
        """What students save for practice."""

    @property
    def scores(self) -> Scores:
        """The gradebook."""

    @property
    def grading(self) -> Grading:
        """What a teacher does with the work that was handed in."""

    @property
    def forecasts(self) -> Forecasts:
        """The performance forecast."""

    @property
    def sessions(self) -> Sessions:
        """Who is signed in."""

    @property
    def links(self) -> Links:
        """Links that people give one another."""

    @property
    def consoles(self) -> Consoles:
        """The consoles of the site's own people."""

    @property
    def notices(self) -> Notices:
        """What administrators tell everybody."""

    @property
    def lms(self) -> Lms:
        """The school's learning management system."""

    @property
    def payments(self) -> Payments:
        """Paying for courses, as students do."""

    @property
    def surveys(self) -> Surveys:
        """What students are asked by researchers."""
