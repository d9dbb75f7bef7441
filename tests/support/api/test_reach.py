import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from support.api.errors import TargetUnreachableError
from support.api.reach import ensure_reachable

ANSWERS = {
    "/good/ping": (200, ""),
    "/page/ping": (200, "\n<!DOCTYPE html><title>Shop</title>"),
    "/busy/ping": (503, ""),
}


class _Service(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, body = ANSWERS.get(self.path, (404, ""))
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_what_answers_its_health_check_is_fine(url: str) -> None:
    ensure_reachable("staging", {"tutor": f"{url}/good", "biglearn": f"{url}/good"})
    ensure_reachable("staging", {})


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "/page",
            "tutor at {url}/page answers GET /ping with a web page: is that the address of the service?",
        ),
        ("/busy", "tutor at {url}/busy answers 503 to GET /ping"),
        ("/nothing", "tutor at {url}/nothing answers 404 to GET /ping"),
    ],
)
def test_what_answers_otherwise_is_told(url: str, path: str, told: str) -> None:
    with pytest.raises(TargetUnreachableError) as raised:
        ensure_reachable("staging", {"tutor": url + path, "biglearn": f"{url}/good"})
    assert told.format(url=url) in str(raised.value)
    assert "the target staging cannot be used" in str(raised.value)
    assert "biglearn" not in str(raised.value)


def test_whoever_does_not_answer_is_told_with_all_the_others() -> None:
    with pytest.raises(TargetUnreachableError) as raised:
        ensure_reachable("staging", {"tutor": "http://127.0.0.1:9", "biglearn": "http://nowhere.invalid"})
    assert "tutor at http://127.0.0.1:9 does not answer (connection refused)" in str(raised.value)
    assert "biglearn at http://nowhere.invalid does not answer" in str(raised.value)
