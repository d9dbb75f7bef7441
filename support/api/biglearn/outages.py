"""The control of outages, which a stand-in has, or something in front of a real Biglearn."""

from collections.abc import Sequence

from support.api.calls import Calls
from support.domain.courses import Course
from support.domain.outages import MissedEvent, Outage

__all__ = ["OutagesApi"]

_KINDS = {
    Outage.AWAY: "away",
    Outage.ANSWERS_LOST: "answers_lost",
    Outage.UNREADY: "unready",
    Outage.TOO_MANY: "too_many",
    Outage.UNKNOWN: "unknown",
}


class OutagesApi:
    """`support.ports.Outages`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._begun: dict[str, tuple[Course, Outage]] = {}

    def begin(self, course: Course, outage: Outage) -> None:
        """From now on Biglearn fails whenever this course is concerned."""
        self._begun[course.uuid] = (course, outage)
        self._control(course, _KINDS[outage])

    def missed(self, course: Course) -> Sequence[MissedEvent]:
        """Which events Tutor has had no answer to since it began."""
        _, outage = self._begun[course.uuid]
        return self._control(course, _KINDS[outage])

    def end(self, course: Course) -> Sequence[MissedEvent]:
        """All is well again; which events Tutor had no answer to meanwhile."""
        del self._begun[course.uuid]
        return self._control(course, None)

    def close(self) -> None:
        """End what was begun."""
        for course, _ in list(self._begun.values()):
            self.end(course)

    def _control(self, course: Course, kind: str | None) -> list[MissedEvent]:
        told = self._calls.post("outage", {"course_uuid": course.uuid, "kind": kind})["missed"]
        return [MissedEvent(event["sequence_number"], event["event_uuid"]) for event in told]
