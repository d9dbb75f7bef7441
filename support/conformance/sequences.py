"""Sequences of requests to both sides, written by Hypothesis: valid ones, spoilt ones, and some at once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from support.conformance.bodies import DAMAGES, TIME, TYPES, World, damaged
from support.conformance.comparing import Difference, differences
from support.conformance.exchange import Answer, Request, Side

__all__ = ["DifferenceFoundError", "Sequences"]

_WRITERS = 6
_COURSES, _ECOSYSTEMS = st.integers(0, 1), st.integers(0, 1)
_NUMBERS = st.integers(0, 5)
_EVENTS = st.integers(0, 11)
_LIMITS = st.sampled_from([1000, 1000, 1, 2, 3, 0, -1, 1001])
_FORMS = st.sampled_from(
    [
        {"has_token": False},
        {"content_type": "text/plain"},
        {"content_type": None},
        {"method": "GET"},
        {"method": "PUT"},
        {"accept": None},
        {"has_token": False, "content_type": "text/plain"},
    ]
)
_TEXTS = st.sampled_from(["", "[]", "null", "3", '"text"', "{", "{'a': 1}", "{} {}", '{"a": NaN}', "{}"])


class DifferenceFoundError(Exception):
    """The two sides differ; `sent` is everything of the sequence, up to what shows it."""

    def __init__(self, differences: Sequence[Difference], sent: Sequence[Request]) -> None:
        super().__init__(str(differences[0]))
        self.differences = tuple(differences)
        self.sent = tuple(sent)


class Sequences(RuleBasedStateMachine):
    """One sequence. What is in `known` ends it quietly: behind a difference everything may differ."""

    sides: ClassVar[tuple[Side, Side]]
    known: ClassVar[frozenset[tuple[str, ...]]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.sent: list[Request] = []
        self.last: Request | None = None  # what may be sent again: its answer is not left to chance
        self.is_over = False
        for side in self.sides:
            for kind in ("course", "ecosystem"):
                _read_on(side, kind, self.world)
        self.began = [dict(side.read_until) for side in self.sides]

    def send(self, call: str, body: Any, **form: Any) -> tuple[Answer, Answer] | None:  # noqa: ANN401
        """Send one request to both sides and hold the answers against each other."""
        if self.is_over:
            return None
        request = Request(call, body, **form)
        self.sent.append(request)
        self.last = request
        left, right = (side.send(request) for side in self.sides)
        self.hold(differences(request, left, right))
        return left, right

    def hold(self, found: Sequence[Difference]) -> None:
        """Raise what is not known of the differences of one answer."""
        if new := [d for d in found if d.signature not in self.known]:
            raise DifferenceFoundError(new, self.sent)
        self.is_over = self.is_over or bool(found)

    @rule(ecosystem=_ECOSYSTEMS)
    def create_ecosystem(self, ecosystem: int) -> None:
        """5.1."""
        self.send("create_ecosystem", self.world.ecosystem(ecosystem))

    @rule(course=_COURSES, ecosystem=_ECOSYSTEMS)
    def create_course(self, course: int, ecosystem: int) -> None:
        """5.4."""
        self.send("create_course", self.world.course(course, ecosystem))

    @rule(items=st.lists(st.tuples(_COURSES, _NUMBERS, _EVENTS), max_size=4))
    def record_responses(self, items: list[tuple[int, int, int]]) -> None:
        """5.15; events that were used before are among them."""
        self.send("record_responses", {"responses": [self.world.response(*item) for item in items]})

    @rule(items=st.lists(st.tuples(_COURSES, _NUMBERS, _EVENTS), max_size=3))
    def update_rosters(self, items: list[tuple[int, int, int]]) -> None:
        """5.8."""
        self.send("update_rosters", {"rosters": [self.world.roster(*item) for item in items]})

    @rule(items=st.lists(st.tuples(_COURSES, _NUMBERS, _EVENTS), max_size=3))
    def create_update_assignments(self, items: list[tuple[int, int, int]]) -> None:
        """5.14."""
        body = {"assignments": [self.world.assignment(*item) for item in items]}
        self.send("create_update_assignments", body)

    @rule(course=_COURSES, number=_NUMBERS, event=_EVENTS)
    def update_course_active_dates(self, course: int, number: int, event: int) -> None:
        """5.5."""
        dates = {"starts_at": TIME, "ends_at": TIME, "updated_at": TIME}
        self.send("update_course_active_dates", self.world.event(course, number, event) | dates)

    @rule(course=_COURSES, number=_NUMBERS, event=_EVENTS, which=st.sampled_from(["globally", "course"]))
    def update_exclusions(self, course: int, number: int, event: int, which: str) -> None:
        """5.12 and 5.13."""
        excluded = {"exclusions": [{"exercise_uuid": self.world.of("exercise 0")}], "updated_at": TIME}
        body = self.world.event(course, number, event) | excluded
        self.send(f"update_{which}_excluded_exercises", body)

    @rule(course=_COURSES, number=_NUMBERS, preparation=st.integers(0, 1), ecosystem=_ECOSYSTEMS)
    def prepare_course_ecosystem(self, course: int, number: int, preparation: int, ecosystem: int) -> None:
        """5.9."""
        body = self.world.event(course, number, 0) | {
            "preparation_uuid": self.world.of(f"preparation {preparation}"),
            "next_ecosystem_uuid": self.world.of(f"ecosystem {ecosystem}"),
            "ecosystem_map": {},
            "prepared_at": TIME,
        }
        del body["request_uuid"]
        self.send("prepare_course_ecosystem", body)

    @rule(course=_COURSES, number=_NUMBERS, event=_EVENTS, preparation=st.integers(0, 1))
    def update_course_ecosystems(self, course: int, number: int, event: int, preparation: int) -> None:
        """5.10."""
        named = {"preparation_uuid": self.world.of(f"preparation {preparation}"), "updated_at": TIME}
        body = {"update_requests": [self.world.event(course, number, event) | named]}
        self.send("update_course_ecosystems", body)

    @rule(courses=st.lists(_COURSES, max_size=2))
    def fetch_course_ecosystem_statuses(self, courses: list[int]) -> None:
        """5.11."""
        uuids = [self.world.of(f"course {course}") for course in courses]
        body = {"request_uuid": self.world.of("request"), "course_uuids": uuids}
        self.send("fetch_course_ecosystem_statuses", body)

    @rule(
        wishes=st.lists(
            st.tuples(_COURSES, _NUMBERS, st.lists(st.sampled_from(TYPES), min_size=1, unique=True)),
            max_size=3,
        ),
        limit=_LIMITS,
    )
    def fetch_course_events(self, wishes: list[tuple[int, int, list[str]]], limit: int) -> None:
        """5.7; without a limit that is reached every difference counts."""
        asked = [self.world.wish(*wish) for wish in wishes]
        self.send("fetch_course_events", {"course_event_requests": asked, "max_num_events": limit})

    @rule(ecosystem=_ECOSYSTEMS, offset=st.integers(0, 1))
    def fetch_ecosystem_events(self, ecosystem: int, offset: int) -> None:
        """5.3."""
        wish = {
            "request_uuid": self.world.of("request"),
            "ecosystem_uuid": self.world.of(f"ecosystem {ecosystem}"),
            "sequence_number_offset": offset,
            "event_types": ["create_ecosystem"],
        }
        self.send("fetch_ecosystem_events", {"ecosystem_event_requests": [wish], "max_num_events": 10})

    @rule(kind=st.sampled_from(["course", "ecosystem"]))
    def read_on(self, kind: str) -> None:
        """5.2 and 5.6, as somebody reads who goes on from the highest number."""
        if self.is_over:
            return
        call = f"fetch_{kind}_metadatas"
        self.sent.append(Request(call, f"from the highest number read, {kind}s"))
        self._hold_lists(call, [_read_on(side, kind, self.world) for side in self.sides])

    @rule(kind=st.sampled_from(["course", "ecosystem"]))
    def list_again(self, kind: str) -> None:
        """5.2 and 5.6, all that this sequence has told of."""
        if self.is_over:
            return
        call = f"fetch_{kind}_metadatas"
        self.sent.append(Request(call, f"from where this sequence began, {kind}s"))
        began = zip(self.sides, self.began, strict=True)
        self._hold_lists(call, [_listed(side, kind, self.world, start[kind])[0] for side, start in began])

    def _hold_lists(self, call: str, told: Sequence[list[tuple[str, str | None]]]) -> None:
        left, right = told
        if [uuid for uuid, _ in left] != [uuid for uuid, _ in right]:
            self.hold(
                [Difference(call, "meaning", "$[].uuid", f"{len(left)} listed", f"{len(right)} listed")]
            )
        elif left != right:
            self.hold([Difference(call, "meaning", "$[].initial_ecosystem_uuid", "one", "another")])

    @precondition(lambda self: self.last is not None)
    @rule(place=st.integers(0, 60), damage=st.sampled_from(sorted(DAMAGES)))
    def send_spoilt(self, place: int, damage: str) -> None:
        """The last request again, with one place of its body spoilt."""
        if self.last and isinstance(self.last.body, dict) and self.last.body:
            body = damaged(Request.copied(self.last.body), place, damage)
            self.send(self.last.call, body)

    @precondition(lambda self: self.last is not None)
    @rule(form=_FORMS)
    def send_otherwise(self, form: dict[str, Any]) -> None:
        """The last request again, in another form."""
        if self.last:
            self.send(self.last.call, self.last.body, **form)

    @rule(text=_TEXTS, call=st.sampled_from(["record_responses", "nothing_of_the_kind"]))
    def send_text(self, text: str, call: str) -> None:
        """Something that is no body."""
        self.send(call, text)

    @rule(number=st.integers(1, 3), is_same=st.booleans())
    def claim_at_once(self, number: int, is_same: bool) -> None:  # noqa: FBT001 - drawn
        """Many writers at once for one number of a course: who wins is open, how many is not."""
        if self.is_over:
            return
        course = f"claimed {len(self.sent)}"
        claims = [self._claim(course, number, 0 if is_same else writer) for writer in range(_WRITERS)]
        self.sent += claims
        self.last = None  # who won is open, and so is what any of them would be answered again
        with ThreadPoolExecutor(_WRITERS) as threads:
            told = [
                " ".join(map(str, sorted(answer.status for answer in threads.map(side.send, claims))))
                for side in self.sides
            ]
        if told[0] != told[1]:
            self.hold([Difference("record_responses", "status", "at once", *told)])

    def _claim(self, course: str, number: int, writer: int) -> Request:
        told = self.world.response(0, number, 0)
        told |= {"course_uuid": self.world.of(course), "response_uuid": self.world.of(f"{course} {writer}")}
        return Request("record_responses", {"responses": [told]})


def _read_on(side: Side, kind: str, world: World) -> list[tuple[str, str | None]]:
    """What a side lists of this sequence's streams, from where it was read to before."""
    found, side.read_until[kind] = _listed(side, kind, world, side.read_until.get(kind, 0))
    return found


def _listed(side: Side, kind: str, world: World, offset: int) -> tuple[list[tuple[str, str | None]], int]:
    """The streams of this sequence and their first ecosystems, from a number on; and where to read on."""
    found: list[tuple[str, str | None]] = []
    while True:
        body = {"metadata_sequence_number_offset": offset, "max_num_metadatas": 1000}
        answer = side.send(Request(f"fetch_{kind}_metadatas", body))
        rows = answer.json[f"{kind}_responses"] if answer.status == 200 else []
        for row in rows:
            if world.knows(row["uuid"]):
                found.append((row["uuid"], row.get("initial_ecosystem_uuid")))
            offset = row["metadata_sequence_number"] + 1
        if len(rows) < 1000:
            return found, offset
