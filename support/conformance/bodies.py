"""Bodies of every call, from names that stand for uuids: each sequence gets uuids of its own.

A target may be full of others' data, and a sequence is sent many times: only new uuids make it repeatable.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["DAMAGES", "TIME", "TYPES", "World", "damaged"]

TIME = "2026-01-01T00:00:00.000000Z"
TYPES = (
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
_Body = dict[str, Any]


class World:
    """The uuids of one sequence, by name."""

    def __init__(self) -> None:
        self._uuids: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The uuid of a name: always the same one."""
        return self._uuids.setdefault(name, str(uuid.uuid4()))

    def knows(self, identifier: str) -> bool:
        """Whether it is one of this sequence's."""
        return identifier in self._uuids.values()

    def event(self, course: int, number: int, event: int) -> _Body:
        """What every event of a course has."""
        return {
            "request_uuid": self.of(f"event {event}"),
            "course_uuid": self.of(f"course {course}"),
            "sequence_number": number,
        }

    def ecosystem(self, ecosystem: int) -> _Body:
        """A book of two pages and two exercises."""
        contents = [
            {
                "container_uuid": self.of(f"page {page}"),
                "container_parent_uuid": self.of(f"book {ecosystem}"),
                "container_cnx_identity": f"{self.of(f'page {page}')}@1.1",
                "pools": [
                    {
                        "use_for_clue": True,
                        "use_for_personalized_for_assignment_types": ["reading"],
                        "exercise_uuids": [self.of(f"exercise {page}")],
                    }
                ],
            }
            for page in (ecosystem, ecosystem + 1)
        ]
        exercises = [
            {
                "exercise_uuid": self.of(f"exercise {page}"),
                "group_uuid": self.of(f"group {page}"),
                "version": 1,
                "los": ["a goal"],
            }
            for page in (ecosystem, ecosystem + 1)
        ]
        book = {"cnx_identity": f"{self.of(f'book {ecosystem}')}@1.1", "contents": contents}
        return {
            "ecosystem_uuid": self.of(f"ecosystem {ecosystem}"),
            "book": book,
            "exercises": exercises,
            "imported_at": TIME,
        }

    def course(self, course: int, ecosystem: int) -> _Body:
        """A course."""
        ids = {
            "course_uuid": self.of(f"course {course}"),
            "ecosystem_uuid": self.of(f"ecosystem {ecosystem}"),
        }
        return {**ids, "is_real_course": True, "starts_at": TIME, "ends_at": TIME, "created_at": TIME}

    def roster(self, course: int, number: int, event: int) -> _Body:
        """One section with one student."""
        period = self.of(f"period {course}")
        container = {"container_uuid": period, "parent_container_uuid": self.of(f"course {course}")}
        student = {"student_uuid": self.of(f"student {course}"), "container_uuid": period}
        dates = {"enrolled_at": TIME, "last_course_container_change_at": TIME}
        return self.event(course, number, event) | {
            "course_containers": [{**container, "created_at": TIME}],
            "students": [{**student, **dates}],
        }

    def assignment(self, course: int, number: int, event: int) -> _Body:
        """An assignment of the course's student."""
        return self.event(course, number, event) | {
            "assignment_uuid": self.of(f"assignment {course}"),
            "is_deleted": False,
            "ecosystem_uuid": self.of("ecosystem 0"),
            "student_uuid": self.of(f"student {course}"),
            "assignment_type": "reading",
            "assigned_book_container_uuids": [self.of("page 0")],
            "goal_num_tutor_assigned_pes": 0,
            "goal_num_tutor_assigned_spes": 0,
            "spes_are_assigned": False,
            "pes_are_assigned": False,
            "assigned_exercises": [],
            "created_at": TIME,
            "updated_at": TIME,
        }

    def response(self, course: int, number: int, event: int) -> _Body:
        """An answer."""
        told = self.event(course, number, event)
        told["response_uuid"] = told.pop("request_uuid")
        ids = {name: self.of(f"{name} {course}") for name in ("trial", "student", "exercise")}
        return told | {
            "ecosystem_uuid": self.of("ecosystem 0"),
            **{f"{name}_uuid": value for name, value in ids.items()},
            "is_correct": True,
            "is_real_response": True,
            "responded_at": TIME,
        }

    def wish(self, course: int, offset: int, types: Sequence[str]) -> _Body:
        """What to read of a course."""
        return {
            "request_uuid": str(uuid.uuid4()),
            "course_uuid": self.of(f"course {course}"),
            "sequence_number_offset": offset,
            "event_types": list(types),
        }

    def result(self, owner: str, index: int, algorithm: str, row: int) -> _Body:
        """What every result that an algorithm uploads has."""
        return {
            "request_uuid": self.of(f"row {row}"),
            f"{owner}_uuid": self.of(f"{'period' if owner == 'course_container' else owner} {index}"),
            "algorithm_name": algorithm,
            "calculation_uuid": self.of(f"calculation {row}"),
        }


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    found = [path] if path else []
    inside: Mapping[Any, Any] = {}
    if isinstance(value, dict):
        inside = value
    elif isinstance(value, list):
        inside = dict(enumerate(value))
    for key, item in inside.items():
        found += _places(item, (*path, key))
    return found


def _put(value: Any) -> Callable[[Any, Any], None]:  # noqa: ANN401 - JSON
    def act(holder: Any, key: Any) -> None:  # noqa: ANN401
        holder[key] = value

    return act


def _drop(holder: Any, key: Any) -> None:  # noqa: ANN401
    del holder[key]


def _add(holder: Any, key: Any) -> None:  # noqa: ANN401
    if isinstance(holder, dict):
        holder["undeclared"] = 1
    else:
        holder.append(holder[key])


def _shout(holder: Any, key: Any) -> None:  # noqa: ANN401
    if isinstance(holder[key], str):
        holder[key] = holder[key].upper()


DAMAGES: Mapping[str, Callable[[Any, Any], None]] = {
    "left out": _drop,
    "something more": _add,
    "in capitals": _shout,
    "null": _put(None),
    "a word": _put("word"),
    "an empty text": _put(""),
    "-1": _put(-1),
    "6.7": _put(6.7),
    "beyond 32 bits": _put(2**40),
    "true": _put(value=True),
    "an empty list": _put([]),
    "an empty object": _put({}),
    "a version-1 uuid": _put("e4eaaaf2-d142-11e1-b3e4-080027620cdd"),
}
"""What may be done to one place of a body."""


def damaged(body: _Body, place: int, damage: str) -> _Body:
    """The body with one place changed; places are counted through, over and over. The body itself is lost."""
    places = _places(body)
    *path, key = places[place % len(places)]
    holder: Any = body
    for step in path:
        holder = holder[step]
    DAMAGES[damage](holder, key)
    return body
