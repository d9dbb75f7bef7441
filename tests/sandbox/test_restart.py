"""A Tutor that is killed and started again on its database: nothing that it promised to Biglearn is lost."""

import contextlib
import os
import signal
import sqlite3

import pytest
import requests

from tests.sandbox.launching import ask, free_port, sandbox, wait_until

BOOK = {
    "book": {"uuid": "8d50a0af-948b-4204-a71d-4826cba765b8"},
    "catalog_offering": {"title": "Mini", "appearance_code": "physics"},
}
PEOPLE = {"teachers": [{"username": "ada"}], "students": [{"username": "ben"}, {"username": "cleo"}]}
COURSE = {
    "name": "Physics",
    "teachers": [{"username": "ada"}],
    "periods": [{"name": "1st", "students": [{"username": "ben"}]}, {"name": "2nd", "students": []}],
}
TYPES = ["create_course", "update_roster", "update_course_active_dates", "create_update_assignment"]
TYPES += ["update_globally_excluded_exercises", "update_course_excluded_exercises", "record_response"]


def build_a_course(tutor):
    """The world of a course, by the demo calls; the job that imported the book."""
    job = post(tutor, "import", BOOK)["job"]["url"]
    assert wait_until(lambda: status(tutor, job) == "succeeded")
    post(tutor, "users", PEOPLE)
    post(tutor, "course", {"catalog_offering": {"title": "Mini"}, "course": COURSE})
    return job


def post(tutor, what, body):
    reply = requests.post(f"{tutor}/api/demo/{what}", json=body, timeout=20)
    assert reply.status_code in (200, 202), reply.text
    return reply.json()


def status(tutor, job):
    return requests.get(tutor + job, timeout=20).json()["status"]


@contextlib.contextmanager
def opened(path):
    with contextlib.closing(sqlite3.connect(path, timeout=10)) as db, db:
        yield db


def promised(path):
    """What the outbox holds: (number, type of the call) in order, by stream; and whether all is delivered."""
    with opened(path) as db:
        rows = db.execute("SELECT stream, number, endpoint, delivered_at FROM outbox ORDER BY id").fetchall()
    streams = {}
    for stream, number, endpoint, _ in rows:
        streams.setdefault(stream, []).append((number, endpoint))
    return streams, all(row[3] for row in rows)


def told(biglearn):
    """What Biglearn has, by course."""
    listed = {"metadata_sequence_number_offset": 0, "max_num_metadatas": 1000}
    courses = [c["uuid"] for c in ask(biglearn, "fetch_course_metadatas", listed)["course_responses"]]
    wishes = [
        {"request_uuid": c, "course_uuid": c, "sequence_number_offset": 0, "event_types": TYPES}
        for c in courses
    ]
    answers = ask(biglearn, "fetch_course_events", {"course_event_requests": wishes, "max_num_events": 1000})[
        "course_event_responses"
    ]
    assert all(a["is_end"] and not a["is_gap"] for a in answers)
    return {a["course_uuid"]: a["events"] for a in answers}


@pytest.fixture
def tutor_of(tmp_path):
    database = f"sqlite:///{tmp_path}/tutor.db"

    def start(biglearn):
        options = ["--biglearn-url", biglearn, "--database", database]
        return sandbox(tmp_path / "tutor.json", *options, components="tutor")

    return start


def test_what_was_kept_before_a_kill_arrives_after_the_restart_in_order_and_once(tmp_path, tutor_of):
    port, path = free_port(), tmp_path / "tutor.db"
    away = f"http://127.0.0.1:{port}"
    with tutor_of(away) as (launcher, parts):
        build_a_course(parts["tutor"]["url"])
        os.kill(parts["tutor"]["pid"], signal.SIGKILL)
        assert launcher.wait(5) == 3
    streams, is_delivered = promised(path)
    assert not is_delivered
    assert sorted(len(events) for events in streams.values()) == [1, 4], streams
    with sandbox(tmp_path / "b.json", "--biglearn-port", str(port), components="biglearn") as (_, biglearn):
        with tutor_of(away) as (launcher, parts):  # nobody asks it for anything
            assert wait_until(lambda: promised(path)[1])
            os.kill(parts["tutor"]["pid"], signal.SIGKILL)
            launcher.wait(5)
        first = told(biglearn["biglearn"]["url"])
        [(course, events)] = first.items()
        assert [e["sequence_number"] for e in events] == [number for number, _ in streams[course]]
        # A kill between the delivery and its note looks like this; it is delivered again, to no effect.
        with opened(path) as db:
            db.execute("UPDATE outbox SET delivered_at = NULL")
        with tutor_of(away):
            assert wait_until(lambda: promised(path)[1])
        assert told(biglearn["biglearn"]["url"]) == first


def test_a_job_that_ended_with_its_process_does_not_stay_queued(tmp_path, tutor_of):
    with tutor_of("http://127.0.0.1:1") as (launcher, parts):
        job = build_a_course(parts["tutor"]["url"])
        os.kill(parts["tutor"]["pid"], signal.SIGKILL)
        launcher.wait(5)
    with opened(tmp_path / "tutor.db") as db:
        db.execute("UPDATE jobs SET status = 'started'")
    with tutor_of("http://127.0.0.1:1") as (_, parts):
        assert status(parts["tutor"]["url"], job) == "killed"
