"""Following Biglearn: who is new, what happened, and what has to be worked out because of it.

There is no call that tells whether anything happened, so courses are asked for their events: those where
something happened lately at every look, the others less often, that an idle sandbox costs next to nothing.
"""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sandbox.scheduler.calculation import Calculation, next_moment
from sandbox.scheduler.calculations import NOBODY
from sandbox.scheduler.client import Biglearn, BiglearnAwayError
from sandbox.scheduler.desk import Desk, MadeClue
from sandbox.scheduler.events import TYPES, apply
from sandbox.scheduler.state import Course, Ecosystem
from sandbox.scheduler.uploads import Uploads

__all__ = ["Follower", "follow"]

_LOG = logging.getLogger(__name__)
_MOST = 1000
_LATELY = 5.0  # seconds for which a course is looked at every time
_NOW_AND_THEN = 0.5  # seconds between looks at all courses
_MISSING = 1.0  # seconds between questions for a book that Biglearn has not heard of
_CALLS = 20  # to read events, at one look
_IDLE = 0.2  # longest pause between looks
_PATIENCE = 1000  # looks until everything is settled


class Follower:
    """The state of all courses, kept up to date one `look` at a time."""

    def __init__(self, biglearn: Biglearn, desk: Desk, defects: Collection[int] = ()) -> None:
        self._turns = threading.Lock()
        self._biglearn = biglearn
        self._courses: dict[str, Course] = {}
        self._ecosystems: dict[str, Ecosystem] = {}
        self._uploads = Uploads()
        self._desk = desk
        self._calculation = Calculation(self._ecosystems, self._uploads, desk, defects)
        self._asked_for: dict[str, float] = {}  # ecosystem → when to ask for it again
        self._next_metadata = 0
        self._waiting: dict[str, set[str]] = {}  # course → students to work out
        self._due: dict[tuple[str, str], datetime] = {}  # (course, student) → when time alone changes things
        self._touched: dict[str, float] = {}
        self._looked_at_all = 0.0

    def settle(self) -> int:
        """Look until nothing is new in any course, at once; how often there was."""
        for looks in range(_PATIENCE):
            self._looked_at_all = 0.0
            if not self.look():
                return looks
        raise RuntimeError(f"there is still something new after {_PATIENCE} looks")

    def look(self) -> bool:
        """Take in what is new and tell what follows from it; whether there was anything."""
        with self._turns:
            return self._look()

    def _look(self) -> bool:
        self._list_courses()
        happened = self._read(self._to_look_at())
        now = datetime.now(UTC)
        for (course, student), at in list(self._due.items()):
            if at <= now:
                del self._due[course, student]
                self._waiting.setdefault(course, set()).add(student)
        self._hear_algorithms()
        self._load_books()
        worked = [self._work_out(self._courses[c], now) for c in list(self._waiting)]
        self._uploads.send(self._biglearn)
        return happened or any(worked)

    def _hear_algorithms(self) -> None:
        """What algorithms outside have made changes what follows from it, for one student or for all."""
        for made in self._desk.news():
            if isinstance(made, MadeClue):
                clue = made.calculation
                self._uploads.clue(made)
                if clue.kind == "student":
                    self._waiting.setdefault(clue.course, set()).add(clue.owner)
                continue
            about = made.calculation
            if about.student != NOBODY:
                self._waiting.setdefault(about.course, set()).add(about.student)
            else:
                for course in self._courses.values():
                    concerned = {
                        a.student for a in course.assignments.values() if a.ecosystem == about.ecosystem
                    }
                    if concerned:
                        self._waiting.setdefault(course.uuid, set()).update(concerned)

    def _list_courses(self) -> None:
        while True:
            body = {"metadata_sequence_number_offset": self._next_metadata, "max_num_metadatas": _MOST}
            listed = self._biglearn.ask("fetch_course_metadatas", body)["course_responses"]
            for row in listed:
                self._courses.setdefault(row["uuid"], Course(row["uuid"], row["initial_ecosystem_uuid"]))
                self._touched[row["uuid"]] = time.monotonic()
                self._next_metadata = row["metadata_sequence_number"] + 1
            if len(listed) < _MOST:
                return

    def _to_look_at(self) -> list[str]:
        now = time.monotonic()
        if now - self._looked_at_all >= _NOW_AND_THEN:
            self._looked_at_all = now
            return list(self._courses)
        return [c for c, at in self._touched.items() if now - at < _LATELY]

    def _read(self, courses: Collection[str]) -> bool:
        """Take in what happened; long histories in parts, so that other courses do not wait for their end."""
        happened, left = False, list(courses)
        for _ in range(_CALLS + len(left) // _MOST):
            if not left:
                break
            asked, left = left[:_MOST], left[_MOST:]
            requests = [
                {
                    "request_uuid": str(uuid.uuid4()),
                    "course_uuid": c,
                    "sequence_number_offset": self._courses[c].next_number,
                    "event_types": TYPES,
                }
                for c in asked
            ]
            body = {"course_event_requests": requests, "max_num_events": _MOST}
            answers = self._biglearn.ask("fetch_course_events", body)["course_event_responses"]
            for answer in answers:
                happened = self._take_in(answer) or happened
            more = [answer for answer in answers if not answer["is_gap"] and not answer["is_end"]]
            # An answer has room for one large event if it is the first. Whoever got nothing goes first now.
            more.sort(key=lambda answer: bool(answer["events"]))
            left = [*(answer["course_uuid"] for answer in more), *left]
        return happened

    def _take_in(self, answer: dict[str, Any]) -> bool:
        course = self._courses[answer["course_uuid"]]
        for event in answer["events"]:
            course.next_number = event["sequence_number"] + 1
            try:
                students = apply(course, event["event_type"], event["event_data"])
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                # Biglearn checks nothing, so an event may lack what it is about.
                _LOG.warning("event %s says nothing usable: %r", event["event_uuid"], error)
                continue
            self._waiting.setdefault(course.uuid, set()).update(students)
        if answer["events"]:
            self._touched[course.uuid] = time.monotonic()
        return bool(answer["events"])

    def _work_out(self, course: Course, now: datetime) -> bool:
        if course.ecosystem not in self._ecosystems:
            return False  # to be tried again once Biglearn has been told of it
        students = self._waiting.pop(course.uuid)
        self._calculation.run(course, students, now)
        for student in students:
            self._due.pop((course.uuid, student), None)
            if (at := next_moment(course, student, now)) is not None:
                self._due[course.uuid, student] = at
        return bool(students)

    def _load_books(self) -> None:
        """Ask for all books at once that waiting courses need and nobody has told of yet.

        Courses may be of books that Biglearn never hears of: these are not asked for at every look.
        """
        courses = [self._courses[waiting] for waiting in self._waiting]
        needed = {c.ecosystem for c in courses} | {
            a.ecosystem for c in courses for a in c.assignments.values()
        }
        now = time.monotonic()
        asked = [e for e in needed - self._ecosystems.keys() if self._asked_for.get(e, 0.0) <= now]
        for begin in range(0, len(asked), _MOST):
            self._load(asked[begin : begin + _MOST])
        self._asked_for |= dict.fromkeys(asked, now + _MISSING)

    def _load(self, ecosystems: Sequence[str]) -> None:
        requests = [
            {
                "request_uuid": str(uuid.uuid4()),
                "ecosystem_uuid": ecosystem,
                "sequence_number_offset": 0,
                "event_types": ["create_ecosystem"],
            }
            for ecosystem in ecosystems
        ]
        body = {"ecosystem_event_requests": requests, "max_num_events": len(requests)}
        for answer in self._biglearn.ask("fetch_ecosystem_events", body)["ecosystem_event_responses"]:
            for event in answer["events"]:
                found = Ecosystem.of(event["event_data"])
                self._ecosystems[answer["ecosystem_uuid"]] = found
                self._calculation.begin(found)


def follow(follower: Follower, poll_seconds: float) -> Callable[[], None]:
    """Look again and again, on a thread of its own, more slowly while nothing happens; what stops it."""
    ending = threading.Event()

    def run() -> None:
        pause = poll_seconds
        while not ending.is_set():
            try:
                pause = poll_seconds if follower.look() else min(pause * 1.3, max(_IDLE, poll_seconds))
            except BiglearnAwayError:
                pause = max(_IDLE, poll_seconds)
            except Exception:  # noqa: BLE001 - a thread that ends would stop everything, and unseen
                _LOG.exception("the scheduler stumbled and goes on")
                pause = max(_IDLE, poll_seconds)
            ending.wait(pause)

    thread = threading.Thread(target=run, name="follower", daemon=True)
    thread.start()

    def stop() -> None:
        ending.set()
        thread.join(timeout=5)

    return stop
