"""What is sent to Biglearn: the facts of `support.biglearn` as the JSON that its contract declares."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from support.biglearn import (
    AssignmentFacts,
    Book,
    BookContainer,
    CourseEventFacts,
    CourseFacts,
    DatesFacts,
    ExclusionFacts,
    PreparationFacts,
    ResponseFacts,
    RosterFacts,
    StoredEvent,
    SwitchFacts,
)

__all__ = [
    "assignment",
    "course",
    "dates",
    "ecosystem",
    "exclusions",
    "kept",
    "moment",
    "preparation",
    "response",
    "roster",
    "switch",
]

JsonObject = dict[str, Any]


def moment(value: datetime) -> str:
    """ISO 8601 in UTC with six fraction digits, as Tutor sends it."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def ecosystem(book: Book) -> JsonObject:
    """The body of create_ecosystem."""
    exercises = {e.uuid: e for container in book.pages for e in container.exercises}
    return {
        "ecosystem_uuid": book.ecosystem_uuid,
        "book": {
            "cnx_identity": book.cnx_identity,
            "contents": [_container(c) for c in book.containers],
        },
        "exercises": [
            {
                "exercise_uuid": exercise.uuid,
                "group_uuid": exercise.group_uuid,
                "version": exercise.version,
                "los": [f"lo:test:{exercise.group_uuid}"],
            }
            for exercise in exercises.values()
        ],
        "imported_at": moment(datetime.now(UTC)),
    }


def _container(container: BookContainer) -> JsonObject:
    uuids = [exercise.uuid for exercise in container.exercises]
    pools: list[JsonObject] = [_pool(uuids, for_clue=True)]
    if container.is_page:
        pools += [_pool(uuids, kind) for kind in ("reading", "homework", "practice")]
    return {
        "container_uuid": container.uuid,
        "container_parent_uuid": container.parent_uuid,
        "container_cnx_identity": f"{container.uuid}@1",
        "pools": pools,
    }


def _pool(uuids: list[str], *kinds: str, for_clue: bool = False) -> JsonObject:
    return {
        "use_for_clue": for_clue,
        "use_for_personalized_for_assignment_types": list(kinds),
        "exercise_uuids": uuids,
    }


def course(facts: CourseFacts) -> JsonObject:
    """The body of create_course."""
    return {
        "course_uuid": facts.uuid,
        "ecosystem_uuid": facts.ecosystem_uuid,
        "is_real_course": True,
        "starts_at": moment(facts.starts_at),
        "ends_at": moment(facts.ends_at),
        "created_at": moment(facts.starts_at),
    }


def roster(facts: RosterFacts) -> JsonObject:
    """One item of update_rosters."""
    at = moment(facts.at)
    return {
        "request_uuid": facts.request_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "course_containers": [
            {
                "container_uuid": section,
                "parent_container_uuid": facts.course_uuid,
                "created_at": at,
            }
            for section in facts.sections
        ],
        "students": [
            {
                "student_uuid": student,
                "container_uuid": section,
                "enrolled_at": at,
                "last_course_container_change_at": at,
                **({"dropped_at": at} if student in facts.dropped else {}),
            }
            for section, students in facts.sections.items()
            for student in students
        ],
    }


def assignment(facts: AssignmentFacts) -> JsonObject:
    """One item of create_update_assignments."""
    dates = {"opens_at": facts.opens_at, "due_at": facts.due_at, "feedback_at": facts.feedback_at}
    goals = {
        "goal_num_tutor_assigned_pes": facts.goal_personalized,
        "goal_num_tutor_assigned_spes": facts.goal_spaced,
    }
    return {
        "request_uuid": facts.request_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "assignment_uuid": facts.assignment_uuid,
        "is_deleted": facts.is_withdrawn,
        "ecosystem_uuid": facts.ecosystem_uuid,
        "student_uuid": facts.student_uuid,
        "assignment_type": facts.kind,
        "exclusion_info": {name: moment(at) for name, at in dates.items() if at is not None},
        "assigned_book_container_uuids": list(facts.container_uuids),
        **{name: goal for name, goal in goals.items() if goal is not None},
        "spes_are_assigned": facts.spaced_is_final,
        "pes_are_assigned": facts.personalized_is_final,
        "assigned_exercises": [
            {
                "trial_uuid": given.trial_uuid,
                "exercise_uuid": given.exercise_uuid,
                "is_spe": given.is_spaced,
                "is_pe": given.is_personalized,
            }
            for given in facts.exercises
        ],
        "created_at": moment(facts.at),
        "updated_at": moment(facts.at),
    }


def response(facts: ResponseFacts) -> JsonObject:
    """One item of record_responses."""
    return {
        "response_uuid": facts.response_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "ecosystem_uuid": facts.ecosystem_uuid,
        "trial_uuid": facts.trial_uuid,
        "student_uuid": facts.student_uuid,
        "exercise_uuid": facts.exercise_uuid,
        "is_correct": facts.is_correct,
        "is_real_response": True,
        "responded_at": moment(facts.at),
    }


def dates(facts: DatesFacts) -> JsonObject:
    """The body of update_course_active_dates."""
    return {
        "request_uuid": facts.request_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "starts_at": moment(facts.starts_at),
        "ends_at": moment(facts.ends_at),
        "updated_at": moment(facts.at),
    }


def exclusions(facts: ExclusionFacts) -> JsonObject:
    """The body of both calls that exclude exercises."""
    return {
        "request_uuid": facts.request_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "exclusions": [
            *({"exercise_uuid": version} for version in facts.versions),
            *({"exercise_group_uuid": group} for group in facts.groups),
        ],
        "updated_at": moment(facts.at),
    }


def preparation(facts: PreparationFacts) -> JsonObject:
    """The body of prepare_course_ecosystem."""
    return {
        "preparation_uuid": facts.preparation_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "next_ecosystem_uuid": facts.to_ecosystem_uuid,
        "ecosystem_map": {
            "from_ecosystem_uuid": facts.from_ecosystem_uuid,
            "to_ecosystem_uuid": facts.to_ecosystem_uuid,
            "book_container_mappings": [
                {"from_book_container_uuid": before, "to_book_container_uuid": after}
                for before, after in facts.containers
            ],
            "exercise_mappings": [
                {"from_exercise_uuid": exercise, "to_book_container_uuid": container}
                for exercise, container in facts.exercises
            ],
        },
        "prepared_at": moment(facts.at),
    }


def switch(facts: SwitchFacts) -> JsonObject:
    """One item of update_course_ecosystems."""
    return {
        "request_uuid": facts.request_uuid,
        "course_uuid": facts.course_uuid,
        "sequence_number": facts.number,
        "preparation_uuid": facts.preparation_uuid,
        "updated_at": moment(facts.at),
    }


def kept(facts: CourseEventFacts) -> StoredEvent:
    """The event that is to come of it: as it is told, but that a preparation names its book otherwise."""
    kind, told = _TOLD[type(facts)](facts)
    if isinstance(facts, PreparationFacts):
        told["ecosystem_uuid"] = told.pop("next_ecosystem_uuid")
    uuid = next(told[key] for key in ("response_uuid", "request_uuid", "preparation_uuid") if key in told)
    return StoredEvent(facts.number, uuid, kind, told)


def _kept_exclusions(facts: ExclusionFacts) -> tuple[str, JsonObject]:
    whose = "globally" if facts.by_administrator else "course"
    return f"update_{whose}_excluded_exercises", exclusions(facts)


_TOLD: dict[type, Callable[[Any], tuple[str, JsonObject]]] = {
    RosterFacts: lambda facts: ("update_roster", roster(facts)),
    DatesFacts: lambda facts: ("update_course_active_dates", dates(facts)),
    ExclusionFacts: _kept_exclusions,
    PreparationFacts: lambda facts: ("prepare_course_ecosystem", preparation(facts)),
    SwitchFacts: lambda facts: ("update_course_ecosystem", switch(facts)),
    AssignmentFacts: lambda facts: ("create_update_assignment", assignment(facts)),
    ResponseFacts: lambda facts: ("record_response", response(facts)),
}
