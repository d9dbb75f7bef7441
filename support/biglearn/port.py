"""The ports through which scenarios speak to Biglearn: one for each kind of call, and all of them together.

Verbs raise RebuffError where the contract refuses. What is told in a list is told in one call, as long as the
list is no longer than Tutor would make it.
"""

from collections.abc import Sequence
from typing import Protocol

from support.biglearn.books import Book
from support.biglearn.facts import (
    AssignmentFacts,
    CourseEventFacts,
    CourseFacts,
    DatesFacts,
    ExclusionFacts,
    PreparationFacts,
    ResponseFacts,
    RosterFacts,
    SwitchFacts,
)
from support.biglearn.refusals import Damage
from support.biglearn.results import Results
from support.biglearn.streams import (
    CourseEcosystems,
    EventPage,
    HistoryRequest,
    Listed,
    Receipt,
    StoredEvent,
    SwitchAnswer,
)

__all__ = ["Biglearn", "Reading", "Telling"]


class Telling(Protocol):
    """The calls that write events. Told again, an event is taken again and kept once."""

    def create_ecosystem(self, book: Book) -> str:
        """Tell of a book; its uuid."""

    def create_course(self, course: CourseFacts) -> str:
        """Tell of a course; its uuid."""

    def update_active_dates(self, dates: DatesFacts) -> str:
        """Tell when a course runs; the course's uuid."""

    def update_rosters(self, rosters: Sequence[RosterFacts]) -> tuple[Receipt, ...]:
        """Tell who is in which section; about which courses it was."""

    def update_exclusions(self, exclusions: ExclusionFacts) -> str:
        """Tell which exercises are not to be offered; how it went."""

    def create_update_assignments(self, assignments: Sequence[AssignmentFacts]) -> tuple[Receipt, ...]:
        """Tell what students were given; about which assignments it was."""

    def record_responses(self, responses: Sequence[ResponseFacts]) -> tuple[str, ...]:
        """Tell what students answered; the uuids of the responses that were taken."""

    def prepare_ecosystem(self, preparation: PreparationFacts) -> str:
        """Tell to which book a course will go over; how it went."""

    def switch_ecosystems(self, switches: Sequence[SwitchFacts]) -> tuple[SwitchAnswer, ...]:
        """Tell that courses go over to their next books; what became of each."""

    def as_kept(self, facts: CourseEventFacts) -> StoredEvent:
        """The event that Biglearn has to keep of it; nothing is told."""


class Reading(Protocol):
    """The calls that give back what was told."""

    def course_events(
        self,
        course_uuid: str,
        *,
        from_number: int = 0,
        types: Sequence[str] | None = None,
        limit: int = 1000,
    ) -> EventPage:
        """Events of a course from a number on; None asks for every type."""

    def courses_events(self, requests: Sequence[HistoryRequest], *, limit: int) -> tuple[EventPage, ...]:
        """Events of several courses, asked for at once; the limit is for all of them together."""

    def ecosystems_events(self, requests: Sequence[HistoryRequest], *, limit: int) -> tuple[EventPage, ...]:
        """Events of several books, asked for at once; the limit is for all of them together."""

    def courses(self, from_number: int, *, limit: int) -> tuple[Listed, ...]:
        """Courses in the order in which they came to be known, from a number on."""

    def ecosystems(self, from_number: int, *, limit: int) -> tuple[Listed, ...]:
        """Books in the order in which they came to be known, from a number on."""

    def course_ecosystems(self, course_uuids: Sequence[str]) -> tuple[CourseEcosystems, ...]:
        """Which books courses use, and which are prepared for them."""


class Biglearn(Telling, Reading, Results, Protocol):
    """Biglearn's API."""

    def is_alive(self) -> bool:
        """Whether the health check answers, without any credentials."""

    def as_stranger(self) -> "Biglearn":
        """The same service, spoken to with a token that is not the right one."""

    def spoilt(self, damage: Damage) -> "Biglearn":
        """The same service; what is sent to it is spoilt on its way."""

    def beyond_declared(self) -> "Biglearn":
        """The same service; it is sent what its declaration forbids, if asked to."""
