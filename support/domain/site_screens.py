"""Pages of the site by the names that people give them, and what can be wrong with one."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Fitness", "PageName", "PageOf", "SubjectBlock"]


class PageName(StrEnum):
    """A page of the app."""

    MY_COURSES = "own courses"
    NEW_COURSE = "course wizard"
    ENROLL = "enrollment"
    DASHBOARD = "dashboard"
    TASK = "task"
    FORECAST = "forecast"
    SCORES = "scores"
    PRACTICE_QUESTIONS = "practice questions"
    STUDENT_ID = "student ID"
    BOOK = "book"
    PAYMENTS = "payments"
    STATEMENT = "accessibility statement"
    CALENDAR = "calendar"
    BUILDER = "assignment builder"
    CHAPTERS = "choice of chapters"
    QUESTIONS = "choice of questions"
    POINTS = "points of questions"
    REVIEW = "review"
    OVERVIEW = "overview of answers"
    ASSIGNMENT_SCORES = "scores of an assignment"
    GRADEBOOK = "gradebook"
    TEMPLATES = "grading templates"
    SETTINGS = "settings"
    DETAILS = "course details"
    ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page, and what it is of; empty where it is of nothing of the kind."""

    name: PageName
    course: str
    code: str = ""
    assignment: str = ""
    draft: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class Fitness:
    """What shuts somebody out of a page: grave faults by axe's rules, controls that no key reaches."""

    faults: tuple[str, ...]
    unreached: tuple[str, ...]
    controls: int


@dataclass(frozen=True, slots=True)
class SubjectBlock:
    """A subject on a teacher's list of courses."""

    title: str
    courses: tuple[str, ...]
    offers_to_create: bool
    tabs: tuple[str, ...]
