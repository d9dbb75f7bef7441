"""Calls of Biglearn and its scheduler: what goes out, whole or spoilt, and what comes back."""

import json

import pytest

from support.api import schemas
from support.api.calls import Calls
from support.api.errors import RequestBrokenError, SchemaBrokenError, UnexpectedAnswerError
from support.api.transcript import Transcript
from support.api.transport import Transport
from support.biglearn import Damage, RebuffError
from support.domain.refusals import Refusal
from tests.support.api.scripted_server import Reply

UUID = "11111111-1111-4111-8111-111111111111"
BODY = {"request_uuid": UUID, "course_uuids": [UUID]}
CALL = "fetch_course_ecosystem_statuses"
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def calls(server):
    return Calls(
        Transport(server.url, Transcript()),
        "biglearn",
        header="Biglearn-Api-Token",
        token="right",
        other_header="Biglearn-Scheduler-Token",
    )


def test_what_breaks_the_declaration_is_not_sent(server, calls):
    with pytest.raises(RequestBrokenError, match=r"\$\.course_uuids\[0\]"):
        calls.post(CALL, {**BODY, "course_uuids": ["not a uuid"]})
    assert not server.asked


def test_beyond_the_declaration_it_is_sent(server, calls):
    server.script(Reply(200, {"course_statuses": []}))
    calls.beyond_declared().post(CALL, {**BODY, "course_uuids": ["not a uuid"]})
    assert json.loads(server.asked[0].body)["course_uuids"] == ["not a uuid"]


def test_an_answer_that_breaks_its_schema_is_told_with_its_place(server, calls):
    server.script(Reply(200, {"course_statuses": [{"course_uuid": UUID}]}))
    with pytest.raises(SchemaBrokenError, match=r"\$\.course_statuses\[0\]"):
        calls.post(CALL, BODY)


def test_every_message_wants_json_and_carries_the_token(server, calls):
    server.script(Reply(200, {"course_statuses": []}))
    calls.post(CALL, BODY)
    headers = server.asked[0].headers
    assert headers["Accept"] == "application/json"
    assert headers["Content-Type"] == "application/json"
    assert headers["Biglearn-Api-Token"] == "right"


@pytest.mark.parametrize(
    ("status", "answer", "reason"),
    [
        (400, {"errors": ["The Biglearn-Api-Token header is wrong"]}, Refusal.NOT_ALLOWED),
        (400, {"errors": ["no JSON", "at 1"], "request": "x"}, Refusal.INVALID),
        (400, {"status": 400, "error": "Bad Request"}, Refusal.INVALID),
        (404, {"status": 404, "error": "Not Found"}, Refusal.NOT_FOUND),
        (422, {"exception": "RecordNotUnique", "errors": "duplicate"}, Refusal.NUMBER_TAKEN),
        (500, {"error_id": "012345"}, Refusal.SENSELESS),
    ],
)
def test_a_refusal_says_why(server, calls, status, answer, reason):
    server.script(Reply(status, answer))
    with pytest.raises(RebuffError) as refused:
        calls.post(CALL, BODY)
    assert refused.value.reason is reason
    assert refused.value.echo == answer.get("request")
    assert refused.value.trouble_number == answer.get("error_id")


@pytest.mark.parametrize(
    ("status", "answer"), [(500, {"error_id": "12345"}), (422, {"errors": ["a list"]}), (400, {})]
)
def test_a_refusal_in_another_shape_breaks_its_schema(server, calls, status, answer):
    server.script(Reply(status, answer))
    with pytest.raises(SchemaBrokenError):
        calls.post(CALL, BODY)


def test_what_no_contract_has_is_an_error(server, calls):
    server.script(Reply(503, {"error_id": "012345"}))
    with pytest.raises(UnexpectedAnswerError):
        calls.post(CALL, BODY)


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (1000, [1000]), (1001, [1000, 1]), (2500, [1000, 1000, 500])]
)
def test_batches_are_cut_as_tutor_cuts_them(calls, count, sizes):
    assert [len(part) for part in calls.parts(range(count))] == sizes
    assert [len(part) for part in calls.beyond_declared().parts(range(count))] == [count]


@pytest.mark.parametrize("damage", Damage)
def test_every_damage_changes_what_arrives(server, calls, damage):
    server.script(Reply(400, {"errors": ["no"]}))
    with pytest.raises(RebuffError):
        calls.spoilt(damage).post(CALL, BODY)
    (got,) = server.asked
    seen = (got.method, got.path, got.headers.get("Content-Type"), got.headers.get("Biglearn-Api-Token"))
    plain = ("POST", f"/{CALL}", "application/json", "right")
    assert seen != plain or got.body != json.dumps(BODY)


DOCUMENTS = sorted(
    f"{service}/{path.stem}"
    for service in ("biglearn", "scheduler")
    for path in (schemas._FOLDER / service).glob("*.json")
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_schema_can_be_used(name):
    schemas._validator(name)


@pytest.mark.parametrize(("service", "count"), [("biglearn", 25), ("scheduler", 7)])
def test_every_call_declares_its_request_and_has_its_answer(service, count):
    names = {name.partition("/")[2] for name in DOCUMENTS if name.startswith(f"{service}/")}
    declared = {name.removesuffix(".request") for name in names if name.endswith(".request")}
    assert len(declared) == count
    assert names - {f"{call}.request" for call in declared} - declared == {
        "formats",
        *("refusal", "not_found", "conflict", "failure"),
    }
