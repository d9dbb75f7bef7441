"""A Tutor for real people: what is there for trials only is not there."""

import pytest
import requests

pytestmark = pytest.mark.parametrize("url", [True], indirect=True)


@pytest.mark.parametrize("path", ["/accounts/dev/accounts", "/accounts/dev/accounts/1/become"])
def test_nobody_becomes_anybody(url, path):
    assert requests.get(url + path, timeout=5).status_code == 403


@pytest.mark.parametrize("call", ["users", "import", "course", "assign", "work", "all"])
def test_nothing_is_seeded(url, call):
    reply = requests.post(f"{url}/api/demo/{call}", json={}, timeout=5)
    assert (reply.status_code, reply.text) == (404, "")


@pytest.mark.parametrize("moment", ["2020-01-01T00:00:00Z", "yesterday"])
def test_it_is_always_now(url, moment):
    reply = requests.get(f"{url}/api/updates", headers={"X-App-Date": moment}, timeout=5)
    assert reply.status_code == 200
    assert reply.headers["X-App-Date"] > "2024"
