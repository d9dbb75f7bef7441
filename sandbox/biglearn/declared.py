"""What each of the 25 calls declares of its request, limits included (sections 3 and 5 of the contract)."""

from collections.abc import Mapping

from sandbox.biglearn.reads import COURSE_TYPES, ECOSYSTEM_TYPES
from sandbox.declared import (
    BOOLEAN,
    DATETIME,
    INTEGER,
    OBJECT,
    SHARE,
    UUID,
    Rule,
    listed,
    record,
    text,
)

__all__ = ["REQUESTS"]

_MOST = {"type": "integer", "minimum": 1, "maximum": 1000}
_NAME: Rule = {"type": "string"}
_EVENT = {"request_uuid": UUID, "course_uuid": UUID, "sequence_number": INTEGER}
_EXCLUSION: Rule = {
    "oneOf": [record({"exercise_uuid": UUID}), record({"exercise_group_uuid": UUID})],
}
_EXCLUSIONS = record({**_EVENT, "exclusions": listed(_EXCLUSION, 10_000), "updated_at": DATETIME})
_METADATAS = record({"metadata_sequence_number_offset": INTEGER, "max_num_metadatas": _MOST})
_CLUE = record(
    {"minimum": SHARE, "most_likely": SHARE, "maximum": SHARE, "is_real": BOOLEAN}, {"ecosystem_uuid": UUID}
)


def _events(kind: str, types: frozenset[str]) -> Rule:
    wish = record(
        {"request_uuid": UUID, f"{kind}_uuid": UUID, "sequence_number_offset": INTEGER},
        # Declared optional; leaving it out is a 500 all the same.
        {"event_types": {"type": "array", "items": {"enum": sorted(types)}, "minItems": 1}},
    )
    return record({f"{kind}_event_requests": listed(wish, 1000), "max_num_events": _MOST})


_ECOSYSTEM = record(
    {
        "ecosystem_uuid": UUID,
        "book": OBJECT,  # what it declares of its inside stands in the wrong place and has no effect
        "exercises": listed(
            record(
                {
                    "exercise_uuid": UUID,
                    "group_uuid": UUID,
                    "version": INTEGER,
                    "los": listed(text(1, 100), 100, 1),
                }
            ),
            10_000,
        ),
        "imported_at": DATETIME,
    }
)
_COURSE = record(
    {
        "course_uuid": UUID,
        "ecosystem_uuid": UUID,
        "is_real_course": BOOLEAN,
        "starts_at": DATETIME,
        "ends_at": DATETIME,
        "created_at": DATETIME,
    }
)
_ROSTER = record(
    {
        **_EVENT,
        "course_containers": listed(
            record(
                {"container_uuid": UUID, "parent_container_uuid": UUID, "created_at": DATETIME},
                {"archived_at": DATETIME},
            ),
            100,
            1,
        ),
        "students": listed(
            record(
                {
                    "student_uuid": UUID,
                    "container_uuid": UUID,
                    "enrolled_at": DATETIME,
                    "last_course_container_change_at": DATETIME,
                },
                {"dropped_at": DATETIME},
            ),
            1000,
        ),
    }
)
_PREPARATION = record(
    {
        "preparation_uuid": UUID,
        "course_uuid": UUID,
        "sequence_number": INTEGER,
        "next_ecosystem_uuid": UUID,
        "ecosystem_map": record(
            {
                "from_ecosystem_uuid": UUID,
                "to_ecosystem_uuid": UUID,
                "book_container_mappings": listed(
                    record({"from_book_container_uuid": UUID, "to_book_container_uuid": UUID}), 500
                ),
                "exercise_mappings": listed(
                    record({"from_exercise_uuid": UUID, "to_book_container_uuid": UUID}), 10_000
                ),
            }
        ),
        "prepared_at": DATETIME,
    }
)
_CALCULATION = record({}, {"calculation_uuid": UUID, "ecosystem_matrix_uuid": UUID})
_ASSIGNMENT = record(
    {
        **_EVENT,
        "assignment_uuid": UUID,
        "is_deleted": BOOLEAN,
        "ecosystem_uuid": UUID,
        "student_uuid": UUID,
        "assignment_type": text(1, 100),
        "assigned_book_container_uuids": listed(UUID, 500),
        "spes_are_assigned": BOOLEAN,
        "pes_are_assigned": BOOLEAN,
        "assigned_exercises": listed(
            record({"trial_uuid": UUID, "exercise_uuid": UUID, "is_spe": BOOLEAN, "is_pe": BOOLEAN}), 1000
        ),
        "created_at": DATETIME,
        "updated_at": DATETIME,
    },
    {
        "exclusion_info": record({}, dict.fromkeys(("opens_at", "due_at", "feedback_at"), DATETIME)),
        "pes": _CALCULATION,
        "spes": _CALCULATION,
        "goal_num_tutor_assigned_spes": INTEGER,
        "goal_num_tutor_assigned_pes": INTEGER,
    },
)
_RESPONSE = record(
    {
        "response_uuid": UUID,
        "course_uuid": UUID,
        "sequence_number": INTEGER,
        "ecosystem_uuid": UUID,
        "trial_uuid": UUID,
        "student_uuid": UUID,
        "exercise_uuid": UUID,
        "is_correct": BOOLEAN,
        "is_real_response": BOOLEAN,
        "responded_at": DATETIME,
    }
)


def _wishes(key: str, owner: str) -> Rule:
    wish = record(
        {"request_uuid": UUID, f"{owner}_uuid": UUID, "algorithm_name": _NAME},
        {"max_num_exercises": {"type": "integer", "minimum": 0, "maximum": 1000}},
    )
    return record({key: listed(wish, 1000)})


def _offers(key: str, owner: str) -> Rule:
    offer = record(
        {
            "request_uuid": UUID,
            f"{owner}_uuid": UUID,
            "algorithm_name": _NAME,
            "calculation_uuid": UUID,
            "ecosystem_matrix_uuid": UUID,
            "exercise_uuids": listed(UUID, 1000),
        },
        {"spy_info": OBJECT},
    )
    return record({key: listed(offer, 1000)})


def _clues(key: str, owner: str, more: Mapping[str, Rule]) -> Rule:
    about = {
        "request_uuid": UUID,
        f"{owner}_uuid": UUID,
        "book_container_uuid": UUID,
        "algorithm_name": _NAME,
    }
    return record({key: listed(record({**about, **more}), 1000)})


_NEW_CLUE = {"calculation_uuid": UUID, "clue_data": _CLUE}

REQUESTS: Mapping[str, Rule] = {
    "create_ecosystem": _ECOSYSTEM,
    "fetch_ecosystem_metadatas": _METADATAS,
    "fetch_ecosystem_events": _events("ecosystem", ECOSYSTEM_TYPES),
    "create_course": _COURSE,
    "update_course_active_dates": record(
        {**_EVENT, "starts_at": DATETIME, "ends_at": DATETIME, "updated_at": DATETIME}
    ),
    "fetch_course_metadatas": _METADATAS,
    "fetch_course_events": _events("course", COURSE_TYPES),
    "update_rosters": record({"rosters": listed(_ROSTER, 100)}),
    "prepare_course_ecosystem": _PREPARATION,
    "update_course_ecosystems": record(
        {
            "update_requests": listed(
                record({**_EVENT, "preparation_uuid": UUID, "updated_at": DATETIME}), 1000
            )
        }
    ),
    "fetch_course_ecosystem_statuses": record({"request_uuid": UUID, "course_uuids": listed(UUID, 1000)}),
    "update_globally_excluded_exercises": _EXCLUSIONS,
    "update_course_excluded_exercises": _EXCLUSIONS,
    "create_update_assignments": record({"assignments": listed(_ASSIGNMENT, 1000)}),
    "record_responses": record({"responses": listed(_RESPONSE, 1000)}),
    "fetch_assignment_pes": _wishes("pe_requests", "assignment"),
    "fetch_assignment_spes": _wishes("spe_requests", "assignment"),
    "fetch_practice_worst_areas_exercises": _wishes("worst_areas_requests", "student"),
    "update_assignment_pes": _offers("pe_updates", "assignment"),
    "update_assignment_spes": _offers("spe_updates", "assignment"),
    "update_practice_worst_areas_exercises": _offers("practice_worst_areas_updates", "student"),
    "fetch_student_clues": _clues("student_clue_requests", "student", {}),
    "fetch_teacher_clues": _clues("teacher_clue_requests", "course_container", {}),
    "update_student_clues": _clues("student_clue_updates", "student", _NEW_CLUE),
    "update_teacher_clues": _clues("teacher_clue_updates", "course_container", _NEW_CLUE),
}
