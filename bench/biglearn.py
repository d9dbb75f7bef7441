"""How fast the sandbox's Biglearn is: recording responses, and reading long courses."""

import http.client
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bench.figures import Figure
from support.config import ROOT
from support.targets import Component, Target
from support.targets.embedded import running

__all__ = ["biglearn"]

_CLIENTS, _CALLS, _BATCH = 25, 60, 10
_RESPONSES = _CLIENTS * _CALLS * _BATCH
_SHORT, _LONG = 1_000, 100_000
_PAGE = 1_000
_TYPES = ["record_response"]


class _Biglearn:
    """One kept connection."""

    def __init__(self, part: Component) -> None:
        assert part.token
        self.url, self.token = part.address, part.token.reveal()
        place = urlsplit(self.url)
        self._connection = http.client.HTTPConnection(place.hostname or "", place.port)

    def reconnect(self) -> None:
        self._connection.close()

    def ask(self, call: str, body: object) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        headers["Biglearn-Api-Token"] = self.token
        self._connection.request("POST", f"/{call}", json.dumps(body), headers)
        got = self._connection.getresponse()
        text = got.read()
        assert got.status == 200, text[:300]
        answer: dict[str, Any] = json.loads(text)
        return answer

    def page(self, course: str, offset: int) -> dict[str, Any]:
        wish = {"request_uuid": str(uuid.uuid4()), "course_uuid": course, "event_types": _TYPES}
        body = {"course_event_requests": [wish | {"sequence_number_offset": offset}], "max_num_events": _PAGE}
        [answer] = self.ask("fetch_course_events", body)["course_event_responses"]
        assert not answer["is_gap"]
        return dict(answer)

    def stream(self, course: str) -> list[str]:
        found: list[str] = []
        while True:
            page = self.page(course, len(found))
            found += [event["event_uuid"] for event in page["events"]]
            if page["is_end"]:
                return found


def biglearn(rounds: int) -> Iterator[Figure]:
    """Recording by many at once, and reading on in courses of different length."""
    with running(Target("bench", frozenset(), {"biglearn": Component(None)})) as target:
        service = _Biglearn(target.component("biglearn"))
        yield from _recording(service, rounds)
        yield from _reading(service, rounds)


def _recording(service: _Biglearn, rounds: int) -> Iterator[Figure]:
    paces, slowest = [], []
    for _ in range(rounds):
        command = [sys.executable, "-m", "bench.recording", service.url, service.token]
        done = subprocess.run(
            [*command, str(_CLIENTS), str(_CALLS)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        told = json.loads(done.stdout)
        service.reconnect()  # the server has closed what nobody spoke on meanwhile
        for course, sent in told["sent"].items():
            assert service.stream(course) == sent, f"responses of {course} are lost, or not in order"
        paces.append(told["seconds"] / _RESPONSES * 1000)
        slowest.append(sorted(told["taken"])[int(len(told["taken"]) * 0.97)])
    yield Figure(f"1,000 responses of {_CLIENTS} clients, {_BATCH} in a call", 1 / 3, tuple(paces))
    yield Figure("of these calls all but 3 in 100 within", 0.2, tuple(slowest))


def _reading(service: _Biglearn, rounds: int) -> Iterator[Figure]:
    short, long = (_course(service, size) for size in (_SHORT, _LONG))
    ratios, pages = [], []
    for _ in range(rounds):
        alone, among = [], []
        for offset in range(0, _LONG, _LONG // 10):
            alone.append(_timed(service, short, 0))
            among.append(_timed(service, long, offset))
        ratios.append(sum(among) / sum(alone))
        pages.append(sum(among) / len(among))
    yield Figure(f"reading {_PAGE} events of a course of {_LONG:,}", None, tuple(pages))
    yield Figure(f"the same, beside a course of {_SHORT:,}", 1.25, tuple(ratios), "times")


def _timed(service: _Biglearn, course: str, offset: int) -> float:
    began = time.perf_counter()
    page = service.page(course, offset)
    spent = time.perf_counter() - began
    assert len(page["events"]) == _PAGE
    return spent


def _course(service: _Biglearn, events: int) -> str:
    course = str(uuid.uuid4())
    for start in range(0, events, _PAGE):
        responses = [
            {"response_uuid": str(uuid.uuid4()), "course_uuid": course, "sequence_number": number}
            for number in range(start, start + _PAGE)
        ]
        service.ask("record_responses", {"responses": responses})
    return course
