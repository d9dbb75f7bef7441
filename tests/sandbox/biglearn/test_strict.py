"""A strict Biglearn refuses a breach of each declared limit, naming the place; the lenient one takes it."""

import copy
import json
import uuid

import pytest

from sandbox.biglearn.app import operations
from sandbox.biglearn.declared import REQUESTS
from sandbox.biglearn.store import Store
from sandbox.declared import objections

TIME = "2026-01-01T00:00:00.000000Z"


def new():
    return str(uuid.uuid4())


def event():
    return {"request_uuid": new(), "course_uuid": new(), "sequence_number": 1}


def roster(**more):
    container = {"container_uuid": new(), "parent_container_uuid": new(), "created_at": TIME}
    student = dict.fromkeys(("enrolled_at", "last_course_container_change_at"), TIME)
    student |= {"student_uuid": new(), "container_uuid": container["container_uuid"]}
    return event() | {"course_containers": [container], "students": [student]} | more


def response(**more):
    ids = ("response_uuid", "course_uuid", "ecosystem_uuid", "trial_uuid", "student_uuid", "exercise_uuid")
    given = {"sequence_number": 1, "is_correct": True, "is_real_response": True, "responded_at": TIME}
    return {key: new() for key in ids} | given | more


def clue(**more):
    ids = ("request_uuid", "student_uuid", "book_container_uuid", "calculation_uuid")
    data = {"minimum": 0, "most_likely": 0.5, "maximum": 1, "is_real": True} | more
    return {key: new() for key in ids} | {"algorithm_name": "a", "clue_data": data}


def metadatas(most):
    return {"metadata_sequence_number_offset": 0, "max_num_metadatas": most}


def events(types=("record_response",), most=1000):
    wish = {"request_uuid": new(), "course_uuid": new(), "sequence_number_offset": 0, "event_types": types}
    return {"course_event_requests": [wish], "max_num_events": most}


def exclusions(*items):
    return event() | {"exclusions": list(items), "updated_at": TIME}


V1 = "e4eaaaf2-d142-11e1-b3e4-080027620cdd"
BREACHES = {
    "101 rosters": ("update_rosters", {"rosters": [roster() for _ in range(101)]}, "$.rosters"),
    "a roster without sections": (
        "update_rosters",
        {"rosters": [roster(course_containers=[])]},
        "$.rosters[0].course_containers",
    ),
    "1001 responses": ("record_responses", {"responses": [response()] * 1001}, "$.responses"),
    "a version-1 uuid": (
        "record_responses",
        {"responses": [response(), response(trial_uuid=V1)]},
        "$.responses[1].trial_uuid",
    ),
    "a time with an offset": (
        "record_responses",
        {"responses": [response(responded_at="2026-01-01T00:00:00+00:00")]},
        "$.responses[0].responded_at",
    ),
    "a time too fine": (
        "record_responses",
        {"responses": [response(responded_at="2026-01-01T00:00:00.0000000Z")]},
        "$.responses[0].responded_at",
    ),
    "a response without a student": (
        "record_responses",
        {"responses": [{k: v for k, v in response().items() if k != "student_uuid"}]},
        "$.responses[0]",
    ),
    "a maximum of 0": ("fetch_course_metadatas", metadatas(0), "$.max_num_metadatas"),
    "a maximum of 1001": ("fetch_ecosystem_metadatas", metadatas(1001), "$.max_num_metadatas"),
    "1001 events": ("fetch_course_events", events(most=1001), "$.max_num_events"),
    "no event type": (
        "fetch_course_events",
        events(types=()),
        "$.course_event_requests[0].event_types",
    ),
    "an unknown event type": (
        "fetch_course_events",
        events(types=("record_response", "party")),
        "$.course_event_requests[0].event_types[1]",
    ),
    "a CLUE of 1.2": (
        "update_student_clues",
        {"student_clue_updates": [clue(maximum=1.2)]},
        "$.student_clue_updates[0].clue_data.maximum",
    ),
    "a CLUE that says more": (
        "update_student_clues",
        {"student_clue_updates": [clue(aggregate=1)]},
        "$.student_clue_updates[0].clue_data",
    ),
    "an exclusion of both kinds": (
        "update_course_excluded_exercises",
        exclusions({"exercise_uuid": new(), "exercise_group_uuid": new()}),
        "$.exclusions[0]",
    ),
    "an unknown key": ("update_rosters", {"rosters": [], "extra": 1}, "$"),
}


@pytest.mark.parametrize(("call", "body", "place"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_refused_with_its_place(call, body, place):
    body = json.loads(json.dumps(body))
    told = objections(REQUESTS[call])(body)
    assert [line.partition(":")[0] for line in told] == [place], told


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("update_rosters", {"rosters": [roster() for _ in range(100)]}),
        ("record_responses", {"responses": [response(sequence_number=-1)] * 1000}),
        ("record_responses", {"responses": [response(student_uuid=new().upper())]}),
        ("record_responses", {"responses": [response(student_uuid="00000000-0000-0000-0000-000000000000")]}),
        ("record_responses", {"responses": [response(responded_at="2026-12-31t23:59:60z")]}),
        ("fetch_course_metadatas", metadatas(1)),
        ("fetch_course_metadatas", metadatas(1000)),
        ("update_student_clues", {"student_clue_updates": [clue(ecosystem_uuid=new())]}),
        ("update_course_excluded_exercises", exclusions({"exercise_uuid": new()})),
        ("update_course_excluded_exercises", exclusions({"exercise_group_uuid": new()})),
        ("update_course_excluded_exercises", exclusions()),
    ],
)
def test_what_is_just_within_the_limits_is_taken(call, body):
    assert objections(REQUESTS[call])(json.loads(json.dumps(body))) == []


def test_every_call_has_rules_and_only_a_strict_service_asks_them(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/test.db")
    strict, lenient = operations(store, is_strict=True), operations(store)
    assert strict.keys() == lenient.keys() == REQUESTS.keys()
    assert all(o.objections for o in strict.values())
    assert not any(o.objections for o in lenient.values())


def test_what_a_book_holds_is_not_checked():
    """What is declared of it stands in the wrong place, and has no effect in the deployed service either."""
    book = {"cnx_identity": "nothing", "contents": [{}]}
    body = {"ecosystem_uuid": new(), "book": book, "exercises": [], "imported_at": TIME}
    assert objections(REQUESTS["create_ecosystem"])(copy.deepcopy(body)) == []
