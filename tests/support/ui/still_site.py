"""A site of still pages that behave as the contract of the front end says, to try page objects on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = (
    (r"^/accounts/dev/accounts$", "people.html"),
    (r"^/course/1/task/10/", "written.html"),
    (r"^/course/\d+/task/", "task.html"),
    (r"^/course/\d+/roster$", "roster.html"),
    (r"^/course/1$", "dashboard.html"),
    (r"/assignment/edit/", "builder.html"),
    (r"^/course/\d+/t/month/", "calendar.html"),
    (r"^/course/1/gradebook$", "gradebook.html"),
    (r"^/course/2/gradebook$", "scores.html"),
    (r"^/course/\d+/guide$", "forecast.html"),
    (r"^/new-course$", "wizard.html"),
    (r"^/enroll/start/", "enroll.html"),
    (r"^/book/\d+$", "book.html"),
    (r"^/course/\d+/practice$", "practice.html"),
)
TEXTS = {
    "/course/33": "<p>The new course</p>",
    "/enroll/100006": '<div class="splash"><a href="/enroll/start/100006">Get started</a></div>',
    "/course/404": "<h1>Sorry, you can\u2019t access this course</h1>",
    "/course/500": "<p>Uh-oh, the page failed to load</p><button>Retry</button>",
    "/course/501": '<div role="dialog"><h1>Server Error</h1><p>status 500</p></div>',
    "/course/503": '<div role="dialog"><h1>Server Error</h1><p>403 {"code": "forbidden"}</p></div>',
    "/api/tasks/8": '{"steps": [{"id": 21, "type": "reading"}, {"id": 22, "type": "exercise"}, '
    '{"id": 23, "type": "reading"}, {"id": 24, "type": "exercise"}]}',
    "/courses": "<p>We cannot find an OpenStax course associated with your account</p>",
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.seen.append((path, dict(self.headers)))
        name = next((name for pattern, name in PAGES if re.search(pattern, path)), None)
        text = (FIXTURES / name).read_text(encoding="utf-8") if name else TEXTS.get(path)
        body = (text or "nothing here").encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.seen = []
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
