"""Sequences that also tell whole tales: chance alone seldom puts together what known defects take."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from support.conformance.bodies import TIME, TYPES
from support.conformance.results import ResultSequences

__all__ = ["Tales"]

_ALGORITHMS = st.lists(
    st.sampled_from(["local_query", "biglearn_sparfa", "other"]), min_size=1, max_size=3, unique=True
)


class Tales(ResultSequences):
    """A sequence of requests and of tales; each tale has courses of its own."""

    @rule(first=st.sampled_from(["late", "early"]), number=st.integers(1, 2))
    def create_late(self, first: str, number: int) -> None:
        """A course is created after events of it, while somebody reads on who there is."""
        late, early = self._name("late"), self._name("early")
        for name in (late, early) if first == "late" else (early, late):
            self._respond(name, number)
        self._create(early, 0)
        self.read_on("course")
        self._create(late, 0)
        self.read_on("course")

    @rule(again=st.integers(0, 1))
    def create_again(self, again: int) -> None:
        """A course is created twice, perhaps with another ecosystem."""
        name = self._name("course")
        self._create(name, 0)
        self._create(name, again)
        self.list_again("course")
        self._read(name, 0, TYPES)

    @rule(is_created=st.booleans(), is_switched=st.booleans())
    def change_the_book(self, is_created: bool, is_switched: bool) -> None:  # noqa: FBT001 - drawn
        """A course prepares for another ecosystem, perhaps changes to it, and is asked where it stands."""
        name = self._name("course")
        preparation, course = self.world.of(f"preparation of {name}"), self.world.of(name)
        if is_created:
            self._create(name, 0)
        prepared = {"preparation_uuid": preparation, "course_uuid": course, "sequence_number": 1}
        more = {"next_ecosystem_uuid": self.world.of("ecosystem 1"), "ecosystem_map": {}, "prepared_at": TIME}
        self.send("prepare_course_ecosystem", prepared | more)
        if is_switched:
            ids = {"request_uuid": self.world.of(f"switch of {name}"), "course_uuid": course}
            update = {**ids, "preparation_uuid": preparation, "sequence_number": 2, "updated_at": TIME}
            self.send("update_course_ecosystems", {"update_requests": [update]})
        statuses = {"request_uuid": self.world.of("request"), "course_uuids": [course]}
        self.send("fetch_course_ecosystem_statuses", statuses)

    @rule(hole=st.integers(1, 3), types=st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True))
    def leave_a_hole(self, hole: int, types: list[str]) -> None:
        """A number is left out, before dates or before an answer; then it is filled."""
        name = self._name("course")
        self._create(name, 0)
        for number in range(1, 5):
            if number != hole and number % 2:
                self._respond(name, number)
            elif number != hole:
                self._date(name, number)
        for wanted in (types, ["record_response"]):
            self._read(name, 0, wanted)
            self._read(name, hole + 1, wanted)
        self._respond(name, hole)
        self._read(name, 0, types)

    @rule(uploaded=_ALGORITHMS, asked=_ALGORITHMS, is_clue=st.booleans())
    def ask_several(self, uploaded: list[str], asked: list[str], is_clue: bool) -> None:  # noqa: FBT001 - drawn
        """Several algorithms are asked for in one call."""
        owner = self._name("student" if is_clue else "assignment")
        whose = {"student_uuid" if is_clue else "assignment_uuid": self.world.of(owner)}
        page = {"book_container_uuid": self.world.of("page 0")} if is_clue else {}

        def about(algorithm: str) -> dict[str, Any]:
            row = self.world.of(f"{owner} {algorithm}")
            return {"request_uuid": row, "algorithm_name": algorithm, **whose, **page}

        updates = [about(a) | {"calculation_uuid": self.world.of(f"{owner} by {a}")} for a in uploaded]
        wishes = [about(a) for a in asked]
        if is_clue:
            clue = {"minimum": 0, "most_likely": 0.5, "maximum": 1, "is_real": True}
            self.send(
                "update_student_clues", {"student_clue_updates": [u | {"clue_data": clue} for u in updates]}
            )
            self.send("fetch_student_clues", {"student_clue_requests": wishes})
        else:
            more = {"ecosystem_matrix_uuid": self.world.of("matrix"), "exercise_uuids": []}
            self.send("update_assignment_pes", {"pe_updates": [u | more for u in updates]})
            self.send("fetch_assignment_pes", {"pe_requests": wishes})

    def _name(self, kind: str) -> str:
        return f"{kind} {len(self.sent)} of a tale"

    def _create(self, name: str, ecosystem: int) -> None:
        body = self.world.course(0, ecosystem) | {"course_uuid": self.world.of(name)}
        self.send("create_course", body)

    def _respond(self, name: str, number: int) -> None:
        told = self.world.response(0, number, 0) | {"course_uuid": self.world.of(name)}
        told["response_uuid"] = self.world.of(f"{name} {number}")
        self.send("record_responses", {"responses": [told]})

    def _date(self, name: str, number: int) -> None:
        ids = {"request_uuid": self.world.of(f"{name} {number}"), "course_uuid": self.world.of(name)}
        dates = {"starts_at": TIME, "ends_at": TIME, "updated_at": TIME}
        self.send("update_course_active_dates", {**ids, "sequence_number": number, **dates})

    def _read(self, name: str, offset: int, types: Sequence[str]) -> None:
        wish = self.world.wish(0, offset, types) | {"course_uuid": self.world.of(name)}
        self.send("fetch_course_events", {"course_event_requests": [wish], "max_num_events": 1000})
