"""A Tutor served for real, with a Biglearn that remembers what it is told and answers as it is told to."""

import json
import re
import socket
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
import uvicorn

from sandbox.tutor.app import create_application
from support.waiting import eventually
from tests.sandbox.tutor.contract_answers import Answers


@dataclass
class FakeBiglearn:
    url: str = ""
    is_away: bool = False
    calls: list = field(default_factory=list)
    events: dict = field(default_factory=dict)
    choose: dict = field(default_factory=dict)  # slot -> function from assignment uuid to exercise uuids

    def of(self, endpoint):
        return [payload for name, payload in list(self.calls) if name == endpoint]

    def answer(self, endpoint, payload):
        self.calls.append((endpoint, payload))
        for key in ("rosters", "assignments", "responses"):
            for item in payload.get(key, []):
                self._keep(endpoint, item)
        if "sequence_number" in payload or endpoint == "create_course":
            self._keep(endpoint, payload)
        for slot in ("pe", "spe"):
            if endpoint == f"fetch_assignment_{slot}s":
                return {f"{slot}_responses": [self._choice(slot, r) for r in payload[f"{slot}_requests"]]}
        return {}

    def _keep(self, endpoint, item):
        stream = self.events.setdefault(item["course_uuid"], [])
        stream.append((item.get("sequence_number", 0), endpoint, item))

    def _choice(self, slot, request):
        found = {"request_uuid": request["request_uuid"], "assignment_uuid": request["assignment_uuid"]}
        if slot not in self.choose:
            return {**found, "exercise_uuids": [], "assignment_status": "assignment_unready"}
        uuids = self.choose[slot](request["assignment_uuid"])
        return {**found, "exercise_uuids": uuids, "assignment_status": "assignment_ready", "spy_info": {}}


@pytest.fixture
def biglearn():
    fake = FakeBiglearn()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, answer = (503, {}) if fake.is_away else (200, fake.answer(self.path[1:], body))
            text = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass(frozen=True)
class Settings:
    database_url: str
    urls: dict
    biglearn_token: str = "secret"
    is_production: bool = False


@pytest.fixture
def url(request, tmp_path, biglearn):
    database, urls = f"sqlite:///{tmp_path / 'tutor.db'}", {"biglearn": biglearn.url}
    app = create_application(Settings(database, urls, is_production=getattr(request, "param", False)))
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    eventually(lambda: server.started, reason="Tutor to start")
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listening.close()


class Browser:
    """A signed-in (or anonymous) client, for which every answer has to be as the contract says."""

    def __init__(self, url, answers, username=None):
        self.url = url
        self.answers = answers
        self.http = requests.Session()
        if username:
            page = self.http.get(
                f"{url}/accounts/dev/accounts", params={"search[query]": f'username:"{username}"'}
            )
            self.token = re.search(r'csrf-token" content="(\w+)"', page.text)[1]
            link = re.search(rf'<a href="([^"]+)" data-method="post"[^>]*>{re.escape(username)}<', page.text)[
                1
            ]
            become = self.http.post(
                url + link, data={"authenticity_token": self.token}, allow_redirects=False
            )
            assert become.status_code == 302
            self.http.headers["Origin"] = url

    def __call__(self, method, path, body=None, at=None, **options):
        headers = {"X-App-Date": at} if at else {}
        if isinstance(body, dict | list):
            options["json"] = body
        reply = self.http.request(method, self.url + path, headers=headers, timeout=20, **options)
        if path.startswith("/api/"):
            self.answers.hold(method, path.removeprefix("/api"), reply)
        return reply

    def get(self, path, **options):
        reply = self("GET", path, **options)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def close(self):
        self.http.close()


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def browse(url, answers):
    opened = []

    def make(username=None):
        opened.append(Browser(url, answers, username))
        return opened[-1]

    yield make
    for browser in opened:
        browser.close()


def finished(browser, job):
    def state():
        found = browser.get(job)
        return found if found["status"] in ("succeeded", "failed") else None

    return eventually(state, reason=f"{job} to finish")


@dataclass
class School:
    course: dict
    ada: Browser
    ben: Browser
    browse: object

    def path(self, rest=""):
        return f"/api/courses/{self.course['id']}{rest}"

    def publish(self, kind="homework", title="H", questions=2, tutor=0, at=None, **dates):
        given = {
            "opens_at": "2026-11-01T00:01",
            "due_at": "2027-01-10T07:00",
            "closes_at": "2027-01-20T07:00",
        } | dates
        ecosystem = self.course["ecosystem_id"]
        page = self.ada.get(f"/api/ecosystems/{ecosystem}/readings")[0]["children"][0]["children"][0]["id"]
        pool = self.ada.get(f"/api/ecosystems/{ecosystem}/exercises/homework_core?page_ids[]={page}")["items"]
        exercises = [{"id": e["id"], "points": [1.0]} for e in pool[:questions]]
        settings = {"page_ids": [page]}
        if kind == "homework":
            settings |= {"exercises": exercises, "exercises_count_dynamic": tutor}
        templates = self.ada.get(self.path("/grading_templates"))["items"]
        plan = {
            "type": kind,
            "title": title,
            "settings": settings,
            "is_publish_requested": True,
            "grading_template_id": next(t["id"] for t in templates if t["task_plan_type"] == kind),
            "tasking_plans": [
                {"target_type": "period", "target_id": p["id"], **given} for p in self.course["periods"]
            ],
        }
        reply = self.ada("POST", self.path("/plans"), plan, at=at)
        assert reply.status_code == 202, reply.text
        job = reply.json()["publish_job_url"]
        done = finished(self.ada, job)
        assert done["status"] == "succeeded", done
        return reply.json()["id"]

    def steps(self, title="H", who=None, at="2026-12-01T00:00:00Z"):
        who = who or self.ben
        tasks = who.get(self.path("/dashboard"), at=at)["tasks"]
        task = next(t for t in tasks if t["title"] == title)
        return who.get(f"/api/tasks/{task['id']}", at=at)["steps"]


@pytest.fixture
def school(url, browse):
    anyone = browse()
    book = {
        "book": {"uuid": "8d50a0af-948b-4204-a71d-4826cba765b8"},
        "catalog_offering": {"title": "Mini", "appearance_code": "physics", "salesforce_book_name": "Mini"},
    }
    job = anyone("POST", "/api/demo/import", book).json()["job"]["url"]
    assert finished(anyone, job)["status"] == "succeeded"
    people = {
        "teachers": [{"username": "ada"}],
        "students": [{"username": n} for n in ("ben", "cleo", "dan")],
    }
    assert anyone("POST", "/api/demo/users", people).status_code == 200
    course = {
        "name": "Physics",
        "teachers": [{"username": "ada"}],
        "periods": [
            {"name": "1st", "students": [{"username": "ben"}, {"username": "cleo"}]},
            {"name": "2nd", "students": []},
        ],
    }
    reply = anyone("POST", "/api/demo/course", {"catalog_offering": {"title": "Mini"}, "course": course})
    assert reply.status_code == 200, reply.text
    ada = browse("ada")
    return School(ada.get("/api/user/courses")[0], ada, browse("ben"), browse)
