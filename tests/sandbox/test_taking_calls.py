"""How Biglearn's stand-in takes a call and refuses one, over HTTP; the scheduler's is the same service."""

import re
import uuid

import pytest
import requests

from tests.sandbox.launching import HEADERS, sandbox

TOKEN = {"Biglearn-Api-Token": HEADERS["Biglearn-Api-Token"]}
JSON = {"Content-Type": "application/json"}
WANTS_JSON = {"Accept": "application/json"}
GOOD = b'{"responses": []}'


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    with sandbox(tmp_path_factory.mktemp("biglearn") / "state.json", components="biglearn") as (_, parts):
        yield parts["biglearn"]["url"]


def send(url, body=GOOD, path="/record_responses", method="POST", **headers):
    headers = {k.replace("_", "-"): v for k, v in headers.items()}
    return requests.request(method, url + path, data=body, headers=headers, timeout=5)


@pytest.mark.parametrize("path", ["/record_responses", "/record_responses/", "/record_responses.json"])
@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8"])
def test_a_call_is_answered_with_what_the_real_service_adds(url, path, kind):
    reply = send(url, path=path, **TOKEN, **{"Content-Type": kind})
    assert (reply.status_code, reply.json()) == (200, {"recorded_response_uuids": []})
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"
    assert re.fullmatch(r'W/"[0-9a-f]{32}"', reply.headers["ETag"])
    assert uuid.UUID(reply.headers["X-Request-Id"])
    assert float(reply.headers["X-Runtime"]) < 5


@pytest.mark.parametrize("headers", [{}, {"Biglearn-Api-Token": "other"}, {"Biglearn-Scheduler-Token": "t"}])
def test_a_call_without_the_token_is_a_bad_request(url, headers):
    reply = send(url, **JSON, **headers)
    assert reply.status_code == 400
    assert "Biglearn-Api-Token" in reply.json()["errors"][0]


@pytest.mark.parametrize(
    "kind", ["application/vnd.api+json", "text/plain", "application/x-www-form-urlencoded"]
)
def test_another_content_type_is_a_bad_request_that_echoes_the_body(url, kind):
    reply = send(url, b"raw", **TOKEN, **{"Content-Type": kind})
    assert reply.status_code == 400
    assert reply.json()["request"] == "raw"
    assert len(reply.json()["errors"]) == 1


@pytest.mark.parametrize("body", [b"", b"[]", b'"text"', b"1", b"null"])
def test_a_body_that_is_no_object_is_a_bad_request_with_the_reason(url, body):
    reply = send(url, body, **TOKEN, **JSON)
    assert reply.status_code == 400
    assert len(reply.json()["errors"]) == 2
    assert reply.json()["request"] == body.decode()


@pytest.mark.parametrize("body", [b"{", b"{} x", b'{"responses": [],}', b"{'a': 1}", b'{"a": NaN}'])
@pytest.mark.parametrize("headers", [TOKEN, {}])
def test_malformed_json_is_refused_before_the_token_is_looked_at(url, body, headers):
    reply = send(url, body, **headers, **JSON, **WANTS_JSON)
    assert (reply.status_code, reply.json()["status"]) == (400, 400)
    reply = send(url, body, **headers, **JSON)
    assert (reply.status_code, reply.content) == (400, b"")
    assert reply.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "body", [b"{}", b'{"responses": [], "more": 1}', b'{"responses": 1}', b'{"a": "\xff"}']
)
def test_what_the_service_does_not_expect_is_an_error_with_an_id(url, body):
    reply = send(url, body, **TOKEN, **JSON, **WANTS_JSON)
    assert reply.status_code == 500
    assert re.fullmatch(r"\d{6}", reply.json()["error_id"])
    page = send(url, body, **TOKEN, **JSON)
    assert page.headers["Content-Type"].startswith("text/html")
    assert re.search(r"\b\d{6}\b", page.text)
    assert send(url, body, **TOKEN, **JSON, Accept="text/csv").content == b""


def test_comments_are_tolerated_and_the_last_of_two_equal_keys_wins(url):
    body = b'{"responses": 1, /* a // comment */ "responses": []} // "more"'
    assert send(url, body, **TOKEN, **JSON).status_code == 200


@pytest.mark.parametrize(("method", "path"), [("GET", "/record_responses"), ("POST", "/none"), ("POST", "/")])
def test_what_is_no_call_is_not_found(url, method, path):
    reply = send(url, method=method, path=path, **TOKEN, **JSON, **WANTS_JSON)
    assert (reply.status_code, reply.json()["status"]) == (404, 404)
    assert send(url, method=method, path=path).headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "HEAD", "DELETE"])
@pytest.mark.parametrize("path", ["/ping", "/foo/ping", "/ping/more"])
def test_the_health_check_needs_nothing(url, method, path):
    reply = send(url, b"", path=path, method=method)
    assert (reply.status_code, reply.content) == (200, b"")
