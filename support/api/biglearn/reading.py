"""The calls that give back what was told, as the port `support.biglearn.port.Reading`."""

import uuid
from collections.abc import Sequence
from typing import Any

from support.api.calls import MOST, Calls
from support.biglearn import (
    EVENT_TYPES,
    CourseEcosystems,
    EcosystemState,
    EventPage,
    HistoryRequest,
    Listed,
    StoredEvent,
)
from support.domain.courses import Course
from support.domain.events import CourseEvent

__all__ = ["ReadingApi"]


class ReadingApi:
    """The port, over HTTP. Asking for events is not cut into parts: the limit is for the whole call."""

    calls: Calls

    def course_events(
        self,
        course_uuid: str,
        *,
        from_number: int = 0,
        types: Sequence[str] | None = None,
        limit: int = MOST,
    ) -> EventPage:
        """Events of a course from a number on; None asks for every type."""
        wanted = EVENT_TYPES if types is None else types
        (page,) = self.courses_events([HistoryRequest(course_uuid, from_number, wanted)], limit=limit)
        return page

    def courses_events(self, requests: Sequence[HistoryRequest], *, limit: int) -> tuple[EventPage, ...]:
        """Events of several courses, asked for at once; the limit is for all of them together."""
        return self._events("course", requests, limit)

    def ecosystems_events(self, requests: Sequence[HistoryRequest], *, limit: int) -> tuple[EventPage, ...]:
        """Events of several books, asked for at once; the limit is for all of them together."""
        return self._events("ecosystem", requests, limit)

    def courses(self, from_number: int, *, limit: int) -> tuple[Listed, ...]:
        """Courses in the order in which they came to be known, from a number on."""
        return self._listed("course", from_number, limit)

    def ecosystems(self, from_number: int, *, limit: int) -> tuple[Listed, ...]:
        """Books in the order in which they came to be known, from a number on."""
        return self._listed("ecosystem", from_number, limit)

    def course_ecosystems(self, course_uuids: Sequence[str]) -> tuple[CourseEcosystems, ...]:
        """Which books courses use, and which are prepared for them."""
        told: list[dict[str, Any]] = []
        for part in self.calls.parts(course_uuids):
            body = {"request_uuid": str(uuid.uuid4()), "course_uuids": list(part)}
            told += self.calls.post("fetch_course_ecosystem_statuses", body)["course_statuses"]
        return tuple(_course_ecosystems(status) for status in told)

    def events(self, course: Course) -> Sequence[CourseEvent]:
        """All events that Tutor has told of a course so far, in order."""
        told: list[CourseEvent] = []
        while True:
            page = self.course_events(course.uuid, from_number=len(told))
            told += [CourseEvent(e.number, e.type, e.data, e.uuid) for e in page.events]
            if page.is_end or page.is_gap or not page.events:
                return told

    def _events(self, kind: str, requests: Sequence[HistoryRequest], limit: int) -> tuple[EventPage, ...]:
        asked = [
            {
                "request_uuid": str(uuid.uuid4()),
                f"{kind}_uuid": request.stream_uuid,
                "sequence_number_offset": request.from_number,
                "event_types": list(request.types),
            }
            for request in requests
        ]
        body = {f"{kind}_event_requests": asked, "max_num_events": limit}
        pages = self.calls.post(f"fetch_{kind}_events", body)[f"{kind}_event_responses"]
        return tuple(
            EventPage(tuple(_event(e) for e in page["events"]), page["is_gap"], page["is_end"])
            for page in pages
        )

    def _listed(self, kind: str, from_number: int, limit: int) -> tuple[Listed, ...]:
        body = {"metadata_sequence_number_offset": from_number, "max_num_metadatas": limit}
        rows = self.calls.post(f"fetch_{kind}_metadatas", body)[f"{kind}_responses"]
        return tuple(
            Listed(row["uuid"], row["metadata_sequence_number"], row.get("initial_ecosystem_uuid"))
            for row in rows
        )


def _event(content: dict[str, Any]) -> StoredEvent:
    return StoredEvent(
        number=content["sequence_number"],
        uuid=content["event_uuid"],
        type=content["event_type"],
        data=content["event_data"],
    )


def _course_ecosystems(content: dict[str, Any]) -> CourseEcosystems:
    return CourseEcosystems(
        course_uuid=content["course_uuid"],
        is_known=content["course_is_known"],
        preparation_uuid=content["current_ecosystem_preparation_uuid"],
        current=_state(content["current_ecosystem_status"]),
        next=_state(content["next_ecosystem_status"]),
    )


def _state(content: dict[str, Any]) -> EcosystemState:
    return EcosystemState(
        ecosystem_uuid=content["ecosystem_uuid"],
        is_known=content["ecosystem_is_known"],
        is_prepared=content["ecosystem_is_prepared"],
        is_precomputed=content["precompute_is_complete"],
    )
