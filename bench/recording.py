"""Clients that record responses as fast as Biglearn takes them, in a process of their own.

Plain sockets and bodies made beforehand: what is measured is the server. Prints what was sent and how long
each call took, as JSON.
"""

import asyncio
import json
import sys
import time
import uuid
from urllib.parse import urlsplit

__all__: list[str] = []

_BATCH = 10
_TIME = "2026-01-01T00:00:00.000000Z"


def response(course: str, number: int) -> dict[str, object]:
    names = ("response_uuid", "ecosystem_uuid", "trial_uuid", "student_uuid", "exercise_uuid")
    ids = {name: str(uuid.uuid4()) for name in names}
    given = {"is_correct": True, "is_real_response": True, "responded_at": _TIME}
    return {**ids, "course_uuid": course, "sequence_number": number, **given}


def batches(course: str, calls: int) -> list[list[dict[str, object]]]:
    return [[response(course, call * _BATCH + n) for n in range(_BATCH)] for call in range(calls)]


def request(host: str, token: str, body: bytes) -> bytes:
    head = (
        f"POST /record_responses HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"Accept: application/json\r\nBiglearn-Api-Token: {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def client(place: tuple[str, int], requests: list[bytes]) -> list[float]:
    reader, writer = await asyncio.open_connection(*place)
    taken = []
    for wanted in requests:
        began = time.perf_counter()
        writer.write(wanted)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
        await reader.readexactly(int(lines[b"content-length"]))
        taken.append(time.perf_counter() - began)
        assert head.startswith(b"HTTP/1.1 200"), head
    writer.close()
    return taken


async def record(url: str, token: str, clients: int, calls: int) -> dict[str, object]:
    place = urlsplit(url)
    told = {str(uuid.uuid4()): batches("", calls) for _ in range(clients)}
    for course, sent in told.items():
        for each in sent:
            for one in each:
                one["course_uuid"] = course
    ready = [
        [request(place.netloc, token, json.dumps({"responses": each}).encode()) for each in sent]
        for sent in told.values()
    ]
    began = time.perf_counter()
    taken = await asyncio.gather(*(client((place.hostname or "", place.port or 80), r) for r in ready))
    spent = time.perf_counter() - began
    uuids = {course: [one["response_uuid"] for each in sent for one in each] for course, sent in told.items()}
    return {"seconds": spent, "taken": [t for each in taken for t in each], "sent": uuids}


if __name__ == "__main__":
    url, token, clients, calls = sys.argv[1:]
    print(json.dumps(asyncio.run(record(url, token, int(clients), int(calls)))))
