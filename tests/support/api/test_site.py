"""Signing in, asking and being refused, as Tutor's contract has it."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

import support.api.tutor
from support.api.errors import SchemaBrokenError, UnexpectedAnswerError
from support.api.tutor.answers import schema_of
from support.api.tutor.site import Site, fetch_job
from support.domain.people import Person, Standing
from support.domain.refusals import Refusal, RefusedError
from tests.support.api.scripted_server import HTML, PAGE, Reply

BEN = Person("Ben", "ben-1", "Ben", "O'Neill", Standing.STUDENT)
CLEO = Person("Cleo", "cleo-1", "Cleo", "Sund", Standing.STUDENT)
LOGIN = "/accounts/dev/accounts"


def login_page(token, *usernames):
    links = [f'<a href="{LOGIN}/{n}/become" data-method="post">{u}</a>' for n, u in enumerate(usernames)]
    meta = f'<meta name="csrf-token" content="{token}">' if token else ""
    return Reply(
        200, f"<head>{meta}</head>{''.join(links)}", HTML, {"X-App-Date": "2026-12-01T08:00:00.000Z"}
    )


@pytest.fixture
def site(server, transcript, clock):
    # A prefix of both names is found, too; and the token changes with the session.
    server.on("GET", LOGIN, login_page("before", "ben-12", "ben-1", "cleo-1"), login_page("after"))
    for number in range(3):
        server.on(
            "POST",
            f"{LOGIN}/{number}/become",
            Reply(302, "", HTML, {"Location": "/", "Set-Cookie": f"s={number}; Path=/"}),
        )
    site = Site(server.url, transcript, clock)
    yield site
    site.close()


def test_signing_in_follows_the_recipe_once(server, site, clock):
    server.script(Reply(200, []))
    for _ in range(2):
        assert site.ask(BEN, "GET", "/user/courses") == []
    listing, become, again, *calls = server.asked
    assert listing.path == f"{LOGIN}?search%5Bquery%5D=username%3A%22ben-1%22"
    assert (become.path, become.body) == (f"{LOGIN}/1/become", "authenticity_token=before")
    assert again.path == LOGIN
    assert [(c.path, c.headers["X-CSRF-Token"], c.headers["Cookie"]) for c in calls] == [
        ("/api/user/courses", "after", "s=1")
    ] * 2
    assert clock.now == datetime(2026, 12, 1, 8, tzinfo=UTC), "the target's present is the case's"


def test_everybody_has_a_session_of_their_own(server, site):
    server.script(Reply(200, []))
    site.ask(BEN, "GET", "/user/courses")
    server.on("GET", LOGIN, login_page("before", "ben-1", "ben-1x", "cleo-1"), login_page("hers"))
    site.ask(CLEO, "GET", "/user/courses")
    server.on(
        "POST", "/api/enrollment/prevalidate", Reply(200, {"course": {"name": "P"}, "period": {"name": "1"}})
    )
    site.ask(None, "POST", "/enrollment/prevalidate", {"enrollment_code": "1"})
    api = [a for a in server.asked if a.path.startswith("/api")]
    assert [a.headers.get("Cookie") for a in api] == ["s=1", "s=2", None]
    assert [a.headers.get("X-CSRF-Token") for a in api] == ["after", "hers", None]


def test_somebody_whom_the_site_does_not_know(server, site):
    server.on("GET", LOGIN, login_page("before", "ben-12"))
    with pytest.raises(UnexpectedAnswerError, match="the dev login does not offer 'ben-1'"):
        site.ask(BEN, "GET", "/user/courses")


def test_a_site_that_gives_no_token_is_asked_without_one(server, site):
    server.on("GET", LOGIN, login_page("", "ben-1"))
    server.script(Reply(200, {"ui_settings": {}}))
    site.ask(BEN, "PUT", "/user/ui_settings", {})
    assert "X-CSRF-Token" not in server.asked[-1].headers


def test_a_token_that_is_not_taken_is_no_refusal_by_a_rule(server, site):
    server.script(Reply(422, PAGE, HTML))
    with pytest.raises(
        UnexpectedAnswerError, match="PUT /api/user/ui_settings answered 422 with a page: the CSRF"
    ):
        site.ask(BEN, "PUT", "/user/ui_settings", {})


@pytest.mark.parametrize(
    ("person", "reply", "reason"),
    [
        (BEN, Reply(403, {"error_id": None}), Refusal.NOT_ALLOWED),
        (None, Reply(403, {"error_id": None}), Refusal.NOT_SIGNED_IN),
        (BEN, Reply(404, {"error_id": None}), Refusal.NOT_FOUND),
        (BEN, Reply(404, {"status": 404, "errors": [{"code": "job_not_found"}]}), Refusal.NOT_FOUND),
        # A Tutor in development answers with a page, and tells its time as always.
        (BEN, Reply(404, PAGE, HTML, {"X-App-Date": "2026-12-01T08:00:00.000Z"}), Refusal.NOT_FOUND),
        (
            BEN,
            Reply(422, {"status": 422, "errors": [{"code": "course_ended", "message": "x"}]}),
            Refusal.COURSE_ENDED,
        ),
        (
            BEN,
            Reply(422, {"status": 422, "errors": [{"code": "odd"}, {"code": "is_teacher", "data": {}}]}),
            Refusal.TEACHES_COURSE,
        ),
        (BEN, Reply(422, {"status": 422, "errors": [{"code": "odd", "message": None}]}), Refusal.INVALID),
    ],
)
def test_refusals_are_part_of_the_domain(server, site, person, reply, reason):
    server.script(reply)
    with pytest.raises(RefusedError) as refusal:
        site.ask(person, "GET", "/courses/1")
    assert refusal.value.reason is reason


def test_every_code_of_a_refusal_is_kept(server, site):
    server.script(Reply(422, {"status": 422, "errors": [{"code": "a"}, {"code": "b"}]}))
    with pytest.raises(RefusedError) as refusal:
        site.ask(BEN, "GET", "/courses/1")
    assert refusal.value.codes == ("a", "b")


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(404, "", "text/plain"), "is no call that this Tutor knows"),
        (Reply(404, PAGE, HTML), "answered 404 as no Tutor does"),
        (Reply(403, PAGE, HTML), "answered 403 as no Tutor does"),
        (Reply(200, PAGE, HTML), "answered 200 with text/html; charset=utf-8 instead of JSON"),
        (Reply(204, "", HTML), "answered 204 with"),
        (Reply(500, {"error_id": "123456"}), "answered 500, .*123456"),
        (Reply(401, {}), "answered 401"),
    ],
)
def test_what_is_neither_an_answer_nor_a_refusal(server, site, reply, told):
    server.script(reply)
    with pytest.raises(
        UnexpectedAnswerError, match=rf"GET /api/courses/1 .*{told}|GET /api/courses/1 {told}"
    ):
        site.ask(BEN, "GET", "/courses/1")


COURSE = {
    "id": "1",
    "uuid": "8d50a0af-948b-4204-a71d-4826cba765b8",
    "name": "P",
    "starts_at": "2026-07-01T00:00:00.000Z",
    "ends_at": "2027-06-29T23:59:59.999Z",
    "timezone": "US/Central",
    "is_preview": False,
    "periods": [{"id": "2", "name": "1st"}],
    "roles": [{"id": "3", "type": "teacher"}],
}


def test_an_answer_that_satisfies_the_contract_may_have_more(server, site):
    server.script(Reply(200, {**COURSE, "something_new": {"of": "theirs"}}))
    assert site.ask(BEN, "GET", "/courses/1")["something_new"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": 1}, r"\$\.id: 1 is not of type \"string\""),
        ({"uuid": "no-uuid"}, r"\$\.uuid"),
        ({"starts_at": "2026-07-01T00:00:00Z"}, r"\$\.starts_at"),
        ({"periods": [{"id": "2", "name": "1st"}, {"id": 3, "name": "2nd"}]}, r"\$\.periods\[1\]\.id"),
        ({"roles": [{"id": "3", "type": "owner"}]}, r"\$\.roles\[0\]\.type"),
        ({"code": None}, r"\$\.code: null"),
        ({"something_new": None}, r"\$\.something_new: null"),
        ({"teacher_record": {"id": "1", "new": None}}, r"\$\.teacher_record\.new: null"),
        ({"is_preview": None}, r"\$\.is_preview"),
    ],
)
def test_a_breach_is_told_with_method_path_and_place(server, site, change, place):
    server.script(Reply(200, {**COURSE, **change}))
    told = rf"the answer to PUT /api/courses/1 breaks its schema tutor/course at {place}"
    with pytest.raises(SchemaBrokenError, match=told):
        site.ask(BEN, "PUT", "/courses/1", {})


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (422, {"errors": [{"code": "x"}]}),
        (422, {"status": 422, "errors": []}),
        (422, {"status": 422, "errors": [{"message": "x"}]}),
        (422, {"status": 422, "errors": ["x"]}),
        (403, ["no"]),
        (404, {"error_id": 7}),
    ],
)
def test_refusals_have_a_contract_too(server, site, status, body):
    server.script(Reply(status, body))
    with pytest.raises(
        SchemaBrokenError, match=r"GET /api/courses/1 breaks its schema tutor/(refusal|no_access)"
    ):
        site.ask(BEN, "GET", "/courses/1")


def test_publishing_without_a_job_to_wait_for_breaks_the_contract(server, site):
    plan = {"id": "1", "type": "event", "title": "E", "settings": {}, "tasking_plans": []}
    server.script(Reply(200, plan))
    assert site.ask(BEN, "POST", "/courses/1/plans", {}) == plan
    server.script(Reply(202, plan))
    with pytest.raises(SchemaBrokenError, match="publish_job_url"):
        site.ask(BEN, "POST", "/courses/1/plans", {})


def test_students_are_never_sent_what_is_right(server, site):
    answer = {"id": 1, "content_html": "2 m"}
    step = {
        "id": 5,
        "type": "exercise",
        "group": "fixed",
        "is_completed": False,
        "uid": "7@1",
        "formats": ["multiple-choice"],
        "content": {"uid": "7@1", "title": None, "questions": [{"id": 1, "answers": [answer]}]},
    }
    server.script(Reply(200, step))
    assert site.ask(BEN, "GET", "/steps/5")["uid"] == "7@1"
    answer["correctness"] = "1.0"
    with pytest.raises(SchemaBrokenError, match=r"\$\.content\.questions\[0\]\.answers\[0\]\.correctness"):
        site.ask(BEN, "GET", "/steps/5")


def test_an_unknown_call_is_not_relied_on(server, site):
    server.script(Reply(200, {}))
    with pytest.raises(LookupError, match="no schema is known for GET /nothing"):
        site.ask(None, "GET", "/nothing")


def test_every_call_of_the_drivers_has_its_schema():
    calls = list(written_calls())
    assert len(calls) > 30
    for method, path in calls:
        assert schema_of(method, path), (method, path)


def written_calls():
    """Method and path of every call that is written out in the code of Tutor's drivers."""
    for source in Path(support.api.tutor.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "ask" and len(node.args) > 2:
                method, path = node.args[1:3]
                if isinstance(path, ast.Constant):
                    yield method.value, path.value
                elif isinstance(path, ast.JoinedStr):
                    yield (
                        method.value,
                        "".join(
                            getattr(part, "value", "") if isinstance(part, ast.Constant) else "1"
                            for part in path.values
                        ),
                    )


def test_a_job_is_waited_for(server, site):
    queued = {"id": "9", "status": "queued", "errors": []}
    server.script(Reply(200, queued), Reply(200, {**queued, "status": "succeeded", "url": "/x"}))
    job = fetch_job(lambda path: site.ask(None, "GET", path), f"{server.url}/api/jobs/9")
    assert job["url"] == "/x"
    assert [asked.path for asked in server.asked] == ["/api/jobs/9"] * 2


def test_a_failed_job_tells_its_errors(server, site):
    server.script(Reply(200, {"id": "9", "status": "failed", "errors": [{"code": "empty_tasks"}]}))
    with pytest.raises(AssertionError, match=r"the job /jobs/9 failed: .*empty_tasks"):
        fetch_job(lambda path: site.ask(None, "GET", path), "/api/jobs/9")
