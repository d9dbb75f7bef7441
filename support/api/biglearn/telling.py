"""The calls that write events, as the port `support.biglearn.port.Telling`."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from support.api.biglearn import payloads
from support.api.calls import MOST, Calls
from support.biglearn import (
    AssignmentFacts,
    Book,
    CourseEventFacts,
    CourseFacts,
    DatesFacts,
    ExclusionFacts,
    PreparationFacts,
    Receipt,
    ResponseFacts,
    RosterFacts,
    StoredEvent,
    SwitchAnswer,
    SwitchFacts,
    SwitchStatus,
)

__all__ = ["TellingApi"]

MOST_ROSTERS = 100

Facts = TypeVar("Facts")


class TellingApi:
    """The port, over HTTP."""

    calls: Calls

    def create_ecosystem(self, book: Book) -> str:
        """Tell of a book; its uuid."""
        return str(self.calls.post("create_ecosystem", payloads.ecosystem(book))["created_ecosystem_uuid"])

    def create_course(self, course: CourseFacts) -> str:
        """Tell of a course; its uuid."""
        return str(self.calls.post("create_course", payloads.course(course))["created_course_uuid"])

    def update_active_dates(self, dates: DatesFacts) -> str:
        """Tell when a course runs; the course's uuid."""
        return str(
            self.calls.post("update_course_active_dates", payloads.dates(dates))["updated_course_uuid"]
        )

    def update_rosters(self, rosters: Sequence[RosterFacts]) -> tuple[Receipt, ...]:
        """Tell who is in which section; about which courses it was."""
        told = self._tell(
            "update_rosters", ("rosters", "updated_rosters"), rosters, payloads.roster, MOST_ROSTERS
        )
        return tuple(Receipt(r["request_uuid"], r["updated_course_uuid"]) for r in told)

    def update_exclusions(self, exclusions: ExclusionFacts) -> str:
        """Tell which exercises are not to be offered; how it went."""
        kind = "globally" if exclusions.by_administrator else "course"
        return str(
            self.calls.post(f"update_{kind}_excluded_exercises", payloads.exclusions(exclusions))["status"]
        )

    def create_update_assignments(self, assignments: Sequence[AssignmentFacts]) -> tuple[Receipt, ...]:
        """Tell what students were given; about which assignments it was."""
        keys = ("assignments", "updated_assignments")
        told = self._tell("create_update_assignments", keys, assignments, payloads.assignment)
        return tuple(Receipt(r["request_uuid"], r["updated_assignment_uuid"]) for r in told)

    def record_responses(self, responses: Sequence[ResponseFacts]) -> tuple[str, ...]:
        """Tell what students answered; the uuids of the responses that were taken."""
        keys = ("responses", "recorded_response_uuids")
        return tuple(self._tell("record_responses", keys, responses, payloads.response))

    def prepare_ecosystem(self, preparation: PreparationFacts) -> str:
        """Tell to which book a course will go over; how it went."""
        return str(self.calls.post("prepare_course_ecosystem", payloads.preparation(preparation))["status"])

    def switch_ecosystems(self, switches: Sequence[SwitchFacts]) -> tuple[SwitchAnswer, ...]:
        """Tell that courses go over to their next books; what became of each."""
        keys = ("update_requests", "update_responses")
        told = self._tell("update_course_ecosystems", keys, switches, payloads.switch)
        return tuple(SwitchAnswer(a["request_uuid"], SwitchStatus(a["update_status"])) for a in told)

    def as_kept(self, facts: CourseEventFacts) -> StoredEvent:
        """The event that Biglearn has to keep of it; nothing is told."""
        return payloads.kept(facts)

    def _tell(
        self,
        call: str,
        keys: tuple[str, str],
        facts: Sequence[Facts],
        payload: Callable[[Facts], dict[str, Any]],
        most: int = MOST,
    ) -> list[Any]:
        asked, answered = keys
        told: list[Any] = []
        for part in self.calls.parts(facts, most):
            told += self.calls.post(call, {asked: [payload(item) for item in part]})[answered]
        return told
