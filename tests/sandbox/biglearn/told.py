"""Calls of Biglearn as functions: what is told, and what is read back."""

import uuid

from sandbox.biglearn import reads, results, writes

TIME = "2026-01-01T00:00:00.000000Z"


def new():
    return str(uuid.uuid4())


def response(course, number, response_uuid=None):
    return {"response_uuid": response_uuid or new(), "course_uuid": course, "sequence_number": number}


def record(store, *responses):
    return writes.record_responses(store, {"responses": list(responses)})


def create(store, course, ecosystem=None):
    writes.create_course(
        store,
        {
            "course_uuid": course,
            "ecosystem_uuid": ecosystem or new(),
            "is_real_course": True,
            "starts_at": TIME,
            "ends_at": TIME,
            "created_at": TIME,
        },
    )


def read(store, *requests, limit=1000):
    wishes = [
        {"request_uuid": new(), "course_uuid": c, "sequence_number_offset": o, "event_types": t}
        for c, o, t in requests
    ]
    body = {"course_event_requests": wishes, "max_num_events": limit}
    return [
        ([e["sequence_number"] for e in r["events"]], r["is_gap"], r["is_end"])
        for r in reads.course_events(store, body)["course_event_responses"]
    ]


def pes(owner, algorithm, exercises, request=None):
    return {
        "request_uuid": request or new(),
        "assignment_uuid": owner,
        "algorithm_name": algorithm,
        "calculation_uuid": new(),
        "ecosystem_matrix_uuid": new(),
        "exercise_uuids": exercises,
    }


def fetch_pes(store, owner, algorithm, most=None):
    wish = {"request_uuid": new(), "assignment_uuid": owner, "algorithm_name": algorithm}
    body = {"pe_requests": [{**wish, "max_num_exercises": most}]}
    answer = results.fetch_exercises(store, results.ASSIGNMENT_PES, body)["pe_responses"][0]
    return answer["assignment_status"], answer["exercise_uuids"]
