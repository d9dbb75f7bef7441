"""Known defects of the deployed service: off, the stand-in does what is intended; on, what is deployed."""

import uuid

import pytest

from sandbox.biglearn import ecosystem_changes, reads, results, writes
from sandbox.biglearn.store import Store
from sandbox.database import UniqueError
from tests.sandbox.biglearn.told import TIME, create, fetch_pes, new, pes, read, record, response


@pytest.fixture
def store_with(database_url):
    return lambda *defects: Store(database_url, defects)


def listed(store, offset=0):
    body = {"metadata_sequence_number_offset": offset, "max_num_metadatas": 10}
    rows = reads.course_metadatas(store, body)["course_responses"]
    return [(r["uuid"], r["metadata_sequence_number"], r["initial_ecosystem_uuid"]) for r in rows]


def ecosystem_in_event(store, course):
    wish = {"request_uuid": new(), "course_uuid": course, "sequence_number_offset": 0}
    body = {"course_event_requests": [wish | {"event_types": ["create_course"]}], "max_num_events": 1}
    return reads.course_events(store, body)["course_event_responses"][0]["events"][0]["event_data"][
        "ecosystem_uuid"
    ]


def test_24_a_late_create_is_missed_by_whoever_read_on(store_with):
    late, early = new(), new()
    store = store_with(24)
    record(store, response(late, 1))
    create(store, early)
    assert [row[:2] for row in listed(store)] == [(early, 1)]
    create(store, late)
    assert listed(store, offset=2) == []
    assert [row[:2] for row in listed(store)] == [(late, 0), (early, 1)]


@pytest.mark.parametrize(
    ("defects", "expected"), [((), ([], True, False)), ((25,), ([3], False, True))], ids=["off", "on"]
)
def test_25_a_hole_before_an_unwanted_event(store_with, defects, expected):
    course, store = new(), store_with(*defects)
    create(store, course)
    dates = dict.fromkeys(("starts_at", "ends_at", "updated_at"), TIME)
    ids = {"request_uuid": new(), "course_uuid": course, "sequence_number": 2}
    writes.update_active_dates(store, ids | dates)
    record(store, response(course, 3))
    assert read(store, (course, 0, ["record_response"])) == [expected]


@pytest.mark.parametrize("defects", [(), (26,)], ids=["off", "on"])
def test_26_a_replayed_create_and_the_listed_ecosystem(store_with, defects):
    course, first, second, store = new(), new(), new(), store_with(*defects)
    create(store, course, first)
    create(store, course, second)
    assert listed(store) == [(course, 0, second if defects else first)]
    assert ecosystem_in_event(store, course) == first


@pytest.mark.parametrize(("defects", "error"), [((), UniqueError), ((27,), RuntimeError)], ids=["off", "on"])
def test_27_a_create_whose_number_is_taken(store_with, defects, error):
    course, store = new(), store_with(*defects)
    record(store, response(course, 0))
    with pytest.raises(error):
        create(store, course)


def test_35_statuses_break_once_a_course_has_a_preparation(store_with):
    course, other, store = new(), new(), store_with(35)
    create(store, course)
    create(store, other)
    ids = {"preparation_uuid": new(), "course_uuid": course, "sequence_number": 1}
    prepared = {"next_ecosystem_uuid": new(), "ecosystem_map": {}, "prepared_at": TIME}
    ask = {"request_uuid": new(), "course_uuids": [other, course]}
    assert len(ecosystem_changes.ecosystem_statuses(store, ask)["course_statuses"]) == 2
    ecosystem_changes.prepare(store, ids | prepared)
    with pytest.raises(KeyError):
        ecosystem_changes.ecosystem_statuses(store, ask)


@pytest.mark.parametrize("defects", [(), (39,)], ids=["off", "on"])
def test_39_two_algorithms_in_one_call(store_with, defects):
    owner, a, b, store = new(), new(), new(), store_with(*defects)
    body = {"pe_updates": [pes(owner, "one", [a]), pes(owner, "two", [b])]}
    results.update_exercises(store, results.ASSIGNMENT_PES, body)
    wishes = [
        {"request_uuid": str(uuid.uuid4()), "assignment_uuid": owner, "algorithm_name": name}
        for name in ("one", "two", "three")
    ]
    answers = results.fetch_exercises(store, results.ASSIGNMENT_PES, {"pe_requests": wishes})["pe_responses"]
    assert [r["exercise_uuids"] for r in answers] == ([[b]] * 3 if defects else [[a], [b], []])
    assert [fetch_pes(store, owner, name)[1] for name in ("one", "two", "three")] == [[a], [b], []]
