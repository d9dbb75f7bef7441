"""People, a course and small stand-ins for what wiring gives a browser session."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from support.domain.courses import Course, Section
from support.domain.people import Person, Standing

ADA = Person("Ada", "ada", "Ada", "Love", Standing.TEACHER)
BEN = Person("Ben", "ben", "Ben", "Gone", Standing.STUDENT)


def course(number: str = "1") -> Course:
    return Course(
        id=number,
        uuid="c",
        name="Biology",
        ecosystem_id="1",
        time_zone="US/Central",
        starts_at=datetime(2026, 7, 1, tzinfo=UTC),
        ends_at=datetime(2026, 12, 31, tzinfo=UTC),
        sections=(Section("5", "1st", "111111"), Section("6", "2nd", "222222")),
    )


@dataclass
class StillClock:
    now: datetime = datetime(2026, 11, 24, tzinfo=UTC)
    travelled_to: datetime | None = None

    def travel_to(self, moment: datetime) -> None:
        self.travelled_to = moment


@dataclass
class Kept:
    files: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def attach(self, name: str, media_type: str, data: bytes) -> None:
        self.files[name] = data
        self.types[name] = media_type

    def note(self, text: str) -> None:
        self.notes.append(text)


class NoFacts:
    def course(self, _teacher: Person, course_id: str) -> Course:
        return course(course_id)
