"""Who gets where: parts of a course, consoles of the site's own people, what can be looked for by an id."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Console",
    "CourseFlaw",
    "CoursePart",
    "Landing",
    "Overwritten",
    "Place",
    "ProgramAnswers",
    "Record",
    "SiteSetting",
]


class CoursePart(StrEnum):
    """What of a course somebody can look at."""

    COURSE = "course itself"
    DASHBOARD = "dashboard"
    ROSTER = "roster"
    SCORES = "scores"
    READINGS = "readings"
    PRACTICE = "practice"


class Console(StrEnum):
    """A console, by whom it is for."""

    ADMIN = "administrators' console"
    SUPPORT = "customer support's console"
    CONTENT = "content analysts' console"
    RESEARCH = "researchers' console"


class Record(StrEnum):
    """What has an id."""

    COURSE = "course"
    ASSIGNMENT = "assignment"
    TASK = "task"
    STEP = "step"
    STUDENT = "student"


class CourseFlaw(StrEnum):
    """What a course cannot have."""

    NO_NAME = "no name"
    NO_SUCH_ZONE = "a time zone that does not exist"
    BAD_WEIGHTS = "weights that do not sum to one"


class SiteSetting(StrEnum):
    """A setting of the site, as administrators call it."""

    PULSE = "pulse insights"
    LMS = "an LMS for new courses"


class Place(StrEnum):
    """Where on the site somebody comes to."""

    OWN_TASK = "their own task"
    REVIEW = "its review"
    SCORES = "the scores"
    MY_COURSES = "the own courses"
    COURSE = "the course"
    ELSEWHERE = "somewhere else"


@dataclass(frozen=True, slots=True)
class Landing:
    """Where somebody came to, and the id of the task, assignment or course that it is about."""

    place: Place
    id: str = ""
    was_asked_to_sign_in: bool = False


@dataclass(frozen=True, slots=True)
class ProgramAnswers:
    """What a program without a person was let into, and what it was refused."""

    let_in: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overwritten:
    """What was sent of which nobody may write anything, and how it stood before and stands now."""

    sent: dict[str, object]
    before: dict[str, object]
    after: dict[str, object]

    @property
    def changed(self) -> dict[str, object]:
        """What is different now, of all that was sent."""
        return {name: value for name, value in self.after.items() if self.before.get(name) != value}
