"""Pairing a course with a school's learning management system, launches from it, and scores to it."""

import time
from urllib.parse import parse_qsl

import pytest
from oauthlib import oauth1

from tests.sandbox.tutor.conftest import finished

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def keys(browser, school):
    return browser.http.get(f"{browser.url}/api/lms/courses/{school.course['id']}", timeout=20)


@pytest.fixture
def paired(school):
    assert school.ada("PUT", school.path(), {"is_access_switchable": True}).status_code == 200
    course = {
        "name": "Paired",
        "teachers": [{"username": "ada"}],
        "periods": [{"name": "1st", "students": []}],
    }
    body = {"catalog_offering": {"title": "Mini"}, "course": course}
    assert school.ada("POST", "/api/demo/course", body).status_code == 200
    made = next(c for c in school.ada.get("/api/user/courses") if c["name"] == "Paired")
    assert school.ada("PUT", f"/api/courses/{made['id']}", {"is_lms_enabled": True}).status_code == 200
    return school.ada.get(f"/api/lms/courses/{made['id']}")


def signed(paired, secret=None, at=None, **fields):
    told = {
        "context_id": "c",
        "tool_consumer_instance_guid": "g",
        "roles": "Learner",
        "resource_link_id": "r",
        "lis_result_sourcedid": "s",
        "lis_outcome_service_url": "http://127.0.0.1:9/outcomes",
    } | fields
    client = oauth1.Client(
        paired["key"],
        secret or paired["secret"],
        signature_type=oauth1.SIGNATURE_TYPE_BODY,
        timestamp=str(int(at or time.time())),
    )
    return client.sign(paired["launch_url"], "POST", told, FORM)[2]


def launch(browser, paired, body):
    return browser.http.post(paired["launch_url"], data=body, headers=FORM, timeout=20)


def test_a_teacher_sees_the_keys_of_the_course_and_they_stay(school):
    told = keys(school.ada, school).json()
    assert set(told) == {"id", "key", "secret", "configuration_url", "launch_url", "xml"}
    assert told["id"] == school.course["id"]
    assert told["launch_url"] in told["xml"]
    assert keys(school.ada, school).json() == told
    assert school.browse().http.get(told["configuration_url"], timeout=20).text == told["xml"]


def test_nobody_else_sees_them(school):
    assert keys(school.ben, school).status_code == 403


def test_a_launch_leads_on_once(school, paired):
    body = signed(paired)
    first = launch(school.browse(), paired, body)
    assert first.status_code == 200
    assert "/lms/launch_authenticate/" in first.text
    again = launch(school.browse(), paired, body)
    assert again.status_code == 422
    assert "duplicate request" in again.text


def test_what_was_changed_on_its_way_is_refused(school, paired):
    body = signed(paired).replace("roles=Learner", "roles=Instructor")
    assert dict(parse_qsl(body))["roles"] == "Instructor"
    reply = launch(school.browse(), paired, body)
    assert reply.status_code == 422
    assert "secret may not match" in reply.text


@pytest.mark.parametrize(("shift", "words"), [(-301, "expired"), (302, "too far into the future")])
def test_the_clocks_may_differ_by_five_minutes(school, paired, shift, words):
    assert words in launch(school.browse(), paired, signed(paired, at=time.time() + shift)).text
    near = shift // abs(shift) * 290
    assert launch(school.browse(), paired, signed(paired, at=time.time() + near)).status_code == 200


def test_nobody_completes_a_launch_that_was_not_made(school):
    reply = school.ben.http.get(f"{school.ben.url}/lms/complete_launch", timeout=20)
    assert reply.status_code == 422


def test_pairing_needs_a_launch(school):
    reply = school.ada("POST", f"/api/lms/courses/{school.course['id']}/pair", {})
    assert reply.json()["success"] is False


def test_an_lms_that_cannot_be_reached_is_told_with_the_student(school, paired):
    ben = school.browse("ben")
    page = launch(ben, paired, signed(paired)).text
    place = page.partition('href="/lms/')[2].partition('"')[0]
    ben.http.get(f"{ben.url}/lms/{place}", timeout=20)
    ben.http.get(f"{ben.url}/lms/complete_launch", timeout=20)
    begun = school.ada("PUT", f"/api/lms/courses/{paired['id']}/push_scores")
    assert begun.status_code == 202
    done = finished(school.ada, begun.json()["job"])
    assert done["status"] == "succeeded"
    assert done["data"] == {"num_callbacks": 1, "num_missing_scores": 1}
