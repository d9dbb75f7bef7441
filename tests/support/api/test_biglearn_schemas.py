"""The schemas of Biglearn and its scheduler as sets: one for each direction of each call, and no other."""

import pytest

from support.api import schemas
from support.api.schemas import _documents
from support.config import ROOT

SHARED = {"formats", "refusal", "conflict", "not_found", "failure"}
CALLS = {
    "biglearn": {
        "create_course",
        "create_ecosystem",
        "create_update_assignments",
        "fetch_assignment_pes",
        "fetch_assignment_spes",
        "fetch_course_ecosystem_statuses",
        "fetch_course_events",
        "fetch_course_metadatas",
        "fetch_ecosystem_events",
        "fetch_ecosystem_metadatas",
        "fetch_practice_worst_areas_exercises",
        "fetch_student_clues",
        "fetch_teacher_clues",
        "prepare_course_ecosystem",
        "record_responses",
        "update_assignment_pes",
        "update_assignment_spes",
        "update_course_active_dates",
        "update_course_ecosystems",
        "update_course_excluded_exercises",
        "update_globally_excluded_exercises",
        "update_practice_worst_areas_exercises",
        "update_rosters",
        "update_student_clues",
        "update_teacher_clues",
    },
    "scheduler": {
        "ecosystem_matrices_updated",
        "fetch_algorithm_exercise_calculations",
        "fetch_clue_calculations",
        "fetch_ecosystem_matrix_updates",
        "fetch_exercise_calculations",
        "update_clue_calculations",
        "update_exercise_calculations",
    },
}


@pytest.mark.parametrize("service", CALLS)
def test_each_call_has_a_schema_for_what_is_sent_and_one_for_what_comes_back(service):
    there = {path.stem for path in (ROOT / "fixtures" / "schemas" / service).glob("*.json")}
    calls = CALLS[service]
    assert there == SHARED | calls | {f"{call}.request" for call in calls}


@pytest.mark.parametrize("service", CALLS)
def test_each_schema_can_be_used_and_is_of_2020_12(service):
    for name, document in _documents(service).items():
        assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema", name
        schemas._validator(f"{service}/{name.removesuffix('.json')}")


UUID = "11111111-1111-4111-8111-111111111111"


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("declared_uuid", UUID, "11111111-1111-1111-8111-111111111111"),
        ("declared_uuid", "00000000-0000-0000-0000-000000000000", UUID[:-1]),
        ("uuid", UUID.replace("-4", "-1"), f"{UUID}0"),
        ("nullable_uuid", None, ""),
        ("declared_moment", "2026-11-24T12:00:00.123456Z", "2026-11-24T12:00:00+00:00"),
        ("declared_moment", "2026-11-24t12:00:60z", "2026-11-24T12:00:00.1234567Z"),
        ("declared_cnx_identity", f"{UUID}@1.10", f"{UUID}@100"),
        ("declared_cnx_identity", f"{UUID}@19", f"{UUID}@0"),
        ("share", 1, 1.2),
    ],
)
def test_formats_are_those_of_the_contract(name, good, bad):
    reference = {"$ref": f"{schemas._address('biglearn', 'formats.json')}#/$defs/{name}"}
    validator = schemas.jsonschema_rs.validator_for(reference, registry=schemas._registry("biglearn"))
    assert validator.is_valid(good)
    assert not validator.is_valid(bad)


def test_what_an_algorithm_adds_to_a_clue_comes_back_but_is_not_sent():
    clue = {"minimum": 0, "most_likely": 0.5, "maximum": 1, "is_real": False, "aggregate": 1}
    registry = schemas._registry("biglearn")
    fits = {
        name: schemas.jsonschema_rs.validator_for(
            {"$ref": f"{schemas._address('biglearn', 'formats.json')}#/$defs/{name}"}, registry=registry
        ).is_valid(clue)
        for name in ("clue", "declared_clue")
    }
    assert fits == {"clue": True, "declared_clue": False}
