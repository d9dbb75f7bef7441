"""A long history keeps nobody waiting, and a large event finds the room it needs."""

import uuid
from collections.abc import Mapping

from sandbox.scheduler.desk import Desk
from sandbox.scheduler.following import Follower

LONG, LARGE = str(uuid.uuid4()), str(uuid.uuid4())


class Biglearn:
    """Two courses: one with events without end, one whose event comes only in an answer that it begins."""

    def __init__(self) -> None:
        self.calls = 0
        self.is_large_told = False

    def ask(self, call: str, body: Mapping[str, object]) -> dict[str, object]:
        if call == "fetch_course_metadatas":
            rows = [(LONG, 0), (LARGE, 1)] if body["metadata_sequence_number_offset"] == 0 else []
            return {
                "course_responses": [
                    {"uuid": u, "metadata_sequence_number": n, "initial_ecosystem_uuid": LONG}
                    for u, n in rows
                ]
            }
        if call == "fetch_ecosystem_events":
            return {"ecosystem_event_responses": []}
        self.calls += 1
        requests = body["course_event_requests"]
        return {"course_event_responses": [self._answer(r, first=i == 0) for i, r in enumerate(requests)]}

    def _answer(self, request: Mapping[str, object], *, first: bool) -> dict[str, object]:
        is_long = request["course_uuid"] == LONG
        given = is_long or (first and not self.is_large_told)
        self.is_large_told |= given and not is_long
        number = request["sequence_number_offset"]
        event = {"sequence_number": number, "event_type": "no_op", "event_data": {}, "event_uuid": "e"}
        return {
            "course_uuid": request["course_uuid"],
            "events": [event] if given else [],
            "is_gap": False,
            "is_end": not is_long and self.is_large_told,
        }


def test_a_long_history_is_read_in_parts() -> None:
    biglearn = Biglearn()
    assert Follower(biglearn, Desk()).look()
    assert 1 < biglearn.calls < 50


def test_a_large_event_comes_first_when_it_found_no_room() -> None:
    biglearn = Biglearn()
    Follower(biglearn, Desk()).look()
    assert biglearn.is_large_told
