"""The browser channel of Tutor: what wiring connects a scenario to."""

from playwright.sync_api import Error as PlaywrightError

from support.ports.access import Consoles, Links, Sessions
from support.ports.accounts import Notices
from support.ports.assignments import Assignments
from support.ports.clock import Clock
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
from support.ports.screens import Screens
from support.ports.sections import Sections
from support.ports.tasks import Tasks
from support.ports.teachers import Teachers
from support.ports.tutor import Tutor
from support.ports.working import Working
from support.ui.actors import Actors
from support.ui.browser import BrowserHolder
from support.ui.drivers.access import UiConsoles, UiLinks, UiNotices, UiSessions
from support.ui.drivers.assignments import UiAssignments
from support.ui.drivers.courses import UiCourses, UiEnrollment, UiRoster
from support.ui.drivers.facts import Facts
from support.ui.drivers.forecasts import UiForecasts
from support.ui.drivers.grading import UiGrading
from support.ui.drivers.grading_templates import UiGradingTemplates
from support.ui.drivers.lms import UiLms
from support.ui.drivers.notes import UiNotes
from support.ui.drivers.payments import UiPayments
from support.ui.drivers.planning import UiPlanning
from support.ui.drivers.practice import UiPractice, UiSavedQuestions
from support.ui.drivers.questions import UiQuestions
from support.ui.drivers.scores import UiScores
from support.ui.drivers.screens import UiScreens
from support.ui.drivers.sections import UiSections
from support.ui.drivers.step_by_step import UiWorking
from support.ui.drivers.surveys import UiSurveys
from support.ui.drivers.tasks import UiTasks
from support.ui.drivers.teachers import UiTeachers
from support.ui.evidence import Evidence

__all__ = ["Facts", "UiSession", "UiTutor", "connect"]


class UiTutor:
    """`support.ports.Tutor`."""

    def __init__(self, actors: Actors, facts: Facts, clock: Clock) -> None:
        self.courses: Courses = UiCourses(actors, facts, clock)
        self.enrollment: Enrollment = UiEnrollment(actors)
        self.roster: Roster = UiRoster(actors)
        self.sections: Sections = UiSections(actors, facts)
        self.teachers: Teachers = UiTeachers(actors)
        self.assignments: Assignments = UiAssignments(actors)
        self.grading_templates: GradingTemplates = UiGradingTemplates(actors)
        self.planning: Planning = UiPlanning(actors, clock)
        self.questions: Questions = UiQuestions(actors)
        self.tasks: Tasks = UiTasks(actors)
        self.working: Working = UiWorking(actors)
        self.notes: Notes = UiNotes(actors)
        self.practice: Practice = UiPractice(actors)
        self.saved_questions: SavedQuestions = UiSavedQuestions(actors)
        self.scores: Scores = UiScores(actors)
        self.forecasts: Forecasts = UiForecasts(actors, facts)
        self.grading: Grading = UiGrading(actors)
        self.sessions: Sessions = UiSessions(actors)
        self.links: Links = UiLinks(actors)
        self.consoles: Consoles = UiConsoles(actors)
        self.notices: Notices = UiNotices(actors)
        self.lms: Lms = UiLms(actors)
        self.payments: Payments = UiPayments(actors)
        self.surveys: Surveys = UiSurveys(actors)


class UiSession:
    """One scenario in the browser."""

    def __init__(self, actors: Actors, tutor: Tutor, screens: Screens, evidence: Evidence) -> None:
        self.tutor = tutor
        self.screens = screens
        self._actors = actors
        self._evidence = evidence

    def screenshot(self, name: str) -> None:
        """Keep a picture of the page acted on last, if one was since the last picture."""
        try:
            data = self._actors.picture()
        except PlaywrightError as error:
            self._evidence.note(f"no picture for {name}: {error.message.splitlines()[0]}")
            return
        if data is not None:
            self._evidence.attach(f"{name}.jpg", "image/jpeg", data)

    def close(self, *, failed: bool) -> None:
        """End it; after a failure everything that may explain it is kept."""
        self._actors.close(self._evidence if failed else None)


def connect(
    browser: BrowserHolder, site_url: str, *, clock: Clock, evidence: Evidence, facts: Facts
) -> UiSession:
    """Tutor at this address through a browser, for one scenario."""
    actors = Actors(browser.browser, site_url, clock)
    return UiSession(actors, UiTutor(actors, facts, clock), UiScreens(actors, clock, facts), evidence)
