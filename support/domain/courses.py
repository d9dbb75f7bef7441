"""Courses, their sections, and who is in them."""

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime

__all__ = [
    "Course",
    "CourseCard",
    "CourseDetails",
    "CourseDraft",
    "CourseSetting",
    "CourseView",
    "Invitation",
    "JoinRequest",
    "Place",
    "RosterEntry",
    "Section",
    "Term",
    "Welcome",
]

_SPANS = {"spring": ((1, 1), (6, 29)), "summer": ((4, 1), (8, 31)), "fall": ((7, 1), (12, 31))}


@dataclass(frozen=True, slots=True)
class Section:
    """A period of a course; `enrollment_code` is what students type to join it."""

    id: str
    name: str
    enrollment_code: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the school year: spring, summer, fall or winter, which ends in the year after its own."""

    season: str
    year: int

    @property
    def first_day(self) -> date:
        """The day on which a course of the term begins."""
        first = (11, 1) if self.season == "winter" else _SPANS[self.season][0]
        return date(self.year, *first)

    @property
    def last_day(self) -> date:
        """The last day of such a course."""
        if self.season == "winter":
            return date(self.year + 1, 2, calendar.monthrange(self.year + 1, 2)[1])
        return date(self.year, *_SPANS[self.season][1])

    def __str__(self) -> str:
        """As people call it: fall 2026."""
        return f"{self.season} {self.year}"


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """What a teacher decides when creating a course; without a term it is one that runs now."""

    name: str
    offering_title: str
    sections: int = 1
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class CourseSetting:
    """How a course is that was there before its scenario began; what is not said has a default."""

    term: Term | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    offering_title: str | None = None
    is_test: bool = False  # made for trying things, not for teaching


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What a teacher reads of a course: which term it is of, and from which day to which it runs."""

    term: str
    first_day: date
    last_day: date
    code: str | None  # the school's own for the course


@dataclass(frozen=True, slots=True)
class Course:
    """A course as its teacher knows it. `uuid` is also its identity in Biglearn."""

    id: str
    uuid: str
    name: str
    ecosystem_id: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section:
        """The section of that name; KeyError tells the names there are."""
        for section in self.sections:
            if section.name == name:
                return section
        raise KeyError(f"no section {name!r}; the course has {[s.name for s in self.sections]}")


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course as listed among somebody's own."""

    name: str
    role: str  # "teacher", "student", or "nobody" where it should not be listed at all


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody is in a course: `kind` is teacher, student, or teacher_student for a student view."""

    id: str
    kind: str
    section_name: str | None


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course as one of its members is told of it; what is not told to them is empty."""

    sizes: dict[str, int | None]  # students of each section told of, archived ones left out
    students: tuple[str, ...]  # full names
    places: tuple[Place, ...]  # the member's own


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an enrollment code tells somebody not logged in. None where the channel does not show it."""

    course_name: str | None
    section_name: str | None


@dataclass(frozen=True, slots=True)
class Welcome:
    """What became of somebody who followed an enrollment link without being signed in."""

    leads_to_students: bool  # whether signing in is that of students


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """A wish to join a section that its student has not confirmed yet."""

    id: str


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One student on a teacher's roster."""

    full_name: str
    section_name: str | None  # None where the channel does not show it (the site lists the dropped together)
    is_active: bool
    student_id: str | None = field(default=None, compare=False)  # the school's own; None while it is missing
