"""What goes around every resource of Tutor: its date, and the date that a client asks for."""

import re

import pytest
import requests

RESOURCES = ("/api/user", "/api/offerings", "/api/demo/none", "/accounts/dev/accounts", "/", "/nowhere")


@pytest.mark.parametrize("path", RESOURCES)
def test_every_answer_says_what_time_it_is_on_the_server(url, path):
    reply = requests.get(url + path, timeout=5)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", reply.headers["X-App-Date"])
    later = requests.get(url + path, headers={"X-App-Date": "2040-01-01T00:00:00Z"}, timeout=5)
    assert not later.headers["X-App-Date"].startswith("2040"), "its own time, not the one asked for"


@pytest.mark.parametrize("path", RESOURCES)
@pytest.mark.parametrize("date", ["yesterday", "2026-13-01T00:00:00Z", ""])
def test_a_date_that_is_none_is_a_bad_request(url, path, date):
    assert requests.get(url + path, headers={"X-App-Date": date}, timeout=5).status_code == 400


@pytest.mark.parametrize("date", ["2026-01-01T00:00:00+02:00", "2026-01-01", "Thu, 01 Jan 2026 00:00:00 GMT"])
def test_a_date_may_have_an_offset_or_the_http_form(url, date):
    reply = requests.get(f"{url}/accounts/dev/accounts", headers={"X-App-Date": date}, timeout=5)
    assert reply.status_code == 200


def test_the_health_check_needs_nobody(url):
    assert requests.get(f"{url}/ping", timeout=5).status_code == 200


def test_a_write_to_nowhere_is_not_found_and_dated_too(url):
    reply = requests.post(f"{url}/nowhere", json={}, timeout=5)
    assert reply.status_code == 404
    assert "X-App-Date" in reply.headers
