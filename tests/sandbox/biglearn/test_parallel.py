"""Many writers at once, over HTTP: of those that want one number exactly one gets it."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.sandbox.launching import HEADERS, ask, sandbox

WRITERS = 8
TIME = "2026-01-01T00:00:00.000000Z"


def new():
    return str(uuid.uuid4())


@pytest.fixture
def biglearn(tmp_path, database_url):
    options = ["--database", database_url]
    with sandbox(tmp_path / "state.json", *options, components="biglearn") as (_, parts):
        yield parts["biglearn"]["url"]


def at_once(act, arguments):
    """What each thread's call returns; all begin in the same moment."""
    start = threading.Barrier(len(arguments))

    def run(argument):
        start.wait(5)
        return act(argument)

    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(run, arguments))


def response(course, number):
    return {"response_uuid": new(), "course_uuid": course, "sequence_number": number}


def recording(biglearn):
    def record(response):
        body = {"responses": [response]}
        return requests.post(f"{biglearn}/record_responses", json=body, headers=HEADERS, timeout=20)

    return record


def stored(biglearn, course, offset=0):
    wish = {"request_uuid": new(), "course_uuid": course, "event_types": ["record_response"]}
    body = {"course_event_requests": [wish | {"sequence_number_offset": offset}], "max_num_events": 1000}
    return ask(biglearn, "fetch_course_events", body)["course_event_responses"][0]["events"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_parallel_writers_of_one_number_exactly_one_wins(biglearn, number):
    course = new()
    sent = [response(course, number) for _ in range(WRITERS)]
    replies = at_once(recording(biglearn), sent)
    won = [s["response_uuid"] for s, r in zip(sent, replies, strict=True) if r.status_code == 200]
    assert sorted(r.status_code for r in replies) == [200] + [422] * (WRITERS - 1)
    lost = next(r for r in replies if r.status_code == 422).json()
    assert lost["exception"] == "ActiveRecord::RecordNotUnique"
    assert isinstance(lost["errors"], str)
    # What is stored is the winner's. The hole before it is filled first, else it would be withheld.
    for below in range(number):
        assert recording(biglearn)(response(course, below)).status_code == 200
    assert [e["event_uuid"] for e in stored(biglearn, course, number)] == won


def test_one_event_sent_by_many_is_kept_once_and_accepted_from_all(biglearn):
    sent = response(new(), 0)
    replies = at_once(recording(biglearn), [sent] * WRITERS)
    assert [r.status_code for r in replies] == [200] * WRITERS
    assert [e["event_uuid"] for e in stored(biglearn, sent["course_uuid"])] == [sent["response_uuid"]]


def test_parallel_creates_get_numbers_of_their_own_without_holes(biglearn):
    def create(course):
        dates = dict.fromkeys(("starts_at", "ends_at", "created_at"), TIME)
        body = {"course_uuid": course, "ecosystem_uuid": new(), "is_real_course": True, **dates}
        return ask(biglearn, "create_course", body)

    courses = [new() for _ in range(12)]
    at_once(create, courses)
    body = {"metadata_sequence_number_offset": 0, "max_num_metadatas": 1000}
    listed = ask(biglearn, "fetch_course_metadatas", body)["course_responses"]
    assert [c["metadata_sequence_number"] for c in listed] == list(range(12))
    assert {c["uuid"] for c in listed} == set(courses)
