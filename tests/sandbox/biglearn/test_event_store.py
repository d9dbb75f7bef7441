"""Biglearn's event store and results, driven as functions."""

import pytest

from sandbox.biglearn import ecosystem_changes, reads, results, writes
from sandbox.biglearn.store import Store
from sandbox.database import UniqueError
from tests.sandbox.biglearn.told import TIME, create, fetch_pes, new, pes, read, record, response


@pytest.fixture
def store(database_url):
    return Store(database_url)


def test_events_come_back_in_order_to_the_end(store):
    course = new()
    create(store, course)
    record(store, response(course, 2), response(course, 1))
    assert read(store, (course, 1, ["record_response"])) == [([1, 2], False, True)]
    assert read(store, (course, 1, ["record_response"]), limit=1) == [([1], False, False)]
    assert read(store, (course, 3, ["record_response"])) == [([], False, True)]


def test_a_hole_is_told_and_what_is_behind_it_withheld_until_it_is_filled(store):
    course = new()
    create(store, course)
    record(store, response(course, 1), response(course, 3))
    assert read(store, (course, 0, ["record_response"])) == [([1], True, False)]
    assert read(store, (course, 3, ["record_response"])) == [([], True, False)]
    record(store, response(course, 2))
    assert read(store, (course, 0, ["record_response"])) == [([1, 2, 3], False, True)]


def test_a_hole_before_an_unwanted_event_is_told_too(store):
    course = new()
    create(store, course)
    writes.update_active_dates(
        store,
        {
            "request_uuid": new(),
            "course_uuid": course,
            "sequence_number": 2,
            "starts_at": TIME,
            "ends_at": TIME,
            "updated_at": TIME,
        },
    )
    record(store, response(course, 3))
    assert read(store, (course, 0, ["record_response"])) == [([], True, False)]


def test_a_known_event_is_dropped_and_a_taken_number_undoes_the_batch(store):
    course, known = new(), new()
    create(store, course)
    record(store, response(course, 1, known))
    assert record(store, response(course, 9, known)) == {"recorded_response_uuids": [known]}
    with pytest.raises(UniqueError):
        record(store, response(course, 2), response(course, 1))
    assert read(store, (course, 0, ["record_response"])) == [([1], False, True)]


def test_the_limit_is_shared_breadth_first(store):
    one, two = new(), new()
    for course in (one, two):
        create(store, course)
        record(store, *(response(course, n) for n in range(1, 6)))
    told = read(store, (one, 1, ["record_response"]), (two, 1, ["record_response"]), limit=5)
    assert sorted(len(t[0]) for t in told) == [2, 3]


def test_the_size_of_an_answer_is_bounded_but_its_first_event_is_always_told(store):
    course = new()
    create(store, course)
    record(store, *({**response(course, n), "exercise_uuid": "x" * 2_500_000} for n in (1, 2)))
    assert read(store, (course, 1, ["record_response"])) == [([1], False, False)]


def test_a_late_create_lists_the_course_behind_those_listed_before(store):
    late, early = new(), new()
    record(store, response(late, 1))
    create(store, early)
    create(store, late)
    body = {"metadata_sequence_number_offset": 0, "max_num_metadatas": 10}
    listed = reads.course_metadatas(store, body)["course_responses"]
    assert [(c["uuid"], c["metadata_sequence_number"]) for c in listed] == [(early, 0), (late, 1)]


def test_an_update_needs_a_preparation_of_the_same_course(store):
    course, first, second, preparation = new(), new(), new(), new()
    create(store, course, first)
    request = {
        "request_uuid": new(),
        "course_uuid": course,
        "preparation_uuid": preparation,
        "sequence_number": 2,
        "updated_at": TIME,
    }
    update = {"update_requests": [request]}
    answer = ecosystem_changes.update(store, update)["update_responses"][0]
    assert answer["update_status"] == "preparation_unknown"
    ecosystem_changes.prepare(
        store,
        {
            "preparation_uuid": preparation,
            "course_uuid": course,
            "sequence_number": 1,
            "next_ecosystem_uuid": second,
            "ecosystem_map": {},
            "prepared_at": TIME,
        },
    )
    asked = {"request_uuid": new(), "course_uuids": [course]}
    status = ecosystem_changes.ecosystem_statuses(store, asked)["course_statuses"][0]
    assert status["current_ecosystem_status"]["ecosystem_uuid"] == first
    assert status["next_ecosystem_status"]["ecosystem_uuid"] == second
    ecosystem_changes.update(store, update)
    status = ecosystem_changes.ecosystem_statuses(store, asked)["course_statuses"][0]
    assert status["current_ecosystem_status"]["ecosystem_uuid"] == second
    assert status["current_ecosystem_preparation_uuid"] is None


def test_the_newest_result_counts_for_each_algorithm(store):
    owner, a, b = new(), new(), new()
    assert fetch_pes(store, owner, "local_query") == ("assignment_unknown", [])
    body = {"pe_updates": [pes(owner, "local_query", [a]), pes(owner, "other", [b])]}
    results.update_exercises(store, results.ASSIGNMENT_PES, body)
    body = {"pe_updates": [pes(owner, "local_query", [b, b, a])]}
    results.update_exercises(store, results.ASSIGNMENT_PES, body)
    assert fetch_pes(store, owner, "local_query") == ("assignment_ready", [b, a])
    assert fetch_pes(store, owner, "local_query", 1) == ("assignment_ready", [b])
    assert fetch_pes(store, owner, "other") == ("assignment_ready", [b])
    with pytest.raises(ValueError, match="twice"):
        results.update_exercises(store, results.ASSIGNMENT_PES, {"pe_updates": body["pe_updates"] * 2})


def test_an_unknown_container_outranks_an_unknown_student(store):
    wish = {"request_uuid": new(), "student_uuid": new(), "book_container_uuid": new()}
    body = {"student_clue_requests": [{**wish, "algorithm_name": "local_query"}]}
    answer = results.fetch_clues(store, results.STUDENT_CLUES, body)["student_clue_responses"][0]
    assert answer["clue_status"] == "book_container_unknown"
    assert answer["clue_data"] == {"minimum": 0, "most_likely": 0.5, "maximum": 1, "is_real": False}


def wish_for(course, offset, request_uuid=None):
    return {
        "request_uuid": request_uuid or new(),
        "course_uuid": course,
        "sequence_number_offset": offset,
        "event_types": ["create_course", "record_response"],
    }


def test_one_request_uuid_on_two_wishes_gets_the_events_of_both_for_each(store):
    one, two, same = new(), new(), new()
    for course in (one, two):
        create(store, course)
    record(store, response(two, 1))
    wishes = [wish_for(one, 0, same), wish_for(two, 1, same), wish_for(two, 1)]
    body = {"course_event_requests": wishes, "max_num_events": 10}
    told = reads.course_events(store, body)["course_event_responses"]
    assert [(r["course_uuid"], [e["sequence_number"] for e in r["events"]]) for r in told] == [
        (one, [0, 1]),
        (two, [0, 1]),
        (two, [1]),
    ]


def test_a_course_in_upper_case_breaks_a_call_only_when_no_other_answers(store):
    course, other = new(), new()
    create(store, course)
    create(store, other)
    upper = wish_for(course.upper(), 0)
    with pytest.raises(ValueError, match="spelling"):
        reads.course_events(store, {"course_event_requests": [upper], "max_num_events": 10})
    body = {"course_event_requests": [upper, wish_for(other, 0)], "max_num_events": 10}
    first, second = reads.course_events(store, body)["course_event_responses"]
    assert (first["course_uuid"], first["events"], first["is_end"]) == (course.upper(), [], True)
    assert len(second["events"]) == 1
    body = {"course_event_requests": [wish_for(new().upper(), 0)], "max_num_events": 10}
    assert reads.course_events(store, body)["course_event_responses"][0]["is_end"]
