"""A Biglearn that fails for one course, and for Tutor only."""

import pytest

from sandbox.biglearn.app import operations
from sandbox.biglearn.outages import CONTROL, Outages, with_outages
from sandbox.biglearn.store import Store
from sandbox.transport import UnavailableError
from tests.sandbox.biglearn.told import create, new, read, response


@pytest.fixture
def store(database_url):
    return Store(database_url)


@pytest.fixture
def calls(store):
    return {
        name: operation.answer for name, operation in with_outages(operations(store), Outages(store)).items()
    }


def begin(calls, course, kind):
    return calls[CONTROL]({"course_uuid": course, "kind": kind})["missed"]


def assignment(course, number, uuid):
    return {
        "request_uuid": new(),
        "course_uuid": course,
        "sequence_number": number,
        "assignment_uuid": uuid,
        "student_uuid": new(),
    }


def asked(calls, uuid, most=3):
    request = {
        "request_uuid": new(),
        "assignment_uuid": uuid,
        "algorithm_name": "a",
        "max_num_exercises": most,
    }
    [answer] = calls["fetch_assignment_pes"]({"pe_requests": [request]})["pe_responses"]
    return answer


def test_only_the_course_is_away_and_what_it_missed_is_told(store, calls):
    ours, others = new(), new()
    create(store, ours)
    create(store, others)
    begin(calls, ours, "away")
    lost, kept = response(ours, 1), response(others, 1)
    with pytest.raises(UnavailableError):
        calls["record_responses"]({"responses": [lost, kept]})
    calls["record_responses"]({"responses": [kept]})
    assert begin(calls, ours, "away") == [{"sequence_number": 1, "event_uuid": lost["response_uuid"]}]
    assert read(store, (ours, 1, ["record_response"]), (others, 1, ["record_response"])) == [
        ([], False, True),
        ([1], False, True),
    ]
    begin(calls, ours, None)
    calls["record_responses"]({"responses": [lost]})
    assert read(store, (ours, 1, ["record_response"])) == [([1], False, True)]
    assert begin(calls, ours, None) == [], "an outage that is over has missed nothing"


def test_a_lost_answer_is_one_to_something_that_was_done(store, calls):
    course = new()
    create(store, course)
    begin(calls, course, "answers_lost")
    with pytest.raises(UnavailableError):
        calls["record_responses"]({"responses": [response(course, 1)]})
    assert read(store, (course, 1, ["record_response"])) == [([1], False, True)]


def test_questions_about_an_assignment_fail_with_its_course(store, calls):
    course, before, meanwhile = new(), new(), new()
    create(store, course)
    calls["create_update_assignments"]({"assignments": [assignment(course, 1, before)]})
    begin(calls, course, "away")
    with pytest.raises(UnavailableError):
        calls["create_update_assignments"]({"assignments": [assignment(course, 2, meanwhile)]})
    for uuid in (before, meanwhile):
        with pytest.raises(UnavailableError):
            asked(calls, uuid)
    assert asked(calls, new())["assignment_status"] == "assignment_unknown", "nobody else's"


def test_a_choice_may_be_late_or_wrong(store, calls):
    course, ours, other = new(), new(), new()
    create(store, course)
    begin(calls, course, "unknown")
    calls["create_update_assignments"]({"assignments": [assignment(course, 1, ours)]})
    found = asked(calls, ours)
    assert (found["assignment_status"], len(set(found["exercise_uuids"]))) == ("assignment_ready", 3)
    begin(calls, course, "unready")
    assert asked(calls, ours)["assignment_status"] == "assignment_unready"
    assert asked(calls, other)["assignment_status"] == "assignment_unknown"


def test_two_courses_fail_in_one_call(store, calls):
    one, other = new(), new()
    first, second = new(), new()
    for course in (one, other):
        create(store, course)
        begin(calls, course, "unready")
    both = [assignment(one, 1, first), assignment(other, 1, second)]
    calls["create_update_assignments"]({"assignments": both})
    assert {asked(calls, uuid)["assignment_status"] for uuid in (first, second)} == {"assignment_unready"}


def test_there_is_no_other_outage(calls):
    with pytest.raises(ValueError, match="no outage 'meteor'"):
        begin(calls, new(), "meteor")
