"""A small HTTP server on loopback that answers what a test wrote down and remembers what it was asked."""

import json
import threading
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"
PAGE = "<!DOCTYPE html><title>Welcome</title><h1>Another service lives here</h1>"


@dataclass(frozen=True)
class Reply:
    """One answer. `is_silent` keeps the connection open and says nothing; `hangs_up` closes it."""

    status: int = 200
    body: object = field(default_factory=dict)  # text as it is, anything else as JSON
    kind: str = "application/json"
    headers: dict = field(default_factory=dict)
    is_silent: bool = False
    hangs_up: bool = False

    @property
    def text(self):
        return self.body if isinstance(self.body, str) else json.dumps(self.body)


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict
    body: str
    at: float


class ScriptedServer:
    def __init__(self):
        self.url = ""
        self.asked = []
        self.connections = 0
        self.over = threading.Event()
        self._next = deque()
        self._by_call = {}

    def script(self, *replies):
        """These, one after the other; then the last for ever."""
        self._next = deque(replies)

    def on(self, method, path, *replies):
        """The same for one path, its query left out."""
        self._by_call[method, path] = deque(replies)

    def methods(self):
        return [asked.method for asked in self.asked]

    def reply(self, asked):
        self.asked.append(asked)
        queue = self._by_call.get((asked.method, asked.path.partition("?")[0]), self._next)
        if not queue:
            return Reply(500, f"the test has no answer to {asked.method} {asked.path}", "text/plain")
        return queue.popleft() if len(queue) > 1 else queue[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    scripted: ScriptedServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def setup(self):
        super().setup()
        self.server.scripted.connections += 1

    def answer(self):
        scripted = self.server.scripted
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        reply = scripted.reply(
            Asked(
                self.command, self.path, dict(self.headers), body.decode(errors="replace"), time.monotonic()
            )
        )
        if reply.is_silent:
            scripted.over.wait(timeout=20)
        if reply.is_silent or reply.hangs_up:
            self.close_connection = True
            return
        text = reply.text.encode()
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.answer()

    def do_PUT(self):
        self.answer()

    def do_DELETE(self):
        self.answer()

    def log_message(self, *_):
        pass


@contextmanager
def running():
    """The server while it runs; it stops by itself."""
    server = _Server(("127.0.0.1", 0), _Handler)
    scripted = server.scripted = ScriptedServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    scripted.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield scripted
    finally:
        scripted.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
