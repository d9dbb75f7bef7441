"""Courses, their sections, and who is in them."""

from dataclasses import dataclass, field
from datetime import datetime

__all__ = [
    "Course",
    "CourseCard",
    "CourseDraft",
    "CourseView",
    "Invitation",
    "JoinRequest",
    "Place",
    "RosterEntry",
    "Section",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A period of a course; `enrollment_code` is what students type to join it."""

    id: str
    name: str
    enrollment_code: str


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """What a teacher decides when creating a course."""

    name: str
    offering_title: str
    sections: int = 1


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
    role: str  # "teacher" or "student"


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
