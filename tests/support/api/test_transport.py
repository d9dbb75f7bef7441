"""What one service may do to a client over HTTP, and what the client makes of it."""

import socket
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from support.api import repeating
from support.api import transport as transport_module
from support.api.errors import SchemaBrokenError, TargetUnreachableError, UnexpectedAnswerError
from support.api.transport import Transport
from tests.support.api.scripted_server import HTML, PAGE, Reply

OK = Reply(200, {"fine": True})
SILENT = Reply(is_silent=True)
HANGS_UP = Reply(hangs_up=True)


@pytest.fixture
def hurried(monkeypatch):
    """Deadlines and waits short enough for a test."""
    monkeypatch.setattr(transport_module, "_TIMEOUT", (0.15, 0.15))
    monkeypatch.setattr(repeating, "_FIRST_WAIT", 0.01)


def test_an_answer_comes_back_whole(server, transport):
    server.script(Reply(201, {"id": "1"}, headers={"X-App-Date": "2026-11-24T12:00:00.000Z"}))
    answer = transport.call("POST", "/things", json={"name": "Ä"}, expect=(201,))
    assert (answer.status, answer.json, answer.text) == (201, {"id": "1"}, '{"id": "1"}')
    assert answer.headers["x-app-date"] == "2026-11-24T12:00:00.000Z"
    [asked] = server.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/things", '{"name": "\\u00c4"}')
    assert asked.headers["Accept"] == "application/json"


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.usefixtures("hurried")
def test_a_service_that_says_nothing_is_left_at_the_deadline(server, transport, method):
    server.script(SILENT)
    with pytest.raises(TargetUnreachableError, match=rf"{server.url} to {method} /slow"):
        transport.call(method, "/slow")


@pytest.mark.parametrize(("method", "times"), [("GET", 2), ("PUT", 2), ("POST", 1), ("DELETE", 1)], ids=str)
@pytest.mark.parametrize("broken", [SILENT, HANGS_UP], ids=["time-out", "hung up"])
@pytest.mark.usefixtures("hurried")
def test_what_was_perhaps_done_is_repeated_only_where_that_is_harmless(
    server, transport, method, times, broken
):
    server.script(broken, OK)
    if times == 1:
        with pytest.raises(TargetUnreachableError):
            transport.call(method, "/x")
    else:
        assert transport.call(method, "/x").json == {"fine": True}
    assert server.methods() == [method] * times


@pytest.mark.parametrize("status", [423, 429])
@pytest.mark.parametrize(("method", "times"), [("GET", 3), ("PUT", 3), ("DELETE", 3), ("POST", 1)])
@pytest.mark.usefixtures("hurried")
def test_a_lock_or_a_throttle_is_waited_for(server, transport, status, method, times):
    server.script(Reply(status), Reply(status), OK)
    assert transport.call(method, "/x", expect=(200, status)).status == (200 if times == 3 else status)
    assert server.methods() == [method] * times


@pytest.mark.parametrize("status", [502, 503, 504])
@pytest.mark.parametrize(("method", "times"), [("GET", 2), ("PUT", 2), ("DELETE", 1), ("POST", 1)])
@pytest.mark.usefixtures("hurried")
def test_a_failing_gateway_is_asked_again(server, transport, status, method, times):
    server.script(Reply(status), OK)
    assert transport.call(method, "/x", expect=(200, status)).status == (200 if times == 2 else status)
    assert server.methods() == [method] * times


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 409, 413, 422, 500])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST"])
@pytest.mark.usefixtures("hurried")
def test_nothing_else_is_repeated(server, transport, status, method):
    server.script(Reply(status, headers={"Retry-After": "0"}), OK)
    with pytest.raises(UnexpectedAnswerError, match=f"{method} /x answered {status}, expected 200"):
        transport.call(method, "/x")
    assert len(server.asked) == 1


@pytest.mark.usefixtures("hurried")
def test_repeating_ends(server, transport):
    server.script(Reply(503, "closed for today", "text/plain"))
    with pytest.raises(UnexpectedAnswerError, match="answered 503, expected 200: closed for today"):
        transport.call("GET", "/x")
    assert len(server.asked) == 5


def test_waits_grow(server, transport, monkeypatch):
    monkeypatch.setattr(repeating, "_FIRST_WAIT", 0.04)
    server.script(Reply(503), Reply(503), Reply(503), OK)
    transport.call("GET", "/x")
    first, second, third = (b.at - a.at for a, b in pairwise(server.asked))
    assert first >= 0.04, "half of it at least, doubled for the first repetition"
    assert second >= 0.08
    assert third >= 0.16


def test_no_two_wait_equally_long():
    assert len({repeating.Patience().get_backoff_time() for _ in range(5)}) == 5


def test_a_service_cannot_make_a_case_wait_for_an_hour(server, transport, monkeypatch):
    monkeypatch.setattr(repeating, "_LONGEST_WAIT", 0.05)
    server.script(Reply(429, headers={"Retry-After": "3600"}), OK)
    assert transport.call("GET", "/x").status == 200


@pytest.mark.usefixtures("hurried")
def test_the_wait_a_service_asks_for_is_kept(server, transport):
    server.script(Reply(503, headers={"Retry-After": "1"}), OK)
    transport.call("GET", "/x")
    assert server.asked[1].at - server.asked[0].at >= 1


def test_nobody_there(transcript):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        transport = Transport(url, transcript)
        with pytest.raises(
            TargetUnreachableError, match=rf"no answer from {url} to POST /x .*is it running\?"
        ):
            transport.call("POST", "/x", json={})
        transport.close()
    assert "POST /x failed: ConnectionError" in transcript.text()


@pytest.mark.parametrize("status", [200, 201, 202])
def test_a_wrong_address_that_answers_with_a_page(server, transport, status):
    server.script(Reply(status, PAGE, HTML))
    with pytest.raises(UnexpectedAnswerError, match=r"text/html.* instead of JSON.*is that the address"):
        transport.call("GET", "/api/user/courses", schema="tutor/courses", expect=(200, 201, 202))


@pytest.mark.parametrize("body", ["", '[{"id": "1"', "<html>"])
def test_json_that_is_none(server, transport, body):
    server.script(Reply(200, body))
    with pytest.raises(UnexpectedAnswerError, match="instead of JSON"):
        transport.call("GET", "/api/user/courses", schema="tutor/courses")


def test_json_null_breaks_a_schema_rather_than_being_no_json(server, transport):
    server.script(Reply(200, "null"))
    with pytest.raises(
        SchemaBrokenError, match=r"GET /api/user/courses breaks its schema tutor/courses at \$:"
    ):
        transport.call("GET", "/api/user/courses", schema="tutor/courses")


def test_the_moment_travels_with_every_request(server, transport, clock):
    server.script(OK)
    transport.call("GET", "/x")
    clock.travel_to(datetime(2027, 1, 10, 7, tzinfo=UTC))
    transport.call("GET", "/x")
    transport.call("POST", "/x", json={})
    told = [asked.headers.get("X-App-Date") for asked in server.asked]
    assert told == [None, "2027-01-10T07:00:00+00:00", "2027-01-10T07:00:00+00:00"]


def test_a_session_keeps_its_connection_and_its_cookies(server, transport):
    server.script(Reply(200, headers={"Set-Cookie": "_tutor_session=abc; Path=/"}), OK)
    for _ in range(6):
        transport.call("GET", "/x")
    assert server.connections == 1
    assert server.asked[0].headers.get("Cookie") is None
    assert {asked.headers["Cookie"] for asked in server.asked[1:]} == {"_tutor_session=abc"}


def test_the_conversation_is_noted_without_its_secrets(server, transport, transcript, clock):
    clock.travel_to(datetime(2027, 1, 10, 7, tzinfo=UTC))
    server.script(
        Reply(
            200, {"name": "Ben", "api_token": "hush-hush"}, headers={"Set-Cookie": "_tutor_session=geheim"}
        ),
        Reply(500, {"error_id": "123456"}),
    )
    secret = {"X-CSRF-Token": "not-for-readers"}
    transport.call("POST", "/x", json={"password": "sesame", "title": "H"}, headers=secret)
    transport.call("GET", "/y", headers=secret, expect=(500,))
    text = transcript.text()
    for told in (
        f"POST {server.url}/x at 2027-01-10T07:00:00+00:00 → 200 in",
        '"title": "H"',
        "Ben",
        "123456",
    ):
        assert told in text
    for hidden in ("hush-hush", "geheim", "not-for-readers", "sesame"):
        assert hidden not in text
    assert text.count("[masked]") == 2


def test_a_form_is_not_noted_and_a_page_only_with_its_token_masked(server, transport, transcript):
    server.script(Reply(200, '<meta name="csrf-token" content="page-secret"><p>Log in</p>', HTML))
    transport.call("POST", "/login", form={"authenticity_token": "form-secret"})
    assert "Log in" in transcript.text()
    assert "page-secret" not in transcript.text()
    assert "form-secret" not in transcript.text()
    assert server.asked[0].body == "authenticity_token=form-secret"


def test_a_long_conversation_keeps_its_end(server, transport, transcript):
    server.script(Reply(200, "x" * 5000, "text/plain"))
    transport.call("GET", "/long")
    assert "… (5000 characters)" in transcript.text()
    for number in range(401):
        transcript.note(f"line {number}.", None, "")
    assert "line 400." in transcript.text()
    assert "line 0." not in transcript.text()
