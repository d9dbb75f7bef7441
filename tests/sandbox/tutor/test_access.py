"""Who may, who may not, and how no is said."""

import pytest


def test_nobody_gets_403_and_no_data(school, browse):
    for path in ("/api/user", "/api/user/courses", school.path(), school.path("/dashboard"), "/api/tasks/1"):
        reply = browse()("GET", path)
        assert (reply.status_code, reply.json()) == (403, {"error_id": None}), path


def test_an_unknown_record_is_404_and_anothers_course_403(school):
    dan = school.browse("dan")
    assert dan("GET", "/api/courses/999999").status_code == 404
    assert dan("GET", school.path()).status_code == 403
    assert dan("GET", "/api/nothing").status_code == 404


def test_a_session_without_origin_needs_the_token(school):
    ben = school.ben
    del ben.http.headers["Origin"]
    settings = {"ui_settings": {"a": 1}}
    assert ben("PUT", "/api/user/ui_settings", settings).status_code == 422
    ben.http.headers["X-CSRF-Token"] = ben.token
    assert ben("PUT", "/api/user/ui_settings", settings).status_code == 422, "the token of before the login"


def test_malformed_json_is_400(school):
    reply = school.ada("PUT", school.path(), data='{"name":')
    assert reply.status_code == 400
    assert reply.json()["errors"][0]["message"]


def test_a_bad_date_is_400_and_the_present_is_told(school):
    assert school.ada("GET", "/api/user", at="yesterday").status_code == 400
    assert school.ada("GET", "/api/user", at="2030-01-01T00:00:00Z").headers["X-App-Date"] < "2030"


def test_unexpected_errors_tell_only_an_id(school, capsys):
    reply = school.ada("POST", "/api/demo/course", {"course": {"name": "X"}})
    assert reply.status_code == 500
    assert list(reply.json()) == ["error_id"]
    assert reply.json()["error_id"] in capsys.readouterr().err


@pytest.mark.parametrize("path", ["/roster", "/plans", "/exercises"])
def test_students_do_not_see_what_is_the_teachers(school, path):
    assert school.ben("GET", school.path(path)).status_code == 403


def test_joining_by_code(school):
    dan = school.browse("dan")
    code = {"enrollment_code": school.course["periods"][1]["enrollment_code"]}
    assert school.browse()("POST", "/api/enrollment/prevalidate", code).json()["period"]["name"] == "2nd"
    change = dan("POST", "/api/enrollment", code).json()
    assert dan.get("/api/user/courses") == []
    assert school.ben("PUT", f"/api/enrollment/{change['id']}/approve", {}).status_code == 403
    assert dan("PUT", f"/api/enrollment/{change['id']}/approve", {}).json()["status"] == "processed"
    assert [c["name"] for c in dan.get("/api/user/courses")] == ["Physics"]
    again = dan("PUT", f"/api/enrollment/{change['id']}/approve", {})
    assert again.json()["errors"][0]["code"] == "already_processed"


def test_the_zone_moves_dates_and_keeps_their_wall_clock(school):
    school.publish(due_at="2027-01-10T07:00:00.000Z")
    plan = school.ada.get(school.path("/plans"))["items"][0]
    assert plan["tasking_plans"][0]["due_at"] == "2027-01-10T13:00:00.000Z"
    assert school.ada("PUT", school.path(), {"timezone": "US/Pacific"}).status_code == 200
    plan = school.ada.get(school.path("/plans"))["items"][0]
    assert plan["tasking_plans"][0]["due_at"] == "2027-01-10T15:00:00.000Z"
