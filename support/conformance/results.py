"""The calls for results, as rules of a sequence: algorithms upload, everybody asks."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from support.conformance.sequences import Sequences

__all__ = ["ResultSequences"]

_COURSES, _EVENTS, _PAGES = st.integers(0, 1), st.integers(0, 11), st.integers(0, 2)
_ALGORITHMS = st.sampled_from(["local_query", "Local_Query", "other"])
_KINDS = st.sampled_from(
    [
        ("assignment_pes", "pe", "assignment"),
        ("assignment_spes", "spe", "assignment"),
        ("practice_worst_areas_exercises", "worst_areas", "student"),
    ]
)
_OWNERS = st.sampled_from(["student", "course_container"])
_UPLOADS = {
    "pe": ("pe_updates", "assignment_pes"),
    "spe": ("spe_updates", "assignment_spes"),
    "worst_areas": ("practice_worst_areas_updates", "practice_worst_areas_exercises"),
}


class ResultSequences(Sequences):
    """A sequence that uploads results and asks for them as well."""

    @rule(kind=_KINDS, items=st.lists(st.tuples(_COURSES, _ALGORITHMS, _EVENTS), max_size=2))
    def update_exercises(self, kind: tuple[str, str, str], items: list[tuple[int, str, int]]) -> None:
        """5.19 to 5.21."""
        (_, short, owner), world = kind, self.world
        updates = [
            world.result(owner, index, algorithm, row)
            | {
                "ecosystem_matrix_uuid": world.of("matrix"),
                "exercise_uuids": [world.of(f"exercise {row % 3}"), world.of("exercise 0")],
            }
            for index, algorithm, row in items
        ]
        key, name = _UPLOADS[short]
        self.send(f"update_{name}", {key: updates})

    @rule(
        kind=_KINDS,
        items=st.lists(st.tuples(_COURSES, _ALGORITHMS), max_size=3),
        limit=st.sampled_from([None, 0, 1, 1000, -1]),
    )
    def fetch_exercises(
        self, kind: tuple[str, str, str], items: list[tuple[int, str]], limit: int | None
    ) -> None:
        """5.16 to 5.18; several algorithms in one call are among them."""
        (name, short, owner), world = kind, self.world
        asked = [
            {
                "request_uuid": world.of(f"request {place}"),
                f"{owner}_uuid": world.of(f"{owner} {index}"),
                "algorithm_name": algorithm,
                **({} if limit is None else {"max_num_exercises": limit}),
            }
            for place, (index, algorithm) in enumerate(items)
        ]
        self.send(f"fetch_{name}", {f"{short}_requests": asked})

    @rule(owner=_OWNERS, items=st.lists(st.tuples(_COURSES, _ALGORITHMS, _EVENTS, _PAGES), max_size=2))
    def update_clues(self, owner: str, items: list[tuple[int, str, int, int]]) -> None:
        """5.24 and 5.25."""
        whose = "student" if owner == "student" else "teacher"
        updates = [
            self.world.result(owner, index, algorithm, row)
            | {
                "book_container_uuid": self.world.of(f"page {page}"),
                "clue_data": {"minimum": 0.1, "most_likely": 0.5, "maximum": 0.9, "is_real": row % 2 == 0},
            }
            for index, algorithm, row, page in items
        ]
        self.send(f"update_{whose}_clues", {f"{whose}_clue_updates": updates})

    @rule(owner=_OWNERS, items=st.lists(st.tuples(_COURSES, _ALGORITHMS, _PAGES), max_size=3))
    def fetch_clues(self, owner: str, items: list[tuple[int, str, int]]) -> None:
        """5.22 and 5.23."""
        whose = "student" if owner == "student" else "teacher"
        asked = [
            {
                "request_uuid": self.world.of(f"request {place}"),
                f"{owner}_uuid": self.world.of(f"{'student' if owner == 'student' else 'period'} {index}"),
                "book_container_uuid": self.world.of(f"page {page}"),
                "algorithm_name": algorithm,
            }
            for place, (index, algorithm, page) in enumerate(items)
        ]
        self.send(f"fetch_{whose}_clues", {f"{whose}_clue_requests": asked})
