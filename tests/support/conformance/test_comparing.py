"""Two answers to one request: what counts as a difference, and what may differ."""

import json

import pytest

from support.conformance.comparing import differences
from support.conformance.exchange import Answer, Request


def answer(value, status=200):
    return Answer(status, "application/json", value, json.dumps(value))


def told(left, right, request=None):
    request = request or Request("some_call", {})
    return [(d.kind, d.place, d.left, d.right) for d in differences(request, left, right)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (answer({"a": 1}), answer({"a": 1.0}), []),
        (answer({"a": 1}), answer({"a": 2}), [("meaning", "$.a", "1", "2")]),
        (answer({"a": 1}), answer({"a": "1"}), [("shape", "$.a", "number", "text")]),
        (answer({"a": None}), answer({"a": []}), [("shape", "$.a", "null", "list")]),
        (answer({"a": True}), answer({"a": 1}), [("shape", "$.a", "boolean", "number")]),
        (answer({"a": 1}), answer({}), [("shape", "$.a", "there", "absent")]),
        (answer([1, 2]), answer([1]), [("meaning", "$", "2 items", "1 items")]),
        (answer([1, 2]), answer([2, 1]), [("meaning", "$[]", "1", "2"), ("meaning", "$[]", "2", "1")]),
        (answer({}), answer({}, 422), [("status", "status", "200", "422")]),
    ],
)
def test_status_shape_and_meaning_are_told_apart(left, right, expected):
    assert told(left, right) == expected


def test_what_is_no_json_on_one_side_only_is_of_another_shape():
    page = Answer(500, "text/html", None, "<html>")
    assert told(page, answer({}, 500)) == [("shape", "content-type", "text/html", "application/json")]
    assert told(page, Answer(500, "text/html", None, "<html>other")) == []


def test_made_up_ids_and_words_may_differ_but_not_their_kind():
    assert told(answer({"error_id": "123456"}, 500), answer({"error_id": "000000"}, 500)) == []
    assert told(answer({"error_id": "123456"}, 500), answer({"error_id": "12345"}, 500))
    assert told(answer({"errors": ["a"]}, 400), answer({"errors": ["b"]}, 400)) == []
    assert told(answer({"errors": ["a"]}, 400), answer({"errors": ["a", "b"]}, 400))
    assert told(answer({"errors": "a"}, 422), answer({"errors": ["a"]}, 422))
    assert told(answer({"error_id": "123456"}), answer({"error_id": "000000"}))


def shared(*sizes):
    return answer({"course_event_responses": [{"events": [0] * size} for size in sizes]})


def test_which_course_gets_the_odd_event_of_a_limit_is_open():
    limited = Request("fetch_course_events", {"max_num_events": 5})
    assert told(shared(2, 3), shared(3, 2), limited) == []
    assert told(shared(2, 3), shared(1, 4), limited)
    assert told(shared(2, 3), shared(3, 2), Request("fetch_course_events", {"max_num_events": 6}))


def test_a_difference_is_one_of_its_sort_whatever_the_values():
    [one] = differences(Request("c", {}), answer({"a": 1}), answer({"a": 2}))
    [other] = differences(Request("c", {}), answer({"a": 5}), answer({"a": 9}))
    assert one.signature == other.signature
    [status] = differences(Request("c", {}), answer({}, 200), answer({}, 500))
    [another] = differences(Request("c", {}), answer({}, 200), answer({}, 422))
    assert status.signature != another.signature
