"""Biglearn's API as the port `support.biglearn.Biglearn`; every answer is held against its schema.

One algorithm is asked for in a call: asked for two at once, deployed services answer alike for both
(contract, 5.16).
"""

import uuid
from collections.abc import Sequence
from typing import Any

from support.api.biglearn import payloads
from support.api.transport import Transport
from support.biglearn import (
    ALGORITHM,
    SPACED_ALGORITHM,
    AssignmentFacts,
    Book,
    Clue,
    ClueStatus,
    CourseFacts,
    EventPage,
    ExerciseOffer,
    OfferStatus,
    ResponseFacts,
    RosterFacts,
    StoredEvent,
)
from support.domain import Course, CourseEvent, Refusal, RefusedError

__all__ = ["BiglearnApi"]

# Every type that an endpoint writes; `no_op` has none (contract, 4.1).
EVENT_TYPES = (
    "create_course",
    "prepare_course_ecosystem",
    "update_course_ecosystem",
    "update_roster",
    "update_course_active_dates",
    "update_globally_excluded_exercises",
    "update_course_excluded_exercises",
    "create_update_assignment",
    "record_response",
)
LARGEST_PAGE = 1000


class BiglearnApi:
    """The port, over HTTP. `transport` carries the token; `stranger` is one that carries a wrong one."""

    def __init__(self, transport: Transport, stranger: Transport) -> None:
        self._transport = transport
        self._stranger = stranger

    def is_alive(self) -> bool:
        """Whether the health check answers, without any credentials."""
        return self._stranger.call("GET", "/ping").status == 200

    def create_ecosystem(self, book: Book) -> None:
        """Tell of a book."""
        self._post("create_ecosystem", payloads.ecosystem(book))

    def create_course(self, course: CourseFacts) -> None:
        """Tell of a course."""
        self._post("create_course", payloads.course(course))

    def update_rosters(self, rosters: Sequence[RosterFacts]) -> None:
        """Tell who is in which section."""
        self._post("update_rosters", {"rosters": [payloads.roster(r) for r in rosters]})

    def create_update_assignments(self, assignments: Sequence[AssignmentFacts]) -> None:
        """Tell what students were given."""
        items = [payloads.assignment(a) for a in assignments]
        self._post("create_update_assignments", {"assignments": items})

    def record_responses(self, responses: Sequence[ResponseFacts]) -> tuple[str, ...]:
        """Tell what students answered; the uuids of the responses that were taken."""
        items = [payloads.response(r) for r in responses]
        answer = self._post("record_responses", {"responses": items})
        return tuple(answer["recorded_response_uuids"])

    def course_events(
        self,
        course_uuid: str,
        *,
        from_number: int = 0,
        types: Sequence[str] | None = None,
        limit: int = LARGEST_PAGE,
    ) -> EventPage:
        """Events of a course from a number on; None asks for every type."""
        asked = {
            "request_uuid": _new_uuid(),
            "course_uuid": course_uuid,
            "sequence_number_offset": from_number,
            "event_types": list(types or EVENT_TYPES),
        }
        body = {"course_event_requests": [asked], "max_num_events": limit}
        (page,) = self._post("fetch_course_events", body)["course_event_responses"]
        return EventPage(
            events=tuple(_event(e) for e in page["events"]),
            is_gap=page["is_gap"],
            is_end=page["is_end"],
        )

    def events(self, course: Course) -> Sequence[CourseEvent]:
        """All events that Tutor has told of a course so far, in order."""
        told: list[CourseEvent] = []
        while True:
            page = self.course_events(course.uuid, from_number=len(told))
            told += [CourseEvent(e.number, e.type, e.data) for e in page.events]
            if page.is_end or page.is_gap or not page.events:
                return told

    def personalized(self, assignment_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Personalized exercises for an assignment."""
        asked = {"assignment_uuid": assignment_uuid, "algorithm_name": ALGORITHM}
        return self._offer("fetch_assignment_pes", "pe", asked, limit)

    def spaced(self, assignment_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Spaced practice for an assignment."""
        asked = {"assignment_uuid": assignment_uuid, "algorithm_name": SPACED_ALGORITHM}
        return self._offer("fetch_assignment_spes", "spe", asked, limit)

    def practice(self, student_uuid: str, *, limit: int | None = None) -> ExerciseOffer:
        """Practice on a student's weakest areas."""
        asked = {"student_uuid": student_uuid, "algorithm_name": ALGORITHM}
        return self._offer("fetch_practice_worst_areas_exercises", "worst_areas", asked, limit)

    def student_clue(self, student_uuid: str, container_uuid: str) -> Clue:
        """A student's CLUE for a part of the book."""
        return self._clue("student", {"student_uuid": student_uuid}, container_uuid)

    def section_clue(self, section_uuid: str, container_uuid: str) -> Clue:
        """A section's CLUE for a part of the book, as its teacher sees it."""
        return self._clue("teacher", {"course_container_uuid": section_uuid}, container_uuid)

    def as_stranger(self) -> "BiglearnApi":
        """The same service, spoken to with a token that is not the right one."""
        return BiglearnApi(self._stranger, self._stranger)

    def close(self) -> None:
        """Give the connections back."""
        self._transport.close()
        self._stranger.close()

    def _offer(self, endpoint: str, kind: str, asked: dict[str, Any], limit: int | None) -> ExerciseOffer:
        if limit is not None:
            asked["max_num_exercises"] = limit
        body = {f"{kind}_requests": [{"request_uuid": _new_uuid(), **asked}]}
        (offer,) = self._post(endpoint, body)[f"{kind}_responses"]
        status = offer.get("assignment_status") or offer["student_status"]
        return ExerciseOffer(OfferStatus(status.rpartition("_")[2]), tuple(offer["exercise_uuids"]))

    def _clue(self, whose: str, person: dict[str, str], container_uuid: str) -> Clue:
        asked = {
            "request_uuid": _new_uuid(),
            **person,
            "book_container_uuid": container_uuid,
            "algorithm_name": ALGORITHM,
        }
        body = {f"{whose}_clue_requests": [asked]}
        (answer,) = self._post(f"fetch_{whose}_clues", body)[f"{whose}_clue_responses"]
        data = answer["clue_data"]
        return Clue(
            status=ClueStatus(answer["clue_status"]),
            minimum=data["minimum"],
            most_likely=data["most_likely"],
            maximum=data["maximum"],
            is_real=data["is_real"],
        )

    def _post(self, endpoint: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._transport.call(
            "POST", f"/{endpoint}", json=body, schema=f"biglearn/{endpoint}", expect=(200, 400, 422)
        )
        content: dict[str, Any] = answer.json
        if answer.status == 422:
            raise RefusedError(Refusal.NUMBER_TAKEN, str(content.get("errors")))
        if answer.status == 400:
            told = str(content.get("errors"))
            token = "Biglearn-Api-Token" in told
            raise RefusedError(Refusal.NOT_ALLOWED if token else Refusal.INVALID, told)
        return content


def _event(content: dict[str, Any]) -> StoredEvent:
    return StoredEvent(
        number=content["sequence_number"],
        uuid=content["event_uuid"],
        type=content["event_type"],
        data=content["event_data"],
    )


def _new_uuid() -> str:
    return str(uuid.uuid4())
