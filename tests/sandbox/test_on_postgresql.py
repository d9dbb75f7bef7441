"""The whole sandbox on one PostgreSQL database: what it keeps outlives its processes."""

import requests

from tests.sandbox.launching import ask, sandbox, wait_until
from tests.sandbox.test_restart import build_a_course, told


def has_practice_for_all(biglearn):
    """Whether the scheduler has told of a practice set for every student on the roster."""
    [events] = told(biglearn).values()
    roster = next(e["event_data"] for e in events if e["event_type"] == "update_roster")
    wishes = [
        {
            "request_uuid": s["student_uuid"],
            "student_uuid": s["student_uuid"],
            "algorithm_name": "local_query",
        }
        for s in roster["students"]
    ]
    body = {"worst_areas_requests": wishes}
    answers = ask(biglearn, "fetch_practice_worst_areas_exercises", body)["worst_areas_responses"]
    return {a["student_status"] for a in answers} == {"student_ready"}


def test_a_course_outlives_the_sandbox(tmp_path, postgresql_url):
    state, options = tmp_path / "state.json", ["--database", postgresql_url]
    with sandbox(state, *options, components="biglearn,scheduler,tutor") as (process, parts):
        build_a_course(parts["tutor"]["url"])
        biglearn = parts["biglearn"]["url"]
        assert wait_until(lambda: [len(events) for events in told(biglearn).values()] == [4])
        assert wait_until(lambda: has_practice_for_all(biglearn))
        before = told(biglearn)
        process.terminate()
        process.wait(5)
    with sandbox(state, *options, components="biglearn,scheduler,tutor") as (_, parts):
        assert told(parts["biglearn"]["url"]) == before
        accounts = requests.get(f"{parts['tutor']['url']}/accounts/dev/accounts", timeout=5).text
        assert all(name in accounts for name in ("ada", "ben", "cleo"))
